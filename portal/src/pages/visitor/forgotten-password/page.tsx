import { Anchor, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { FormProblem } from '../../../forms/form-problem.tsx';
import { useProblemForm } from '../../../forms/use-problem-form.ts';
import { Card } from '../../../parts/card.tsx';
import { Page } from '../../../parts/page.tsx';
import { SignInRefused } from '../../../session/cognito.ts';
import { cognito } from '../../../session/session.ts';
import { toast } from '../../../shell/toasts.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';

export default function ForgottenPasswordPage(): ReactNode {
  const t = useTexts(texts);
  const [email, setEmail] = useState<string>();
  return (
    <Card maw="27rem" mx="auto" mt={{ base: 0, sm: 'xl' }} p={{ base: 'lg', sm: 'xl' }}>
      {email === undefined ? (
        <Page title={t('title')} lead={t('lead')}>
          <EmailForm onSent={setEmail} />
        </Page>
      ) : (
        <Page title={t('codeTitle')} lead={t('codeLead', { email })}>
          <CodeForm email={email} onAgain={() => setEmail(undefined)} />
        </Page>
      )}
    </Card>
  );
}

function EmailForm({ onSent }: { readonly onSent: (email: string) => void }): ReactNode {
  const t = useTexts(texts);
  const { form, problem, isSending, submit } = useProblemForm(
    { mode: 'uncontrolled', initialValues: { email: '' } },
    async ({ email }) => {
      const pools = await cognito();
      await pools.forgotPassword(email.trim()).catch((error: unknown) => {
        throw error instanceof SignInRefused ? new Error(t('tooOften'), { cause: error }) : error;
      });
      onSent(email.trim());
    },
  );
  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput
          label={t('email')}
          type="email"
          autoComplete="username"
          required
          withAsterisk={false}
          {...form.getInputProps('email')}
        />
        <FormProblem>{problem}</FormProblem>
        <Button type="submit" loading={isSending} fullWidth>
          {t('send')}
        </Button>
        <Anchor component={Link} href="/sign-in" ta="center">
          {t('back')}
        </Anchor>
      </Stack>
    </form>
  );
}

interface CodeFormProps {
  readonly email: string;
  readonly onAgain: () => void;
}

function CodeForm({ email, onAgain }: CodeFormProps): ReactNode {
  const t = useTexts(texts);
  const [, navigate] = useLocation();
  const { form, problem, isSending, submit } = useProblemForm(
    { mode: 'uncontrolled', initialValues: { code: '', password: '' } },
    async ({ code, password }) => {
      const pools = await cognito();
      await pools.resetPassword(email, code.trim(), password).catch((error: unknown) => {
        const isCode = error instanceof SignInRefused && error.kind !== 'InvalidPasswordException';
        throw isCode ? new Error(t('wrongCode'), { cause: error }) : error;
      });
      toast(t('saved'));
      navigate('/sign-in');
    },
  );
  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput
          label={t('code')}
          inputMode="numeric"
          autoComplete="one-time-code"
          required
          withAsterisk={false}
          {...form.getInputProps('code')}
        />
        <PasswordInput
          label={t('password')}
          description={t('rules')}
          autoComplete="new-password"
          required
          withAsterisk={false}
          {...form.getInputProps('password')}
        />
        <FormProblem>{problem}</FormProblem>
        <Button type="submit" loading={isSending} fullWidth>
          {t('save')}
        </Button>
        <Button variant="subtle" onClick={onAgain}>
          {t('again')}
        </Button>
      </Stack>
    </form>
  );
}
