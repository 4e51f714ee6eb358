import { Skeleton, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { AnswerOf } from '../../../api/call.ts';
import { useRead } from '../../../api/query.ts';
import { useFormats } from '../../../formats/use-formats.ts';
import { Card } from '../../../parts/card.tsx';
import { EmptyState } from '../../../parts/empty-state.tsx';
import { PayoutBadge } from '../../../parts/payouts/payout-badge.tsx';
import classes from '../../../parts/payouts/payouts.module.css';
import { useMonthName } from '../../../parts/payouts/use-month-name.ts';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';

type Run = AnswerOf<'GET /money/runs'>['items'][number];

/** Every run so far, with its progress and, folded away, what it made of each partner. */
export function PastRuns({
  runs,
  firstAt,
}: {
  readonly runs: readonly Run[];
  readonly firstAt: string;
}): ReactNode {
  const t = useTexts(texts);
  const { moment } = useFormats();
  if (runs.length === 0)
    return (
      <EmptyState icon="clock" title={t('noRuns')}>
        {t('noRunsText', { date: moment(firstAt) })}
      </EmptyState>
    );
  return (
    <Stack gap="lg">
      {runs.map((run) => (
        <PastRun key={run.runMonth} run={run} />
      ))}
    </Stack>
  );
}

function PastRun({ run }: { readonly run: Run }): ReactNode {
  const t = useTexts(texts);
  const { money, moment } = useFormats();
  const monthName = useMonthName();
  const [isOpen, setOpen] = useState(false);
  const path = { runMonth: run.runMonth };
  const { data } = useRead('GET /money/runs/{runMonth}', { path }, { live: run.phase === 'running' });
  return (
    <Card>
      <Stack gap="xs">
        <Title order={2} size="h4">
          {t('run', { month: monthName(run.runMonth) })}
        </Title>
        <Text c="dimmed">
          {moment(run.dueAt)} · {run.phase === 'done' ? t('done') : t('running')}
        </Text>
        <Text>
          {data
            ? t('progress', {
                payouts: data.payouts,
                batches: data.batches,
                open: String(data.openBatches),
                amount: money(data.amountCents),
              })
            : '\u00a0'}
        </Text>
        <details className={classes.fold} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
          <summary>{t('company')}</summary>
          {isOpen && <RunPartners runMonth={run.runMonth} count={data?.payouts ?? 1} />}
        </details>
      </Stack>
    </Card>
  );
}

/** A row's height, px: what comes late takes the place that was kept for it. */
const rowHeight = 73;

function RunPartners({ runMonth, count }: { readonly runMonth: string; readonly count: number }): ReactNode {
  const { moneyInFull } = useFormats();
  const { data } = useRead('GET /money/runs/{runMonth}/partners', {
    path: { runMonth },
    query: { limit: 200 },
  });
  if (!data) return <Skeleton h={count * rowHeight} />;
  return (
    <ul className={classes.lines}>
      {data.items.map(({ amountCents, companyId, companyName, nextStep, status }) => (
        <li key={companyId}>
          <div>
            <strong>{companyName}</strong>
            {nextStep !== undefined && <span>{nextStep}</span>}
          </div>
          <div className={classes.sum}>
            <strong>{moneyInFull(amountCents)}</strong>
            <PayoutBadge status={status} />
          </div>
        </li>
      ))}
    </ul>
  );
}
