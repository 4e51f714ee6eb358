import { NotAllowedNow, NotFound } from '../../errors.ts';
import { formatCents } from '../../money/format.ts';
import { type ClaimChange, inOneGo, type Notice } from '../change.ts';
import type { Claim, ReplacementItem } from '../claim.ts';
import { committedCents, isOpenPayment, type Payment } from '../payment.ts';
import { isClosed } from '../status.ts';
import { mayMove } from '../transition-table.ts';
import { alreadyDecided } from './last-words.ts';
import { amend, type CommandContext, instant, moveTo } from './move.ts';
import { readItem } from './replacement-item.ts';
import { withDelivery } from './ship.ts';

/** What the payment provider, or an agent for a link, says of a payment. */
export interface PaymentReport {
  readonly paymentId: string;
  readonly status: Payment['status'];
  readonly providerBatchId?: string;
  readonly providerStatus?: string;
}

/**
 * Records the state of a payment. Paid completes the claim once nothing is open; failed or returned brings it to an
 * agent. A report that says nothing new changes nothing (`undefined`). Throws {@link NotFound} for an unknown payment.
 */
export function reportPayment(
  claim: Claim,
  report: PaymentReport,
  ctx: CommandContext,
): ClaimChange | undefined {
  const payment = claim.payments.find((candidate) => candidate.paymentId === report.paymentId);
  if (!payment) throw new NotFound(`payment ${report.paymentId}`);
  const { paymentId, ...reported } = report;
  const same =
    payment.status === report.status &&
    payment.providerStatus === report.providerStatus &&
    payment.providerBatchId === report.providerBatchId;
  if (same || (payment.status === 'paid' && report.status === 'pending')) return undefined;
  const updated: Payment = { ...payment, ...reported, at: instant(ctx.now) };
  const payments = claim.payments.map((other) => (other.paymentId === paymentId ? updated : other));
  const set: Partial<Claim> = { payments, reservedCents: committedCents(payments) };
  if (payment.status === report.status) return amend(claim, ctx, { set });
  if (report.status === 'paid') return paid(claim, updated, set, ctx);
  return unpaid(claim, updated, set, ctx);
}

/** The partner's remittance; a customer reads of the payment with the claim's end. */
function remittance({ amountCents, to, companyId, providerBatchId }: Payment): Notice[] {
  if (companyId === undefined) return [];
  const reference = providerBatchId === undefined ? {} : { providerReference: providerBatchId };
  return [{ kind: 'remittance', to: 'partner', amountCents, payee: to, ...reference }];
}

function paid(claim: Claim, payment: Payment, set: Partial<Claim>, ctx: CommandContext): ClaimChange {
  const note = `${formatCents(payment.amountCents)} paid.`;
  const notices = remittance(payment);
  const done = !set.payments?.some(isOpenPayment);
  if (isClosed(claim.status) || !done || !mayMove(claim.status, 'completed'))
    return amend(claim, ctx, { set, note, notices });
  return moveTo(claim, 'completed', ctx, { set, note, notices });
}

function unpaid(claim: Claim, payment: Payment, set: Partial<Claim>, ctx: CommandContext): ClaimChange {
  const reason = `The payment of ${formatCents(payment.amountCents)} ${payment.status === 'returned' ? 'came back' : 'failed'}${payment.providerStatus ? ` (${payment.providerStatus})` : ''}.`;
  if (isClosed(claim.status))
    return amend(claim, ctx, {
      set: { ...set, asksToReopenAt: instant(ctx.now) },
      internalNote: reason,
      // Nothing waits any more that would remind the team of it.
      notices: [{ kind: 'comment', to: 'agents', from: ctx.actor.name, text: reason }],
    });
  // Its invoice is open again: the agent approves it once more, or the partner sends it with another payee.
  const { invoice } = claim;
  const reopened = invoice && { invoice: { ...invoice, state: 'in-review' as const, reviewReason: reason } };
  return moveTo(claim, 'in-review', ctx, {
    set: { ...set, ...reopened },
    text: reason,
    internalNote: reason,
  });
}

/**
 * An agent paid the partner's link by card and says so; or cannot pay it (`notPayable`: why, for the partner), and the
 * invoice is open again. Throws {@link NotFound}, {@link NotAllowedNow} for a payment that is no link, or is paid already.
 */
export function confirmPayment(
  claim: Claim,
  paymentId: string,
  ctx: CommandContext,
  notPayable?: string,
): ClaimChange | undefined {
  const payment = claim.payments.find((candidate) => candidate.paymentId === paymentId);
  if (!payment) throw new NotFound(`payment ${paymentId}`);
  if (payment.method !== 'link')
    throw new NotAllowedNow('confirming by hand', claim.status, 'the payment provider confirms this payment');
  if (notPayable === undefined) return reportPayment(claim, { paymentId, status: 'paid' }, ctx);
  if (!isOpenPayment(payment))
    throw new NotAllowedNow('giving up a payment', claim.status, `it is ${payment.status}`);
  return reportPayment(claim, { paymentId, status: 'failed', providerStatus: notPayable }, ctx);
}

/** Opened again, and found to be as it should: what was paid before stands, and nothing more is to come. */
export const isPaidBefore = ({ status, unit, invoice, payments }: Claim): boolean =>
  status === 'in-review' &&
  unit === undefined &&
  invoice === undefined &&
  !payments.some(isOpenPayment) &&
  payments.some(({ status: paid }) => paid === 'paid');

/**
 * An agent confirms that a replacement was delivered (`item`: what came), or a reimbursement was paid outside the portal,
 * or that a claim which was paid before it was opened again is completed as it was.
 * Throws {@link InvalidInput} for an item that can't be, {@link AlreadyDecided}, {@link NotAllowedNow}.
 */
export function settle(claim: Claim, note: string, ctx: CommandContext, item?: ReplacementItem): ClaimChange {
  if (isClosed(claim.status)) throw alreadyDecided(claim);
  if (isPaidBefore(claim))
    return moveTo(claim, 'completed', ctx, {
      set: { reservedCents: committedCents(claim.payments) },
      drop: ['consent', 'supplement'],
      note,
    });
  if (claim.status !== 'approved' || claim.resolution === 'repair')
    throw new NotAllowedNow(
      'settling',
      claim.status,
      'only an approved replacement or reimbursement is settled',
    );
  if (claim.payments.some(isOpenPayment))
    throw new NotAllowedNow('settling', claim.status, 'its payment is on its way');
  if (claim.creditHeldFor)
    throw new NotAllowedNow(
      'settling',
      claim.status,
      `${claim.creditHeldFor.rmaId} has not received the unit`,
    );
  const settled = amend(claim, ctx, {
    set: {
      settledAt: instant(ctx.now),
      ...withDelivery(claim, ctx),
      ...(item && { replacementItem: readItem(claim, item) }),
    },
  });
  return inOneGo(settled, (next) => moveTo(next, 'completed', ctx, { note }));
}
