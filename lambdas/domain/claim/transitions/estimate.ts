import { addBusinessDays } from '../../calendar/opening-hours.ts';
import { AlreadyDecided, InvalidInput, NotAllowedNow } from '../../errors.ts';
import { formatCents } from '../../money/format.ts';
import type { ClaimChange } from '../change.ts';
import type { Claim } from '../claim.ts';
import { type Estimate, type EstimateInput, estimateTotalCents } from '../estimate.ts';
import { isClosed } from '../status.ts';
import { alreadyDecided } from './last-words.ts';
import { amend, type CommandContext, instant, moveTo, withOffer } from './move.ts';

export interface EstimateContext extends CommandContext {
  readonly companyId: string;
  readonly via: Estimate['via'];
}

function nextVersion(claim: Claim, input: EstimateInput, ctx: EstimateContext): Estimate {
  const totalCents = estimateTotalCents(input.lines);
  if (input.recommendation === 'repair' && totalCents === 0)
    throw InvalidInput.at('lines', 'a repair needs its cost: parts, labor and tax');
  return {
    ...input,
    version: (claim.estimate ? (claim.estimate.version ?? 1) : 0) + 1,
    totalCents,
    companyId: ctx.companyId,
    submittedAt: instant(ctx.now),
    via: ctx.via,
  };
}

/**
 * A partner's estimate or diagnosis; an agent reviews it. Before anything is approved it is the first or a changed one,
 * afterwards a supplement: the whole repair as it is known now. Throws {@link InvalidInput} for a repair without a
 * cost, {@link AlreadyDecided} and {@link NotAllowedNow}.
 */
export function submitEstimate(claim: Claim, input: EstimateInput, ctx: EstimateContext): ClaimChange {
  if (isClosed(claim.status)) throw alreadyDecided(claim);
  if (claim.unit)
    throw new NotAllowedNow('an estimate', claim.status, 'the lines of the claim say what it costs');
  if (isUnderRepair(claim)) return supplement(claim, nextVersion(claim, input, ctx), ctx);
  const waited = claim.status === 'estimate-needed' || claim.status === 'waiting-on-provider';
  if (!waited && claim.status !== 'in-review' && claim.status !== 'initial-review')
    throw new NotAllowedNow('an estimate', claim.status, 'no estimate is asked for');
  return moveTo(claim, 'in-review', ctx, {
    set: { estimate: nextVersion(claim, input, ctx), adjudicationDue: false },
    drop: ['supplement'],
    text: 'An estimate came in.',
    note: 'Estimate/diagnosis received.',
  });
}

/** Approved for repair, and not invoiced yet: the partner may still find more. */
export const isUnderRepair = (claim: Claim): boolean =>
  claim.status === 'approved' && claim.resolution === 'repair' && claim.invoice === undefined;

/** What the approval does not cover waits for an agent; the repair it covers goes on meanwhile. */
function supplement(claim: Claim, estimate: Estimate, ctx: CommandContext): ClaimChange {
  const { approvedTotalCents } = claim;
  const { totalCents, version = 1, recommendation } = estimate;
  const total = formatCents(totalCents);
  // A shop that was asked has taken the repair with this.
  const { offer } = withOffer(claim, ctx);
  const set = { estimate, ...(offer && { offer }) };
  if (recommendation === 'repair' && approvedTotalCents !== undefined && totalCents <= approvedTotalCents)
    return amend(claim, ctx, {
      set: { ...set, approvedEstimate: version },
      drop: ['supplement'],
      note: `A new estimate of ${total} is within what was approved.`,
    });
  const differenceCents = totalCents - (approvedTotalCents ?? 0);
  const dueAt = addBusinessDays(instant(ctx.now), 1, ctx.openingHours);
  const asked = { version, totalCents, differenceCents, askedAt: instant(ctx.now), dueAt };
  return amend(claim, ctx, {
    set: { ...set, supplement: asked },
    note:
      recommendation === 'replace'
        ? 'The partner recommends to replace the device instead of repairing it.'
        : `The partner found more: ${total}, ${formatCents(differenceCents)} above what was approved.`,
    notices: [{ kind: 'supplement', to: 'agents' }],
  });
}

/**
 * The claims team does not approve what the partner found besides; the repair stands approved as it was. Throws
 * {@link AlreadyDecided} when no supplement waits (any more).
 */
export function declineSupplement(claim: Claim, reason: string, ctx: CommandContext): ClaimChange {
  if (!claim.supplement || claim.status !== 'approved')
    throw new AlreadyDecided({ by: claim.movedBy.name, at: claim.movedAt });
  const stands =
    claim.approvedTotalCents === undefined
      ? 'The repair stands approved as it was.'
      : `The repair stands approved up to ${formatCents(claim.approvedTotalCents)}.`;
  const text = `The extra work of ${formatCents(claim.supplement.totalCents)} in all is not approved: ${reason} ${stands}`;
  return amend(claim, ctx, {
    drop: ['supplement'],
    note: text,
    comments: [{ author: ctx.actor, text, internal: false, via: 'portal' }],
    notices: [{ kind: 'comment', to: 'partner', from: ctx.actor.name, text }],
  });
}
