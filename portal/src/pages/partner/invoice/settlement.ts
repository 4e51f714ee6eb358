import type { Claim } from '../../../api/shapes.ts';
import { centsOf } from '../../../forms/dollars.ts';

export interface Amounts {
  /** Dollars, as typed. */
  readonly parts: string;
  readonly labor: string;
  readonly tax: string;
}

export interface Settlement {
  readonly totalCents: number;
  /** What the customer pays at the counter. */
  readonly collectCents: number;
  /** What the plan pays the shop. */
  readonly payableCents: number;
  /** By how much it is more than what was approved; 0 when it is not. */
  readonly aboveCents: number;
}

type Terms = Pick<Claim, 'deductibleCents' | 'limitCents' | 'approvedTotalCents' | 'consent'>;

/** What an invoice comes to while it is typed. The service reckons itself; this one is shown, never sent. */
export function settle({ parts, labor, tax }: Amounts, claim: Terms): Settlement {
  const totalCents = [parts, labor, tax].reduce((sum, typed) => sum + (centsOf(typed) ?? 0), 0);
  const deductible = Math.min(claim.deductibleCents ?? 0, totalCents);
  const payableCents = Math.min(totalCents - deductible, claim.limitCents ?? Number.POSITIVE_INFINITY);
  // More than the deductible only with the customer's word.
  const hasAgreed = claim.consent?.state === 'given';
  const collectCents = hasAgreed ? totalCents - payableCents : deductible;
  const { approvedTotalCents } = claim;
  const aboveCents = approvedTotalCents === undefined ? 0 : Math.max(0, totalCents - approvedTotalCents);
  return { totalCents, collectCents, payableCents, aboveCents };
}
