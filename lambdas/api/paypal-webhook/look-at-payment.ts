import * as z from 'zod/mini';
import { readPayoutBatch } from '../../adapters/payouts/payout-store.ts';
import type { PayoutProvider } from '../../adapters/providers/payout-provider.ts';
import type { PayPalBatches } from '../../adapters/providers/paypal-batches.ts';
import { paymentKey } from '../../adapters/table/claim-keys.ts';
import type { Table } from '../../adapters/table/table.ts';
import { paymentSchema } from '../../domain/claim/payment.ts';
import { checkBatch, checkItem } from '../../workflow/payout/check-batch.ts';
import { recordPayment } from '../../workflow/record-payment.ts';
import type { PaymentNotice } from './paypal-notice.ts';

/** Whose money it is: a company's fees, a payment of a claim, or nobody's that we know. */
export type LookedAt = 'fees' | 'claim' | 'unknown';

const claimPaymentSchema = z.extend(paymentSchema, { claimId: z.string() });

/** Batches of fees are named after the month of their run. */
const runMonthOf = (batchId: string): string | undefined => /^payout-(\d{4}-\d{2})-/.exec(batchId)?.[1];

/** One item is asked for by itself; what names none, or was never known to be submitted, by its batch. */
async function lookAtFees(
  table: Table,
  paypal: PayPalBatches,
  runMonth: string,
  { batchId = '', providerBatchId, providerItemId }: PaymentNotice,
): Promise<LookedAt> {
  const batch = await readPayoutBatch(table, runMonth, batchId);
  if (!batch) return 'unknown';
  if (batch.providerBatchId !== undefined && providerItemId !== undefined)
    await checkItem(table, paypal, batch, providerItemId);
  // The provider's answer to our call was lost: here is its id of what it took.
  else if (providerBatchId !== undefined)
    await checkBatch(table, paypal, { ...batch, providerBatchId: batch.providerBatchId ?? providerBatchId });
  return 'fees';
}

async function lookAtClaim(
  table: Table,
  provider: PayoutProvider,
  { batchId = '', providerBatchId }: PaymentNotice,
): Promise<LookedAt> {
  const payment = await table.get(paymentKey(batchId), claimPaymentSchema);
  if (payment?.method !== 'paypal') return 'unknown';
  const { claimId, ...known } = payment;
  const asked = known.providerBatchId ?? providerBatchId;
  if (asked !== undefined)
    await recordPayment(table, claimId, { ...known, ...(await provider.state(asked)) });
  return 'claim';
}

/**
 * Asks the provider about the payment that a webhook names, and stores what is new, as a poll would: a webhook that comes
 * twice, late or before an earlier one can only have the truth looked up once more. Throws what a poll throws.
 */
export async function lookAtPayment(
  table: Table,
  provider: PayoutProvider,
  paypal: PayPalBatches,
  notice: PaymentNotice,
): Promise<LookedAt> {
  if (notice.batchId === undefined) return 'unknown';
  const runMonth = runMonthOf(notice.batchId);
  return runMonth === undefined
    ? lookAtClaim(table, provider, notice)
    : lookAtFees(table, paypal, runMonth, notice);
}
