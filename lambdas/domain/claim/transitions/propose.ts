import { addOpeningHours } from '../../calendar/opening-hours.ts';
import type { ClaimChange } from '../change.ts';
import type { ApprovalProposal, Claim } from '../claim.ts';
import type { Approval } from './approve.ts';
import { amend, type CommandContext, instant } from './move.ts';

const sameProposal = (one: ApprovalProposal, other: ApprovalProposal): boolean =>
  one.by.userId === other.by.userId &&
  one.committedCents === other.committedCents &&
  one.resolution === other.resolution &&
  one.amountCents === other.amountCents &&
  one.message === other.message &&
  JSON.stringify(one.lines) === JSON.stringify(other.lines);

/**
 * Keeps an approval above its agent's authority as a proposal, for another agent to confirm; the claim stays where it is.
 * The same proposal again changes nothing (`undefined`); another one takes its place.
 *
 * @param committedCents what it would commit, after the deductible
 */
export function proposeApproval(
  claim: Claim,
  approval: Approval,
  committedCents: number,
  ctx: CommandContext,
): ClaimChange | undefined {
  const { lines, ...terms } = approval;
  const proposal: ApprovalProposal = {
    ...terms,
    ...(lines && { lines: [...lines] }),
    by: ctx.actor,
    at: instant(ctx.now),
    dueAt: addOpeningHours(instant(ctx.now), 3, ctx.openingHours),
    committedCents,
  };
  if (claim.proposal && sameProposal(claim.proposal, proposal)) return undefined;
  return amend(claim, ctx, {
    set: { proposal },
    internalNote: `${ctx.actor.name} proposes to approve: another agent has to confirm it.`,
    notices: [{ kind: 'proposal', to: 'agents' }],
  });
}
