import type { Claim } from './claim.ts';
import { isOpenPayment } from './payment.ts';
import { isClosed } from './status.ts';

/** Steps that wait for somebody: each is a wait-for-callback task with a question of its own. */
export const waitingSteps = [
  'await-agent',
  'await-customer',
  'await-estimate',
  'await-provider',
  'await-device',
  'await-invoice',
  'await-payment',
  'await-settlement',
] as const;
export type WaitingStep = (typeof waitingSteps)[number];

/**
 * What the workflow has to do next for a claim. The state machine routes on this word and on nothing else, so that the
 * table is the truth and the machine only sequences.
 */
export type WorkflowStep = WaitingStep | 'adjudicate' | 'submit-payment' | 'closed';

export const isWaitingStep = (step: WorkflowStep): step is WaitingStep => step.startsWith('await-');

/** The step a submitted claim is at, from its facts alone. */
export function workflowStep(claim: Claim): WorkflowStep {
  // What is asked of the customer after the end keeps the execution alive, for its reminders.
  if (awaitsReturn(claim)) return 'await-customer';
  if (isClosed(claim.status)) return 'closed';
  if (claim.adjudicationDue) return 'adjudicate';
  switch (claim.status) {
    case 'waiting-on-customer':
      return 'await-customer';
    case 'estimate-needed':
      return 'await-estimate';
    case 'waiting-on-provider':
      return 'await-provider';
    case 'approved':
      return approvedStep(claim);
    default:
      return 'await-agent';
  }
}

function approvedStep(claim: Claim): WorkflowStep {
  // A dealer repairs what was pre-authorized; any other approved claim for a unit waits for the unit to come back.
  if (claim.unit) return claim.preAuthorization?.state === 'approved' ? 'await-invoice' : 'await-settlement';
  const open = claim.payments.find(isOpenPayment);
  if (open) return open.method === 'paypal' && !open.providerBatchId ? 'submit-payment' : 'await-payment';
  // Before the customer's word nothing is repaired, also when the device is at the counter already.
  if (awaitsConsent(claim)) return 'await-device';
  if (suppliedByPartner(claim)) return claim.deviceReceivedAt ? 'await-invoice' : 'await-device';
  return deductibleDueCents(claim) > 0 ? 'await-customer' : 'await-settlement';
}

/** The repair must not begin before the customer has said whether to pay more than the deductible for it. */
export const awaitsConsent = (claim: Claim): boolean =>
  claim.status === 'approved' && claim.consent?.state === 'asked';

/** An approved replacement that the claims team sends itself. */
export const isShippedByTeam = (claim: Claim): boolean =>
  claim.status === 'approved' &&
  claim.resolution === 'replacement' &&
  claim.unit === undefined &&
  !suppliedByPartner(claim);

/** What the customer still has to pay before a replacement ships, in cents; 0 for nothing. */
export const deductibleDueCents = (claim: Claim): number =>
  isShippedByTeam(claim) && !claim.shipping?.deductible ? (claim.deductibleCents ?? 0) : 0;

/** The damaged device is to come back from the customer, after the claim is completed. */
export const awaitsReturn = (claim: Claim): boolean =>
  claim.status === 'completed' && claim.shipping?.return?.state === 'awaited';

/** Nothing is waited for any more: its execution ends. */
export const isOver = (claim: Claim): boolean => isClosed(claim.status) && !awaitsReturn(claim);

/** Repairs, and replacements that the partner, and no other before it, said it supplies: they are invoiced like a repair. */
export const suppliedByPartner = ({ resolution, estimate, partner }: Claim): boolean =>
  resolution === 'repair' ||
  (resolution === 'replacement' &&
    estimate?.replacement?.canSupply === true &&
    estimate.companyId === partner?.companyId);
