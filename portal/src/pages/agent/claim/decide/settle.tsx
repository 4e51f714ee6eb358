import { Button, Stack, Text, Textarea } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWrite } from '../../../../api/query.ts';
import type { Claim } from '../../../../api/shapes.ts';
import { FormProblem } from '../../../../forms/form-problem.tsx';
import { useProblemForm } from '../../../../forms/use-problem-form.ts';
import { toast } from '../../../../shell/toasts.tsx';
import { useTexts } from '../../../../texts/languages.tsx';
import { texts } from './texts.ts';

/** An approved replacement or reimbursement is carried out by people, who say so here; a repair is paid by its invoice. */
export default function Settle({ claim }: { readonly claim: Claim }): ReactNode {
  const t = useTexts(texts);
  const settle = useWrite('POST /claims/{claimId}/settle');
  const { form, problem, isSending, submit } = useProblemForm(
    { mode: 'uncontrolled', initialValues: { note: '' } },
    async ({ note }) => {
      await settle.mutateAsync({ path: { claimId: claim.claimId }, body: { note } });
      toast(t('settled'));
    },
  );
  if (claim.resolution === 'repair' || claim.resolution === undefined) return null;
  return (
    <form onSubmit={submit} aria-label={t('settleTitle')}>
      <Stack mb="lg">
        <Text>{t('settleText')}</Text>
        <Textarea
          label={t('settleNote')}
          required
          withAsterisk={false}
          maxLength={1_000}
          {...form.getInputProps('note')}
        />
        <FormProblem>{problem}</FormProblem>
        <Button type="submit" loading={isSending}>
          {t('settle')}
        </Button>
      </Stack>
    </form>
  );
}
