import {
  changePlan,
  devicesOnPlan,
  paysSeveralPlans,
  readMoney,
} from '../../adapters/plans/enrollment-store.ts';
import { type CardPayments, theCardPayments } from '../../adapters/providers/stripe.ts';
import type { Table, TransactItem } from '../../adapters/table/table.ts';
import { readCatalogueOf } from '../../adapters/terms/terms-store.ts';
import { NotPossible, PaymentDeclined } from '../../domain/errors.ts';
import { activatePlan } from '../../domain/plans/activate.ts';
import { type Cancellation, type CancelMode, cancellation, cancelPlan } from '../../domain/plans/cancel.ts';
import {
  type ChangeContext,
  changePlanTo,
  type PlanWish,
  type PricedChange,
  priceChange,
} from '../../domain/plans/change-plan.ts';
import type { Enrollment } from '../../domain/plans/enrollment.ts';
import { dueCharge } from '../../domain/plans/money.ts';
import { termsInForce } from './accepted-terms.ts';
import { payWhatIsDue } from './paying.ts';

type Along = (plan: Enrollment) => readonly TransactItem[] | Promise<readonly TransactItem[]>;

/** The customer activates the plan. Throws as {@link activatePlan} and {@link termsInForce}. */
export const activate = async (
  table: Table,
  planNumber: string,
  acceptedTerms: string | undefined,
  nowMs: number,
  along: Along,
): Promise<Enrollment> => {
  const terms = await termsInForce(table, acceptedTerms, nowMs);
  return changePlan(table, planNumber, async (plan) => {
    const change = activatePlan(plan, terms, nowMs);
    return { change, with: await along(change.plan) };
  });
};

/** Cancels, or only says what it would give back. */
export async function cancel(
  table: Table,
  before: Enrollment,
  { mode, preview }: { readonly mode: CancelMode; readonly preview?: boolean | undefined },
  nowMs: number,
  along: (plan: Enrollment, outcome: Cancellation) => Promise<readonly TransactItem[]>,
): Promise<{ readonly plan: Enrollment; readonly outcome: Cancellation }> {
  const { planNumber } = before;
  if (preview === true) {
    const money = await readMoney(table, planNumber);
    return { plan: before, outcome: cancellation(before, money, mode, nowMs) };
  }
  let outcome: Cancellation = { refundCents: 0, endsAt: new Date(nowMs).toISOString() };
  const plan = await changePlan(table, planNumber, async (current, money) => {
    const cancelled = cancelPlan(current, money, mode, nowMs);
    outcome = cancelled.outcome;
    const { change } = cancelled;
    return change && { change, with: await along(change.plan, cancelled.outcome) };
  });
  return { plan, outcome };
}

export interface Changed {
  readonly plan: Enrollment;
  readonly priced: PricedChange;
}

async function contextOf(table: Table, plan: Enrollment, nowMs: number): Promise<ChangeContext> {
  const [catalogue, severalPlans, devices] = await Promise.all([
    readCatalogueOf(table, plan, plan.soldAt),
    paysSeveralPlans(table, plan),
    devicesOnPlan(table, plan),
  ]);
  return { catalogue, severalPlans, devices, nowMs };
}

/**
 * Changes plan or term. What it costs is charged first, and the plan changes once it is paid. Throws
 * {@link PaymentDeclined}, {@link NotPossible}, InvalidInput; the plan is then as it was.
 */
export async function changeTo(
  table: Table,
  before: Enrollment,
  wish: PlanWish,
  nowMs: number,
  along: (changed: Changed) => Promise<readonly TransactItem[]>,
  open: () => Promise<CardPayments> = theCardPayments,
): Promise<Changed> {
  const context = await contextOf(table, before, nowMs);
  let priced: PricedChange | undefined;
  const plan = await changePlan(table, before.planNumber, async (current, money) => {
    const { change, priced: price } = changePlanTo(current, money, wish, context);
    if (price.netCents > 0 && current.billing?.card === undefined)
      throw new NotPossible('The change costs something, and the plan has no card yet.');
    priced = price;
    return { change, with: await along({ plan: change.plan, priced: price }) };
  });
  if (!priced) throw new NotPossible('There is nothing to change.');
  if (priced.netCents <= 0) return { plan, priced };
  const changed = await payWhatIsDue(table, await open(), plan);
  return { plan: changed, priced };
}

/** The change of a repeated call, as it came out. Throws {@link PaymentDeclined} where its card was declined. */
export async function changeAsItCameOut(table: Table, plan: Enrollment): Promise<Enrollment> {
  const money = await readMoney(table, plan.planNumber);
  const last = money.charges.findLast((charge) => charge.kind === 'change');
  if (last?.status === 'void') throw new PaymentDeclined(last.declinedBecause ?? 'The card was declined.');
  return dueCharge(money) ? payWhatIsDue(table, await theCardPayments(), plan) : plan;
}

/** What a change would cost. Throws as {@link priceChange}. */
export const preview = async (
  table: Table,
  plan: Enrollment,
  wish: PlanWish,
  nowMs: number,
): Promise<PricedChange> =>
  priceChange(plan, await readMoney(table, plan.planNumber), wish, await contextOf(table, plan, nowMs));
