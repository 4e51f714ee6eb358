import type { ClaimChange } from './change.ts';
import type { Claim } from './claim.ts';
import type { Payment } from './payment.ts';
import { isDenied } from './status.ts';

/** What the business counts: once per claim or payment and happening. */
export type Counted =
  | 'ClaimsFiled'
  | 'ClaimsApprovedByRules'
  | 'ClaimsApprovedByAgents'
  | 'ClaimsDenied'
  | 'ClaimsCompleted'
  | 'PaymentsPaid'
  | 'PaymentsFailed';

function movesCounted(before: Claim | null, claim: Claim): Counted[] {
  if (before?.status === claim.status) return [];
  if (claim.status === 'approved')
    return [claim.movedBy.role === 'system' ? 'ClaimsApprovedByRules' : 'ClaimsApprovedByAgents'];
  if (isDenied(claim.status)) return ['ClaimsDenied'];
  return claim.status === 'completed' ? ['ClaimsCompleted'] : [];
}

function paymentCounted(before: readonly Payment[], payment: Payment): Counted[] {
  const earlier = before.find(({ paymentId }) => paymentId === payment.paymentId);
  if (payment.status === 'pending' || earlier?.status === payment.status) return [];
  return [payment.status === 'paid' ? 'PaymentsPaid' : 'PaymentsFailed'];
}

/** What a change is counted as; derived from the difference it makes, so that no command can forget it. */
export const countedIn = ({ before, claim }: ClaimChange): Counted[] => [
  ...(claim.submittedAt !== undefined && before?.submittedAt === undefined ? (['ClaimsFiled'] as const) : []),
  ...movesCounted(before, claim),
  ...claim.payments.flatMap((payment) => paymentCounted(before?.payments ?? [], payment)),
];
