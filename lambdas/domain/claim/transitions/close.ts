import { NotAllowedNow } from '../../errors.ts';
import type { ClaimChange } from '../change.ts';
import type { Claim } from '../claim.ts';
import { committedCents, isOpenPayment } from '../payment.ts';
import { isClosed } from '../status.ts';
import { alreadyDecided } from './last-words.ts';
import { type CommandContext, moveTo } from './move.ts';

/** What was paid on it before, and on nothing more, stays taken from the incident's limit. */
const release = ({ payments }: Claim) =>
  ({
    set: { reservedCents: committedCents(payments) },
    drop: [
      ...(['approvedAt', 'approvedTotalCents', 'approvedEstimate', 'supplement', 'consent'] as const),
      'secondReview',
    ],
  }) as const;

/** A shop has repaired and waits for its money: the customer's word, or silence, does not end that. */
export const isInvoiced = ({ invoice, payments }: Claim): boolean =>
  invoice !== undefined || payments.some(isOpenPayment);

/** The owner takes the claim back, before it is approved. */
export function withdraw(claim: Claim, ctx: CommandContext): ClaimChange {
  if (isClosed(claim.status)) throw alreadyDecided(claim);
  const onlyAllowed = claim.preAuthorization?.state === 'approved';
  if ((claim.status === 'approved' && !onlyAllowed) || committedCents(claim.payments) > 0)
    throw new NotAllowedNow('withdrawing', claim.status);
  if (isInvoiced(claim)) throw new NotAllowedNow('withdrawing', claim.status, 'the repair is invoiced');
  return moveTo(claim, 'withdrawn', ctx, release(claim));
}

/** The customer said nothing for 180 days from the question. */
export function closeInactive(claim: Claim, ctx: CommandContext): ClaimChange {
  return moveTo(claim, 'closed-inactive', ctx, {
    ...release(claim),
    note: 'Closed because no answer came for 180 days from the question.',
  });
}
