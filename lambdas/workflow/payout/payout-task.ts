import * as z from 'zod/mini';
import { readRun } from '../../adapters/payouts/payout-runs.ts';
import type { Table } from '../../adapters/table/table.ts';

/** What every step of the payout machine gets: the month, and the number of its own execution. */
export const payoutTaskSchema = z.object({ runMonth: z.string(), run: z.int() });
export type PayoutTask = z.infer<typeof payoutTaskSchema>;

/** A step on one of the 64 shards. */
export const shardTaskSchema = z.extend(payoutTaskSchema, { shard: z.int() });
export type ShardTask = z.infer<typeof shardTaskSchema>;

/** Whether a later execution of the month has taken over: this one has nothing left to do. */
export async function isOvertaken(table: Table, { runMonth, run }: PayoutTask): Promise<boolean> {
  const head = await readRun(table, runMonth);
  return head !== undefined && head.run > run;
}
