import { PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useWrite } from '../../../api/query.ts';
import { useFormats } from '../../../formats/use-formats.ts';
import { FormButtons } from '../../../forms/form-buttons.tsx';
import { FormProblem } from '../../../forms/form-problem.tsx';
import { useProblemForm } from '../../../forms/use-problem-form.ts';
import { toast } from '../../../shell/toasts.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';

interface Asked {
  readonly email: string;
  readonly codeUntil: string;
}

/** Another mail address: asked for with the password, then proven by the code that went there. */
export function ChangeEmail({ onDone }: { readonly onDone: () => void }): ReactNode {
  const [asked, setAsked] = useState<Asked>();
  return asked ? (
    <EnterCode asked={asked} onDone={onDone} onAgain={() => setAsked(undefined)} />
  ) : (
    <AskForEmail onAsked={setAsked} onCancel={onDone} />
  );
}

function AskForEmail({
  onAsked,
  onCancel,
}: {
  readonly onAsked: (asked: Asked) => void;
  readonly onCancel: () => void;
}): ReactNode {
  const t = useTexts(texts);
  const ask = useWrite('POST /me/email', { refreshes: [] });
  const { form, problem, isSending, submit } = useProblemForm(
    { mode: 'controlled', initialValues: { email: '', password: '' } },
    async (body) => onAsked(await ask.mutateAsync({ body })),
  );
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <Text>{t('emailText')}</Text>
        <TextInput label={t('newEmail')} type="email" autoComplete="email" {...form.getInputProps('email')} />
        <PasswordInput
          label={t('currentPassword')}
          autoComplete="current-password"
          {...form.getInputProps('password')}
        />
        <FormProblem>{problem}</FormProblem>
        <FormButtons send={t('sendCode')} isSending={isSending} leave={t('cancel')} onLeave={onCancel} />
      </Stack>
    </form>
  );
}

function EnterCode({
  asked: { email, codeUntil },
  onDone,
  onAgain,
}: {
  readonly asked: Asked;
  readonly onDone: () => void;
  readonly onAgain: () => void;
}): ReactNode {
  const t = useTexts(texts);
  const { moment } = useFormats();
  const confirm = useWrite('POST /me/email/confirm', { refreshes: ['GET /me'] });
  const { form, problem, isSending, submit } = useProblemForm(
    { mode: 'controlled', initialValues: { code: '' } },
    async ({ code }) => {
      await confirm.mutateAsync({ body: { code } });
      toast(t('emailChanged', { email }));
      onDone();
    },
  );
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <Text>{t('codeText', { email, until: moment(codeUntil) })}</Text>
        <TextInput
          label={t('code')}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={12}
          {...form.getInputProps('code')}
        />
        <FormProblem>{problem}</FormProblem>
        <FormButtons send={t('takeEmail')} isSending={isSending} leave={t('otherEmail')} onLeave={onAgain} />
      </Stack>
    </form>
  );
}
