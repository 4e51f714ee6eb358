import { Button, Stack, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { FormProblem } from '../../../forms/form-problem.tsx';
import { useProblemForm } from '../../../forms/use-problem-form.ts';
import { Page } from '../../../parts/page.tsx';
import { cognito } from '../../../session/session.ts';
import { useTexts } from '../../../texts/languages.tsx';
import type { ChallengeProps } from './challenge-props.ts';
import { asRefusal } from './refusal.ts';
import { texts } from './texts.ts';

/** The second step: a code from an app or a text message. */
export function CodeForm({ challenge, onStep, onRestart }: ChallengeProps): ReactNode {
  const t = useTexts(texts);
  const { form, problem, isSending, submit } = useProblemForm(
    { mode: 'uncontrolled', initialValues: { code: '' } },
    async ({ code }) => {
      const pools = await cognito();
      onStep(await pools.answer(challenge, code.replace(/\D/g, '')).catch(asRefusal(t)));
    },
  );
  const lead =
    challenge.name === 'SMS_MFA' ? t('smsCodeLead', { phone: challenge.sentTo ?? '' }) : t('appCodeLead');
  return (
    <Page title={t('codeTitle')} lead={lead}>
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
          <FormProblem>{problem}</FormProblem>
          <Button type="submit" loading={isSending} fullWidth>
            {t('goOn')}
          </Button>
          <Button variant="subtle" onClick={onRestart}>
            {t('back')}
          </Button>
        </Stack>
      </form>
    </Page>
  );
}
