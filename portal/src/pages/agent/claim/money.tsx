import { Skeleton, Text, Title } from '@mantine/core';
import { lazy, type ReactNode, Suspense } from 'react';
import type { AnswerOf } from '../../../api/call.ts';
import { useRead } from '../../../api/query.ts';
import type { Claim } from '../../../api/shapes.ts';
import { useFormats } from '../../../formats/use-formats.ts';
import { Card } from '../../../parts/card.tsx';
import { EstimateVersions } from '../../../parts/estimates/estimate-versions.tsx';
import { type MoneyRow, MoneyTable } from '../../../parts/money-table.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';

const Payments = lazy(() => import('./payments.tsx'));

type Preview = AnswerOf<'GET /claims/{claimId}/money-preview'>;

/** What the ways to settle would cost, the shop's estimate beside the price of a replacement, and what was paid. */
export function Money({ claim }: { readonly claim: Claim }): ReactNode {
  const t = useTexts(texts);
  const { data, error } = useRead('GET /claims/{claimId}/money-preview', {
    path: { claimId: claim.claimId },
  });
  const rows = useMoneyRows(claim, data);
  const { estimate } = claim;
  const replacement = data?.replacement.priceCents;
  const isReplaced =
    estimate !== undefined && replacement !== undefined && estimate.totalCents >= replacement;
  return (
    <Card>
      <Title order={2} mb="sm">
        {t('money')}
      </Title>
      {!data && !error && <Skeleton h={140} radius="md" />}
      {(data ?? error) && rows.length > 0 && <MoneyTable caption={t('moneyCaption')} rows={rows} />}
      {isReplaced && (
        <Text fw={600} mt="sm">
          {t('replaceCheaper')}
        </Text>
      )}
      {estimate && <EstimateLines estimate={estimate} />}
      <EstimateVersions claim={claim} />
      {claim.payments.length > 0 && (
        <Suspense>
          <Payments claim={claim} />
        </Suspense>
      )}
    </Card>
  );
}

function useMoneyRows(claim: Claim, preview: Preview | undefined): readonly MoneyRow[] {
  const t = useTexts(texts);
  const { moneyInFull, moment } = useFormats();
  const { estimate, invoice, approvedTotalCents } = claim;
  const collectedBy =
    invoice?.collectedBy === undefined
      ? undefined
      : t('collectedBy', {
          name: invoice.collectedBy,
          at: moment(invoice.collectedAt ?? invoice.submittedAt),
        });
  const priced = (way: Preview['replacement'] | undefined): string | undefined =>
    way?.planPaysCents === undefined ? undefined : t('planPays', { amount: moneyInFull(way.planPaysCents) });
  const rows: readonly {
    label: string;
    cents: number | undefined;
    hint?: string | undefined;
    isTotal?: boolean;
  }[] = [
    {
      label: t('estimate'),
      cents: estimate?.totalCents,
      hint: t('estimateHint', {
        what: estimate?.recommendation === 'replace' ? t('replaceIt') : t('repairIt'),
      }),
    },
    { label: t('offer'), cents: estimate?.replacement?.priceCents },
    { label: t('repairPrice'), cents: preview?.repair?.priceCents, hint: priced(preview?.repair) },
    {
      label: t('replacementPrice'),
      cents: preview?.replacement.priceCents,
      hint: priced(preview?.replacement),
    },
    {
      label: t('deductible'),
      cents:
        claim.deductibleCents ?? preview?.repair?.deductibleCents ?? preview?.replacement.deductibleCents,
    },
    { label: t('limitLeft'), cents: preview?.limitLeftCents },
    {
      label: t('invoice'),
      cents: invoice?.totalCents,
      hint:
        invoice &&
        t('invoiceNote', {
          parts: moneyInFull(invoice.partsCents),
          labor: moneyInFull(invoice.laborCents),
          tax: moneyInFull(invoice.taxCents),
        }),
    },
    { label: t('approvedTotal'), cents: approvedTotalCents },
    { label: t('collected'), cents: invoice?.collectedCents, hint: collectedBy },
    {
      label: t('customerAgreed'),
      cents: claim.consent?.customerPaysCents,
      hint: claim.consent && t(`consent-${claim.consent.state}`),
    },
    { label: t('payable'), cents: invoice?.payableCents, isTotal: true },
  ];
  return rows.flatMap(({ cents, hint, ...row }) =>
    cents === undefined ? [] : [{ ...row, cents, ...(hint !== undefined && { hint }) }],
  );
}

function EstimateLines({ estimate }: { readonly estimate: NonNullable<Claim['estimate']> }): ReactNode {
  const t = useTexts(texts);
  const rows = estimate.lines.map(({ description, quantity, unitCents }, index) => ({
    label: `${index + 1}. ${description}${quantity > 1 ? ` × ${quantity}` : ''}`,
    cents: quantity * unitCents,
  }));
  return (
    <details>
      <summary>{t('lines')}</summary>
      <Text mt="sm" mb="sm">
        <strong>{t('diagnosis')}:</strong> {estimate.diagnosis}
      </Text>
      <MoneyTable caption={t('lines')} rows={rows} />
    </details>
  );
}
