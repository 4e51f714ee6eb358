import type { Catalogue, PlanCode, PlanTerm, Promo } from '../catalogue/catalogue-schema.ts';
import { findPlan, findPromo, planPrice } from '../catalogue/lookup.ts';
import type { PriceLine } from './charges.ts';

/** What a price follows from. */
export interface Priced {
  readonly planCode: PlanCode;
  readonly term: PlanTerm;
  /** The phone that a plan priced by phone is for; without one it is priced as a phone that is not listed. */
  readonly phone?: { readonly make: string; readonly model: string } | undefined;
  /** The payer has several plans: each is cheaper. */
  readonly severalPlans: boolean;
}

/** What one term costs, line by line. */
export interface Price {
  readonly lines: readonly PriceLine[];
  readonly cents: number;
}

const sum = (lines: readonly PriceLine[]): Price => ({
  lines,
  cents: lines.reduce((total, line) => total + line.cents, 0),
});

const percentOf = (cents: number, percent: number): number => Math.round((cents * percent) / 100);

/** A term of a plan as a line of a charge names it: `Everything, monthly`. */
export const termName = (catalogue: Catalogue, planCode: PlanCode, term: PlanTerm): string =>
  `${findPlan(catalogue, planCode)?.name ?? planCode}, ${term}`;

/** The regular price of one term. Undefined when the plan is not sold for that term. */
export function regularPrice(catalogue: Catalogue, priced: Priced): Price | undefined {
  const { planCode, term, phone, severalPlans } = priced;
  const cents = planPrice(catalogue, planCode, term, phone && { kind: 'phone', ...phone });
  if (cents === undefined) return undefined;
  const percent = severalPlans ? catalogue.severalPlansDiscountPercent : 0;
  const off = percentOf(cents, percent);
  return sum([
    { text: termName(catalogue, planCode, term), cents },
    ...(off > 0 ? [{ text: `${percent} % off: several plans`, cents: -off }] : []),
  ]);
}

/** What a promotion takes off the price of period `number` (0 is the first). A year is twelve months of equal price. */
function promoOff(promo: Promo, cents: number, term: PlanTerm, number: number): number {
  const { effect } = promo;
  const first = number === 0;
  if (effect.kind === 'free-months') {
    if (term === 'annual') return first ? Math.round((cents * Math.min(effect.months, 12)) / 12) : 0;
    return number < effect.months ? cents : 0;
  }
  const month = term === 'annual' ? Math.round(cents / 12) : cents;
  return first ? Math.max(0, month - effect.cents) : 0;
}

/** What period `number` costs, a promotion included. Undefined when the plan is not sold for that term. */
export function periodPrice(
  catalogue: Catalogue,
  priced: Priced,
  number: number,
  promoCode?: string | undefined,
): Price | undefined {
  const regular = regularPrice(catalogue, priced);
  const promo = promoCode === undefined ? undefined : findPromo(catalogue, promoCode);
  if (!regular || !promo) return regular;
  const off = promoOff(promo, regular.cents, priced.term, number);
  return off > 0 ? sum([...regular.lines, { text: `${promo.code}: ${promo.text}`, cents: -off }]) : regular;
}
