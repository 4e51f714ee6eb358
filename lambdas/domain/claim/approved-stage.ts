import { isOffered } from './at-shop.ts';
import type { Claim } from './claim.ts';
import { isOpenPayment } from './payment.ts';
import { awaitsConsent, deductibleDueCents, suppliedByPartner } from './workflow-step.ts';

/** What an approved claim is at: each reads differently. Names of the brand's wording, behind `approved-`. */
export const approvedStages = [
  'offered',
  'repair',
  'consent',
  'supplement',
  'warranty',
  'replacement',
  'replacement-by-partner',
  'replacement-deductible',
  'replacement-shipped',
  'reimbursement',
  'reimbursement-no-payee',
  'reimbursement-payment',
  'payment',
  'payment-by-card',
  // Of a dealer's claim for a unit.
  'pre-authorized',
  'credit-on-return',
  'unit',
] as const;
export type ApprovedStage = (typeof approvedStages)[number];

function settledStage(claim: Claim, payeeKnown: boolean): ApprovedStage {
  if (claim.resolution !== 'reimbursement') {
    if (deductibleDueCents(claim) > 0) return 'replacement-deductible';
    return claim.shipping?.shippedAt ? 'replacement-shipped' : 'replacement';
  }
  if (claim.payments.some(isOpenPayment)) return 'reimbursement-payment';
  return payeeKnown ? 'reimbursement' : 'reimbursement-no-payee';
}

function unitStage(claim: Claim): ApprovedStage {
  if (claim.preAuthorization?.state === 'approved') return 'pre-authorized';
  return claim.creditHeldFor ? 'credit-on-return' : 'unit';
}

/** The stage of an approved claim. `payeeKnown`: the customer has said where a reimbursement goes. */
export function approvedStage(claim: Claim, payeeKnown: boolean): ApprovedStage {
  if (claim.unit) return unitStage(claim);
  if (!suppliedByPartner(claim)) return settledStage(claim, payeeKnown);
  if (claim.invoice?.state === 'accepted') {
    const open = claim.payments.find(isOpenPayment);
    if (open) return open.method === 'link' ? 'payment-by-card' : 'payment';
  }
  if (awaitsConsent(claim)) return 'consent';
  if (isOffered(claim)) return 'offered';
  if (claim.repairWarranty?.state === 'accepted') return 'warranty';
  if (claim.supplement) return 'supplement';
  return claim.resolution === 'replacement' ? 'replacement-by-partner' : 'repair';
}
