import { NotAllowedNow } from '../../errors.ts';
import type { ClaimChange, NewComment } from '../change.ts';
import type { Claim } from '../claim.ts';
import { suppliedByPartner } from '../workflow-step.ts';
import { alreadyAnswered } from './last-words.ts';
import { amend, type CommandContext, instant, moveTo } from './move.ts';

export interface Answer {
  readonly message: string;
  readonly via: NewComment['via'];
}

/** The status in which each side may answer. */
const askedStatus = { customer: 'waiting-on-customer', partner: 'waiting-on-provider' } as const;

/**
 * The customer's or the partner's answer to what was asked. What the rules asked for goes back to the rules, what an
 * agent asked goes to review. Throws AlreadyDecided when it was answered or overtaken, {@link NotAllowedNow} when nothing
 * was ever asked of this side.
 */
export function answer(
  claim: Claim,
  from: 'customer' | 'partner',
  given: Answer,
  ctx: CommandContext,
): ClaimChange {
  if (claim.status !== askedStatus[from]) throw alreadyAnswered(claim, from);
  const comments: NewComment[] =
    given.message.trim() === ''
      ? []
      : [{ author: ctx.actor, text: given.message, internal: false, via: given.via }];
  const byRules = claim.waiting.askedBy?.role === 'system';
  if (byRules)
    return moveTo(claim, 'initial-review', ctx, {
      set: { adjudicationDue: true },
      comments,
      note: 'Answered.',
    });
  return moveTo(claim, 'in-review', ctx, {
    comments,
    note: 'Answered.',
    text: `The ${from} answered: ${given.message}`.slice(0, 500),
  });
}

/** The partner has the device on the counter: from here its silence counts, no longer the customer's. */
export function receiveDevice(claim: Claim, ctx: CommandContext): ClaimChange | undefined {
  if (claim.deviceReceivedAt !== undefined) return undefined;
  const set = { deviceReceivedAt: instant(ctx.now) };
  const note = 'The device was received.';
  if (claim.status === 'approved' && suppliedByPartner(claim))
    return moveTo(claim, 'approved', ctx, { set, note });
  if (
    claim.status === 'estimate-needed' ||
    claim.status === 'waiting-on-provider' ||
    claim.status === 'in-review'
  )
    return amend(claim, ctx, { set, note });
  throw new NotAllowedNow('receiving the device', claim.status);
}
