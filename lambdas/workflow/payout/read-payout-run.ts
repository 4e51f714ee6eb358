import { busyShards } from '../../adapters/payouts/referral-store.ts';
import { type Table, theTable } from '../../adapters/table/table.ts';
import { taskHandler } from '../../middleware/task-handler.ts';
import { isOvertaken, type PayoutTask, payoutTaskSchema } from './payout-task.ts';

/** Which of the 64 shards have something to judge or to send; none for an execution that was followed by another. */
export async function readPayoutRun(table: Table, task: PayoutTask): Promise<{ readonly shards: number[] }> {
  if (await isOvertaken(table, task)) return { shards: [] };
  return { shards: await busyShards(table, task.runMonth) };
}

export const handler = taskHandler(payoutTaskSchema, (task) => readPayoutRun(theTable(), task));
