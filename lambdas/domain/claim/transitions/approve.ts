import { isFreshPayee } from '../../companies/payee.ts';
import { InvalidInput } from '../../errors.ts';
import { formatCents } from '../../money/format.ts';
import { type ClaimChange, inOneGo } from '../change.ts';
import type { Claim, Resolution } from '../claim.ts';
import { committedCents, isOpenPayment } from '../payment.ts';
import { limitLeftFor, reservation } from '../pricing.ts';
import { suppliedByPartner } from '../workflow-step.ts';
import { type Approval, type ApprovalContext, termsOf } from './approval-terms.ts';
import { approveUnit } from './approve-unit.ts';
import { checkAuthority } from './authority.ts';
import { consentNeeded } from './consent.ts';
import { acceptInvoice } from './invoice.ts';
import { instant, moveTo, statusNotices } from './move.ts';
import { withReimbursement } from './reimburse.ts';
import { approveUnderWarranty } from './repair-warranty.ts';

/**
 * Approves a claim. An invoice above what was approved before is accepted by approving again, a payment that waited is
 * let go. Throws `BeyondAuthority`, or {@link InvalidInput} when no amount can be known.
 */
export function approve(claim: Claim, approval: Approval, ctx: ApprovalContext): ClaimChange {
  if (claim.unit) return approveUnit(claim, approval, ctx);
  if (claim.invoice?.state === 'in-review') return approveInvoice(claim, approval, ctx);
  if (isPaid(claim))
    return inOneGo(moveTo(claim, 'approved', ctx), (next) =>
      moveTo(next, 'completed', ctx, { note: 'It was paid before.' }),
    );
  if (claim.status === 'in-review' && claim.payments.some(isOpenPayment)) return letGo(claim, approval, ctx);
  if (approval.underWarranty) return approveUnderWarranty(claim, approval.message, ctx);
  return approveTerms(claim, approval, ctx);
}

function approveTerms(claim: Claim, approval: Approval, ctx: ApprovalContext): ClaimChange {
  const { pricing } = ctx;
  const { resolution, totalCents, note } = termsOf(claim, approval, pricing);
  const newCents = totalCents === undefined ? 0 : reservation(claim, totalCents, resolution, pricing);
  if (resolution === 'reimbursement' && newCents === 0) checkSomethingPaid(claim, totalCents ?? 0, ctx);
  const reservedCents = committedCents(claim.payments) + newCents;
  checkAuthority(reservedCents, ctx);
  const text = [approval.message, note, extraWork(claim, totalCents)]
    .filter((part) => part !== undefined)
    .join(' ');
  const set: Partial<Claim> = {
    resolution,
    deductibleCents: pricing.deductibleCents[resolution],
    limitCents: pricing.limitCents,
    reservedCents,
    adjudicationDue: false,
    approvedAt: instant(ctx.now),
    ...(totalCents !== undefined && { approvedTotalCents: totalCents }),
    ...(claim.estimate &&
      resolution !== 'reimbursement' && { approvedEstimate: claim.estimate.version ?? 1 }),
    ...(claim.repairWarranty && { repairWarranty: { ...claim.repairWarranty, state: 'overridden' } }),
    ...consentFor(claim, resolution, totalCents, ctx),
    ...(resolution === 'reimbursement' && reimbursed(claim, newCents, ctx)),
  };
  return moveTo(claim, 'approved', ctx, {
    set,
    drop: ['denial', 'secondReview', 'asksToReopenAt', 'settledAt', 'supplement', 'consent'],
    // Approved again on other terms: no status changes, and everybody has to hear of it all the same.
    ...(claim.status === 'approved' && { notices: statusNotices({ ...claim, ...set }) }),
    ...(text !== '' && { note: text }),
  });
}

/** Of a reimbursement nothing happens but its payment: with nothing to pay, the claim would wait for ever. */
function checkSomethingPaid(claim: Claim, totalCents: number, { pricing }: ApprovalContext): void {
  if (committedCents(claim.payments) > 0) return;
  const deductibleCents = pricing.deductibleCents.reimbursement;
  const why =
    totalCents <= deductibleCents
      ? `the deductible is ${formatCents(deductibleCents)}`
      : 'the limit of the incident is used up';
  throw InvalidInput.at('amountCents', `${formatCents(totalCents)} would leave nothing to pay: ${why}`);
}

/** What a supplement changed, for the history. */
const extraWork = ({ supplement, approvedTotalCents }: Claim, totalCents: number | undefined) =>
  supplement && approvedTotalCents !== undefined && totalCents !== undefined
    ? `The extra work is approved: up to ${formatCents(totalCents)} instead of ${formatCents(approvedTotalCents)}.`
    : undefined;

/** A shop that would have to collect more than the deductible waits for the customer's word. */
function consentFor(
  claim: Claim,
  resolution: Resolution,
  totalCents: number | undefined,
  ctx: ApprovalContext,
): Pick<Claim, 'consent'> {
  if (totalCents === undefined || !suppliedByPartner({ ...claim, resolution })) return {};
  const consent = consentNeeded(
    claim,
    {
      totalCents,
      deductibleCents: ctx.pricing.deductibleCents[resolution],
      limitLeftCents: limitLeftFor(claim, ctx.pricing),
    },
    ctx,
  );
  return consent ? { consent } : {};
}

/** Paid at once to a payee that stands long enough; approved a second time, an agent has looked at a fresh one. */
function reimbursed(claim: Claim, amountCents: number, ctx: ApprovalContext): Partial<Claim> {
  const { customerPayee } = ctx;
  if (!customerPayee) return {};
  if (isFreshPayee(customerPayee, ctx.now) && claim.status !== 'approved') return {};
  return withReimbursement(claim, customerPayee, amountCents, ctx);
}

/** The accepted invoice was paid while somebody had the claim in review. */
const isPaid = (claim: Claim): boolean =>
  claim.invoice?.state === 'accepted' &&
  claim.payments.length > 0 &&
  claim.payments.every((payment) => payment.status === 'paid');

/** A payment that somebody had to look at (a partner suspended meanwhile, an answer that never came) goes on its way. */
function letGo(claim: Claim, approval: Approval, ctx: ApprovalContext): ClaimChange {
  checkAuthority(committedCents(claim.payments), ctx);
  const payments = claim.payments.map((payment) =>
    isOpenPayment(payment) ? { ...payment, releasedAt: instant(ctx.now) } : payment,
  );
  return moveTo(claim, 'approved', ctx, {
    set: { payments, approvedAt: claim.approvedAt ?? instant(ctx.now) },
    ...(approval.message !== undefined && { note: approval.message }),
  });
}

/** The invoice waiting for review becomes the approved total, or is cut to the amount the agent names. */
function approveInvoice(claim: Claim, approval: Approval, ctx: ApprovalContext): ClaimChange {
  const invoice = claim.invoice;
  if (!invoice) throw InvalidInput.at('outcome', 'there is no invoice to approve');
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
