import type * as z from 'zod/mini';
import { type Key, type PendingWork, pendingIndexes } from '../adapters/table/keys.ts';
import { pendingBefore } from '../adapters/table/pending-work.ts';
import { type Table, TransactionRefused } from '../adapters/table/table.ts';

/** What a look at an execution finds: it goes on; nothing is left for it to do; it died, and the next run takes over. */
export type Found = 'running' | 'over' | 'followed';

/** The executions of one kind, as records that wait to be looked at. */
export interface Watched<Schema extends z.ZodMiniType> {
  readonly work: PendingWork;
  readonly schema: Schema;
  /** An execution is seen again at the earliest after this. */
  readonly everyMinutes: number;
  keyOf(record: z.infer<Schema>): Key;
  look(record: z.infer<Schema>): Promise<Found>;
}

/** DescribeExecution refills at 15 a second; this many a tick leaves room for people. */
const perTick = 200;

/** An execution ends after a year at the latest, and its history holds 25,000 events: it is followed well before. */
export const oldestDays = 300;

export const isOld = ({ requestedAt }: { readonly requestedAt: string }, nowMs: number): boolean =>
  nowMs - Date.parse(requestedAt) >= oldestDays * 86_400_000;

/** Seen running, it goes to the end of the line; else nobody looks again. */
async function mark(table: Table, key: Key, work: PendingWork, found: Found, nowMs: number): Promise<void> {
  const at = new Date(nowMs).toISOString();
  const change =
    found === 'running'
      ? { set: { checkedAt: at, ...pendingIndexes(work, at) } }
      : { set: { closedAt: at }, remove: ['gsi4pk', 'gsi4sk'] };
  try {
    await table.transact([table.update(key, { ...change, condition: 'attribute_not_exists(#closedAt)' })]);
  } catch (error) {
    // It was closed in the same moment, by what it is the run of.
    if (!(error instanceof TransactionRefused)) throw error;
  }
}

/** Looks after executions, longest unseen first. Returns how many were followed by the next run. */
export async function watchExecutions<Schema extends z.ZodMiniType>(
  table: Table,
  { work, schema, everyMinutes, keyOf, look }: Watched<Schema>,
  nowMs: number,
): Promise<number> {
  const beforeMs = nowMs - everyMinutes * 60_000;
  let followed = 0;
  for (const record of await pendingBefore(table, work, schema, { beforeMs, most: perTick })) {
    const found = await look(record);
    await mark(table, keyOf(record), work, found, nowMs);
    if (found === 'followed') followed += 1;
  }
  return followed;
}
