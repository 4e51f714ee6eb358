import type { ClaimChange } from '../change.ts';
import type { Claim } from '../claim.ts';
import { isClosed } from '../status.ts';
import { type CommandContext, moveTo } from './move.ts';

/**
 * A step of the workflow failed for good: the claim goes to the agents with the reason, so that no fault strands it. A
 * claim that was closed meanwhile stays closed (`undefined`).
 */
export function parkInReview(claim: Claim, reason: string, ctx: CommandContext): ClaimChange | undefined {
  if (isClosed(claim.status) || claim.status === 'draft') return undefined;
  return moveTo(claim, 'in-review', ctx, {
    set: { adjudicationDue: false },
    text: reason,
    internalNote: reason,
  });
}
