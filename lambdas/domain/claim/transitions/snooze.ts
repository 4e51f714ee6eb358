import { InvalidInput, NotAllowedNow } from '../../errors.ts';
import type { ClaimChange } from '../change.ts';
import type { Claim } from '../claim.ts';
import { amend, type CommandContext, instant } from './move.ts';

/** Longer, and it would be forgotten rather than put off. */
const longestDays = 30;

/**
 * Puts a claim off: it leaves the agents' views until the instant, or until it moves; its promise and its reminders go
 * on. Without an instant it comes back at once. Throws {@link InvalidInput} for an instant past or more than 30 days away.
 */
export function snooze(
  claim: Claim,
  until: string | undefined,
  ctx: CommandContext,
): ClaimChange | undefined {
  if (until === undefined)
    return claim.snoozedUntil === undefined
      ? undefined
      : amend(claim, ctx, { drop: ['snoozedUntil'], internalNote: 'Back in the queue.' });
  if (claim.status === 'draft') throw new NotAllowedNow('snoozing', claim.status);
  const at = Date.parse(until);
  if (at <= ctx.now) throw InvalidInput.at('until', 'is past');
  if (at > ctx.now + longestDays * 86_400_000)
    throw InvalidInput.at('until', `is more than ${longestDays} days away`);
  const snoozedUntil = instant(at);
  if (claim.snoozedUntil === snoozedUntil) return undefined;
  return amend(claim, ctx, { set: { snoozedUntil }, internalNote: `Snoozed until ${snoozedUntil}.` });
}
