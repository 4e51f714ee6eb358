import * as z from 'zod/mini';
import type { Claim } from './claim.ts';
import { instantSchema } from './incident.ts';
import { suppliedByPartner, workflowStep } from './workflow-step.ts';

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

/** A claim at a step that a shop has to agree to: it shall repair, or say what is broken, and has not the device yet. */
export function needsShop(claim: Claim): boolean {
  if (claim.unit || claim.deviceReceivedAt !== undefined) return false;
  const step = workflowStep(claim);
  return step === 'await-device' || step === 'await-estimate';
}

/** The shop was asked, and has neither accepted nor passed. */
export const isOffered = (claim: Claim): boolean =>
  claim.offer !== undefined &&
  claim.offer.acceptedAt === undefined &&
  claim.offer.companyId === claim.partner?.companyId &&
  // Who asks for more work, or takes it on as warranty, has taken the repair.
  claim.supplement === undefined &&
  claim.repairWarranty?.state !== 'accepted' &&
  needsShop(claim);

/** Stands as a repair of its shop: what a store's capacity is counted against. */
export const isOpenRepair = (claim: Claim): boolean => {
  if (!claim.partner || claim.unit || workflowStep(claim) === 'closed') return false;
  return claim.deviceReceivedAt !== undefined || needsShop(claim) || approvedRepair(claim);
};

const approvedRepair = (claim: Claim): boolean => claim.status === 'approved' && suppliedByPartner(claim);
