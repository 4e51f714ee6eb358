import type { UnitDecision } from '../../warranty-claims/judge-unit.ts';
import type { ClaimChange } from '../change.ts';
import type { Claim } from '../claim.ts';
import { type CommandContext, moveTo } from './move.ts';

/** Puts a dealer's claim before an agent, with what the rules found. They never approve one, and never deny one. */
export function referUnit(claim: Claim, decision: UnitDecision, ctx: CommandContext): ClaimChange {
  const reasons = decision.referReasons.map(({ reason }) => reason).join(' ');
  return moveTo(claim, claim.status === 'new' ? 'initial-review' : 'in-review', ctx, {
    set: {
      adjudicationDue: false,
      decisions: claim.decisions + 1,
      rulesFound: decision.inOrder ? 'in-order' : 'to-review',
    },
    text: reasons,
    internalNote: reasons,
  });
}
