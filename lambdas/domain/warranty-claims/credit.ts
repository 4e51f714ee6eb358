import type { Claim } from '../claim/claim.ts';
import type { Credit } from '../claim/claim-unit.ts';
import type { Payment } from '../claim/payment.ts';

/** Credited on the claim so far, over all its credit notes, in cents. */
export const creditedCents = ({ credits = [] }: Pick<Claim, 'credits'>): number =>
  credits.reduce((sum, { amountCents }) => sum + amountCents, 0);

/**
 * What is still to be credited of an approved claim for a unit: the approved total less what was credited before.
 * `undefined` when there is nothing, so that whoever asks twice credits once. The id follows from the claim and the count
 * of its credits: two at the same time meet in the ledger.
 */
export function creditFor(claim: Claim, nowMs: number, rmaId?: string): Credit | undefined {
  const { claimId, unit, credits = [], approvedTotalCents = 0, lines = [] } = claim;
  const amountCents = approvedTotalCents - creditedCents(claim);
  if (!unit || amountCents <= 0) return undefined;
  const number = credits.length + 1;
  return {
    creditId: `${claimId}-credit-${number}`,
    noteNumber: `CN-${claimId.replace(/^CLM-/, '')}-${number}`,
    companyId: unit.companyId,
    amountCents,
    at: new Date(nowMs).toISOString(),
    lines,
    ...(rmaId !== undefined && { rmaId }),
  };
}

/** The credit as it stands in the ledger of payments: done once it is written. */
export const creditPayment = (
  { creditId, noteNumber, companyId, amountCents, at }: Credit,
  companyName: string,
): Payment => ({
  paymentId: creditId,
  to: `${companyName}, by credit note ${noteNumber}`,
  companyId,
  method: 'credit',
  amountCents,
  status: 'paid',
  createdAt: at,
  at,
});
