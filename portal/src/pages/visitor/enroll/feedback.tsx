import { Button, NativeSelect, Stack, Text, Textarea } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWrite } from '../../../api/query.ts';
import { FormProblem } from '../../../forms/form-problem.tsx';
import { useProblemForm } from '../../../forms/use-problem-form.ts';
import { Card } from '../../../parts/card.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import classes from './enroll.module.css';
import type { PlanCode } from './order.ts';
import { texts } from './texts.ts';

const reasons = ['price', 'not-needed', 'other-provider', 'not-covered', 'complicated', 'other'] as const;

/** For those who leave: why. */
export function Feedback({ planCode }: { readonly planCode: PlanCode }): ReactNode {
  const t = useTexts(texts);
  const leave = useWrite('POST /enrollments/feedback', { refreshes: [] });
  const { form, problem, isSending, submit } = useProblemForm(
    { mode: 'uncontrolled', initialValues: { reason: 'price', text: '' } },
    ({ reason, text }) =>
      leave.mutateAsync({
        body: {
          reason: reasons.find((one) => one === reason) ?? 'other',
          planCode,
          ...(text.trim() !== '' && { text: text.trim() }),
        },
      }),
  );
  return (
    <details className={classes.feedback}>
      <summary>{t('notInterested')}</summary>
      <Card mt="md">
        {leave.isSuccess ? (
          <Text role="status">{t('thanks')}</Text>
        ) : (
          <form onSubmit={submit}>
            <Stack>
              <NativeSelect label={t('reason')} {...form.getInputProps('reason')}>
                {reasons.map((reason) => (
                  <option key={reason} value={reason}>
                    {t(reason)}
                  </option>
                ))}
              </NativeSelect>
              <Textarea label={t('words')} maxLength={2_000} {...form.getInputProps('text')} />
              <FormProblem>{problem}</FormProblem>
              <Button type="submit" variant="default" loading={isSending} style={{ alignSelf: 'flex-start' }}>
                {t('sendReason')}
              </Button>
            </Stack>
          </form>
        )}
      </Card>
    </details>
  );
}
