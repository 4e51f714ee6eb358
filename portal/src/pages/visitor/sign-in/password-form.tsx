import { Anchor, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { FormProblem } from '../../../forms/form-problem.tsx';
import { useProblemForm } from '../../../forms/use-problem-form.ts';
import type { SignInStep } from '../../../session/cognito.ts';
import { cognito } from '../../../session/session.ts';
import { useTexts } from '../../../texts/languages.tsx';
import { asRefusal } from './refusal.ts';
import { texts } from './texts.ts';

export function PasswordForm({ onStep }: { readonly onStep: (step: SignInStep) => void }): ReactNode {
  const t = useTexts(texts);
  const { form, problem, isSending, submit } = useProblemForm(
    { mode: 'uncontrolled', initialValues: { email: '', password: '' } },
    async ({ email, password }) => {
      const pools = await cognito();
      onStep(await pools.signIn(email.trim(), password).catch(asRefusal(t)));
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
        <PasswordInput
          label={t('password')}
          description={t('passwordHint')}
          autoComplete="current-password"
          required
          withAsterisk={false}
          {...form.getInputProps('password')}
        />
        <FormProblem>{problem}</FormProblem>
        <Button type="submit" loading={isSending} fullWidth>
          {t('signIn')}
        </Button>
        <Anchor component={Link} href="/forgotten-password" ta="center">
          {t('forgotten')}
        </Anchor>
      </Stack>
    </form>
  );
}
