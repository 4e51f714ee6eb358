import type { ClaimChange } from '../change.ts';
import type { Claim } from '../claim.ts';
import { type Pricing, reservation } from '../pricing.ts';
import type { RepairWarranty } from '../repair-terms.ts';
import { type CommandContext, instant, moveTo } from './move.ts';

/** What the rules propose, in words the workflow acts on; the full decision with its trace is stored beside it. */
export interface Proposal {
  readonly proposal: 'approve' | 'ask-evidence' | 'request-estimate' | 'review';
  readonly limitCents: number;
  readonly deductibleCents: number;
  /** The catalogue's repair price: stands as the approved estimate. */
  readonly ceilingCents?: number;
  /** What is missing, one sentence each, for the customer. */
  readonly missing: readonly string[];
  /** The customer was asked for it before, and answered with nothing of it. */
  readonly cameWithout?: boolean;
  /** Why rules did not approve it, one sentence each, for the agent. */
  readonly reasons: readonly string[];
}

/** In order is what rules would approve themselves, had they known the price. */
const rulesFound = {
  approve: 'in-order',
  'request-estimate': 'in-order',
  'ask-evidence': 'evidence-missing',
  review: 'to-review',
} as const satisfies Record<Proposal['proposal'], Claim['rulesFound']>;

/** A repair that is the partner's to make good is nobody's to pay by itself: an agent looks, with the partner's word. */
function underWarranty(proposal: Proposal, warranty: RepairWarranty | undefined): Proposal {
  if (!warranty) return proposal;
  const day = (at: string): string => at.slice(0, 10);
  const reason = `${warranty.partnerName} repaired the same fault on ${day(warranty.repairedAt)} (${warranty.ofClaimId}): it is under its repair warranty until ${day(warranty.until)}.`;
  const reasons = [...proposal.reasons, reason];
  const asks = proposal.proposal === 'ask-evidence' ? proposal.proposal : 'review';
  return { ...proposal, proposal: asks, reasons };
}

const listed = (sentences: readonly string[]): string => sentences.join(' ');

/** What the customer has not brought is a person's to weigh: the rules could only ask the same once more. */
function weighedByAgent(proposal: Proposal): Proposal {
  if (!proposal.cameWithout) return proposal;
  const reason = `The customer was asked, and answered without: ${listed(proposal.missing)}`;
  return { ...proposal, proposal: 'review', reasons: [...proposal.reasons, reason] };
}

/** Carries out what the rules propose. Rules never deny: whatever they cannot approve goes to a person. */
export function adjudicated(
  claim: Claim,
  found: Proposal,
  pricing: Pricing,
  ctx: CommandContext,
  warranty?: RepairWarranty,
): ClaimChange {
  const change = carriedOut(claim, underWarranty(weighedByAgent(found), warranty), pricing, ctx, warranty);
  const offers =
    warranty && claim.repairWarranty === undefined && change.claim.partner?.companyId === warranty.companyId;
  return offers
    ? { ...change, notices: [...change.notices, { kind: 'warranty-offer', to: 'partner' }] }
    : change;
}

function carriedOut(
  claim: Claim,
  proposal: Proposal,
  pricing: Pricing,
  ctx: CommandContext,
  warranty: RepairWarranty | undefined,
): ClaimChange {
  const base: Partial<Claim> = {
    adjudicationDue: false,
    decisions: claim.decisions + 1,
    limitCents: proposal.limitCents,
    deductibleCents: proposal.deductibleCents,
    rulesFound: rulesFound[proposal.proposal],
    ...(warranty && { repairWarranty: claim.repairWarranty ?? warranty }),
  };
  if (proposal.proposal === 'approve' && proposal.ceilingCents !== undefined) {
    return moveTo(claim, 'approved', ctx, {
      set: {
        ...base,
        resolution: 'repair',
        approvedTotalCents: proposal.ceilingCents,
        reservedCents: reservation(claim, proposal.ceilingCents, 'repair', pricing),
        approvedAt: instant(ctx.now),
      },
    });
  }
  if (proposal.proposal === 'ask-evidence')
    return moveTo(claim, 'waiting-on-customer', ctx, { set: base, text: listed(proposal.missing) });
  if (proposal.proposal === 'request-estimate' && claim.partner)
    return moveTo(claim, 'estimate-needed', ctx, {
      set: base,
      text: 'No repair price is known for this device: please inspect it and send an estimate.',
    });
  const reasons =
    proposal.proposal === 'request-estimate'
      ? ['No repair price is known for this device, and no repair partner is chosen yet.']
      : proposal.reasons;
  return moveTo(claim, claim.status === 'new' ? 'initial-review' : 'in-review', ctx, {
    set: base,
    text: listed(reasons),
    reasons,
    internalNote: listed(reasons),
  });
}
