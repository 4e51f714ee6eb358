import { endOfLocalDay } from '../../calendar/local-days.ts';
import { BeyondAuthority, InvalidInput, NotAllowedNow, SecondAgentNeeded } from '../../errors.ts';
import type { Actor } from '../../people/actor.ts';
import { type ClaimChange, inOneGo } from '../change.ts';
import type { Claim, Denial } from '../claim.ts';
import { committedCents } from '../payment.ts';
import { isClosed } from '../status.ts';
import type { Approval, ApprovalContext } from './approval-terms.ts';
import { approve } from './approve.ts';
import { alreadyDecided } from './last-words.ts';
import { amend, instant, moveTo } from './move.ts';
import { confirmsDenial, needsSecondAgent, proposeApproval, proposeDenial } from './propose.ts';
import { reopen } from './reopen.ts';

/** How long a denied customer may ask for a second review: to the end of the day that the mail names. */
export const secondReviewDays = 60;

export type DecisionInput =
  | ({ readonly outcome: 'approve' } & Approval)
  | { readonly outcome: 'ask-customer' | 'ask-partner'; readonly message: string }
  | { readonly outcome: 'request-estimate'; readonly message?: string }
  | { readonly outcome: 'deny'; readonly denial: Pick<Denial, 'kind' | 'clause' | 'reason'> };

export interface DecisionContext extends ApprovalContext {
  /** The clauses of the rulebook in force: their words by id. */
  readonly clauses: ReadonlyMap<string, string>;
  /** Approve or deny although the claim stands approved already. */
  readonly override?: boolean;
}

/**
 * What opens a closed claim for a decision: a denial that the customer asked to have looked at again. Nobody is told of
 * it, the decision tells them. Undefined for an open claim. Throws {@link AlreadyDecided}.
 */
function openingOf(claim: Claim, ctx: DecisionContext): ClaimChange | undefined {
  if (!isClosed(claim.status)) return undefined;
  if (!claim.secondReview) throw alreadyDecided(claim);
  return { ...reopen(claim, 'A second review.', ctx), notices: [] };
}

/**
 * An agent's decision, possible at every open status and on a denial under second review: it overrides whatever the
 * claim waits for. A second decision on a claim that stands approved needs `override`, so that of two agents at once
 * one wins and the other is told. Throws {@link BeyondAuthority} or {@link SecondAgentNeeded} for what this agent does
 * not decide alone.
 */
export function decide(claim: Claim, input: DecisionInput, ctx: DecisionContext): ClaimChange {
  if (claim.status === 'draft') throw new NotAllowedNow('deciding', claim.status);
  const opening = openingOf(claim, ctx);
  if (opening) return inOneGo(opening, (opened) => decide(opened, input, ctx));
  const final = input.outcome === 'approve' || input.outcome === 'deny';
  // What the partner found besides waits for a decision of its own; nobody is overridden by it.
  const extra = input.outcome === 'approve' && claim.supplement !== undefined;
  if (final && claim.status === 'approved' && !extra && ctx.override !== true) throw alreadyDecided(claim);
  if (final) checkSecondReviewer(claim, ctx);
  switch (input.outcome) {
    case 'approve':
      return approveProposed(claim, input, ctx);
    case 'deny':
      return deny(claim, input.denial, ctx);
    case 'ask-customer':
      if (claim.unit) return askDealer(claim, input.message, ctx);
      return moveTo(claim, 'waiting-on-customer', ctx, { ...asked, text: input.message });
    case 'ask-partner':
      if (claim.unit) return askDealer(claim, input.message, ctx);
      requirePartner(claim);
      return moveTo(claim, 'waiting-on-provider', ctx, { ...asked, text: input.message });
    case 'request-estimate':
      requireDevice(claim);
      requirePartner(claim);
      return moveTo(claim, 'estimate-needed', ctx, {
        ...asked,
        ...(input.message !== undefined && { text: input.message }),
      });
  }
}

/**
 * As {@link decide}, where an approval above the agent's authority, and a denial as fraud, is kept as a proposal that
 * another agent confirms. Whoever confirms an approval needs the authority: one that somebody else proposed is not
 * proposed again, {@link BeyondAuthority}.
 */
export function decideOrPropose(
  claim: Claim,
  input: DecisionInput,
  ctx: DecisionContext,
): ClaimChange | undefined {
  const opening = openingOf(claim, ctx);
  if (opening) return inOneGo(opening, (opened) => decideOrPropose(opened, input, ctx) ?? amend(opened, ctx));
  try {
    return decide(claim, input, ctx);
  } catch (error) {
    if (error instanceof SecondAgentNeeded && input.outcome === 'deny')
      return proposeDenial(claim, input.denial, ctx);
    if (!(error instanceof BeyondAuthority) || input.outcome !== 'approve') throw error;
    const { proposal } = claim;
    if (proposal && !proposal.denial && proposal.by.userId !== ctx.actor.userId) throw error;
    const { outcome: _outcome, ...approval } = input;
    return proposeApproval(claim, approval, error.amountCents, ctx);
  }
}

/** Another agent's approval takes over what was proposed, where it says nothing else; the history names both. */
function approveProposed(claim: Claim, approval: Approval, ctx: ApprovalContext): ClaimChange {
  const { proposal } = claim;
  if (!proposal || proposal.denial || proposal.by.userId === ctx.actor.userId)
    return approve(claim, approval, ctx);
  const { resolution, amountCents, message, lines } = proposal;
  const proposed: Approval = {
    ...(resolution !== undefined && { resolution }),
    ...(amountCents !== undefined && { amountCents }),
    ...(message !== undefined && { message }),
    ...(lines && { lines }),
  };
  const change = approve(claim, { ...proposed, ...approval }, ctx);
  const both = bothNames(proposal.by, ctx.actor);
  const [first, ...rest] = change.events;
  if (!first) return change;
  const note = first.note === undefined ? both : `${first.note} ${both}`;
  return { ...change, events: [{ ...first, note }, ...rest] };
}

const bothNames = (proposer: Actor, confirmer: Actor): string =>
  `Proposed by ${proposer.name}, confirmed by ${confirmer.name}.`;

/** Whoever is asked now, the rules' turn is over. */
const asked = { set: { adjudicationDue: false } } as const;

/** A unit's claim is its dealer's, whichever side was meant: it goes back with the question, and the lines can be changed. */
const askDealer = (claim: Claim, text: string, ctx: DecisionContext): ClaimChange =>
  moveTo(claim, 'waiting-on-provider', ctx, { ...asked, text });

function requireDevice(claim: Claim): void {
  if (claim.unit)
    throw InvalidInput.at('outcome', 'a dealer’s claim says its cost in its lines: ask with ask-partner');
}

function requirePartner(claim: Claim): void {
  if (!claim.partner) throw InvalidInput.at('outcome', 'the claim is not referred to a repair partner yet');
}

/** The second review of a denial is another agent's than whoever denied, proposed or confirmed it. */
function checkSecondReviewer(claim: Claim, ctx: DecisionContext): void {
  const { secondReview, denial } = claim;
  const deniers = [denial?.by.userId, denial?.proposedBy?.userId];
  if (secondReview && denial && deniers.includes(ctx.actor.userId))
    throw new NotAllowedNow('deciding one’s own denial again', claim.status, 'another agent decides it');
}

function deny(
  claim: Claim,
  denial: Pick<Denial, 'kind' | 'clause' | 'reason'>,
  ctx: DecisionContext,
): ClaimChange {
  const clauseText = ctx.clauses.get(denial.clause);
  if (clauseText === undefined)
    throw InvalidInput.at('denial.clause', `${denial.clause} is not a clause of the rulebook`);
  if (committedCents(claim.payments) > 0)
    throw new NotAllowedNow('denying', claim.status, 'a payment was made or is on its way');
  if (needsSecondAgent(claim, denial, ctx)) throw new SecondAgentNeeded();
  const by = claim.proposal?.by;
  // Whoever proposed may deny alone once the brand asks for no second agent any more: nobody confirmed it then.
  const proposer = by?.userId !== ctx.actor.userId && confirmsDenial(claim, denial) ? by : undefined;
  const change = moveTo(claim, `denied-${denial.kind}`, ctx, {
    set: {
      denial: {
        ...denial,
        clauseText,
        by: ctx.actor,
        ...(proposer && { proposedBy: proposer }),
        at: instant(ctx.now),
        secondReviewUntil: endOfLocalDay(instant(ctx.now), secondReviewDays, ctx.openingHours.zone),
      },
      reservedCents: 0,
    },
    drop: [
      'approvedAt',
      'approvedTotalCents',
      'approvedEstimate',
      'supplement',
      'consent',
      'secondReview',
      'asksToReopenAt',
    ],
    note: denial.reason,
  });
  if (!proposer) return change;
  // The customer reads the reason in the history, and not who of the team agreed with whom.
  return inOneGo(change, (denied) => amend(denied, ctx, { internalNote: bothNames(proposer, ctx.actor) }));
}
