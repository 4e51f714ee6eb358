import { Button, PasswordInput, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { FormProblem } from '../../../forms/form-problem.tsx';
import { useProblemForm } from '../../../forms/use-problem-form.ts';
import { Page } from '../../../parts/page.tsx';
import { cognito } from '../../../session/session.ts';
import { useTexts } from '../../../texts/languages.tsx';
import type { ChallengeProps } from './challenge-props.ts';
import { asRefusal } from './refusal.ts';
import { texts } from './texts.ts';

/** Instead of the passcode that came by mail or text message. */
export function NewPasswordForm({ challenge, onStep, onRestart }: ChallengeProps): ReactNode {
  const t = useTexts(texts);
  const { form, problem, isSending, submit } = useProblemForm(
    { mode: 'uncontrolled', initialValues: { password: '' } },
    async ({ password }) => {
      const pools = await cognito();
      onStep(await pools.answer(challenge, password).catch(asRefusal(t)));
    },
  );
  return (
    <Page title={t('newPasswordTitle')} lead={t('newPasswordLead')}>
      <form onSubmit={submit}>
        <Stack>
          {/* Password managers keep the new password under the name they find here. */}
          <input type="hidden" name="username" autoComplete="username" value={challenge.username} />
          <PasswordInput
            label={t('newPassword')}
            description={t('newPasswordRules', { length: challenge.pool === 'staff' ? 12 : 8 })}
            autoComplete="new-password"
            required
            withAsterisk={false}
            {...form.getInputProps('password')}
          />
          <FormProblem>{problem}</FormProblem>
          <Button type="submit" loading={isSending} fullWidth>
            {t('save')}
          </Button>
          <Button variant="subtle" onClick={onRestart}>
            {t('back')}
          </Button>
        </Stack>
      </form>
    </Page>
  );
}
