import { NotAllowedNow } from '../../errors.ts';
import { formatCents } from '../../money/format.ts';
import { type AskedPayee, payeeAddress } from '../../people/customer-payee.ts';
import type { ClaimChange } from '../change.ts';
import type { Claim } from '../claim.ts';
import { committedCents, isOpenPayment } from '../payment.ts';
import { isClosed } from '../status.ts';
import { type Due, withDuePayment } from './due-payment.ts';
import { alreadyDecided } from './last-words.ts';
import { type CommandContext, moveTo } from './move.ts';

/** Tells the customer's payment from a partner's in the key; a claim is reimbursed once to one payee. */
const number = 'reimbursement';

/** The claim with the customer's payment due, as far as it is not paid or under way already. `amountCents`: after the deductible. */
export function withReimbursement(
  claim: Claim,
  payee: AskedPayee,
  amountCents: number,
  ctx: CommandContext,
): Pick<Claim, 'payments' | 'reservedCents'> {
  const to = { to: payeeAddress(payee), method: 'paypal' } as const;
  const due: Due = { ...to, ...(payee.method === 'venmo' && { wallet: 'venmo' }), number, amountCents };
  const payments = [...withDuePayment(claim, due, ctx)];
  return { payments, reservedCents: Math.max(committedCents(payments), amountCents) };
}

/**
 * An agent lets an approved reimbursement go to the payee the customer set since, or changed lately. Throws
 * {@link AlreadyDecided} for a closed claim, {@link NotAllowedNow} when there is nothing to pay, or nobody to pay it to.
 */
export function payReimbursement(
  claim: Claim,
  payee: AskedPayee | undefined,
  ctx: CommandContext,
): ClaimChange {
  if (isClosed(claim.status)) throw alreadyDecided(claim);
  const what = 'paying the reimbursement';
  if (claim.status !== 'approved' || claim.resolution !== 'reimbursement')
    throw new NotAllowedNow(what, claim.status, 'only an approved reimbursement is paid');
  if (claim.payments.some(isOpenPayment)) throw new NotAllowedNow(what, claim.status, 'it is on its way');
  if (payee === undefined)
    throw new NotAllowedNow(what, claim.status, 'the customer has set no payee yet: their mail asks for it');
  const amountCents = claim.reservedCents - committedCents(claim.payments);
  const set = withReimbursement(claim, payee, amountCents, ctx);
  if (set.payments.length === claim.payments.length)
    throw new NotAllowedNow(what, claim.status, 'it was paid to this payee before');
  return moveTo(claim, 'approved', ctx, {
    set,
    note: `${formatCents(amountCents)} to be paid to the customer.`,
  });
}
