import type { Claim } from '../claim/claim.ts';
import type { AccessRecord } from './rules.ts';

/**
 * What of a claim decides who may touch it. Whom the open question asks is left out: answering one that is not put to
 * one's side (any more) is a conflict of the moment, "already decided", not a question of rights.
 */
export const accessRecord = (claim: Claim): AccessRecord => ({
  customerId: claim.customer.customerId,
  registeredByCompanyId: claim.registeredByCompanyId,
  // A unit's claim is its dealer's own: nobody else repairs it, estimates it or sends an invoice for it.
  ...(claim.unit ? { dealerCompanyId: claim.unit.companyId } : { repairCompanyId: claim.partner?.companyId }),
  formerCompanyIds: claim.formerCompanyIds,
  status: claim.status,
  deniedByUserId: claim.secondReview && claim.denial?.by.userId,
});
