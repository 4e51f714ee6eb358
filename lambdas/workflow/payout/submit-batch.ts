import { payoutZone } from '../../adapters/environment.ts';
import { changePayout } from '../../adapters/payouts/payout-changes.ts';
import { batchItem, payoutChangeItems, readPayout } from '../../adapters/payouts/payout-store.ts';
import { isRefusal } from '../../adapters/providers/paypal.ts';
import type { PayPalBatches } from '../../adapters/providers/paypal-batches.ts';
import { type Table, TransactionRefused } from '../../adapters/table/table.ts';
import { nextCheck, type PayoutBatch } from '../../domain/referrals/payout-run.ts';
import { refusedPayout, reportPayout } from '../../domain/referrals/payout-steps.ts';

/** The provider forgets batch ids after 30 days; well before, an unanswered batch is an agent's to look at. */
const resubmitDays = 20;

/** What became of a batch with the provider. */
export type Submitted = 'submitted' | 'refused' | 'too-old';

/** Stores the batch at its next version; that somebody else did is as good. */
export async function storeBatch(
  table: Table,
  before: PayoutBatch,
  fields: Partial<PayoutBatch>,
): Promise<void> {
  try {
    await table.transact([
      batchItem(table, { ...before, ...fields, version: before.version + 1 }, before.version),
    ]);
  } catch (error) {
    if (!(error instanceof TransactionRefused)) throw error;
  }
}

/** Nothing of the batch was paid: its payouts go alone next, or have failed; all in one transaction with the batch. */
async function giveBack(table: Table, batch: PayoutBatch, reason: string): Promise<void> {
  const payouts = await Promise.all(batch.items.map(({ payoutId }) => readPayout(table, payoutId)));
  const nowMs = Date.now();
  const { checkAt: _check, ...rest } = batch;
  const items = payouts.flatMap((payout) =>
    payout?.status === 'sent' && payout.batchId === batch.batchId
      ? payoutChangeItems(
          table,
          refusedPayout(payout, batch.items.length === 1, reason, nowMs),
          payout.version,
          payoutZone(),
        )
      : [],
  );
  await table.transact([
    batchItem(table, { ...rest, status: 'done', version: batch.version + 1 }, batch.version),
    ...items,
  ]);
}

/** An agent has to ask the provider: a batch so old might be paid twice if it were submitted again. */
async function leaveToAgent(table: Table, batch: PayoutBatch): Promise<void> {
  const said = {
    status: 'UNKNOWN',
    reason: `The batch ${batch.batchId} stands unanswered for over ${resubmitDays} days; ask the provider first.`,
  };
  for (const { payoutId } of batch.items)
    await changePayout(table, payoutId, payoutZone(), (payout) => {
      const change = reportPayout(payout, said, Date.now());
      return change && { change };
    });
}

/**
 * Submits a recorded batch. Its id is the provider's key: killed anywhere and run again, it is paid once. Throws
 * whatever of the provider's errors may pass.
 */
export async function submitBatch(
  table: Table,
  paypal: PayPalBatches,
  batch: PayoutBatch,
): Promise<Submitted> {
  const nowMs = Date.now();
  if (nowMs - Date.parse(batch.at) > resubmitDays * 86_400_000) {
    await leaveToAgent(table, batch);
    return 'too-old';
  }
  try {
    const providerBatchId = await paypal.submit(batch);
    const checkAt = nextCheck(batch, false, nowMs);
    await storeBatch(table, batch, {
      status: 'submitted',
      providerBatchId,
      ...(checkAt !== undefined && { checkAt }),
    });
    return 'submitted';
  } catch (error) {
    if (!isRefusal(error)) throw error;
    await giveBack(table, batch, error.message);
    return 'refused';
  }
}
