import { NotPossible } from '../errors.ts';
import { nextPlan, type PlanChange, type PlanMoney, withRun } from './change.ts';
import { keptCents } from './charges.ts';
import { type Enrollment, isOver } from './enrollment.ts';
import { dueCharge, refundOf, voided } from './money.ts';
import { zoneOfPlan } from './payment-outcome.ts';
import { unusedCents } from './periods.ts';

export type CancelMode = 'now' | 'end-of-cycle';

/** What ending a plan would give, before anybody decides. */
export interface Cancellation {
  readonly refundCents: number;
  readonly endsAt: string;
}

const unusedOf = (plan: Enrollment, money: PlanMoney, at: string): number => {
  const span = plan.billing?.span;
  const unused = span ? unusedCents(span.cents, span, at, zoneOfPlan(plan)) : 0;
  return Math.min(unused, keptCents(money.charges));
};

const inRefundWindow = (plan: Enrollment, at: string): boolean =>
  plan.refundUntil !== undefined && Date.parse(at) <= Date.parse(plan.refundUntil);

/**
 * What cancelling gives back, and when cover ends. At once: everything until the end of the refund window, whatever the
 * term; the days not used after it. At the end of the cycle: nothing, since cover runs on to the end of what is paid.
 */
export function cancellation(
  plan: Enrollment,
  money: PlanMoney,
  mode: CancelMode,
  nowMs: number,
): Cancellation {
  const at = new Date(nowMs).toISOString();
  const paidThrough = plan.billing?.paidThrough ?? at;
  if (mode === 'end-of-cycle' && plan.activatedAt !== undefined && paidThrough > at)
    return { refundCents: 0, endsAt: paidThrough };
  const refundCents = inRefundWindow(plan, at) ? keptCents(money.charges) : unusedOf(plan, money, at);
  return { refundCents, endsAt: at };
}

/** Ends a plan at `endsAt` with a refund: no charge comes any more, one that is due is given up. */
export function endPlan(
  plan: Enrollment,
  money: PlanMoney,
  end: {
    readonly status: 'cancelled' | 'lapsed';
    readonly reason: NonNullable<Enrollment['endReason']>;
    readonly refundCents: number;
    readonly endsAt: string;
  },
  nowMs: number,
): PlanChange {
  const at = new Date(nowMs).toISOString();
  const why = end.reason === 'not-activated' ? 'not-activated' : 'cancelled';
  const back = refundOf(plan, money, end.refundCents, why, at);
  const due = dueCharge(money);
  const { nextChargeAt: _next, retryAt: _retry, graceUntil: _grace, ...billing } = plan.billing ?? {};
  return {
    before: plan,
    plan: nextPlan(plan, {
      status: end.status,
      endReason: end.reason,
      coverEndsAt: end.endsAt,
      paymentCurrent: end.reason !== 'unpaid',
      ...(plan.billing && { billing: billing as NonNullable<Enrollment['billing']> }),
      runs: withRun(plan, 'billing'),
    }),
    charges: [...(due ? [voided(due)] : []), ...back.charges],
    refunds: back.refunds,
    notices: [{ kind: end.status === 'lapsed' ? 'lapsed' : 'cancelled', refundCents: back.refunded }],
  };
}

/** Cancels a plan. Throws {@link NotPossible} when it is over. Asked again for the end of the cycle, nothing changes. */
export function cancelPlan(
  plan: Enrollment,
  money: PlanMoney,
  mode: CancelMode,
  nowMs: number,
): { readonly change?: PlanChange; readonly outcome: Cancellation } {
  if (isOver(plan)) throw new NotPossible('The plan has ended already.');
  const outcome = cancellation(plan, money, mode, nowMs);
  const at = new Date(nowMs).toISOString();
  if (Date.parse(outcome.endsAt) > nowMs) {
    if (plan.coverEndsAt === outcome.endsAt) return { outcome };
    const { nextChargeAt: _next, ...billing } = plan.billing ?? {};
    const fields = {
      coverEndsAt: outcome.endsAt,
      endReason: 'cancelled-at-end-of-cycle' as const,
      ...(plan.billing && { billing: billing as NonNullable<Enrollment['billing']> }),
      // The run that waits for the next charge would wake on time too; a plan without one gets its end this way.
      runs: withRun(plan, 'billing'),
    };
    const notice = { kind: 'cancelled', refundCents: 0 } as const;
    return { change: { before: plan, plan: nextPlan(plan, fields), notices: [notice] }, outcome };
  }
  const reason = inRefundWindow(plan, at) ? 'cancelled-with-full-refund' : 'cancelled-now';
  return { change: endPlan(plan, money, { status: 'cancelled', reason, ...outcome }, nowMs), outcome };
}

/** The plan that nobody activated in time: it ends, and everything paid goes back. Undefined when it is not that. */
export function lapseUnactivated(plan: Enrollment, money: PlanMoney, nowMs: number): PlanChange | undefined {
  const { activateBy, status } = plan;
  if (status !== 'pending-activation' || activateBy === undefined || Date.parse(activateBy) > nowMs)
    return undefined;
  const end = { status: 'lapsed', reason: 'not-activated', endsAt: new Date(nowMs).toISOString() } as const;
  return endPlan(plan, money, { ...end, refundCents: keptCents(money.charges) }, nowMs);
}
