import { createHash } from 'node:crypto';
import { type AlreadyDecided, InvalidInput, NotAllowedNow } from '../../errors.ts';
import { formatCents } from '../../money/format.ts';
import { checkInvoice, invoiceTotal } from '../../money/invoice-check.ts';
import { settle } from '../../money/settlement.ts';
import { isStaff } from '../../people/actor.ts';
import { type ClaimChange, inOneGo } from '../change.ts';
import type { Claim } from '../claim.ts';
import type { Invoice, InvoiceInput, InvoicePayment } from '../invoice.ts';
import { type InvoicingPartner, reviewReason } from '../invoice-review.ts';
import { committedCents, isCommitted } from '../payment.ts';
import { limitLeftFor, type Pricing } from '../pricing.ts';
import { suppliedByPartner } from '../workflow-step.ts';
import { attemptsAt, paymentKey, withDuePayment } from './due-payment.ts';
import { alreadyAnswered, alreadyDecided } from './last-words.ts';
import { type CommandContext, instant, moveTo } from './move.ts';

export interface InvoiceContext extends CommandContext, InvoicingPartner {
  readonly pricing: Pricing;
  readonly companyId: string;
  readonly via: Invoice['via'];
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

/** Number, amounts and payee: a number that comes back with other amounts is a correction, not a repetition. */
const sameInvoice = (known: Invoice, input: InvoiceInput, invoiceNumber: string): boolean =>
  known.invoiceNumber === invoiceNumber &&
  known.partsCents === input.partsCents &&
  known.laborCents === input.laborCents &&
  known.taxCents === input.taxCents &&
  payeeOf(known.payment) === payeeOf(input.payment);

/** Accepted as it came in it was the partner's word, accepted by a review the agent's. */
function acceptedBefore(claim: Claim, { submittedAt }: Invoice): Error {
  const { decision } = claim.lastWords ?? {};
  return decision && decision.at > submittedAt ? alreadyDecided(claim) : alreadyAnswered(claim, 'partner');
}

/** Whether this invoice was taken before, also under an earlier execution of the claim. Throws {@link AlreadyDecided}. */
function takenBefore(claim: Claim, input: InvoiceInput, invoiceNumber: string): boolean {
  const { invoice } = claim;
  if (invoice && sameInvoice(invoice, input, invoiceNumber)) return true;
  if (invoice?.state === 'accepted') throw acceptedBefore(claim, invoice);
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
  checkAmounts(input, ctx);
  if (takenBefore(claim, input, invoiceNumber)) return undefined;
  // Asked about it, the shop may answer with the invoice put right.
  const reviewing =
    claim.invoice?.state === 'in-review' &&
    (claim.status === 'in-review' || claim.status === 'waiting-on-provider');
  if (!reviewing && (claim.status !== 'approved' || !suppliedByPartner(claim)))
    throw new NotAllowedNow('an invoice', claim.status, 'do not proceed until the repair is approved');
  const { invoice, reason } = checked(claim, input, invoiceNumber, ctx);
  if (reason === undefined) return acceptInvoice(claim, invoice, ctx, {});
  return moveTo(claim, 'in-review', ctx, {
    set: { invoice },
    drop: ['supplement'],
    text: reason,
    note: 'An invoice came in.',
  });
}

/** Faults of the paper itself, by field. Throws {@link InvalidInput}. */
function checkAmounts(input: InvoiceInput, ctx: CommandContext): void {
  if (invoiceTotal(input) === 0)
    throw InvalidInput.at('partsCents', 'parts, labor and tax add up to nothing');
  if (input.partsCents + input.laborCents === 0)
    throw InvalidInput.at('taxCents', 'there are neither parts nor labor to be taxed');
  if (input.collectedAt !== undefined && Date.parse(input.collectedAt) > ctx.now)
    throw InvalidInput.at('collectedAt', 'lies in the future');
}

/** The invoice as it is kept, and why an agent has to look at it, if somebody has to. */
function checked(
  claim: Claim,
  input: InvoiceInput,
  invoiceNumber: string,
  ctx: InvoiceContext,
): { invoice: Invoice; reason: string | undefined } {
  const terms = {
    deductibleCents: claim.deductibleCents ?? ctx.pricing.deductibleCents[claim.resolution ?? 'repair'],
    limitLeftCents: limitLeftFor(claim, ctx.pricing),
    approvedCents: claim.approvedTotalCents,
  };
  const share = settle({ ...terms, totalCents: invoiceTotal(input) }).customerShareCents;
  const agreed = claim.consent?.state === 'given' && claim.consent.customerPaysCents >= share;
  const verdict = checkInvoice(input, { ...terms, customerAgreedToMore: agreed });
  const { settlement } = verdict;
  const toCollect = agreed ? settlement.customerShareCents : settlement.collectedCents;
  const found = reviewReason(verdict, input, ctx, toCollect, ctx.now);
  // What the partner reads says nothing of why its money waits.
  const told = found ?? (ctx.hold === undefined ? undefined : 'Its payment waits for the claims team.');
  const reason = found === undefined ? ctx.hold : [found, ctx.hold].filter(Boolean).join(' ');
  const numbered = input.invoiceNumber !== undefined && ctx.numberUsedOn === undefined;
  const invoice: Invoice = {
    ...input,
    invoiceNumber,
    totalCents: settlement.totalCents,
    customerShareCents: toCollect,
    payableCents: settlement.payableCents,
    companyId: ctx.companyId,
    submittedAt: instant(ctx.now),
    via: ctx.via,
    state: told === undefined ? 'accepted' : 'in-review',
    ...(input.collectedCents !== undefined && {
      collectedAt: input.collectedAt ?? instant(ctx.now),
      collectedBy: ctx.actor.name,
    }),
    ...(numbered && { numbered }),
    ...(told !== undefined && { reviewReason: told }),
  };
  return { invoice, reason };
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
  const due = {
    to: payeeOf(invoice.payment),
    number: invoice.invoiceNumber,
    method: invoice.payment.method,
    amountCents: invoice.payableCents,
    companyId: invoice.companyId,
    released: isStaff(ctx.actor.role),
  };
  const payments = [...withDuePayment(claim, due, ctx)];
  const paid: Partial<Claim> = {
    ...set,
    invoice,
    payments,
    reservedCents: committedCents(payments),
    deviceReceivedAt: claim.deviceReceivedAt ?? instant(ctx.now),
  };
  const note = `Invoice of ${formatCents(invoice.totalCents)} accepted: ${formatCents(invoice.payableCents)} to be paid.`;
  const accepted = moveTo(claim, 'approved', ctx, { set: paid, drop: ['supplement'], note });
  if (payments.some((open) => open.status === 'pending')) return accepted;
  return inOneGo(accepted, (next) => moveTo(next, 'completed', ctx));
}
