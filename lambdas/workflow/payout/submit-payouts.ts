import { createHash } from 'node:crypto';
import { payoutZone } from '../../adapters/environment.ts';
import { changePayout } from '../../adapters/payouts/payout-changes.ts';
import {
  batchItem,
  payoutChangeItems,
  payoutsWaiting,
  readHold,
  readPayout,
} from '../../adapters/payouts/payout-store.ts';
import { readCompany } from '../../adapters/people/people.ts';
import { type PayPalBatches, thePayPalBatches } from '../../adapters/providers/paypal-batches.ts';
import { type Table, TransactionRefused, theTable } from '../../adapters/table/table.ts';
import type { Company } from '../../domain/people/people.ts';
import type { Payout } from '../../domain/referrals/payout.ts';
import { nextCheck, type PayoutBatch } from '../../domain/referrals/payout-run.ts';
import { itemIdOf, sendPayout, weighPayout } from '../../domain/referrals/payout-steps.ts';
import { taskHandler } from '../../middleware/task-handler.ts';
import { isOvertaken, type ShardTask, shardTaskSchema } from './payout-task.ts';
import { submitBatch } from './submit-batch.ts';

/**
 * A batch is recorded with its payouts in one transaction of at most 100 items: itself, and for each payout its next
 * version and its entry in the ledger.
 */
const payoutsAtOnce = 45;

const workMs = 120_000;

interface Submission {
  readonly more: boolean;
  readonly payouts: number;
}

interface Ready {
  readonly payout: Payout;
  readonly to: string;
}

/** Weighs a payout that waits; what it is paid to when nothing stands against paying it now. */
async function weighed(table: Table, payoutId: string): Promise<Ready | undefined> {
  let company: Company | undefined;
  const payout = await changePayout(table, payoutId, payoutZone(), async (current) => {
    company = await readCompany(table, current.companyId);
    const hold = await readHold(table, payoutId);
    const change = company && weighPayout(current, company, hold, Date.now());
    return change && { change };
  });
  const to = company?.payee?.email;
  return payout.status === 'ready' && to !== undefined ? { payout, to } : undefined;
}

/** Its id follows from its payouts, so that two who put the same one together collide instead of paying twice. */
function newBatch({ runMonth, shard }: ShardTask, ready: readonly Ready[], nowMs: number): PayoutBatch {
  const items = ready.map(({ payout, to }) => ({
    payoutId: payout.payoutId,
    itemId: itemIdOf({ ...payout, attempt: payout.attempt + 1 }),
    to,
    amountCents: payout.amountCents,
  }));
  const digest = createHash('sha256')
    .update(items.map(({ itemId }) => itemId).join('\n'))
    .digest('hex');
  const checkAt = nextCheck({ at: new Date(nowMs).toISOString(), checks: 0 }, false, nowMs);
  return {
    batchId: `payout-${runMonth}-${String(shard).padStart(2, '0')}-${digest.slice(0, 12)}`,
    ...{ runMonth, shard, items, status: 'recorded', checks: 0, version: 1 },
    at: new Date(nowMs).toISOString(),
    ...(checkAt !== undefined && { checkAt }),
  };
}

/** Records a batch with all of its payouts, then submits it. What somebody else took meanwhile is left to the next try. */
async function send(
  table: Table,
  paypal: PayPalBatches,
  task: ShardTask,
  ready: readonly Ready[],
): Promise<void> {
  if (ready.length === 0) return;
  const nowMs = Date.now();
  const batch = newBatch(task, ready, nowMs);
  try {
    await table.transact([
      batchItem(table, batch, 0),
      ...ready.flatMap(({ payout, to }) =>
        payoutChangeItems(table, sendPayout(payout, batch.batchId, to, nowMs), payout.version, payoutZone()),
      ),
    ]);
  } catch (error) {
    if (error instanceof TransactionRefused) return;
    throw error;
  }
  await submitBatch(table, paypal, batch);
}

/** Weighs the payouts of a shard, and sends in batches what is ready. Recorded first, then called. */
export async function submitPayouts(
  table: Table,
  paypal: PayPalBatches,
  task: ShardTask,
): Promise<Submission> {
  const begun = Date.now();
  let payouts = 0;
  let after: Record<string, unknown> | undefined;
  if (await isOvertaken(table, task)) return { more: false, payouts };
  do {
    const page = await payoutsWaiting(table, task.runMonth, task.shard, { limit: payoutsAtOnce, after });
    const ready: Ready[] = [];
    for (const { payoutId } of page.items) {
      // The index may lag behind: what was sent already is no longer waiting.
      const current = await readPayout(table, payoutId);
      if (current?.status !== 'open' && current?.status !== 'ready') continue;
      const one = await weighed(table, payoutId);
      if (one?.payout.alone) await send(table, paypal, task, [one]);
      else if (one) ready.push(one);
    }
    await send(table, paypal, task, ready);
    payouts += page.items.length;
    after = page.next;
    if (after && Date.now() - begun > workMs) return { more: true, payouts };
  } while (after);
  return { more: false, payouts };
}

export const handler = taskHandler(shardTaskSchema, (task) =>
  submitPayouts(theTable(), thePayPalBatches(), task),
);
