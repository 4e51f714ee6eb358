import { Button, Stack, Textarea } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWrite } from '../../../../api/query.ts';
import type { Claim } from '../../../../api/shapes.ts';
import { FormProblem } from '../../../../forms/form-problem.tsx';
import { useProblemForm } from '../../../../forms/use-problem-form.ts';
import { toast } from '../../../../shell/toasts.tsx';
import { useTexts } from '../../../../texts/languages.tsx';
import { texts } from './texts.ts';

/** A reply to a closed claim may only say thanks: the claim stays as it is, with an answer or without. */
export default function LeaveClosed({ claim }: { readonly claim: Claim }): ReactNode {
  const t = useTexts(texts);
  const leave = useWrite('POST /claims/{claimId}/reopen/decline');
  const { form, problem, isSending, submit } = useProblemForm(
    { mode: 'uncontrolled', initialValues: { message: '' } },
    async ({ message }) => {
      const body = message.trim() === '' ? {} : { message };
      await leave.mutateAsync({ path: { claimId: claim.claimId }, body });
      toast(t('leftClosed'));
    },
  );
  return (
    <form onSubmit={submit} aria-label={t('leaveClosed')}>
      <Stack mt="lg">
        <Textarea
          label={t('leaveClosedMessage')}
          description={t('optional')}
          maxLength={2_000}
          {...form.getInputProps('message')}
        />
        <FormProblem>{problem}</FormProblem>
        <Button type="submit" variant="default" loading={isSending}>
          {t('leaveClosed')}
        </Button>
      </Stack>
    </form>
  );
}
