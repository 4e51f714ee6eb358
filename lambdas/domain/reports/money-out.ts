import type { Claim } from '../claim/claim.ts';

/** Cents that have gone out for a claim: payments that were made, and what dealers were credited. */
export const paidOut = ({ payments, credits = [] }: Claim): number =>
  payments.reduce((sum, { status, amountCents }) => sum + (status === 'paid' ? amountCents : 0), 0) +
  credits.reduce((sum, { amountCents }) => sum + amountCents, 0);
