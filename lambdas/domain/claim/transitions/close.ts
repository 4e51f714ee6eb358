import { NotAllowedNow } from '../../errors.ts';
import type { ClaimChange } from '../change.ts';
import type { Claim } from '../claim.ts';
import { committedCents } from '../payment.ts';
import { isClosed } from '../status.ts';
import { alreadyDecided } from './last-words.ts';
import { type CommandContext, moveTo } from './move.ts';

const release = {
  set: { reservedCents: 0 },
  drop: ['approvedAt', 'approvedTotalCents', 'approvedEstimate', 'supplement', 'consent'],
} as const;

/** The owner takes the claim back, before it is approved. */
export function withdraw(claim: Claim, ctx: CommandContext): ClaimChange {
  if (isClosed(claim.status)) throw alreadyDecided(claim);
  const onlyAllowed = claim.preAuthorization?.state === 'approved';
  if ((claim.status === 'approved' && !onlyAllowed) || committedCents(claim.payments) > 0)
    throw new NotAllowedNow('withdrawing', claim.status);
  return moveTo(claim, 'withdrawn', ctx, release);
}

/** The customer said nothing for 180 days from the question. */
export function closeInactive(claim: Claim, ctx: CommandContext): ClaimChange {
  return moveTo(claim, 'closed-inactive', ctx, {
    ...release,
    note: 'Closed because no answer came for 180 days from the question.',
  });
}
