import { createHash } from 'node:crypto';
import type { Claim } from '../claim.ts';
import { isCommitted, type Payment } from '../payment.ts';
import { type CommandContext, instant } from './move.ts';

/** Claim + payee + invoice number, never the execution: the key under which a payment stands in the ledger for ever. */
export const paymentKey = (claimId: string, payee: string, invoiceNumber: string): string =>
  `${claimId}-${createHash('sha256').update(`${claimId}|${payee}|${invoiceNumber}`).digest('hex').slice(0, 24)}`;

/**
 * Payments under this key: the first, and one more for each that failed or came back for good. Their ids differ, since
 * the provider knows a batch id for ever; as long as one is pending or paid there is no other.
 */
export const attemptsAt = (claim: Claim, key: string): Payment[] =>
  claim.payments.filter(({ paymentId }) => paymentId === key || paymentId.startsWith(`${key}-`));

/** What is to be paid, and to whom. */
export interface Due {
  readonly to: string;
  /** The invoice's number, or what else tells one payment to this payee from another. */
  readonly number: string;
  readonly method: Payment['method'];
  readonly wallet?: Payment['wallet'];
  readonly amountCents: number;
  /** The company paid; absent when the customer is. */
  readonly companyId?: string;
  /** An agent let it go, whatever held it back. */
  readonly released?: boolean;
}

/** The claim's payments with this one due; unchanged when it is paid or under way already, or when it is nothing. */
export function withDuePayment(claim: Claim, due: Due, ctx: CommandContext): readonly Payment[] {
  const key = paymentKey(claim.claimId, due.to, due.number);
  const attempts = attemptsAt(claim, key);
  if (attempts.some(isCommitted) || due.amountCents === 0) return claim.payments;
  const at = instant(ctx.now);
  const { number: _number, released, ...paid } = due;
  const paymentId = attempts.length === 0 ? key : `${key}-${attempts.length + 1}`;
  const payment: Payment = { paymentId, ...paid, status: 'pending', createdAt: at, at };
  return [...claim.payments, { ...payment, ...(released && { releasedAt: at }) }];
}
