import type { Actor } from '../../people/actor.ts';
import type { ClaimChange } from '../change.ts';
import type { Claim } from '../claim.ts';
import { amend, type CommandContext } from './move.ts';

/** Gives the claim to an agent, or to nobody. Whose it is already changes nothing (`undefined`). */
export function assign(
  claim: Claim,
  assignee: Actor | undefined,
  ctx: CommandContext,
): ClaimChange | undefined {
  if (claim.assignedTo?.userId === assignee?.userId) return undefined;
  return assignee
    ? amend(claim, ctx, { set: { assignedTo: assignee }, internalNote: `Assigned to ${assignee.name}.` })
    : amend(claim, ctx, { drop: ['assignedTo'], internalNote: 'Assigned to nobody.' });
}
