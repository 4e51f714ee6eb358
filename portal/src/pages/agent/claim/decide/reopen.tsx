import { Button, Stack, Textarea } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWrite } from '../../../../api/query.ts';
import type { Claim } from '../../../../api/shapes.ts';
import { FormProblem } from '../../../../forms/form-problem.tsx';
import { useProblemForm } from '../../../../forms/use-problem-form.ts';
import { toast } from '../../../../shell/toasts.tsx';
import { useTexts } from '../../../../texts/languages.tsx';
import classes from './decide.module.css';
import { texts } from './texts.ts';

/** A closed claim is decided again only once it is open again; says who asked for that, and with which words. */
export default function Reopen({ claim }: { readonly claim: Claim }): ReactNode {
  const t = useTexts(texts);
  const reopen = useWrite('POST /claims/{claimId}/reopen');
  const { form, problem, isSending, submit } = useProblemForm(
    { mode: 'uncontrolled', initialValues: { reason: '' } },
    async ({ reason }) => {
      const body = reason.trim() === '' ? {} : { reason };
      await reopen.mutateAsync({ path: { claimId: claim.claimId }, body });
      toast(t('reopened'));
    },
  );
  return (
    <form onSubmit={submit}>
      <Stack>
        {claim.asksToReopenAt !== undefined && <div className={classes.note}>{t('reopenAsked')}</div>}
        <Textarea
          label={t('reopenReason')}
          description={t('optional')}
          maxLength={1_000}
          {...form.getInputProps('reason')}
        />
        <FormProblem>{problem}</FormProblem>
        <Button type="submit" loading={isSending}>
          {t('reopen')}
        </Button>
      </Stack>
    </form>
  );
}
