import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWrite } from '../../../../api/query.ts';
import type { Claim } from '../../../../api/shapes.ts';
import { useFormats } from '../../../../formats/use-formats.ts';
import { FormProblem } from '../../../../forms/form-problem.tsx';
import { useProblemForm } from '../../../../forms/use-problem-form.ts';
import { ConfirmButton } from '../../../../parts/confirm-button.tsx';
import { MoneyTable } from '../../../../parts/money-table.tsx';
import { toast } from '../../../../shell/toasts.tsx';
import { useTexts } from '../../../../texts/languages.tsx';
import { texts } from './texts.ts';

/** The shop found more than was approved: what the difference is, and yes or no to it. The repair goes on meanwhile. */
export default function Supplement({ claim }: { readonly claim: Claim }): ReactNode {
  const t = useTexts(texts);
  const { money } = useFormats();
  const decide = useWrite('POST /claims/{claimId}/decide');
  const decline = useWrite('POST /claims/{claimId}/supplement/decline');
  const { supplement, claimId, approvedTotalCents, estimate } = claim;
  const path = { claimId };
  const { form, problem, isSending, submit } = useProblemForm(
    { mode: 'controlled', initialValues: { reason: '' } },
    async ({ reason }) => {
      await decline.mutateAsync({ path, body: { reason } });
      toast(t('supplementDeclined'));
    },
  );
  if (!supplement) return null;
  const { totalCents, differenceCents } = supplement;
  return (
    <Stack mb="lg">
      <Text>{t('supplementText', { difference: money(differenceCents) })}</Text>
      <Text c="dimmed">{estimate?.diagnosis}</Text>
      <MoneyTable
        caption={t('supplementTitle')}
        rows={[
          ...(approvedTotalCents === undefined
            ? []
            : [{ label: t('approvedSoFar'), cents: approvedTotalCents }]),
          { label: t('supplementTotal'), cents: totalCents },
          { label: t('supplementDifference'), cents: differenceCents, isTotal: true },
        ]}
      />
      <ConfirmButton
        variant="filled"
        title={t('supplementAsk', { total: money(totalCents) })}
        text={t('supplementMeans')}
        onConfirm={async () => {
          const after = await decide.mutateAsync({ path, body: { outcome: 'approve' } });
          toast(after.proposal ? t('proposed') : t('supplementApproved'));
        }}
      >
        {t('supplementApprove')}
      </ConfirmButton>
      <form onSubmit={submit} aria-label={t('supplementDecline')}>
        <Stack gap="xs">
          <Textarea label={t('supplementReason')} maxLength={2_000} {...form.getInputProps('reason')} />
          <FormProblem>{problem}</FormProblem>
          <Group>
            <Button type="submit" variant="default" loading={isSending}>
              {t('supplementDecline')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Stack>
  );
}
