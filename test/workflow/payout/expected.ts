import type { PlanTruth, Truth } from './truth.ts';

/**
 * Who is to be paid what, worked out once more and in the plainest way: straight from what happened, with nothing of the
 * system's own code.
 */

/** New York's clock at the instant: `2026-03-15 09:00`. */
const newYork = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'America/New_York',
  dateStyle: 'short',
  timeStyle: 'short',
});

/** 09:00 in New York on the 15th is 13:00 or 14:00 UTC. */
function payDay(year: number, month: number): number {
  const candidates = [13, 14].map((hour) => Date.UTC(year, month, 15, hour));
  const found = candidates.find((at) => newYork.format(at).endsWith(' 09:00'));
  if (found === undefined) throw new Error(`no 09:00 on the 15th of month ${month} of ${year}`);
  return found;
}

function firstPayDay(soldAt: number): number {
  const [year = 0, month = 0] = newYork.format(soldAt).split('-').map(Number);
  return payDay(year, month - 1 + 2);
}

function nextPayDay(after: number): number {
  const at = new Date(after);
  return payDay(at.getUTCFullYear(), at.getUTCMonth() + 1);
}

const inForce = (plan: PlanTruth, at: number): boolean =>
  plan.activatedAt !== undefined &&
  plan.activatedAt <= at &&
  (plan.coverStartsAt ?? Number.POSITIVE_INFINITY) <= at &&
  (plan.coverEndsAt ?? Number.POSITIVE_INFINITY) > at;

const owes = ({ owes: debt }: PlanTruth, at: number): boolean =>
  debt !== undefined && debt.from <= at && (debt.to ?? Number.POSITIVE_INFINITY) > at;

/** Whether the fee of a plan is paid at all. */
export function isPaid(plan: PlanTruth): boolean {
  const first = firstPayDay(plan.soldAt);
  if (!inForce(plan, first)) return false;
  if (owes(plan, first)) {
    const second = nextPayDay(first);
    if (!inForce(plan, second) || owes(plan, second)) return false;
  }
  return plan.suspicious !== 'refused';
}

export const feeOf = ({ phoneOnly }: PlanTruth): number => (phoneOnly ? 2_000 : 2_500);

/** What each company has on its account in the end, fees taken back left out. */
export function expectedFees({ partners, plans }: Truth): ReadonlyMap<string, number> {
  const sums = new Map(partners.map(({ companyId }) => [companyId, 0]));
  for (const plan of plans.filter(isPaid))
    sums.set(plan.partner, (sums.get(plan.partner) ?? 0) + feeOf(plan));
  return sums;
}
