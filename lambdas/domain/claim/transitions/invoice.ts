import { createHash } from 'node:crypto';
import { AlreadyDecided, InvalidInput, NotAllowedNow } from '../../errors.ts';
import { formatCents } from '../../money/format.ts';
import { checkInvoice, type InvoiceVerdict, invoiceTotal } from '../../money/invoice-check.ts';
import { type ClaimChange, inOneGo } from '../change.ts';
import type { Claim } from '../claim.ts';
import type { Invoice, InvoiceInput, InvoicePayment } from '../invoice.ts';
import { committedCents, isCommitted, type Payment } from '../payment.ts';
import { limitLeftFor, type Pricing } from '../pricing.ts';
import { suppliedByPartner } from '../workflow-step.ts';
import { type CommandContext, instant, moveTo } from './move.ts';

export interface InvoiceContext extends CommandContext {
  readonly pricing: Pricing;
  readonly companyId: string;
  readonly via: Invoice['via'];
  /** The PayPal address on the partner's record; money goes by itself only there. */
  readonly payeeOnRecord?: string;
}

const payeeOf = (payment: InvoicePayment): string =>
  payment.method === 'paypal' ? payment.email.toLowerCase() : payment.url;

/** A mail without an invoice number is known by its amounts and the day it was read on. */
const numberOf = (input: InvoiceInput, ctx: CommandContext): string =>
  input.invoiceNumber ??
  createHash('sha256')
    .update(`${input.partsCents}|${input.laborCents}|${input.taxCents}|${instant(ctx.now).slice(0, 10)}`)
    .digest('hex')
    .slice(0, 16);

/** Claim + payee + invoice number, never the execution: the key under which a payment stands in the ledger for ever. */
export const paymentKey = (claimId: string, payee: string, invoiceNumber: string): string =>
  `${claimId}-${createHash('sha256').update(`${claimId}|${payee}|${invoiceNumber}`).digest('hex').slice(0, 24)}`;

/**
 * Payments under this key: the first, and one more for each that failed or came back for good. Their ids differ, since
 * the provider knows a batch id for ever; as long as one is pending or paid there is no other.
 */
const attemptsAt = (claim: Claim, key: string): Payment[] =>
  claim.payments.filter(({ paymentId }) => paymentId === key || paymentId.startsWith(`${key}-`));

function reviewReason(verdict: InvoiceVerdict, input: InvoiceInput, ctx: InvoiceContext): string | undefined {
  const { settlement } = verdict;
  if (verdict.verdict === 'review') {
    switch (verdict.reason) {
      case 'no-approved-estimate':
        return 'No estimate was approved that this invoice could be held against.';
      case 'above-approved-estimate':
        return `The invoice is ${formatCents(verdict.overCents)} above the approved estimate.`;
      case 'customer-pays-above-limit':
        return "The incident's limit would leave the customer paying more than the deductible.";
    }
  }
  if (input.payment.method === 'paypal' && payeeOf(input.payment) !== ctx.payeeOnRecord?.toLowerCase())
    return "The invoice names another PayPal address than the partner's record.";
  if (input.collectedCents !== undefined && input.collectedCents !== settlement.collectedCents)
    return `The partner says it collected ${formatCents(input.collectedCents)}; the deductible here is ${formatCents(settlement.collectedCents)}.`;
  return undefined;
}

/** Number, amounts and payee: a number that comes back with other amounts is a correction, not a repetition. */
const sameInvoice = (known: Invoice, input: InvoiceInput, invoiceNumber: string): boolean =>
  known.invoiceNumber === invoiceNumber &&
  known.partsCents === input.partsCents &&
  known.laborCents === input.laborCents &&
  known.taxCents === input.taxCents &&
  payeeOf(known.payment) === payeeOf(input.payment);

/** Whether this invoice was taken before, also under an earlier execution of the claim. Throws {@link AlreadyDecided}. */
function takenBefore(claim: Claim, input: InvoiceInput, invoiceNumber: string): boolean {
  const { invoice } = claim;
  if (invoice && sameInvoice(invoice, input, invoiceNumber)) return true;
  if (invoice?.state === 'accepted') throw new AlreadyDecided({ by: claim.movedBy.name, at: claim.movedAt });
  return attemptsAt(claim, paymentKey(claim.claimId, payeeOf(input.payment), invoiceNumber)).some(
    isCommitted,
  );
}

/**
 * Takes a partner's final invoice. At or below the approved estimate, to the payee on record, it is accepted and paid;
 * anything else goes to an agent with the reason. The same invoice again changes nothing (`undefined`); while an agent
 * reviews it, another one takes its place. Throws {@link InvalidInput} for an invoice of nothing, {@link NotAllowedNow}
 * before approval and {@link AlreadyDecided} when another invoice, or this number with other amounts, was accepted.
 */
export function submitInvoice(
  claim: Claim,
  input: InvoiceInput,
  ctx: InvoiceContext,
): ClaimChange | undefined {
  const invoiceNumber = numberOf(input, ctx);
  if (invoiceTotal(input) === 0)
    throw new InvalidInput([{ path: 'partsCents', message: 'parts, labor and tax add up to nothing' }]);
  if (takenBefore(claim, input, invoiceNumber)) return undefined;
  const reviewing = claim.invoice?.state === 'in-review' && claim.status === 'in-review';
  if (!reviewing && (claim.status !== 'approved' || !suppliedByPartner(claim)))
    throw new NotAllowedNow('an invoice', claim.status, 'do not proceed until the repair is approved');
  const verdict = checkInvoice(input, {
    deductibleCents: claim.deductibleCents ?? ctx.pricing.deductibleCents[claim.resolution ?? 'repair'],
    limitLeftCents: limitLeftFor(claim, ctx.pricing),
    approvedCents: claim.approvedTotalCents,
  });
  const { settlement } = verdict;
  const reason = reviewReason(verdict, input, ctx);
  const invoice: Invoice = {
    ...input,
    invoiceNumber,
    totalCents: settlement.totalCents,
    customerShareCents: settlement.collectedCents,
    payableCents: settlement.payableCents,
    companyId: ctx.companyId,
    submittedAt: instant(ctx.now),
    via: ctx.via,
    state: reason === undefined ? 'accepted' : 'in-review',
    ...(reason !== undefined && { reviewReason: reason }),
  };
  if (reason === undefined) return acceptInvoice(claim, invoice, ctx, {});
  return moveTo(claim, 'in-review', ctx, { set: { invoice }, text: reason, note: 'An invoice came in.' });
}

/**
 * Accepts an invoice and makes its payment due; one that leaves nothing to pay completes the claim. What was paid to
 * this payee under this number is not paid again; what came back is, under another id.
 */
export function acceptInvoice(
  claim: Claim,
  invoice: Invoice,
  ctx: CommandContext,
  set: Partial<Claim>,
): ClaimChange {
  const at = instant(ctx.now);
  const key = paymentKey(claim.claimId, payeeOf(invoice.payment), invoice.invoiceNumber);
  const attempts = attemptsAt(claim, key);
  const payment: Payment = {
    paymentId: attempts.length === 0 ? key : `${key}-${attempts.length + 1}`,
    to: payeeOf(invoice.payment),
    companyId: invoice.companyId,
    method: invoice.payment.method,
    amountCents: invoice.payableCents,
    status: 'pending',
    createdAt: at,
    at,
  };
  const known = attempts.some(isCommitted);
  const payments = known || invoice.payableCents === 0 ? claim.payments : [...claim.payments, payment];
  const paid: Partial<Claim> = {
    ...set,
    invoice,
    payments,
    reservedCents: committedCents(payments),
    deviceReceivedAt: claim.deviceReceivedAt ?? at,
  };
  const note = `Invoice of ${formatCents(invoice.totalCents)} accepted: ${formatCents(invoice.payableCents)} to be paid.`;
  const accepted = moveTo(claim, 'approved', ctx, { set: paid, note });
  if (payments.some((open) => open.status === 'pending')) return accepted;
  return inOneGo(accepted, (next) => moveTo(next, 'completed', ctx));
}
