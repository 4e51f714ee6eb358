import type { Claim } from './claim.ts';
import { awaitsConsent, suppliedByPartner, workflowStep } from './workflow-step.ts';

/**
 * A claim at a step that a shop has to agree to: it shall repair, or say what is broken, and has not the device yet.
 * Whether there is a repair at all is the customer's word first, where it costs more than the deductible.
 */
export function needsShop(claim: Claim): boolean {
  if (claim.unit || claim.deviceReceivedAt !== undefined || awaitsConsent(claim)) return false;
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
