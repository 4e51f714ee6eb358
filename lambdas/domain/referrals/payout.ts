import * as z from 'zod/mini';
import { instantSchema } from '../calendar/instant.ts';
import { actorSchema } from '../people/actor.ts';

/**
 * What one company is paid by one run. Its id is the company and the month of the run, so that there is one, whatever is
 * retried.
 *
 * - `open`: the run is putting its lines together
 * - `held`: not to be paid while a reason stands
 * - `ready`: goes with the next batch
 * - `sent`: recorded in a batch; the provider has it, or is about to
 * - `paid`: the provider says that the company has it
 * - `returned`, `failed`: it came back, or never went; an agent pays it again when the payee is mended
 */
export const payoutStatuses = ['open', 'held', 'ready', 'sent', 'paid', 'returned', 'failed'] as const;
export type PayoutStatus = (typeof payoutStatuses)[number];

/** Why a payout is held: what the company has to mend, or what an agent said. */
export const holdCodes = [
  'tax-form',
  'no-payee',
  'payee-changed',
  'suspended',
  'agent',
  'nothing-due',
] as const;
export type HoldCode = (typeof holdCodes)[number];
const holdReasonSchema = z.object({ code: z.enum(holdCodes), reason: z.string() });
export type HoldReason = z.infer<typeof holdReasonSchema>;

/** What an agent did with a payout, and why. */
const stepSchema = z.object({
  what: z.enum(['held', 'released', 'paid-again']),
  at: instantSchema,
  by: actorSchema,
  reason: z.string(),
});

export const payoutSchema = z.object({
  payoutId: z.string(),
  companyId: z.string(),
  companyName: z.string(),
  /** The month whose 15th it is paid on. */
  runMonth: z.string(),
  /** The month of the sales that it pays; lines held back earlier come along. */
  month: z.string(),
  status: z.enum(payoutStatuses),
  amountCents: z.int(),
  lineCount: z.int(),
  holds: z.array(holdReasonSchema),
  steps: z.array(stepSchema),
  /** How often it was put into a batch. */
  attempt: z.int(),
  batchId: z.optional(z.string()),
  /** It goes in a batch of its own: the provider refused one that it was part of. */
  alone: z.optional(z.boolean()),
  /** Where it went, as on record when it was put into the batch. */
  to: z.optional(z.string()),
  /** The provider's word for it, and why it refused. */
  providerStatus: z.optional(z.string()),
  providerReason: z.optional(z.string()),
  createdAt: instantSchema,
  sentAt: z.optional(instantSchema),
  paidAt: z.optional(instantSchema),
  version: z.int(),
});
export type Payout = z.infer<typeof payoutSchema>;

/** One plan of a payout, or a fee taken back (negative). */
export const payoutLineSchema = z.object({
  payoutId: z.string(),
  companyId: z.string(),
  enrollmentId: z.string(),
  planNumber: z.string(),
  planCode: z.string(),
  soldAt: instantSchema,
  amountCents: z.int(),
  kind: z.enum(['fee', 'claw-back']),
});
export type PayoutLine = z.infer<typeof payoutLineSchema>;

/** A fee that was taken back after it was paid: it comes off a payout to come. */
export const adjustmentSchema = z.object({
  enrollmentId: z.string(),
  planNumber: z.string(),
  companyId: z.string(),
  planCode: z.string(),
  soldAt: instantSchema,
  amountCents: z.int(),
  runMonth: z.string(),
  reason: z.string(),
  at: instantSchema,
  payoutId: z.optional(z.string()),
  version: z.int(),
});
export type Adjustment = z.infer<typeof adjustmentSchema>;

/** What an agent said before a run: its company is not to be paid by it. */
export const payoutHoldSchema = z.object({
  payoutId: z.string(),
  by: actorSchema,
  at: instantSchema,
  reason: z.string(),
  /** Taken back again. */
  releasedAt: z.optional(instantSchema),
  version: z.int(),
});
export type PayoutHold = z.infer<typeof payoutHoldSchema>;

export const payoutIdOf = (companyId: string, runMonth: string): string => `${companyId}#${runMonth}`;
