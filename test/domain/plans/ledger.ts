import { catalogue202601 } from '../../../lambdas/domain/catalogue/catalogue-2026-01.ts';
import { activatePlan } from '../../../lambdas/domain/plans/activate.ts';
import { type BillingStep, billingStep } from '../../../lambdas/domain/plans/billing-step.ts';
import type { PlanChange, PlanMoney, PlanNotice } from '../../../lambdas/domain/plans/change.ts';
import type { ChargeRecord, RefundRecord } from '../../../lambdas/domain/plans/charges.ts';
import type { Enrollment } from '../../../lambdas/domain/plans/enrollment.ts';
import { chargeDeclined, chargePaid } from '../../../lambdas/domain/plans/payment-outcome.ts';
import { type Order, quote, sellPlan } from '../../../lambdas/domain/plans/sale.ts';

export const catalogue = catalogue202601;
export const day = 86_400_000;
export const card = {
  ...{ paymentMethodId: 'pm_1', brand: 'visa', last4: '4242', expMonth: 8, expYear: 2030 },
  addedAt: '2026-01-31T18:00:00.000Z',
};

/**
 * A plan with its money in memory, and a bank that pays or declines: the same functions in the same order as the billing
 * machine calls them, without table, provider or clock.
 */
export class Ledger {
  plan: Enrollment;
  readonly #charges = new Map<string, ChargeRecord>();
  readonly #refunds = new Map<string, RefundRecord>();
  readonly notices: PlanNotice[] = [];
  nowMs: number;
  bankPays = true;
  severalPlans = false;

  private constructor(change: PlanChange, nowMs: number) {
    this.plan = change.plan;
    this.nowMs = nowMs;
    this.apply(change);
  }

  /** Sold at this instant (ISO), paid by card, in the zone of Los Angeles unless another is named. */
  static sell(order: Order, at: string, zone = 'America/Los_Angeles'): Ledger {
    const nowMs = Date.parse(at);
    const change = sellPlan({
      ...{ order, quote: quote(order, catalogue, [], { nowMs, uses: 0 }), catalogue, zone, nowMs },
      ...{ customerId: 'casey', planNumber: 'PLN-00000000', enrollmentId: 'enr-1' },
      ...{ phone: '+14155550123', channel: 'customer' },
    });
    const ledger = new Ledger(change, nowMs);
    ledger.plan = {
      ...ledger.plan,
      runs: { billing: 1, activation: 1 },
      billing: {
        ...(ledger.plan.billing as NonNullable<Enrollment['billing']>),
        stripeCustomerId: 'cus_1',
        card,
      },
    };
    ledger.settle();
    return ledger;
  }

  get money(): PlanMoney {
    return { charges: [...this.#charges.values()], refunds: [...this.#refunds.values()] };
  }

  get paidCents(): number {
    return this.money.charges.reduce(
      (sum, { status, amountCents }) => sum + (status === 'paid' ? amountCents : 0),
      0,
    );
  }

  get refundedCents(): number {
    return this.money.refunds.reduce((sum, { amountCents }) => sum + amountCents, 0);
  }

  apply(change: PlanChange): void {
    this.plan = change.plan;
    for (const charge of change.charges ?? []) this.#charges.set(charge.chargeId, charge);
    for (const refund of change.refunds ?? []) this.#refunds.set(refund.refundId, refund);
    this.notices.push(...(change.notices ?? []));
  }

  activate(): this {
    this.apply(activatePlan(this.plan, '2026-01', this.nowMs));
    this.settle();
    return this;
  }

  get step(): BillingStep {
    const context = { catalogue, severalPlans: this.severalPlans, devices: [], nowMs: this.nowMs };
    return billingStep(this.plan, this.money, context);
  }

  /** Does what is due until billing waits; answers what for. */
  settle(): string | undefined {
    for (let count = 0; count < 50; count += 1) {
      const { step } = this;
      if (step.do === 'end') return undefined;
      if (step.do === 'wait') return step.until;
      if (step.do === 'store') this.apply(step.change);
      if (step.do === 'refund')
        this.#refunds.set(step.refund.refundId, { ...step.refund, status: 'done', version: 2 });
      if (step.do === 'charge') this.#charge(step.charge);
    }
    throw new Error('billing does not come to rest');
  }

  #charge(charge: ChargeRecord): void {
    this.apply(
      this.bankPays
        ? chargePaid(this.plan, this.money, charge, 'pi_1', this.nowMs)
        : chargeDeclined(this.plan, charge, 'Your card was declined.', this.nowMs),
    );
  }

  /** Moves time to an instant (ISO or ms), doing everything due on the way when it is due. */
  moveTo(at: string | number): this {
    const goal = typeof at === 'number' ? at : Date.parse(at);
    for (;;) {
      const until = this.settle();
      if (until === undefined || Date.parse(until) > goal) break;
      this.nowMs = Date.parse(until);
    }
    this.nowMs = goal;
    this.settle();
    return this;
  }

  moveDays(days: number): this {
    return this.moveTo(this.nowMs + days * day);
  }
}
