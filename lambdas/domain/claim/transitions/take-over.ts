import type { ClaimChange } from '../change.ts';
import type { Claim } from '../claim.ts';
import { isActive } from '../status.ts';
import { type CommandContext, moveTo } from './move.ts';

/**
 * The execution of an open claim ended, or is too old to run on: a new one takes over in agent review, with the reason.
 * `undefined` when the claim is not open (any more).
 */
export function takeOver(claim: Claim, reason: string, ctx: CommandContext): ClaimChange | undefined {
  if (!isActive(claim.status)) return undefined;
  return moveTo(claim, 'in-review', ctx, {
    set: { run: claim.run + 1, adjudicationDue: false },
    text: reason,
    internalNote: reason,
  });
}
