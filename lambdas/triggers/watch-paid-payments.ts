import * as z from 'zod/mini';
import type { PayoutProvider } from '../adapters/providers/payout-provider.ts';
import { paymentKey } from '../adapters/table/claim-keys.ts';
import { pendingIndexes } from '../adapters/table/keys.ts';
import { pendingBefore } from '../adapters/table/pending-work.ts';
import { type Table, TransactionRefused } from '../adapters/table/table.ts';
import { nextLook } from '../domain/claim/paid-payment.ts';
import { type Payment, paymentSchema } from '../domain/claim/payment.ts';
import { recordPayment } from '../workflow/record-payment.ts';

const paidSchema = z.extend(paymentSchema, { claimId: z.string(), providerBatchId: z.string() });

const pageSize = 100;

/** Looked at and unchanged: it comes again later, or never. */
async function lookLater(table: Table, payment: Payment, nowMs: number): Promise<void> {
  const look = nextLook(payment.at, nowMs);
  const change =
    look === undefined ? { remove: ['gsi4pk', 'gsi4sk'] } : { set: pendingIndexes('paid-payment', look) };
  try {
    await table.transact([
      table.update(paymentKey(payment.paymentId), {
        ...change,
        condition: '#status = :paid',
        values: { ':paid': 'paid' },
      }),
    ]);
  } catch (error) {
    // It came back in this moment.
    if (!(error instanceof TransactionRefused)) throw error;
  }
}

/**
 * Asks the provider about payments of claims that were made in the last 90 days: what came back goes to an agent. Stops
 * after `workMs`; what is left over comes first the next time. Returns how many were asked about, and how many came back.
 */
export async function watchPaidPayments(
  table: Table,
  provider: PayoutProvider,
  workMs: number,
): Promise<{ readonly asked: number; readonly cameBack: number }> {
  const begun = Date.now();
  let asked = 0;
  let cameBack = 0;
  for (;;) {
    const since = { beforeMs: begun, most: pageSize };
    const items = await pendingBefore(table, 'paid-payment', paidSchema, since);
    for (const { claimId, ...payment } of items) {
      const state = await provider.state(payment.providerBatchId);
      if (state.status === 'paid') await lookLater(table, payment, begun);
      else {
        await recordPayment(table, claimId, { ...payment, ...state });
        cameBack += 1;
      }
      asked += 1;
    }
    if (items.length < pageSize || Date.now() - begun > workMs) return { asked, cameBack };
  }
}
