import { SegmentedControl, Stack } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useRead } from '../../../api/query.ts';
import { useFormats } from '../../../formats/use-formats.ts';
import { LoadFailed } from '../../../parts/load-failed.tsx';
import { Page } from '../../../parts/page.tsx';
import { useMonthName } from '../../../parts/payouts/use-month-name.ts';
import { PageSkeleton } from '../../../shell/page-skeleton.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { Books } from './books.tsx';
import { ComingRun } from './coming-run.tsx';
import { PastRuns } from './past-runs.tsx';
import { texts } from './texts.ts';
import { ToDo } from './to-do.tsx';

const parts = ['coming', 'toSee', 'runs', 'books'] as const;
type Part = (typeof parts)[number];

const isPart = (value: string): value is Part => parts.some((part) => part === value);

/** What is paid next, what waits for somebody, what was paid, and the books. */
export default function MoneyPage(): ReactNode {
  const t = useTexts(texts);
  const { moment } = useFormats();
  const monthName = useMonthName();
  const [part, setPart] = useState<Part>('coming');
  const runs = useRead('GET /money/runs', {}, { live: true });
  const toSee = useRead('GET /money/payouts', {}, { live: true });
  const fees = useRead('GET /money/fees', {}, { live: true });
  if (runs.error && !runs.data) return <LoadFailed error={runs.error} onAgain={() => void runs.refetch()} />;
  if (!runs.data) return <PageSkeleton />;
  const { coming, items } = runs.data;
  const open = (toSee.data?.items.length ?? 0) + (fees.data?.items.length ?? 0);
  const labels = { coming: t('coming'), toSee: t('toSee'), runs: t('runs'), books: t('books') };
  return (
    <Page title={t('title')} lead={t('lead', { date: moment(coming.dueAt), month: monthName(coming.month) })}>
      <Stack gap="lg">
        <SegmentedControl
          aria-label={t('what')}
          value={part}
          onChange={(value) => isPart(value) && setPart(value)}
          data={parts.map((value) => ({
            value,
            label: value === 'toSee' && open > 0 ? `${labels[value]} (${open})` : labels[value],
          }))}
          style={{ alignSelf: 'flex-start', maxWidth: '100%', overflowX: 'auto' }}
        />
        {part === 'coming' && <ComingRun coming={coming} />}
        {part === 'toSee' && <ToDo payouts={toSee.data?.items} fees={fees.data?.items} />}
        {part === 'runs' && <PastRuns runs={items} firstAt={coming.dueAt} />}
        {part === 'books' && <Books today={coming.dueAt} />}
      </Stack>
    </Page>
  );
}
