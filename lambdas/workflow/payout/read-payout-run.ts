import { payoutShards } from '../../adapters/money-keys.ts';
import { isShardBusy } from '../../adapters/referral-store.ts';
import { type Table, theTable } from '../../adapters/table.ts';
import { taskHandler } from '../../middleware/task-handler.ts';
import { isOvertaken, type PayoutTask, payoutTaskSchema } from './payout-task.ts';

/** Which of the 64 shards have something to judge or to send; none for an execution that was followed by another. */
export async function readPayoutRun(table: Table, task: PayoutTask): Promise<{ readonly shards: number[] }> {
  if (await isOvertaken(table, task)) return { shards: [] };
  const all = Array.from({ length: payoutShards }, (_, shard) => shard);
  const busy = await Promise.all(all.map((shard) => isShardBusy(table, task.runMonth, shard)));
  return { shards: all.filter((shard) => busy[shard]) };
}

export const handler = taskHandler(payoutTaskSchema, (task) => readPayoutRun(theTable(), task));
