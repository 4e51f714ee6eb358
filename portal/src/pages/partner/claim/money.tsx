import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Claim } from '../../../api/shapes.ts';
import { useFormats } from '../../../formats/use-formats.ts';
import { Card } from '../../../parts/card.tsx';
import { EstimateVersions } from '../../../parts/estimates/estimate-versions.tsx';
import { type MoneyRow, MoneyTable } from '../../../parts/money-table.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';

/** What was approved, what the customer pays, and what the shop gets; nothing before there is any. */
export function Money({ claim }: { readonly claim: Claim }): ReactNode {
  const t = useTexts(texts);
  const { date, moneyInFull } = useFormats();
  const { estimate, invoice, approvedTotalCents, deductibleCents, payments, supplement, consent } = claim;
  const hasAgreed = consent?.state === 'given';
  const paid = payments.find(({ status }) => status === 'paid');
  const rows = [
    { label: t('estimateTotal'), cents: supplement ? undefined : estimate?.totalCents },
    { label: t('approvedTotal'), cents: approvedTotalCents, hint: t('approvedHint') },
    {
      label: t('asked'),
      cents: supplement?.totalCents,
      hint: t('askedHint', { amount: moneyInFull(supplement?.differenceCents ?? 0) }),
    },
    { label: t('invoiceTotal'), cents: invoice?.totalCents },
    {
      // Before approval nothing is collected yet.
      label: approvedTotalCents === undefined ? t('deductible') : t('collect'),
      cents: invoice?.customerShareCents ?? (hasAgreed ? consent?.customerPaysCents : deductibleCents),
      hint: hasAgreed ? t('consentGiven') : t('collectHint'),
    },
    {
      label: paid ? t('paidOn', { date: date(paid.at) }) : t('youGet'),
      cents: invoice?.payableCents,
      isTotal: true,
      ...(paid?.to !== undefined && { hint: t('paidTo', { to: paid.to }) }),
    },
  ].flatMap(({ cents, ...row }): MoneyRow[] => (cents === undefined ? [] : [{ ...row, cents }]));
  if (rows.length === 0) return null;
  return (
    <Card>
      <Title order={2}>{t('money')}</Title>
      <MoneyTable caption={t('moneyCaption')} rows={rows} />
      <EstimateVersions claim={claim} />
    </Card>
  );
}
