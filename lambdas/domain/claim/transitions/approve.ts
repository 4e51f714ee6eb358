import { BeyondAuthority, InvalidInput } from '../../errors.ts';
import { formatCents } from '../../money/format.ts';
import { type ClaimChange, inOneGo } from '../change.ts';
import type { Claim, Resolution } from '../claim.ts';
import { committedCents } from '../payment.ts';
import { type Pricing, replacementPriceCents, reservation } from '../pricing.ts';
import { acceptInvoice } from './invoice.ts';
import { type CommandContext, instant, moveTo, statusNotices } from './move.ts';

export interface Approval {
  readonly resolution?: Resolution;
  /** The approved total before the deductible. */
  readonly amountCents?: number;
  readonly message?: string;
}

export interface ApprovalContext extends CommandContext {
  readonly pricing: Pricing;
  /** The most this agent may commit on one claim; absent for no limit. */
  readonly authorityLimitCents?: number;
}

/** Theft and loss leave nothing to repair. */
const defaultResolution = (claim: Claim): Resolution =>
  claim.estimate?.recommendation === 'replace' ||
  claim.incident.type === 'loss' ||
  claim.incident.type.startsWith('theft')
    ? 'replacement'
    : 'repair';

interface Terms {
  readonly resolution: Resolution;
  /** Undefined: a repair approved without any known price; its invoice goes to an agent. */
  readonly totalCents: number | undefined;
  readonly note?: string;
}

function repairTerms(claim: Claim, approval: Approval, pricing: Pricing): Terms {
  const repairCents = approval.amountCents ?? claim.estimate?.totalCents ?? pricing.repairPriceCents;
  const replacementCents = replacementPriceCents(claim, pricing);
  if (repairCents !== undefined && replacementCents !== undefined && repairCents >= replacementCents) {
    const prices = `repair ${formatCents(repairCents)}, replacement ${formatCents(replacementCents)}`;
    return {
      resolution: 'replacement',
      totalCents: replacementCents,
      note: `Replaced instead of repaired, because the repair costs as much or more: ${prices}.`,
    };
  }
  return { resolution: 'repair', totalCents: repairCents };
}

/** What is approved: repair, unless it costs as much as a replacement or more; then replacement. */
function termsOf(claim: Claim, approval: Approval, pricing: Pricing): Terms {
  const resolution = approval.resolution ?? claim.resolution ?? defaultResolution(claim);
  if (resolution === 'repair') return repairTerms(claim, approval, pricing);
  const totalCents = approval.amountCents ?? replacementPriceCents(claim, pricing);
  if (totalCents === undefined)
    throw new InvalidInput([
      { path: 'amountCents', message: `is needed: no replacement price is known for this ${resolution}` },
    ]);
  return { resolution, totalCents };
}

/**
 * Approves a claim. An invoice above what was approved before is accepted by approving again. Throws
 * {@link BeyondAuthority}, or {@link InvalidInput} when no amount can be known.
 */
export function approve(claim: Claim, approval: Approval, ctx: ApprovalContext): ClaimChange {
  const { pricing } = ctx;
  if (claim.invoice?.state === 'in-review') return approveInvoice(claim, approval, ctx);
  if (isPaid(claim))
    return inOneGo(moveTo(claim, 'approved', ctx), (next) =>
      moveTo(next, 'completed', ctx, { note: 'It was paid before.' }),
    );
  const { resolution, totalCents, note } = termsOf(claim, approval, pricing);
  const newCents = totalCents === undefined ? 0 : reservation(claim, totalCents, resolution, pricing);
  const reservedCents = committedCents(claim.payments) + newCents;
  checkAuthority(reservedCents, ctx);
  const text = [approval.message, note].filter((part) => part !== undefined).join(' ');
  return moveTo(claim, 'approved', ctx, {
    set: {
      resolution,
      deductibleCents: pricing.deductibleCents[resolution],
      limitCents: pricing.limitCents,
      reservedCents,
      adjudicationDue: false,
      approvedAt: instant(ctx.now),
      ...(totalCents !== undefined && { approvedTotalCents: totalCents }),
    },
    drop: ['denial', 'secondReview', 'asksToReopenAt', 'settledAt'],
    // Approved again on other terms: no status changes, and everybody has to hear of it all the same.
    ...(claim.status === 'approved' && { notices: statusNotices(claim) }),
    ...(text !== '' && { note: text }),
  });
}

/** The accepted invoice was paid while somebody had the claim in review. */
const isPaid = (claim: Claim): boolean =>
  claim.invoice?.state === 'accepted' &&
  claim.payments.length > 0 &&
  claim.payments.every((payment) => payment.status === 'paid');

/** The invoice waiting for review becomes the approved total, or is cut to the amount the agent names. */
function approveInvoice(claim: Claim, approval: Approval, ctx: ApprovalContext): ClaimChange {
  const invoice = claim.invoice;
  if (!invoice) throw new InvalidInput([{ path: 'outcome', message: 'there is no invoice to approve' }]);
  const approvedTotalCents = approval.amountCents ?? invoice.totalCents;
  const resolution = claim.resolution ?? 'repair';
  const payableCents = reservation(
    claim,
    Math.min(approvedTotalCents, invoice.totalCents),
    resolution,
    ctx.pricing,
  );
  checkAuthority(payableCents, ctx);
  return acceptInvoice(claim, { ...invoice, payableCents, state: 'accepted' }, ctx, {
    approvedTotalCents,
    resolution,
    deductibleCents: ctx.pricing.deductibleCents[resolution],
    approvedAt: claim.approvedAt ?? instant(ctx.now),
  });
}

function checkAuthority(amountCents: number, ctx: ApprovalContext): void {
  if (ctx.authorityLimitCents !== undefined && amountCents > ctx.authorityLimitCents)
    throw new BeyondAuthority(ctx.authorityLimitCents, amountCents);
}
