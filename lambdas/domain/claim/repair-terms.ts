import * as z from 'zod/mini';
import { instantSchema } from '../calendar/instant.ts';
import { actorSchema } from '../people/actor.ts';

/**
 * What can come on top of an approved repair: a supplement that waits for the claims team, the customer's word to pay
 * more than the deductible, and the repair partner's warranty for an earlier repair.
 */

/** The partner found more than was approved. The repair approved before stands until the team has decided. */
export const supplementSchema = z.object({
  /** The version of the estimate that asks for more. */
  version: z.int(),
  totalCents: z.int(),
  /** What it is above the approved total; the whole total where none was approved. */
  differenceCents: z.int(),
  askedAt: instantSchema,
  /** When the claims team has decided it. */
  dueAt: instantSchema,
});
export type Supplement = z.infer<typeof supplementSchema>;

/** The customer would pay more than the deductible, because the incident's limit does not reach: asked before the repair. */
export const consentSchema = z.object({
  state: z.enum(['asked', 'given', 'declined']),
  /** The repair's whole price, before the deductible. */
  totalCents: z.int(),
  /** All that the customer would pay at the counter. */
  customerPaysCents: z.int(),
  /** The part of it above the deductible. */
  extraCents: z.int(),
  askedAt: instantSchema,
  answeredAt: z.optional(instantSchema),
  answeredBy: z.optional(actorSchema),
});
export type Consent = z.infer<typeof consentSchema>;

/** The same fault came back within the warranty of an earlier repair, which is the partner's who made it. */
export const repairWarrantySchema = z.object({
  /** The claim under which the device was repaired. */
  ofClaimId: z.string(),
  companyId: z.string(),
  partnerName: z.string(),
  repairedAt: instantSchema,
  /** Counted from the first repair: a repair under warranty does not start it anew. */
  until: instantSchema,
  /** `offered` to the partner; `accepted`: repaired free of charge; `declined` by it; `overridden`: an agent decided otherwise. */
  state: z.enum(['offered', 'accepted', 'declined', 'overridden']),
  reason: z.optional(z.string()),
  answeredAt: z.optional(instantSchema),
});
export type RepairWarranty = z.infer<typeof repairWarrantySchema>;
