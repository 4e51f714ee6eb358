import { Button, PasswordInput, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWrite } from '../../../api/query.ts';
import { FormProblem } from '../../../forms/form-problem.tsx';
import { useProblemForm } from '../../../forms/use-problem-form.ts';
import { toast } from '../../../shell/toasts.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';

export function ChangePassword(): ReactNode {
  const t = useTexts(texts);
  const change = useWrite('POST /me/password', { refreshes: [] });
  const { form, problem, isSending, submit } = useProblemForm(
    { mode: 'uncontrolled', initialValues: { currentPassword: '', newPassword: '' } },
    async (body) => {
      await change.mutateAsync({ body });
      form.reset();
      toast(t('passwordChanged'));
    },
  );
  return (
    <form onSubmit={submit}>
      <Stack>
        <PasswordInput
          label={t('currentPassword')}
          autoComplete="current-password"
          required
          withAsterisk={false}
          key={form.key('currentPassword')}
          {...form.getInputProps('currentPassword')}
        />
        <PasswordInput
          label={t('newPassword')}
          autoComplete="new-password"
          required
          withAsterisk={false}
          key={form.key('newPassword')}
          {...form.getInputProps('newPassword')}
        />
        <FormProblem>{problem}</FormProblem>
        <Button type="submit" variant="default" loading={isSending} style={{ alignSelf: 'flex-start' }}>
          {t('changePassword')}
        </Button>
      </Stack>
    </form>
  );
}
