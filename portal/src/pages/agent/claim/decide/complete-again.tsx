import { Box, Button, Stack, Textarea } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWrite } from '../../../../api/query.ts';
import type { Claim } from '../../../../api/shapes.ts';
import { FormProblem } from '../../../../forms/form-problem.tsx';
import { useProblemForm } from '../../../../forms/use-problem-form.ts';
import { toast } from '../../../../shell/toasts.tsx';
import { useTexts } from '../../../../texts/languages.tsx';
import { texts } from './texts.ts';

/** A claim that was opened again, and is as it should be, is completed as it was. */
export function CompleteAgain({ claim }: { readonly claim: Claim }): ReactNode {
  const t = useTexts(texts);
  const settle = useWrite('POST /claims/{claimId}/settle');
  const { form, problem, isSending, submit } = useProblemForm(
    { mode: 'uncontrolled', initialValues: { note: '' } },
    async (body) => {
      await settle.mutateAsync({ path: { claimId: claim.claimId }, body });
      toast(t('settled'));
    },
  );
  return (
    <Box component="details" mt="lg">
      <summary>{t('completeAgain')}</summary>
      <form onSubmit={submit} aria-label={t('completeAgain')}>
        <Stack mt="sm">
          <Textarea
            label={t('completeAgainNote')}
            required
            withAsterisk={false}
            maxLength={1_000}
            {...form.getInputProps('note')}
          />
          <FormProblem>{problem}</FormProblem>
          <Button type="submit" variant="default" loading={isSending}>
            {t('completeAgain')}
          </Button>
        </Stack>
      </form>
    </Box>
  );
}
