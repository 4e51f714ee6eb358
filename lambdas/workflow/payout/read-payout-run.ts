import { payoutShards } from '../../adapters/money-keys.ts';
import { payoutsWaiting } from '../../adapters/payout-store.ts';
import { nextDueCompany } from '../../adapters/referral-store.ts';
import { type Table, theTable } from '../../adapters/table.ts';
import { taskHandler } from '../../middleware/task-handler.ts';
import { isOvertaken, type PayoutTask, payoutTaskSchema } from './payout-task.ts';

/** Which of the 64 shards have something to judge or to send; none for an execution that was followed by another. */
export async function readPayoutRun(table: Table, task: PayoutTask): Promise<{ readonly shards: number[] }> {
  if (await isOvertaken(table, task)) return { shards: [] };
  const all = Array.from({ length: payoutShards }, (_, shard) => shard);
  const busy = await Promise.all(
    all.map(async (shard) => {
      const due = await nextDueCompany(table, task.runMonth, shard, undefined);
      return (
        due !== undefined ||
        (await payoutsWaiting(table, task.runMonth, shard, { limit: 1 })).items.length > 0
      );
    }),
  );
  return { shards: all.filter((shard) => busy[shard]) };
}

export const handler = taskHandler(payoutTaskSchema, (task) => readPayoutRun(theTable(), task));
