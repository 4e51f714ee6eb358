import * as z from 'zod/mini';
import { instantSchema } from '../calendar/instant.ts';

/**
 * A payment of a claim. The key (claim + payee + invoice number) is written to the ledger once, for ever, and is the
 * payment provider's batch id: whatever is retried, reopened or mailed again, it cannot be paid twice.
 */
export const paymentSchema = z.object({
  paymentId: z.string(),
  to: z.string(),
  /** The company paid; absent when the customer is. */
  companyId: z.optional(z.string()),
  /** `credit`: set off against what the company owes, by a credit note. */
  method: z.enum(['paypal', 'link', 'credit']),
  /** Of the payment provider's wallets the one that takes it; absent: PayPal's own. `to` is a telephone then. */
  wallet: z.optional(z.literal('venmo')),
  amountCents: z.int(),
  status: z.enum(['pending', 'paid', 'failed', 'returned']),
  /** When it became due. */
  createdAt: instantSchema,
  /** When its status last changed. */
  at: instantSchema,
  /** An agent looked at why it waited, and lets it go all the same. */
  releasedAt: z.optional(instantSchema),
  /** The provider's own batch id, once known. */
  providerBatchId: z.optional(z.string()),
  /** The provider's word for the present state, e.g. `UNCLAIMED`. */
  providerStatus: z.optional(z.string()),
});

export type Payment = z.infer<typeof paymentSchema>;

/** Neither paid nor failed: the provider, or an agent for a link, still has to say. */
export const isOpenPayment = (payment: Payment): boolean => payment.status === 'pending';

/** Paid, or about to be. */
export const isCommitted = (payment: Payment): boolean =>
  payment.status === 'pending' || payment.status === 'paid';

/** Cents paid or about to be paid on the claim, over all its executions. */
export const committedCents = (payments: readonly Payment[]): number =>
  payments.filter(isCommitted).reduce((sum, payment) => sum + payment.amountCents, 0);
