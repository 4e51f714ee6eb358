import { Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useFormats } from '../../../../formats/use-formats.ts';
import { Card } from '../../../../parts/card.tsx';
import { type MoneyRow, MoneyTable } from '../../../../parts/money-table.tsx';
import { useTexts } from '../../../../texts/languages.tsx';
import type { MoneyPreview } from './steps.ts';
import { texts } from './texts.ts';

const saidOf = {
  approve: 'approveSoon',
  'ask-evidence': 'askFirst',
  'request-estimate': 'estimateFirst',
  review: 'agentDecides',
} as const satisfies Record<MoneyPreview['outcome'], string>;

/** What the claim would come to, before it is sent: what we pay, what its owner pays, the limit. */
export function MoneyCard({ preview }: { readonly preview: MoneyPreview }): ReactNode {
  const t = useTexts(texts);
  const { money } = useFormats();
  const { repair, replacement, limitLeftCents, outcome, missingEvidence } = preview;
  const main = repair ?? replacement;
  const { priceCents, planPaysCents, youPayCents = main.deductibleCents } = main;
  const isAboveLimit = youPayCents > main.deductibleCents;
  const rows: readonly MoneyRow[] = [
    { label: repair ? t('repairPrice') : t('replacementPrice'), cents: priceCents },
    { label: t('planPays'), cents: planPaysCents },
    { label: t('limit'), cents: limitLeftCents },
    {
      label: t('youPay'),
      cents: youPayCents,
      hint: isAboveLimit ? t('youPayMoreHint') : t('youPayHint'),
      isTotal: true,
    },
  ].flatMap(({ cents, ...row }) => (cents === undefined ? [] : [{ ...row, cents }]));
  return (
    <Card>
      <Stack gap="sm">
        <Title order={2}>{t('moneyTitle')}</Title>
        <Text fw={550}>{t(saidOf[outcome])}</Text>
        {missingEvidence.length > 0 && (
          <div>
            <Text fw={600}>{t('missing')}</Text>
            <ul>
              {missingEvidence.map(({ kind, why }) => (
                <li key={kind}>{why}</li>
              ))}
            </ul>
          </div>
        )}
        <MoneyTable caption={t('moneyCaption')} rows={rows} />
        {repair && (
          <Text c="dimmed">{t('orReplaced', { deductible: money(replacement.deductibleCents) })}</Text>
        )}
        <Text size="sm" c="dimmed">
          {t('noPromise')}
        </Text>
      </Stack>
    </Card>
  );
}
