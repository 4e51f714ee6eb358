import { addBusinessDays } from '../../calendar/opening-hours.ts';
import { NotAllowedNow, NotPossible } from '../../errors.ts';
import { type ClaimChange, inOneGo, type NewComment } from '../change.ts';
import type { Claim } from '../claim.ts';
import { isClosed, isDenied } from '../status.ts';
import { addComment } from './comment.ts';
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
 * A closed claim that asks to be opened again stays as it is: a reply may only say thanks. `message`: the team's answer,
 * which everybody on it reads. Throws {@link NotAllowedNow} when nothing asks (any more).
 */
export function leaveClosed(claim: Claim, message: string | undefined, ctx: CommandContext): ClaimChange {
  if (!isClosed(claim.status) || claim.asksToReopenAt === undefined)
    throw new NotAllowedNow('leaving it closed', claim.status, 'nothing asks to open it again');
  const left = amend(claim, ctx, { drop: ['asksToReopenAt', 'reopenDueAt'], note: 'It stays closed.' });
  if (message === undefined) return left;
  const answer: NewComment = { author: ctx.actor, text: message, internal: false, via: 'portal' };
  return inOneGo(left, (next) => addComment(next, answer, ctx));
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
