import * as z from 'zod/mini';
import { instantSchema } from '../calendar/instant.ts';
import { actorSchema } from '../people/actor.ts';

/** A replacement on its way to the customer: the deductible first, then the parcel, then the old device back. */
export const shippingSchema = z.object({
  /** The customer's deductible: taken from the card, or an agent's word that it is settled. */
  deductible: z.optional(
    z.object({
      state: z.enum(['paid', 'paid-otherwise', 'waived']),
      amountCents: z.int(),
      at: instantSchema,
      by: actorSchema,
      /** The payment provider's number of it. */
      paymentIntentId: z.optional(z.string()),
      note: z.optional(z.string()),
    }),
  ),
  carrier: z.optional(z.string()),
  trackingNumber: z.optional(z.string()),
  shippedAt: z.optional(instantSchema),
  deliveredAt: z.optional(instantSchema),
  /** The damaged device's way back, where the terms ask for it. */
  return: z.optional(
    z.object({
      /** `late`: the day has passed, and an agent charges the fee or waives it. */
      state: z.enum(['awaited', 'late', 'received', 'fee-charged', 'waived']),
      dueAt: instantSchema,
      feeCents: z.int(),
      closedAt: z.optional(instantSchema),
      note: z.optional(z.string()),
    }),
  ),
});
export type Shipping = z.infer<typeof shippingSchema>;
export type DeductibleWord = NonNullable<Shipping['deductible']>['state'];

/** How a damaged device comes back: part of the catalogue, and absent where it may be kept. */
export interface ReturnTerms {
  /** From delivery. */
  readonly days: number;
  /** Charged when it does not come, in cents. */
  readonly feeCents: number;
}
