import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Claim } from '../../../api/shapes.ts';
import { Card } from '../../../parts/card.tsx';
import { type MoneyRow, MoneyTable } from '../../../parts/money-table.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';

/** What is known of the claim's money so far; nothing before there is any. */
export function Money({ claim }: { readonly claim: Claim }): ReactNode {
  const t = useTexts(texts);
  const { limitCents, approvedTotalCents, deductibleCents } = claim;
  const rows: MoneyRow[] = [
    { label: t('limit'), cents: limitCents },
    { label: t('approved'), cents: approvedTotalCents },
    { label: t('deductible'), cents: deductibleCents, hint: t('deductibleHint') },
  ].flatMap(({ cents, ...row }) => (cents === undefined ? [] : [{ ...row, cents }]));
  if (rows.length === 0) return null;
  return (
    <Card>
      <Title order={2}>{t('money')}</Title>
      <MoneyTable caption={t('moneyCaption')} rows={rows} />
    </Card>
  );
}
