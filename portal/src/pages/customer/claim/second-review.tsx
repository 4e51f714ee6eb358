import { Button, Stack, Text, Textarea } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useWrite } from '../../../api/query.ts';
import { serverNow } from '../../../api/server-time.ts';
import type { Claim } from '../../../api/shapes.ts';
import { useFormats } from '../../../formats/use-formats.ts';
import { FormProblem } from '../../../forms/form-problem.tsx';
import { useProblemForm } from '../../../forms/use-problem-form.ts';
import { toast } from '../../../shell/toasts.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';

/** Asks that somebody else decides again; nothing when the time for it is over or it was asked already. */
export function SecondReview({ claim }: { readonly claim: Claim }): ReactNode {
  const t = useTexts(texts);
  const { date } = useFormats();
  const [isOpen, setOpen] = useState(false);
  const ask = useWrite('POST /claims/{claimId}/second-review');
  const { form, problem, isSending, submit } = useProblemForm(
    { mode: 'uncontrolled', initialValues: { message: '' } },
    async ({ message }) => {
      const said = message.trim();
      await ask.mutateAsync({
        path: { claimId: claim.claimId },
        body: said === '' ? {} : { message: said },
      });
      toast(t('reviewSent'));
      setOpen(false);
    },
  );
  const { denial, nextStep } = claim;
  if (!denial || nextStep.button === undefined || Date.parse(denial.secondReviewUntil) < serverNow())
    return null;
  if (!isOpen) return <Button onClick={() => setOpen(true)}>{nextStep.button}</Button>;
  return (
    <form onSubmit={submit}>
      <Stack>
        <Text>{t('reviewLead', { date: date(denial.secondReviewUntil) })}</Text>
        <Textarea label={t('reviewMessage')} maxLength={5_000} autoFocus {...form.getInputProps('message')} />
        <FormProblem>{problem}</FormProblem>
        <Button type="submit" loading={isSending} style={{ alignSelf: 'flex-start' }}>
          {t('review')}
        </Button>
      </Stack>
    </form>
  );
}
