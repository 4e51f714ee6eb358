import type { ClaimChange } from '../change.ts';
import type { Claim } from '../claim.ts';
import { isActive } from '../status.ts';
import { awaitsReturn } from '../workflow-step.ts';
import { amend, type CommandContext, moveTo } from './move.ts';

/**
 * The execution of an open claim ended, or is too old to run on: a new one takes over in agent review, with the reason. A
 * completed claim whose damaged device is still to come back stays completed; its wait goes on where it stood.
 * `undefined` when nothing is waited for (any more).
 */
export function takeOver(claim: Claim, reason: string, ctx: CommandContext): ClaimChange | undefined {
  const run = claim.run + 1;
  if (awaitsReturn(claim))
    return amend(claim, ctx, { set: { run }, drop: ['openQuestion'], internalNote: reason });
  if (!isActive(claim.status)) return undefined;
  return moveTo(claim, 'in-review', ctx, {
    set: { run, adjudicationDue: false },
    text: reason,
    internalNote: reason,
  });
}
