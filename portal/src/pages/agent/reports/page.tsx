import { Skeleton, Stack } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useRead } from '../../../api/query.ts';
import { EmptyState } from '../../../parts/empty-state.tsx';
import { LoadFailed } from '../../../parts/load-failed.tsx';
import { Page } from '../../../parts/page.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { Figures } from './figures.tsx';
import { lastDays, PeriodChoice } from './period-choice.tsx';
import { Sections } from './sections.tsx';
import { texts } from './texts.ts';

/** What the programme does: counts, rates, costs and times of a period, each as a picture, a table and a file. */
export default function ReportsPage(): ReactNode {
  const t = useTexts(texts);
  const [period, setPeriod] = useState(() => lastDays(30));
  const { data, error, refetch } = useRead('GET /staff/reports', { query: period });
  const isEmpty = data && data.byDay.length === 0 && data.byStatus.length === 0;
  return (
    <Page title={t('title')} lead={t('lead')}>
      <PeriodChoice value={period} onChange={setPeriod} />
      {error && !data && <LoadFailed isPart error={error} onAgain={() => void refetch()} />}
      {!data && !error && (
        <Stack gap="lg">
          <Skeleton h={104} radius="lg" />
          <Skeleton h={380} radius="lg" />
          <Skeleton h={380} radius="lg" />
        </Stack>
      )}
      {isEmpty && (
        <EmptyState icon="chart" title={t('nothing')}>
          {t('nothingText')}
        </EmptyState>
      )}
      {data && !isEmpty && (
        <Stack gap="lg">
          <Figures report={data} />
          <Sections report={data} />
        </Stack>
      )}
    </Page>
  );
}
