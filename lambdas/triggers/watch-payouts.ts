import * as z from 'zod/mini';
import { requireEnv } from '../adapters/environment.ts';
import * as keys from '../adapters/money-keys.ts';
import { changePayout } from '../adapters/payout-changes.ts';
import { askForRun } from '../adapters/payout-runs.ts';
import { batchesToCheck, readHold } from '../adapters/payout-store.ts';
import { type PayPalBatches, thePayPalBatches } from '../adapters/paypal-batches.ts';
import { readCompany } from '../adapters/people.ts';
import { type Table, theTable } from '../adapters/table.ts';
import { payoutSchema } from '../domain/referrals/payout.ts';
import { weighPayout } from '../domain/referrals/payout-steps.ts';
import { taskHandler } from '../middleware/task-handler.ts';
import { checkBatch } from '../workflow/payout/check-batch.ts';

/** Batches looked at in one go; what is left over comes a day later, longest due first. */
const batchesADay = 500;

/** Weighs what is held: a form came in, a new payee has rested. Returns the months that have something to send again. */
async function weighHeld(table: Table, zone: string): Promise<Set<string>> {
  const months = new Set<string>();
  const held = await table.all({ index: 'gsi4', partition: keys.payoutsToSeePartition }, payoutSchema);
  for (const { payoutId, runMonth } of held.filter(({ status }) => status === 'held')) {
    const company = await readCompany(table, payoutId.split('#')[0] ?? '');
    if (!company) continue;
    const payout = await changePayout(table, payoutId, zone, async (current) => {
      const change =
        current.status === 'held'
          ? weighPayout(current, company, await readHold(table, payoutId), Date.now())
          : undefined;
      return change && { change };
    });
    if (payout.status === 'ready') months.add(runMonth);
  }
  return months;
}

/**
 * Once a day: asks the provider about batches whose run is over, since banks reverse payments weeks later, and sends
 * what was held and no longer has to be.
 */
export async function watchPayouts(
  table: Table,
  paypal: PayPalBatches,
  zone: string,
): Promise<{ readonly batches: number; readonly months: number }> {
  const nowMs = Date.now();
  const batches = await batchesToCheck(table, nowMs, batchesADay);
  const ended = batches.filter(({ status }) => status === 'done');
  for (const batch of ended) await checkBatch(table, paypal, batch);
  const months = await weighHeld(table, zone);
  for (const runMonth of months) await askForRun(table, runMonth, () => true, nowMs);
  return { batches: ended.length, months: months.size };
}

export const handler = taskHandler(z.unknown(), () =>
  watchPayouts(theTable(), thePayPalBatches(), requireEnv('PAYOUT_TIME_ZONE')),
);
