import * as z from 'zod/mini';
import type { ClaimChange } from '../../domain/claim/change.ts';
import type { CountedFacts } from '../../domain/reports/report.ts';
import { type Counters, type CountersOf, reportCounts } from '../../domain/reports/report-counts.ts';
import { addition } from '../counts/addition.ts';
import { type Key, shardOf } from '../table/keys.ts';
import type { Table } from '../table/table.ts';
import type { Effect } from './claim-effects.ts';

/**
 * | item | pk | sk |
 * |---|---|---|
 * | what happened on a day | `REPORT#yyyy-mm` | `dd#shard` |
 * | what stands now | `REPORT#NOW` | shard |
 * | what was filed on a day and is open | `REPORT#OPEN` | `yyyy-mm-dd#shard` |
 *
 * In shards by claim, so that two claims that change at once seldom meet on one item.
 */
const standingPartition = 'REPORT#NOW';
const openPartition = 'REPORT#OPEN';
const monthPartition = (month: string): string => `REPORT#${month}`;

function keyOf(of: CountersOf, shard: number): Key {
  if (of === 'now') return { pk: standingPartition, sk: String(shard) };
  if ('openSince' in of) return { pk: openPartition, sk: `${of.openSince}#${shard}` };
  return { pk: monthPartition(of.day.slice(0, 7)), sk: `${of.day.slice(8)}#${shard}` };
}

/** What reports count of a change. */
export const counted = (table: Table, change: ClaimChange): Effect[] => {
  const shard = shardOf(change.claim.claimId);
  return reportCounts(change).map(({ of, counters }) => ({
    conflict: 'claim',
    write: addition(table, keyOf(of, shard), counters),
  }));
};

/** An item of counters as it is stored: for those who write many at once. */
export const countersItem = (of: CountersOf, shard: number, counters: Counters): Record<string, unknown> => ({
  ...counters,
  ...keyOf(of, shard),
});

const countersSchema = z.looseObject({ pk: z.string(), sk: z.string() });
type CountersItem = z.infer<typeof countersSchema>;

function merged(items: readonly CountersItem[]): Counters {
  const sums: Record<string, number> = {};
  for (const { pk: _pk, sk: _sk, ...rest } of items)
    for (const [name, value] of Object.entries(rest))
      if (typeof value === 'number') sums[name] = (sums[name] ?? 0) + value;
  return sums;
}

function byDay(items: readonly CountersItem[], dayOf: (item: CountersItem) => string) {
  const days = new Map<string, CountersItem[]>();
  for (const item of items) days.set(dayOf(item), [...(days.get(dayOf(item)) ?? []), item]);
  return [...days].sort(([one], [other]) => (one < other ? -1 : 1));
}

function monthsBetween(from: string, to: string): string[] {
  const months: string[] = [];
  for (let month = from.slice(0, 7); month <= to.slice(0, 7); ) {
    months.push(month);
    const [year = 0, number = 0] = month.split('-').map(Number);
    month = new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 7);
  }
  return months;
}

/** How far back the age of what is open is told by the day. */
const agedDays = 90;

/** How many claims stand at each status, by the counters' names. */
export const readStanding = async (table: Table): Promise<Counters> =>
  merged(await table.all({ partition: standingPartition }, countersSchema));

/** What was counted from one day to another, both included (`YYYY-MM-DD`, UTC), and what stands now. */
export async function readCounted(
  table: Table,
  { from, to }: { readonly from: string; readonly to: string },
  nowMs: number,
): Promise<CountedFacts> {
  const sortFrom = new Date(nowMs - agedDays * 86_400_000).toISOString().slice(0, 10);
  const [months, now, open] = await Promise.all([
    Promise.all(
      monthsBetween(from, to).map((month) => table.all({ partition: monthPartition(month) }, countersSchema)),
    ),
    readStanding(table),
    table.all({ partition: openPartition, sortFrom }, countersSchema),
  ]);
  const days = byDay(months.flat(), ({ pk, sk }) => `${pk.slice(-7)}-${sk.slice(0, 2)}`)
    .filter(([day]) => day >= from && day <= to)
    .map(([day, items]) => ({ day, counters: merged(items) }));
  const openSince = byDay(open, ({ sk }) => sk.slice(0, 10)).map(([day, items]) => ({
    day,
    open: merged(items).open ?? 0,
  }));
  return { days, now, openSince };
}
