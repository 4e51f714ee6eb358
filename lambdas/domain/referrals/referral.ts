import * as z from 'zod/mini';
import { instantSchema } from '../calendar/instant.ts';
import { planCodeSchema } from '../catalogue/catalogue-schema.ts';
import { actorSchema } from '../people/actor.ts';

/** What an agent said of a line: by whom, when and why. */
const decidedSchema = z.object({ by: actorSchema, at: instantSchema, reason: z.string() });

/**
 * The fee that a company has coming for one plan it sold. Changes of the plan leave it as it is.
 *
 * - `accrued`: earned; its run has not come, or held it back
 * - `eligible`: a line of the payout `payoutId`, whose state tells whether it is paid
 * - `void`: never paid, for `reason`
 */
export const referralSchema = z.object({
  enrollmentId: z.string(),
  planNumber: z.string(),
  companyId: z.string(),
  planCode: planCodeSchema,
  soldAt: instantSchema,
  status: z.enum(['accrued', 'eligible', 'void']),
  amountCents: z.int(),
  feeSchedule: z.string(),
  /** The month (`2026-03`) of the run that will judge it next; of the one that paid it, later. */
  runMonth: z.string(),
  /** Why it is void, or held back. */
  reason: z.optional(z.string()),
  /** A run held it back, and why: a plan past due is held once. */
  heldBack: z.optional(z.enum(['past-due', 'review', 'late'])),
  pastDueRuns: z.optional(z.int()),
  /** The due date of the run that found the plan active, while the line waits for something else. */
  activeAt: z.optional(instantSchema),
  /** An agent let the line through although it shares a card, a device or an address. */
  cleared: z.optional(decidedSchema),
  payoutId: z.optional(z.string()),
  clawedBack: z.optional(decidedSchema),
  version: z.int(),
});
export type Referral = z.infer<typeof referralSchema>;
