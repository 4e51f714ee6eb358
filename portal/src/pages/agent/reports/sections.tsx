import type { ReactNode } from 'react';
import { useFormats } from '../../../formats/use-formats.ts';
import { useDuration } from '../../../parts/scorecard/use-duration.ts';
import { useTexts } from '../../../texts/languages.tsx';
import { Chart } from './chart.tsx';
import classes from './reports.module.css';
import { type Report, Section } from './section.tsx';
import { texts } from './texts.ts';

interface ReportProps {
  readonly report: Report;
}

const plain = (count: number): string => String(count);

/** The picture in words: the first few of its values. */
const summaryOf = (rows: readonly { readonly name: string; readonly value: string }[]): string =>
  rows
    .slice(0, 8)
    .map(({ name, value }) => `${name} ${value}`)
    .join(', ');

/** Every question of the report. */
export function Sections({ report }: ReportProps): ReactNode {
  const t = useTexts(texts);
  return (
    <>
      <Days report={report} />
      <div className={classes.grid}>
        <Statuses report={report} of="byStatus" name="statuses" title={t('byStatus')} />
        <Ages report={report} />
        <Statuses report={report} of="byOutcome" name="outcomes" title={t('byOutcome')} />
        <Steps report={report} />
        <Groups report={report} of="byFault" name="faults" title={t('byFault')} first={t('fault')} />
        <Groups report={report} of="byProduct" name="products" title={t('byProduct')} first={t('product')} />
      </div>
      <Groups report={report} of="byCompany" name="companies" title={t('byCompany')} first={t('company')} />
    </>
  );
}

const DAY_MS = 86_400_000;

/** Days on which nothing happened count as well: none of anything. */
function everyDay({ from, to, byDay }: Report): Report['byDay'] {
  const known = new Map(byDay.map((one) => [one.day, one]));
  const days: Report['byDay'][number][] = [];
  for (let at = Date.parse(from); at <= Date.parse(to); at += DAY_MS) {
    const day = new Date(at).toISOString().slice(0, 10);
    days.push(known.get(day) ?? { day, filed: 0, approved: 0, denied: 0, paidCents: 0 });
  }
  return days;
}

function Days({ report }: ReportProps): ReactNode {
  const t = useTexts(texts);
  const { calendarDay, moneyInFull } = useFormats();
  const days = report.byDay.map((one) => ({ ...one, name: calendarDay(one.day) }));
  return (
    <Section
      name="days"
      title={t('perDay')}
      period={report}
      table={{
        columns: [t('day'), t('filed'), t('approved'), t('denied'), t('paid')],
        rows: days.map(({ name, filed, approved, denied, paidCents }) => [
          name,
          ...[filed, approved, denied].map(plain),
          moneyInFull(paidCents),
        ]),
      }}
    >
      <Chart
        kind="days"
        summary={t('summary', {
          values: summaryOf(days.map(({ name, filed }) => ({ name, value: plain(filed) }))),
        })}
        rows={everyDay(report).map((one) => ({ ...one, name: calendarDay(one.day) }))}
        value={plain}
        series={[
          { key: 'filed', label: t('filed'), tone: 'main' },
          { key: 'approved', label: t('approved'), tone: 'good' },
          { key: 'denied', label: t('denied'), tone: 'bad' },
        ]}
      />
    </Section>
  );
}

interface StatusesProps extends ReportProps {
  readonly of: 'byStatus' | 'byOutcome';
  readonly name: 'statuses' | 'outcomes';
  readonly title: string;
}

function Statuses({ report, of, name, title }: StatusesProps): ReactNode {
  const t = useTexts(texts);
  const rows = report[of].map(({ statusLabel, count }) => ({ name: statusLabel, count }));
  return (
    <Section
      {...{ name, title, period: report }}
      table={{ columns: [t('status'), t('claims')], rows: rows.map((row) => [row.name, plain(row.count)]) }}
    >
      <Counts rows={rows} />
    </Section>
  );
}

function Counts({
  rows,
}: {
  readonly rows: readonly { readonly name: string; readonly count: number }[];
}): ReactNode {
  const t = useTexts(texts);
  return (
    <Chart
      kind="bars"
      summary={t('summary', {
        values: summaryOf(rows.map(({ name, count }) => ({ name, value: plain(count) }))),
      })}
      rows={rows}
      value={plain}
      series={[{ key: 'count', label: t('claims'), tone: 'main' }]}
    />
  );
}

const ageNames = {
  '0-7': 'age0-7',
  '8-30': 'age8-30',
  '31-90': 'age31-90',
  '91-': 'age91-',
} as const;

function Ages({ report }: ReportProps): ReactNode {
  const t = useTexts(texts);
  const open = report.byAge.some(({ count }) => count > 0) ? report.byAge : [];
  const rows = open.map(({ age, count }) => ({ name: t(ageNames[age]), count }));
  return (
    <Section
      name="ages"
      title={t('byAge')}
      period={report}
      table={{ columns: [t('age'), t('claims')], rows: rows.map((row) => [row.name, plain(row.count)]) }}
    >
      <Counts rows={rows} />
    </Section>
  );
}

function Steps({ report }: ReportProps): ReactNode {
  const t = useTexts(texts);
  const duration = useDuration();
  const hours = (minutes: number): number => Math.round(minutes / 6) / 10;
  const rows = report.steps.map(({ statusLabel, medianMinutes, ninetiethMinutes }) => ({
    name: statusLabel,
    median: hours(medianMinutes),
    ninetieth: hours(ninetiethMinutes),
  }));
  return (
    <Section
      name="steps"
      title={t('steps')}
      text={t('stepsText')}
      period={report}
      table={{
        columns: [t('status'), t('claims'), t('median'), t('ninetieth')],
        rows: report.steps.map(({ statusLabel, count, medianMinutes, ninetiethMinutes }) => [
          statusLabel,
          plain(count),
          duration(medianMinutes),
          duration(ninetiethMinutes),
        ]),
      }}
    >
      <Chart
        kind="bars"
        summary={t('summary', {
          values: summaryOf(
            report.steps.map(({ statusLabel, medianMinutes }) => ({
              name: statusLabel,
              value: duration(medianMinutes),
            })),
          ),
        })}
        rows={rows}
        value={(shown) => t('hours', { hours: shown })}
        series={[
          { key: 'median', label: t('median'), tone: 'main' },
          { key: 'ninetieth', label: t('ninetieth'), tone: 'quiet' },
        ]}
      />
    </Section>
  );
}

/** Bars of a chart; the table has all of them. */
const MOST_BARS = 10;

interface GroupsProps extends ReportProps {
  readonly of: 'byFault' | 'byProduct' | 'byCompany';
  readonly name: 'faults' | 'products' | 'companies';
  readonly title: string;
  readonly first: string;
}

function Groups({ report, of, name, title, first }: GroupsProps): ReactNode {
  const t = useTexts(texts);
  const { moneyInFull, percent } = useFormats();
  const groups = report[of];
  return (
    <Section
      {...{ name, title, period: report }}
      table={{
        columns: [first, t('filed'), t('approved'), t('denied'), t('rate'), t('paid'), t('average')],
        rows: groups.map((one) => [
          one.name,
          ...[one.filed, one.approved, one.denied].map(plain),
          one.approvalRate === undefined ? '–' : percent(Math.round(one.approvalRate * 100)),
          moneyInFull(one.paidCents),
          one.averageCents === undefined ? '–' : moneyInFull(one.averageCents),
        ]),
      }}
    >
      <Chart
        kind="bars"
        summary={t('summary', {
          values: summaryOf(groups.map(({ name: of_, filed }) => ({ name: of_, value: plain(filed) }))),
        })}
        rows={groups.slice(0, MOST_BARS).map(({ name: label, filed, approved, denied }) => ({
          ...{ name: label, filed, approved, denied },
        }))}
        value={plain}
        series={[
          { key: 'filed', label: t('filed'), tone: 'main' },
          { key: 'approved', label: t('approved'), tone: 'good' },
          { key: 'denied', label: t('denied'), tone: 'bad' },
        ]}
      />
    </Section>
  );
}
