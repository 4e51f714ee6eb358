import { Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { AnswerOf } from '../../../api/call.ts';
import { useRead } from '../../../api/query.ts';
import { useFormats } from '../../../formats/use-formats.ts';
import { Card } from '../../../parts/card.tsx';
import { ScrollTable } from '../../../parts/scroll-table.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';

type Total = AnswerOf<'GET /money/year-totals'>['items'][number];

/** What each company was paid in a year, and who gets a form 1099. */
export function YearTotals({ year }: { readonly year: string }): ReactNode {
  const t = useTexts(texts);
  const { money } = useFormats();
  const { data } = useRead('GET /money/year-totals', { query: { year, limit: 200 } });
  const [first] = data?.items ?? [];
  return (
    <Card>
      <Stack gap="md">
        <Title order={2} size="h4">
          {t('yearTitle', { year })}
        </Title>
        {data !== undefined && (
          <Text c="dimmed">
            {first ? t('yearText', { from: money(first.reportedFromCents) }) : t('yearNone', { year })}
          </Text>
        )}
        {data !== undefined && first && <Totals year={year} totals={data.items} />}
      </Stack>
    </Card>
  );
}

function Totals({ year, totals }: { readonly year: string; readonly totals: readonly Total[] }): ReactNode {
  const t = useTexts(texts);
  const { moneyInFull } = useFormats();
  const amounts = ['feesPaid', 'repairsPaid', 'byCard', 'counts'] as const;
  return (
    <ScrollTable label={t('yearTitle', { year })}>
      <thead>
        <tr>
          <th scope="col">{t('company')}</th>
          {amounts.map((amount) => (
            <th key={amount} scope="col" data-number>
              {t(amount)}
            </th>
          ))}
          <th scope="col">{t('form')}</th>
          <th scope="col">{t('needs')}</th>
        </tr>
      </thead>
      <tbody>
        {totals.map((total) => (
          <tr key={total.companyId}>
            <th scope="row">{total.companyName}</th>
            {[total.paidCents, total.repairsCents, total.cardCents, total.reportableCents].map(
              (cents, index) => (
                <td key={amounts[index]} data-number>
                  {moneyInFull(cents)}
                </td>
              ),
            )}
            <td>{total.taxForm ?? '–'}</td>
            <td>{total.needs1099 ? t('yes') : '–'}</td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}
