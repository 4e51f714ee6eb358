import * as z from 'zod/mini';
import { instantSchema } from '../calendar/instant.ts';
import { planCodeSchema, planTermSchema } from '../catalogue/catalogue-schema.ts';

/**
 * The money of one plan: what was charged, and what went back. Rows are never deleted; what the customer paid is always
 * the sum of the paid charges, less the refunds.
 */

/** What a change of plan or term makes of the plan. */
const planStateSchema = z.object({
  planCode: planCodeSchema,
  term: planTermSchema,
  priceCents: z.int(),
  span: z.object({ from: instantSchema, to: instantSchema, cents: z.int() }),
  /** The term changed: a period of its own begins with the change. */
  newPeriod: z.boolean(),
});
export type PlanState = z.infer<typeof planStateSchema>;

/**
 * The payer's bank takes a payment back, or asks about it. `inquiry`: it only asks; no money moved. `open`: it holds the
 * money until it has decided. `lost`: the payer has the money back. `won`, `closed`: it stays with us.
 */
export const disputeStatuses = ['inquiry', 'open', 'won', 'lost', 'closed'] as const;
export const disputeSchema = z.object({
  disputeId: z.string(),
  status: z.enum(disputeStatuses),
  amountCents: z.int(),
  /** The provider's word for why: `fraudulent`, `product_not_received`, … */
  reason: z.string(),
  openedAt: instantSchema,
  /** Until when the bank takes an answer. */
  answerBy: z.optional(instantSchema),
});
export type Dispute = z.infer<typeof disputeSchema>;

const lineSchema = z.object({ text: z.string(), cents: z.int() });
/** One line of a price, as people read it: `Everything (adult), monthly` 1500, `5 % off: several plans` -75. */
export type PriceLine = z.infer<typeof lineSchema>;

export const chargeRecordSchema = z.object({
  chargeId: z.string(),
  planNumber: z.string(),
  customerId: z.string(),
  /** `period`: one term of the plan. `change`: what a change of plan or term costs at once. */
  kind: z.enum(['period', 'change']),
  /** What the plan becomes once this is paid. */
  change: z.optional(planStateSchema),
  /** The period it belongs to. */
  period: z.int(),
  /** What it pays for: from (inclusive) to (exclusive). */
  from: instantSchema,
  to: instantSchema,
  amountCents: z.int(),
  lines: z.array(lineSchema),
  /** `void`: given up unpaid; nothing was taken. */
  status: z.enum(['due', 'paid', 'void']),
  /** Tries that were declined. Each has a key of its own with the payment provider. */
  tries: z.int(),
  declinedBecause: z.optional(z.string()),
  paymentIntentId: z.optional(z.string()),
  /** Paid before billing was ours, as the demo's first months: what is refunded of it goes back outside, too. */
  paidOutside: z.optional(z.boolean()),
  /** Refunded or about to be, or taken back by the payer's bank; never more than the amount. */
  refundedCents: z.int(),
  disputes: z.optional(z.array(disputeSchema)),
  at: instantSchema,
  paidAt: z.optional(instantSchema),
  version: z.int(),
});
export type ChargeRecord = z.infer<typeof chargeRecordSchema>;

export const refundRecordSchema = z.object({
  refundId: z.string(),
  planNumber: z.string(),
  chargeId: z.string(),
  amountCents: z.int(),
  /** `outside`: made at the provider's, by nobody of ours. `disputed`: the payer's bank took it back. */
  reason: z.enum(['cancelled', 'changed', 'not-activated', 'outside', 'disputed']),
  /** `failed`: the provider refused it for good; an agent has to see to it. */
  status: z.enum(['due', 'done', 'failed']),
  providerRefundId: z.optional(z.string()),
  failedBecause: z.optional(z.string()),
  at: instantSchema,
  version: z.int(),
});
export type RefundRecord = z.infer<typeof refundRecordSchema>;

/** What the payer's bank holds of a charge until it has decided. */
const heldCents = ({ disputes = [] }: ChargeRecord): number =>
  disputes.reduce((sum, { status, amountCents }) => (status === 'open' ? sum + amountCents : sum), 0);

/** What is left of a charge to give back, in cents: of what a bank holds, nothing. */
export const leftCents = (charge: ChargeRecord): number =>
  charge.status === 'paid' ? Math.max(0, charge.amountCents - charge.refundedCents - heldCents(charge)) : 0;

/** What the customer has paid and not got back, in cents; what a bank holds is not ours. */
export const keptCents = (charges: readonly ChargeRecord[]): number =>
  charges.reduce((sum, charge) => sum + leftCents(charge), 0);
