import { addOpeningHours } from '../../calendar/opening-hours.ts';
import { NotAllowedNow } from '../../errors.ts';
import type { ClaimChange } from '../change.ts';
import type { Claim, Denial, Proposal } from '../claim.ts';
import { decisionRulesOf } from '../decision-rules.ts';
import { audienceOf } from '../silence.ts';
import { isClosed } from '../status.ts';
import type { Approval } from './approval-terms.ts';
import { amend, type CommandContext, instant, moveTo } from './move.ts';

/** What is said of a denial before it holds. */
type Denying = Pick<Denial, 'kind' | 'clause' | 'reason'>;

const sameProposal = (one: Proposal, other: Proposal): boolean =>
  one.by.userId === other.by.userId &&
  one.committedCents === other.committedCents &&
  one.resolution === other.resolution &&
  one.amountCents === other.amountCents &&
  one.message === other.message &&
  JSON.stringify(one.lines) === JSON.stringify(other.lines) &&
  JSON.stringify(one.denial) === JSON.stringify(other.denial);

/** A form may break lines otherwise than the text it was filled with. */
const words = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Whether a denial says what was proposed: what a customer is told was then read by two. */
export const confirmsDenial = ({ proposal }: Claim, { kind, clause, reason }: Denying): boolean =>
  proposal?.denial?.kind === kind &&
  proposal.denial.clause === clause &&
  words(proposal.denial.reason) === words(reason);

/**
 * Whether a denial needs another agent's word before it holds: as fraud, where the brand asks for it and nobody else
 * proposed the same. A second review of a denial as fraud is that other agent's word itself. Throws
 * {@link NotAllowedNow} for whoever would confirm what he proposed himself.
 */
export function needsSecondAgent(claim: Claim, denial: Denying, ctx: CommandContext): boolean {
  if (denial.kind !== 'fraud' || !decisionRulesOf(ctx).fraudNeedsSecondAgent) return false;
  if (claim.secondReview && claim.denial?.kind === 'fraud') return false;
  if (!confirmsDenial(claim, denial)) return true;
  if (claim.proposal?.by.userId === ctx.actor.userId)
    throw new NotAllowedNow(
      'confirming one’s own proposal',
      claim.status,
      'another agent confirms or declines it',
    );
  return false;
}

/**
 * Keeps a decision as a proposal, for another agent to confirm; the claim stays where it is. The same proposal again
 * changes nothing (`undefined`); another one takes its place.
 */
function propose(
  claim: Claim,
  terms: Omit<Proposal, 'by' | 'at' | 'dueAt'>,
  what: string,
  ctx: CommandContext,
): ClaimChange | undefined {
  const at = instant(ctx.now);
  const proposal: Proposal = {
    ...terms,
    ...{ by: ctx.actor, at, dueAt: addOpeningHours(at, 3, ctx.openingHours) },
  };
  if (claim.proposal && sameProposal(claim.proposal, proposal)) return undefined;
  return amend(claim, ctx, {
    set: { proposal },
    internalNote: `${ctx.actor.name} proposes to ${what}: another agent has to confirm it.`,
    notices: [{ kind: 'proposal', to: 'agents' }],
  });
}

/**
 * Proposes an approval above its agent's authority.
 *
 * @param committedCents what it would commit, after the deductible
 */
export const proposeApproval = (
  claim: Claim,
  { lines, ...terms }: Approval,
  committedCents: number,
  ctx: CommandContext,
): ClaimChange | undefined =>
  propose(claim, { ...terms, ...(lines && { lines: [...lines] }), committedCents }, 'approve', ctx);

/** Proposes a denial as fraud. Nobody but the claims team hears of it. */
export const proposeDenial = (
  claim: Claim,
  { kind, clause, reason }: Denying,
  ctx: CommandContext & { readonly clauses: ReadonlyMap<string, string> },
): ClaimChange | undefined => {
  const clauseText = ctx.clauses.get(clause);
  const denial = { kind, clause, reason, ...(clauseText !== undefined && { clauseText }) };
  return propose(claim, { denial, committedCents: 0 }, 'deny as fraud', ctx);
};

/**
 * An agent does not confirm what was proposed, or takes back what he proposed himself. Where it is the team's turn the
 * claim is in review with the reason; a question that is out, or an approval that stands, goes on. Throws
 * {@link NotAllowedNow} when nothing is proposed (any more).
 */
export function declineProposal(claim: Claim, reason: string, ctx: CommandContext): ClaimChange {
  const { proposal } = claim;
  if (!proposal || isClosed(claim.status))
    throw new NotAllowedNow('declining a proposal', claim.status, 'nothing is proposed');
  const what = proposal.denial ? 'deny as fraud' : 'approve';
  const note =
    proposal.by.userId === ctx.actor.userId
      ? `${ctx.actor.name} takes back the proposal to ${what}: ${reason}`
      : `${ctx.actor.name} declines the proposal of ${proposal.by.name} to ${what}: ${reason}`;
  if (claim.status === 'approved' || audienceOf(claim) !== 'team')
    return amend(claim, ctx, { drop: ['proposal'], internalNote: note });
  return moveTo(claim, 'in-review', ctx, {
    set: { adjudicationDue: false },
    text: note,
    internalNote: note,
  });
}
