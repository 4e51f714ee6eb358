import * as z from 'zod/mini';
import { settleDueOfCompany } from '../../adapters/companies/settled-company.ts';
import { payoutZone } from '../../adapters/environment.ts';
import { nextDueCompany } from '../../adapters/payouts/referral-store.ts';
import { type Table, theTable } from '../../adapters/table/table.ts';
import { taskHandler } from '../../middleware/task-handler.ts';
import { isOvertaken, shardTaskSchema } from './payout-task.ts';

const taskSchema = z.extend(shardTaskSchema, {
  /** The company that was settled last. */
  after: z.optional(z.string()),
});
export type CollectTask = z.infer<typeof taskSchema>;

/** What the machine carries on: counts, never records. */
export interface Collected {
  readonly more: boolean;
  readonly after: string;
  readonly lines: number;
}

/**
 * One invocation settles whole companies until it has worked for this long: less than half of its own timeout, so that a
 * company with ten thousand sales still fits behind the last one.
 */
const workMs = 120_000;

/** Settles the companies of a shard, one after the other, and says after which one to go on. */
export async function collectReferrals(table: Table, task: CollectTask): Promise<Collected> {
  const { runMonth, shard } = task;
  const begun = Date.now();
  let after = task.after;
  let lines = 0;
  if (await isOvertaken(table, task)) return { more: false, after: '', lines };
  for (;;) {
    const companyId = await nextDueCompany(table, runMonth, shard, after);
    if (companyId === undefined) return { more: false, after: after ?? '', lines };
    lines += await settleDueOfCompany(table, companyId, runMonth, payoutZone());
    after = companyId;
    if (Date.now() - begun > workMs) return { more: true, after, lines };
  }
}

export const handler = taskHandler(taskSchema, (task) => collectReferrals(theTable(), task));
