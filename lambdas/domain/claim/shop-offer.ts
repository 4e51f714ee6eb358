import * as z from 'zod/mini';
import { instantSchema } from '../calendar/instant.ts';

/**
 * A shop that did not register the customer is asked whether it takes the repair: it accepts or passes by an instant, and
 * then the next one near is asked. The shop that registered the customer has its own customers back without being asked;
 * it may pass all the same.
 */
export const shopOfferSchema = z.object({
  companyId: z.string(),
  offeredAt: instantSchema,
  /** When the next shop is asked, unless this one has accepted. */
  until: instantSchema,
  acceptedAt: z.optional(instantSchema),
});
export type ShopOffer = z.infer<typeof shopOfferSchema>;

/** A shop at whose counter the customer stands asks to have the claim; the customer's tap moves it. */
export const moveRequestSchema = z.object({
  requestId: z.string(),
  companyId: z.string(),
  name: z.string(),
  email: z.string(),
  storeId: z.optional(z.string()),
  requestedAt: instantSchema,
  /** The link does nothing from here on. */
  until: instantSchema,
});
export type MoveRequest = z.infer<typeof moveRequestSchema>;

/** How long the customer's link lives: the customer stands at the counter. */
export const moveRequestHours = 24;
