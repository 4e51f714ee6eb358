import * as z from 'zod/mini';
import { payoutZone } from '../adapters/environment.ts';
import { changePayout } from '../adapters/payouts/payout-changes.ts';
import { runAfter } from '../adapters/payouts/payout-runs.ts';
import { batchesToCheck, readHold } from '../adapters/payouts/payout-store.ts';
import { readCompany } from '../adapters/people/people.ts';
import { thePayPal } from '../adapters/providers/paypal.ts';
import { type PayPalBatches, thePayPalBatches } from '../adapters/providers/paypal-batches.ts';
import * as keys from '../adapters/table/money-keys.ts';
import { type Table, theTable } from '../adapters/table/table.ts';
import { payoutSchema } from '../domain/referrals/payout.ts';
import { weighPayout } from '../domain/referrals/payout-steps.ts';
import { taskHandler } from '../middleware/task-handler.ts';
import { checkBatch } from '../workflow/payout/check-batch.ts';
import { watchPaidPayments } from './watch-paid-payments.ts';

/** Batches looked at in one go; what is left over comes a day later, longest due first. */
const batchesADay = 500;

/** Weighs what is held: a form came in, a new payee has rested. Returns how many payouts go out again. */
async function weighHeld(table: Table, zone: string): Promise<number> {
  const seen = await table.all({ index: 'gsi4', partition: keys.payoutsToSeePartition }, payoutSchema);
  let released = 0;
  for (const { payoutId, companyId } of seen.filter(({ status }) => status === 'held')) {
    const company = await readCompany(table, companyId);
    const payout = await changePayout(table, payoutId, zone, async (current) => {
      if (!company || current.status !== 'held') return undefined;
      const nowMs = Date.now();
      const change = weighPayout(current, company, await readHold(table, payoutId), nowMs);
      const isReady = change?.payout.status === 'ready';
      return change && { change, with: isReady ? await runAfter(table, current.runMonth, nowMs) : [] };
    });
    if (payout.status === 'ready') released += 1;
  }
  return released;
}

/**
 * Once a day: asks the provider about batches whose run is over, since banks reverse payments weeks later, and sends
 * what was held and no longer has to be.
 */
export async function watchPayouts(
  table: Table,
  paypal: PayPalBatches,
  zone: string,
): Promise<{ readonly batches: number; readonly released: number }> {
  const nowMs = Date.now();
  const batches = await batchesToCheck(table, nowMs, batchesADay);
  const ended = batches.filter(({ status }) => status === 'done');
  for (const batch of ended) await checkBatch(table, paypal, batch);
  return { batches: ended.length, released: await weighHeld(table, zone) };
}

/** How long payments of claims are asked about in one go, ms. */
const paymentsMs = 240_000;

export const handler = taskHandler(z.unknown(), async () => ({
  ...(await watchPayouts(theTable(), thePayPalBatches(), payoutZone())),
  payments: await watchPaidPayments(theTable(), thePayPal(), paymentsMs),
}));
