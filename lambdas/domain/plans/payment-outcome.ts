import { addLocalDays, coverStart } from '../calendar/local-days.ts';
import { billingRules } from './billing-rules.ts';
import { nextPlan, type PlanChange, type PlanMoney, withRun } from './change.ts';
import type { ChargeRecord } from './charges.ts';
import { type Billing, type Enrollment, isOver } from './enrollment.ts';
import { refundOf, voided } from './money.ts';

/** Zone of plans that were sold before plans had one. */
const defaultZone = 'America/Los_Angeles';

export const zoneOfPlan = (plan: Pick<Enrollment, 'zone'>): string => plan.zone ?? defaultZone;

/** The charge as paid. */
const paid = (charge: ChargeRecord, paymentIntentId: string | undefined, at: string): ChargeRecord => ({
  ...charge,
  status: 'paid',
  paidAt: at,
  ...(paymentIntentId !== undefined && { paymentIntentId }),
  version: charge.version + 1,
});

const withoutDunning = ({ retryAt: _retry, graceUntil: _grace, ...billing }: Billing): Billing => billing;

/** Cover starts at 00:01 on the day after the plan is both activated and paid. */
export const coverFields = (plan: Enrollment, at: string): { readonly coverStartsAt?: string | undefined } =>
  plan.coverStartsAt === undefined && plan.activatedAt !== undefined
    ? { coverStartsAt: coverStart(at, zoneOfPlan(plan)) }
    : {};

/**
 * The fields of a plan that a paid charge for a period changes. A plan that comes out of grace gets another run of its
 * billing, asked for in the same transaction: claims that waited for the payment go on from there, whoever paid.
 */
function periodPaid(plan: Enrollment, billing: Billing, charge: ChargeRecord, at: string): Enrollment {
  const { from, to, amountCents } = charge;
  return nextPlan(plan, {
    billing: {
      ...withoutDunning(billing),
      paidThrough: to,
      span: { from, to, cents: amountCents },
    },
    paymentCurrent: true,
    ...(!plan.paymentCurrent && plan.activatedAt !== undefined && { runs: withRun(plan, 'billing') }),
    status: plan.activatedAt === undefined ? plan.status : 'active',
    ...coverFields(plan, at),
  });
}

/** The plan as what the charge was for makes it. */
export function changeApplied(
  plan: Enrollment,
  billing: Billing,
  change: NonNullable<ChargeRecord['change']>,
): Enrollment {
  const { planCode, term, priceCents, span, newPeriod } = change;
  return nextPlan(plan, {
    planCode,
    term,
    priceCents,
    billing: {
      ...billing,
      span,
      ...(newPeriod && {
        anchor: span.from,
        anchorPeriod: billing.periods,
        periods: billing.periods + 1,
        paidThrough: span.to,
        nextChargeAt: span.to,
      }),
    },
  });
}

/** Money that came in for a plan that is over by then, or for a charge that was given up, goes back. */
function paidTooLate(plan: Enrollment, money: PlanMoney, charge: ChargeRecord, at: string): PlanChange {
  const others = money.charges.filter((one) => one.chargeId !== charge.chargeId);
  const back = refundOf(
    plan,
    { ...money, charges: [...others, charge] },
    charge.amountCents,
    'cancelled',
    at,
  );
  // One row, one version: the charge as paid and refunded at once.
  const refunded = back.charges.map((one) => ({ ...one, version: charge.version }));
  return {
    before: plan,
    plan: nextPlan(plan, { runs: withRun(plan, 'billing') }),
    charges: refunded,
    refunds: back.refunds,
  };
}

/** What follows from money that came in for a charge that was open, or given up. */
export function chargePaid(
  plan: Enrollment,
  money: PlanMoney,
  charge: ChargeRecord,
  paymentIntentId: string | undefined,
  nowMs: number,
): PlanChange {
  const at = new Date(nowMs).toISOString();
  const received = paid(charge, paymentIntentId, at);
  const charges = [received];
  const { billing } = plan;
  if (!billing || isOver(plan) || charge.status === 'void') return paidTooLate(plan, money, received, at);
  if (charge.kind === 'change' && charge.change) {
    const changed = changeApplied(plan, billing, charge.change);
    const notice = { kind: 'changed', chargedCents: charge.amountCents, refundCents: 0 } as const;
    return { before: plan, plan: changed, charges, notices: [notice] };
  }
  const recovered = billing.graceUntil !== undefined;
  return {
    before: plan,
    plan: periodPaid(plan, billing, charge, at),
    charges,
    notices: recovered ? [{ kind: 'payment-received', amountCents: charge.amountCents }] : [],
  };
}

/** When a charge is tried next after so many declined tries; undefined when it is not. */
const nextTry = (firstAt: string, tries: number, zone: string): string | undefined => {
  const days = billingRules.retryAfterDays[tries - 1];
  return days === undefined ? undefined : addLocalDays(firstAt, days, zone);
};

/**
 * What follows from a declined charge. A change of plan is given up; the first payment of a plan that nobody has
 * activated waits for another card; everything else is tried again while cover runs on in grace.
 */
export function chargeDeclined(
  plan: Enrollment,
  charge: ChargeRecord,
  reason: string,
  nowMs: number,
): PlanChange {
  const tries = charge.tries + 1;
  const declined: ChargeRecord = {
    ...charge,
    tries,
    declinedBecause: reason,
    version: charge.version + 1,
  };
  const { billing } = plan;
  if (charge.kind === 'change')
    return {
      before: plan,
      plan: nextPlan(plan, {}),
      charges: [{ ...voided(declined), version: declined.version }],
    };
  if (!billing || plan.activatedAt === undefined)
    return { before: plan, plan: nextPlan(plan, {}), charges: [declined] };
  const zone = zoneOfPlan(plan);
  const graceUntil =
    billing.graceUntil ?? addLocalDays(new Date(nowMs).toISOString(), billingRules.graceDays, zone);
  const firstAt = addLocalDays(graceUntil, -billingRules.graceDays, zone);
  const retryAt = nextTry(firstAt, tries, zone);
  const { retryAt: _earlier, ...rest } = billing;
  return {
    before: plan,
    plan: nextPlan(plan, {
      status: 'past-due',
      paymentCurrent: false,
      billing: { ...rest, graceUntil, ...(retryAt !== undefined && { retryAt }) },
    }),
    charges: [declined],
    notices: [
      {
        kind: 'payment-failed',
        amountCents: charge.amountCents,
        ...(retryAt !== undefined && { nextTryAt: retryAt }),
      },
    ],
  };
}
