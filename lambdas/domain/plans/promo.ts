import type { Promo } from '../catalogue/catalogue-schema.ts';
import type { Enrollment } from './enrollment.ts';

/** What decides whether a code may be used now. */
export interface PromoUse {
  readonly nowMs: number;
  /** How often it was used so far; counted for codes that have a most. */
  readonly uses: number;
  /** The payer's plans, past ones too, as far as the caller may know of them. */
  readonly payersPlans: readonly Pick<Enrollment, 'promoCode'>[];
}

/** `2026-03-31`: the day in UTC, as the catalogue says it. */
const dayOf = (instant: string): string => instant.slice(0, 10);

/** Why a code can't be used, in words for whoever typed it; undefined when it can. */
export function promoFault(promo: Promo | undefined, use: PromoUse): string | undefined {
  if (!promo) return 'is no code of ours';
  const { from, until, mostUses, firstPlanOnly } = promo;
  if (from !== undefined && use.nowMs < Date.parse(from)) return `holds from ${dayOf(from)} on, not yet`;
  if (until !== undefined && use.nowMs > Date.parse(until)) return `has expired on ${dayOf(until)}`;
  if (use.payersPlans.some(({ promoCode }) => promoCode === promo.code))
    return 'was used before by this payer';
  if (firstPlanOnly && use.payersPlans.length > 0) return 'is for a first plan only';
  if (mostUses !== undefined && use.uses >= mostUses) return 'has been used as often as it may be';
  return undefined;
}
