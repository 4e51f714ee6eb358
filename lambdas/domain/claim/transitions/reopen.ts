import { addBusinessDays } from '../../calendar/opening-hours.ts';
import { NotAllowedNow, NotPossible } from '../../errors.ts';
import type { ClaimChange, NewComment } from '../change.ts';
import type { Claim } from '../claim.ts';
import { isClosed, isDenied } from '../status.ts';
import { amend, type CommandContext, instant, moveTo } from './move.ts';

/** An agent opens a closed claim again: a new execution of the same claim, which begins in agent review. */
export function reopen(claim: Claim, reason: string, ctx: CommandContext): ClaimChange {
  if (!isClosed(claim.status)) throw new NotAllowedNow('reopening', claim.status, 'it is open');
  return moveTo(claim, 'in-review', ctx, {
    set: { run: claim.run + 1, adjudicationDue: false },
    drop: ['asksToReopenAt', 'reopenDueAt', 'invoice', 'deviceReceivedAt', 'settledAt'],
    text: reason,
    note: 'Opened again.',
  });
}

/**
 * The customer asks for a second review of a denial, within 60 days. The status stays; another agent decides. Throws
 * {@link NotPossible} later.
 */
export function requestSecondReview(
  claim: Claim,
  text: string,
  ctx: CommandContext,
): ClaimChange | undefined {
  if (!isDenied(claim.status) || !claim.denial) throw new NotAllowedNow('a second review', claim.status);
  if (claim.secondReview) return undefined;
  if (ctx.now > Date.parse(claim.denial.secondReviewUntil))
    throw new NotPossible('The time to ask for a second review is over.');
  return amend(claim, ctx, {
    set: {
      secondReview: {
        requestedAt: instant(ctx.now),
        text,
        dueAt: addBusinessDays(instant(ctx.now), 5, ctx.openingHours),
      },
    },
    note: 'A second review was asked for.',
    notices: [
      { kind: 'second-review', to: 'customer' },
      { kind: 'second-review', to: 'agents' },
    ],
  });
}

/** A reply to a closed claim changes no status: it enters the agents' queue, and the sender is told. */
export function askToReopen(claim: Claim, reply: NewComment, ctx: CommandContext): ClaimChange {
  if (!isClosed(claim.status)) throw new NotAllowedNow('asking to reopen', claim.status, 'it is open');
  const first = claim.asksToReopenAt === undefined;
  return amend(claim, ctx, {
    ...(first && {
      set: {
        asksToReopenAt: instant(ctx.now),
        reopenDueAt: addBusinessDays(instant(ctx.now), 1, ctx.openingHours),
      },
    }),
    comments: [reply],
    ...(first && { note: 'A reply asks to open the claim again.' }),
    notices: first
      ? [
          { kind: 'asks-to-reopen', to: 'customer' },
          { kind: 'asks-to-reopen', to: 'agents' },
        ]
      : [],
  });
}
