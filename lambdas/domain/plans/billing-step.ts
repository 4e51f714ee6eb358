import { addLocalDays } from '../calendar/local-days.ts';
import type { Catalogue, PlanCode } from '../catalogue/catalogue-schema.ts';
import type { DeviceRecord } from '../devices/device.ts';
import { billingRules } from './billing-rules.ts';
import { endPlan, lapseUnactivated } from './cancel.ts';
import { nextPlan, type PlanChange, type PlanMoney, type PlanNotice } from './change.ts';
import type { ChargeRecord, RefundRecord } from './charges.ts';
import { type Billing, type Enrollment, isOver } from './enrollment.ts';
import { dueCharge, dueRefunds, newCharge } from './money.ts';
import { chargeDeclined, zoneOfPlan } from './payment-outcome.ts';
import { periodSpan } from './periods.ts';
import { type Price, periodPrice, regularPrice, termName } from './price.ts';
import { confirmSale } from './sale.ts';

/** What billing has to do next, all of it following from the records and the time. */
export type BillingStep =
  | { readonly do: 'refund'; readonly refund: RefundRecord }
  | { readonly do: 'charge'; readonly charge: ChargeRecord }
  | { readonly do: 'store'; readonly change: PlanChange }
  | { readonly do: 'wait'; readonly until: string }
  | { readonly do: 'end' };

export interface BillingContext {
  readonly catalogue: Catalogue;
  /** The payer has other plans that are not over. */
  readonly severalPlans: boolean;
  /** Devices on the plan. */
  readonly devices: readonly DeviceRecord[];
  readonly nowMs: number;
}

/** A wait is looked at again after this long at the latest: an execution lives a year at most. */
const longestWaitDays = 180;

/** A call that sells takes half a minute at most. */
const confirmAfterMs = 120_000;

const msOf = (instant: string | undefined): number =>
  instant === undefined ? Number.POSITIVE_INFINITY : Date.parse(instant);

/** From the second term on, a student's price needs proof. */
const codeOf = (plan: Enrollment, period: number): PlanCode =>
  plan.planCode === 'everything-student' && period > 0 && plan.student?.proof !== 'accepted'
    ? 'everything'
    : plan.planCode;

/** What a period of a plan costs, and its regular price; undefined for a plan that is not sold so any more. */
export function priceOfPeriod(
  plan: Enrollment,
  period: number,
  { catalogue, severalPlans }: Pick<BillingContext, 'catalogue' | 'severalPlans'>,
): { readonly price: Price; readonly regularCents: number } | undefined {
  const priced = { planCode: codeOf(plan, period), term: plan.term, phone: plan.pricedPhone, severalPlans };
  const price = periodPrice(catalogue, priced, period, plan.promoCode);
  const regular = regularPrice(catalogue, priced);
  return price && regular && { price, regularCents: regular.cents };
}

/** The charge of the next period, which is now due. */
function nextPeriod(
  plan: Enrollment,
  billing: Billing,
  money: PlanMoney,
  context: BillingContext,
): PlanChange {
  const zone = zoneOfPlan(plan);
  const period = billing.periods;
  const span = periodSpan(billing, plan.term, period, zone);
  const found = priceOfPeriod(plan, period, context);
  const price = found?.price ?? {
    lines: [{ text: termName(context.catalogue, plan.planCode, plan.term), cents: plan.priceCents }],
    cents: plan.priceCents,
  };
  const at = new Date(context.nowMs).toISOString();
  const charge = newCharge(plan, money, { kind: 'period', period, span, ...price }, at);
  const free = charge.status === 'paid';
  return {
    before: plan,
    plan: nextPlan(plan, {
      priceCents: found?.regularCents ?? plan.priceCents,
      billing: {
        ...billing,
        periods: period + 1,
        nextChargeAt: span.to,
        ...(free && { paidThrough: span.to, span: { ...span, cents: 0 } }),
      },
    }),
    charges: [charge],
  };
}

/** The mail that has to go out before the next charge, and when; undefined when none has. */
function noticeBefore(
  plan: Enrollment,
  { nextChargeAt, periods, noticedPeriod }: Billing,
  money: PlanMoney,
  context: BillingContext,
): { readonly at: string; readonly notice: PlanNotice } | undefined {
  if (nextChargeAt === undefined || noticedPeriod === periods || plan.activatedAt === undefined)
    return undefined;
  const toCents = priceOfPeriod(plan, periods, context)?.price.cents ?? plan.priceCents;
  const last = money.charges.findLast((charge) => charge.kind === 'period' && charge.status === 'paid');
  const zone = zoneOfPlan(plan);
  if (plan.term === 'annual')
    return {
      at: addLocalDays(nextChargeAt, -billingRules.yearlyNoticeDays, zone),
      notice: { kind: 'renewal-coming', at: nextChargeAt, amountCents: toCents },
    };
  if (last === undefined || toCents <= last.amountCents) return undefined;
  return {
    at: addLocalDays(nextChargeAt, -billingRules.priceNoticeDays, zone),
    notice: { kind: 'price-coming', at: nextChargeAt, fromCents: last.amountCents, toCents },
  };
}

/** A due charge may be tried now: for the first time, or again as the time for it has come. */
function mayTry(plan: Enrollment, billing: Billing, charge: ChargeRecord, nowMs: number): boolean {
  return charge.tries === 0 || (plan.activatedAt !== undefined && msOf(billing.retryAt) <= nowMs);
}

function afterEnd(plan: Enrollment, nowMs: number): BillingStep | undefined {
  if (isOver(plan)) return { do: 'end' };
  if (msOf(plan.coverEndsAt) > nowMs) return undefined;
  return { do: 'store', change: { before: plan, plan: nextPlan(plan, { status: 'ended' }) } };
}

/** What has become due on the plan's open charge. */
function dueOnCharge(
  plan: Enrollment,
  billing: Billing,
  money: PlanMoney,
  nowMs: number,
): BillingStep | undefined {
  const charge = dueCharge(money);
  if (charge && mayTry(plan, billing, charge, nowMs)) {
    if (billing.card) return { do: 'charge', charge };
    // A plan that is sold waits for its card; one that runs and has none is as good as declined.
    if (plan.activatedAt !== undefined && charge.period > 0)
      return { do: 'store', change: chargeDeclined(plan, charge, 'There is no card to charge.', nowMs) };
  }
  const { graceUntil } = billing;
  if (!charge || graceUntil === undefined || msOf(graceUntil) > nowMs) return undefined;
  const end = { status: 'lapsed', reason: 'unpaid', refundCents: 0, endsAt: graceUntil } as const;
  return { do: 'store', change: endPlan(plan, money, end, nowMs) };
}

/** A sale whose seller's call died between the records and the payment: it stands, and waits for a card. */
const leftUnconfirmed = (plan: Enrollment, { devices, nowMs }: BillingContext): PlanChange | undefined =>
  plan.channel !== undefined && Date.parse(plan.soldAt) + confirmAfterMs <= nowMs
    ? confirmSale(plan, devices, nowMs)
    : undefined;

/**
 * The next thing that billing does on a plan. Refunds come first, also for a plan that is over; then what ends the plan,
 * what is due on its open charge, the next period, and mails ahead of time.
 */
export function billingStep(plan: Enrollment, money: PlanMoney, context: BillingContext): BillingStep {
  const { nowMs } = context;
  const [refund] = dueRefunds(money);
  if (refund) return { do: 'refund', refund };
  const ended = afterEnd(plan, nowMs);
  if (ended) return ended;
  const confirmation = leftUnconfirmed(plan, context);
  if (confirmation) return { do: 'store', change: confirmation };
  const lapsed = lapseUnactivated(plan, money, nowMs);
  if (lapsed) return { do: 'store', change: lapsed };
  const { billing } = plan;
  if (!billing) return { do: 'end' };
  const due = dueOnCharge(plan, billing, money, nowMs);
  if (due) return due;
  const open = dueCharge(money) !== undefined;
  const renews = !open && plan.activatedAt !== undefined;
  if (renews && msOf(billing.nextChargeAt) <= nowMs)
    return { do: 'store', change: nextPeriod(plan, billing, money, context) };
  const coming = renews ? noticeBefore(plan, billing, money, context) : undefined;
  if (coming && msOf(coming.at) <= nowMs) {
    const noticed = nextPlan(plan, { billing: { ...billing, noticedPeriod: billing.periods } });
    return { do: 'store', change: { before: plan, plan: noticed, notices: [coming.notice] } };
  }
  const waits = [
    plan.coverEndsAt,
    plan.status === 'pending-activation' ? plan.activateBy : undefined,
    plan.runs?.activation === undefined
      ? new Date(Date.parse(plan.soldAt) + confirmAfterMs).toISOString()
      : undefined,
    open ? billing.retryAt : undefined,
    open ? billing.graceUntil : undefined,
    renews ? billing.nextChargeAt : undefined,
    coming?.at,
  ];
  const soonest = Math.min(nowMs + longestWaitDays * 86_400_000, ...waits.map(msOf));
  // A wait for the last millisecond of a day ends just after it.
  return { do: 'wait', until: new Date(Math.max(soonest, nowMs + 1_000)).toISOString() };
}
