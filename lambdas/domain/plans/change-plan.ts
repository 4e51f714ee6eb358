import type { Catalogue, PlanCode, PlanTerm } from '../catalogue/catalogue-schema.ts';
import { findPlan } from '../catalogue/lookup.ts';
import { InvalidInput, NotPossible } from '../errors.ts';

import { billingRules } from './billing-rules.ts';
import { nextPlan, type PlanChange, type PlanMoney, withRun } from './change.ts';
import { keptCents, type PlanState, type PriceLine } from './charges.ts';
import { type Billing, type Enrollment, isOver } from './enrollment.ts';
import { dueCharge, newCharge, refundOf } from './money.ts';
import { changeApplied, zoneOfPlan } from './payment-outcome.ts';
import { periodSpan, termsLater, unusedCents } from './periods.ts';
import { periodPrice, regularPrice } from './price.ts';

/** What a plan is to become. */
export interface PlanWish {
  readonly planCode?: PlanCode | undefined;
  readonly term?: PlanTerm | undefined;
  readonly student?: boolean | undefined;
}

/** A change of plan, priced: what is due for it now, or comes back. */
export interface PricedChange {
  readonly state: PlanState;
  readonly lines: readonly PriceLine[];
  /** Positive: to be charged. Negative: to be refunded. */
  readonly netCents: number;
}

export interface ChangeContext {
  readonly catalogue: Catalogue;
  /** The payer has other plans. */
  readonly severalPlans: boolean;
  /** Devices on the plan, removed ones left out. */
  readonly devices: readonly { readonly kind: string }[];
  readonly nowMs: number;
}

function wantedCode(plan: Enrollment, wish: PlanWish): PlanCode {
  const code = wish.planCode ?? plan.planCode;
  return code === 'everything' && wish.student === true ? 'everything-student' : code;
}

/** Refuses what can't be changed. Throws {@link NotPossible}, {@link InvalidInput}. */
function checkWish(plan: Enrollment, money: PlanMoney, wish: PlanWish, context: ChangeContext): Billing {
  const { billing } = plan;
  if (isOver(plan)) throw new NotPossible('The plan has ended.');
  if (plan.coverEndsAt !== undefined) throw new NotPossible('The plan is cancelled, and runs until its end.');
  if (!billing) throw new NotPossible('The plan is not billed here, and can’t be changed here.');
  if (dueCharge(money) !== undefined)
    throw new NotPossible('A payment of the plan is open. Once it is paid, the plan can be changed.');
  const planCode = wantedCode(plan, wish);
  if (planCode === plan.planCode && (wish.term ?? plan.term) === plan.term)
    throw InvalidInput.at('planCode', 'is the plan you have');
  const covers = findPlan(context.catalogue, planCode)?.covers;
  const others = context.devices.filter((device) => device.kind !== 'phone').length;
  if (covers && others > covers.otherItems)
    throw new NotPossible(
      covers.otherItems === 0
        ? 'That plan protects a phone only. Remove the other items first.'
        : `That plan protects ${covers.otherItems} items besides the phone. Remove some first.`,
    );
  return billing;
}

/**
 * Prices a change. What is left of the span that is paid counts for the new plan: for the rest of the same period, or
 * for a period of the new term that begins now. Throws {@link NotPossible}, {@link InvalidInput}.
 */
export function priceChange(
  plan: Enrollment,
  money: PlanMoney,
  wish: PlanWish,
  context: ChangeContext,
): PricedChange {
  const billing = checkWish(plan, money, wish, context);
  const { catalogue, severalPlans, nowMs } = context;
  const at = new Date(nowMs).toISOString();
  const zone = zoneOfPlan(plan);
  const planCode = wantedCode(plan, wish);
  const term = wish.term ?? plan.term;
  const newPeriod = term !== plan.term;
  const priced = { planCode, term, phone: plan.pricedPhone, severalPlans };
  const regular = regularPrice(catalogue, priced);
  // A promotion runs on while the term stays what it was sold for.
  const current = newPeriod ? regular : periodPrice(catalogue, priced, billing.periods - 1, plan.promoCode);
  if (!regular || !current) throw InvalidInput.at('term', `the plan is not sold for the term “${term}”`);
  const period = newPeriod
    ? { from: at, to: termsLater(at, term, 1, zone) }
    : periodSpan(billing, term, billing.periods - 1, zone);
  const cost = newPeriod ? current.cents : unusedCents(current.cents, period, at, zone);
  const unused = billing.span ? unusedCents(billing.span.cents, billing.span, at, zone) : 0;
  const credit = Math.min(unused, keptCents(money.charges));
  const net = cost - credit;
  const name = findPlan(catalogue, planCode)?.name ?? planCode;
  return {
    state: {
      planCode,
      term,
      priceCents: regular.cents,
      span: { from: at, to: period.to, cents: cost },
      newPeriod,
    },
    lines: [
      { text: newPeriod ? `${name}, ${term}` : `${name}, the rest of the period`, cents: cost },
      { text: 'What was paid and not used', cents: -credit },
    ],
    // Too little to charge a card for is left.
    netCents: net > 0 && net < billingRules.smallestChargeCents ? 0 : net,
  };
}

/**
 * Changes a plan. What costs more is a charge, and the plan changes once it is paid; what costs the same or less
 * changes at once. Throws as {@link priceChange}.
 */
export function changePlanTo(
  plan: Enrollment,
  money: PlanMoney,
  wish: PlanWish,
  context: ChangeContext,
): { readonly change: PlanChange; readonly priced: PricedChange } {
  const priced = priceChange(plan, money, wish, context);
  const { state, lines, netCents } = priced;
  const at = new Date(context.nowMs).toISOString();
  const student = studentOf(plan, state.planCode, at);
  const runs = withRun(plan, 'billing');
  if (netCents > 0) {
    const period = (plan.billing?.periods ?? 1) - (state.newPeriod ? 0 : 1);
    const what = { kind: 'change', period, change: state, span: state.span, lines, cents: netCents } as const;
    const charge = newCharge(plan, money, what, at);
    return {
      change: { before: plan, plan: nextPlan(plan, { ...student, runs }), charges: [charge] },
      priced,
    };
  }
  const back = refundOf(plan, money, -netCents, 'changed', at);
  const changed = plan.billing ? changeApplied(plan, plan.billing, state) : plan;
  return {
    change: {
      before: plan,
      plan: { ...changed, ...student, runs },
      charges: back.charges,
      refunds: back.refunds,
      notices: [{ kind: 'changed', chargedCents: 0, refundCents: back.refunded }],
    },
    priced,
  };
}

/** Who changes to the student's edition says so now, and proves it later. */
const studentOf = (
  plan: Enrollment,
  planCode: PlanCode,
  at: string,
): Pick<Enrollment, 'student'> | undefined =>
  planCode === 'everything-student' && plan.student === undefined
    ? { student: { claimedAt: at, proof: 'missing' } }
    : undefined;
