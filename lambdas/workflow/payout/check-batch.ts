import { payoutZone } from '../../adapters/environment.ts';
import { changePayout } from '../../adapters/payouts/payout-changes.ts';
import type { ItemState, PayPalBatches } from '../../adapters/providers/paypal-batches.ts';
import type { Table } from '../../adapters/table/table.ts';
import { nextCheck, type PayoutBatch } from '../../domain/referrals/payout-run.ts';
import { isTerminal, reportPayout } from '../../domain/referrals/payout-steps.ts';
import { storeBatch, submitBatch } from './submit-batch.ts';

/** Stores what the provider says of one item; of an earlier attempt of a payout it is history. */
async function report(table: Table, batch: PayoutBatch, payoutId: string, said: ItemState): Promise<void> {
  await changePayout(table, payoutId, payoutZone(), (payout) => {
    if (payout.batchId !== batch.batchId) return undefined;
    const change = reportPayout(payout, said, Date.now());
    return change && { change };
  });
}

/**
 * Asks the provider about one item of a batch, by the provider's id of it, and stores what is new. The batch itself is
 * looked at when it is due.
 */
export async function checkItem(
  table: Table,
  paypal: PayPalBatches,
  batch: PayoutBatch,
  providerItemId: string,
): Promise<void> {
  const said = await paypal.itemState(providerItemId);
  const item = said.batchId === batch.batchId && batch.items.find(({ itemId }) => itemId === said.itemId);
  if (item) await report(table, batch, item.payoutId, said);
}

/**
 * Asks the provider about every item of a batch and stores what is new; one that was recorded and never answered is
 * submitted first. What a batch says of itself counts for nothing. Returns whether payouts went back to be sent again.
 */
export async function checkBatch(table: Table, paypal: PayPalBatches, batch: PayoutBatch): Promise<boolean> {
  const { providerBatchId } = batch;
  if (providerBatchId === undefined) return (await submitBatch(table, paypal, batch)) === 'refused';
  const states = await paypal.state(batch, providerBatchId);
  for (const { payoutId, itemId } of batch.items) {
    const said = states.get(itemId);
    if (said) await report(table, batch, payoutId, said);
  }
  const ended = batch.items.every(({ itemId }) => isTerminal(states.get(itemId)?.status));
  const checkAt = nextCheck({ ...batch, checks: batch.checks + 1 }, ended, Date.now());
  const { checkAt: _before, ...rest } = batch;
  await storeBatch(table, rest, {
    status: ended ? 'done' : 'submitted',
    checks: batch.checks + 1,
    ...(checkAt !== undefined && { checkAt }),
  });
  return false;
}
