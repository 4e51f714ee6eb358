import { Box, Skeleton, Title } from '@mantine/core';
import { lazy, type ReactNode, Suspense } from 'react';
import type { AnswerOf } from '../../api/call.ts';
import { useTexts } from '../../texts/languages.tsx';
import { Card } from '../card.tsx';
import { useMonthName } from '../payouts/use-month-name.ts';
import { ScrollTable } from '../scroll-table.tsx';
import { texts } from './texts.ts';
import { useDuration } from './use-duration.ts';

/** Charts are heavy: they come after the numbers. */
const MonthCharts = lazy(() => import('./month-charts.tsx'));

type Month = AnswerOf<'GET /partners/me/scorecard'>['months'][number];

/** The months as charts and, for those who want the numbers, as a table. */
export function ByMonth({ months }: { readonly months: readonly Month[] }): ReactNode {
  const t = useTexts(texts);
  const duration = useDuration();
  const monthName = useMonthName();
  return (
    <Card>
      <Title order={2} mb="md">
        {t('byMonth')}
      </Title>
      <Suspense fallback={<Skeleton h="14rem" radius="md" />}>
        <MonthCharts months={months} />
      </Suspense>
      <Box mt="md">
        <ScrollTable label={t('byMonth')} numbers>
          <thead>
            <tr>
              <th scope="col">{t('month')}</th>
              <th scope="col">{t('repairs')}</th>
              <th scope="col">{t('repair')}</th>
              <th scope="col">{t('reRepairs')}</th>
              <th scope="col">{t('denials')}</th>
            </tr>
          </thead>
          <tbody>
            {months.toReversed().map((one) => (
              <tr key={one.month}>
                <th scope="row">{monthName(one.month)}</th>
                <td>{one.repairs}</td>
                <td>{one.time.repair ? duration(one.time.repair.medianMinutes) : '–'}</td>
                <td>{one.reRepairs}</td>
                <td>{one.denials}</td>
              </tr>
            ))}
          </tbody>
        </ScrollTable>
      </Box>
    </Card>
  );
}
