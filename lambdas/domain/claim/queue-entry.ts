import { formatCents } from '../money/format.ts';
import type { Claim, Proposal } from './claim.ts';
import { audienceOf } from './silence.ts';
import { isClosed } from './status.ts';
import { workflowStep } from './workflow-step.ts';

export const queueKinds = [
  'review',
  'overdue',
  'payment',
  'settlement',
  'second-review',
  'asks-to-reopen',
] as const;
export type QueueKind = (typeof queueKinds)[number];

/** A damaged device that has not come back in time. */
const lateReturnDue = ({ shipping }: Claim): string | undefined =>
  shipping?.return?.state === 'late' ? shipping.return.dueAt : undefined;

/** Why a claim stands in the claims team's queue. */
export function queueKind(claim: Claim): QueueKind {
  if (lateReturnDue(claim) !== undefined && isClosed(claim.status) && !claim.asksToReopenAt)
    return 'settlement';
  if (isClosed(claim.status)) return claim.secondReview ? 'second-review' : 'asks-to-reopen';
  if (claim.proposal || (claim.status === 'approved' && claim.supplement)) return 'review';
  if (audienceOf(claim) !== 'team') return 'overdue';
  switch (workflowStep(claim)) {
    case 'await-payment':
      return 'payment';
    case 'await-settlement':
      return 'settlement';
    default:
      return claim.secondReview ? 'second-review' : 'review';
  }
}

const proposed = ({ by, committedCents, denial }: Proposal): string =>
  denial
    ? `${by.name} proposes to deny it as fraud: ${denial.reason}`
    : `${by.name} proposes to approve ${formatCents(committedCents)}.`;

/** What an agent reads of why the claim is there: the question, the wish, or what the rules said. */
export const queueReason = (claim: Claim): string | undefined =>
  isClosed(claim.status)
    ? (claim.secondReview?.text ??
      (lateReturnDue(claim) && 'The damaged device has not come back: charge the fee, or waive it.'))
    : claim.proposal
      ? proposed(claim.proposal)
      : claim.supplement
        ? `The partner found more: ${formatCents(claim.supplement.differenceCents)} above what was approved.`
        : claim.waiting.text;

/** The same, sentence by sentence: the rules may give several reasons. */
export function queueReasons(claim: Claim): readonly string[] {
  const reason = queueReason(claim);
  const { text, reasons } = claim.waiting;
  if (reason === undefined) return [];
  return reason === text && reasons ? reasons : [reason];
}

/** When the claims team has to act: its own turn, a proposal to confirm, somebody's overdue answer, or a closed claim that asks for it. */
export function queueDueAt(claim: Claim): string | undefined {
  if (isClosed(claim.status))
    return claim.secondReview?.dueAt ?? claim.reopenDueAt ?? claim.asksToReopenAt ?? lateReturnDue(claim);
  if (claim.status === 'draft') return undefined;
  if (claim.status === 'approved' && claim.supplement) return claim.supplement.dueAt;
  // Proposed while somebody else is asked: it waits for another agent all the same.
  if (claim.proposal && audienceOf(claim) !== 'team') return claim.proposal.dueAt ?? claim.proposal.at;
  if (claim.overdue || claim.adjudicationDue || audienceOf(claim) === 'team')
    return claim.waiting.dueAt ?? claim.waiting.since;
  return undefined;
}
