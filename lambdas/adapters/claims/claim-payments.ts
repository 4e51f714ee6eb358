import type { ClaimChange } from '../../domain/claim/change.ts';
import type { Claim } from '../../domain/claim/claim.ts';
import { nextLook } from '../../domain/claim/paid-payment.ts';
import type { Payment } from '../../domain/claim/payment.ts';
import { monthOf } from '../../domain/referrals/payout-calendar.ts';
import { payoutZone } from '../environment.ts';
import { type YearAmount, yearTotalItem } from '../payouts/ledger-store.ts';
import { paymentKey } from '../table/claim-keys.ts';
import { pendingIndexes } from '../table/keys.ts';
import type { Table } from '../table/table.ts';
import type { Effect } from './claim-effects.ts';

/** New payments enter the ledger, known ones change there; a key that stands already refuses the whole change. */
export function payments(table: Table, { before, claim }: ClaimChange): Effect[] {
  const known = new Map((before?.payments ?? []).map((payment) => [payment.paymentId, payment]));
  return claim.payments.flatMap((payment): Effect[] => {
    const earlier = known.get(payment.paymentId);
    const key = paymentKey(payment.paymentId);
    const ofYear = yearTotals(table, claim, earlier, payment);
    if (!earlier)
      return [{ conflict: 'payment', write: table.create(key, paymentItem(claim, payment)) }, ...ofYear];
    if (earlier.status === payment.status && earlier.providerBatchId === payment.providerBatchId) return [];
    const place = placeOf(payment);
    const change = {
      set: { ...payment, ...place },
      remove: place === undefined ? ['gsi4pk', 'gsi4sk'] : [],
      condition: 'attribute_exists(pk)',
    };
    return [{ conflict: 'payment', write: table.update(key, change) }, ...ofYear];
  });
}

/** Among what is still to be paid, or among what a bank may still take back. Nobody asks how a credit or a card stands. */
function placeOf(payment: Payment): Record<string, string> | undefined {
  if (payment.status === 'pending') return pendingIndexes('payment', payment.createdAt);
  if (payment.status !== 'paid' || payment.method !== 'paypal') return undefined;
  const look = nextLook(payment.at, Date.parse(payment.at));
  return look === undefined ? undefined : pendingIndexes('paid-payment', look);
}

const paymentItem = (claim: Claim, payment: Payment): Record<string, unknown> => ({
  entity: 'payment',
  claimId: claim.claimId,
  ...payment,
  ...placeOf(payment),
});

/** How a company was paid for a repair, as its year counts it; a credit sets off what it owes, and is no income. */
const amountNames: Readonly<Partial<Record<Payment['method'], YearAmount>>> = {
  paypal: 'repairsCents',
  link: 'cardCents',
};

/** What a company was paid in a calendar year of the payout zone grows with a payment, and shrinks when one comes back. */
function yearTotals(table: Table, claim: Claim, before: Payment | undefined, payment: Payment): Effect[] {
  const { companyId, method, amountCents } = payment;
  const amount = amountNames[method];
  const was = before?.status === 'paid' ? before : undefined;
  const is = payment.status === 'paid' ? payment : undefined;
  if (companyId === undefined || amount === undefined || (was === undefined) === (is === undefined))
    return [];
  // It came back off the year in which it was paid.
  const year = monthOf((is ?? was ?? payment).at, payoutZone()).slice(0, 4);
  const companyName = claim.partner?.companyId === companyId ? claim.partner.name : undefined;
  const company = { companyId, ...(companyName !== undefined && { companyName }) };
  const write = yearTotalItem(table, year, company, amount, is ? amountCents : -amountCents);
  return [{ conflict: 'claim', write }];
}
