import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Claim } from '../../../api/shapes.ts';
import { Card } from '../../../parts/card.tsx';
import { EstimateVersions } from '../../../parts/estimates/estimate-versions.tsx';
import { type MoneyRow, MoneyTable } from '../../../parts/money-table.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';

/** What is known of the claim's money so far; nothing before there is any. */
export function Money({ claim }: { readonly claim: Claim }): ReactNode {
  const t = useTexts(texts);
  const { limitCents, approvedTotalCents, deductibleCents, invoice, resolution, consent } = claim;
  const agreed = consent?.state === 'given' ? consent.customerPaysCents : undefined;
  const rows: readonly MoneyRow[] = [
    { label: t('limit'), cents: limitCents },
    { label: resolution === 'repair' ? t('approved') : t('settled'), cents: approvedTotalCents },
    {
      label: t('youPay'),
      // While it is asked, the question above says who would pay what.
      cents:
        consent?.state === 'asked' ? undefined : (invoice?.customerShareCents ?? agreed ?? deductibleCents),
      hint: agreed === undefined ? t('youPayHint') : t('youAgreed'),
      isTotal: true,
    },
  ].flatMap(({ cents, ...row }) => (cents === undefined ? [] : [{ ...row, cents }]));
  if (rows.length === 0) return null;
  return (
    <Card>
      <Title order={2}>{t('money')}</Title>
      <MoneyTable caption={t('moneyCaption')} rows={rows} />
      <EstimateVersions claim={claim} />
    </Card>
  );
}
