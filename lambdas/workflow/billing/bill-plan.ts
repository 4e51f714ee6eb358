import * as z from 'zod/mini';
import { readPlan } from '../../adapters/people/people.ts';
import {
  changePlan,
  devicesOnPlan,
  paysSeveralPlans,
  readMoney,
} from '../../adapters/plans/enrollment-store.ts';
import { makeRefund, takeCharge } from '../../adapters/plans/plan-payments.ts';
import { type CardPayments, theCardPayments } from '../../adapters/providers/stripe.ts';
import { type Table, theTable } from '../../adapters/table/table.ts';
import { readCatalogueOf } from '../../adapters/terms/terms-store.ts';
import { NotFound } from '../../domain/errors.ts';
import { type BillingContext, type BillingStep, billingStep } from '../../domain/plans/billing-step.ts';
import type { Enrollment } from '../../domain/plans/enrollment.ts';
import { taskHandler } from '../../middleware/task-handler.ts';
import { resumeClaims } from './resume-claims.ts';

/** What the billing machine carries: which plan, and the number of its own run. */
export const billingTaskSchema = z.object({ planNumber: z.string(), run: z.int() });
export type BillingTask = z.infer<typeof billingTaskSchema>;

/** What the machine routes on. `until` is the instant to wait for. */
export interface BillingAnswer {
  readonly step: 'wait' | 'again' | 'ended';
  readonly until: string;
}

/** Steps done in one invocation; a plan that needs more goes on in the next one. */
const stepsAtOnce = 5;

async function readContext(table: Table, plan: Enrollment, nowMs: number): Promise<BillingContext> {
  const [catalogue, severalPlans, devices] = await Promise.all([
    readCatalogueOf(table, plan, plan.soldAt),
    paysSeveralPlans(table, plan),
    devicesOnPlan(table, plan),
  ]);
  return { catalogue, severalPlans, devices, nowMs };
}

const answerOf = (step: BillingAnswer['step'], until: string): BillingAnswer => ({ step, until });

/** Reads the plan and what billing has to do next on it. */
async function nextStep(table: Table, planNumber: string, nowMs: number) {
  const [plan, money] = await Promise.all([readPlan(table, planNumber), readMoney(table, planNumber)]);
  if (!plan) throw new NotFound(`plan ${planNumber}`);
  const context = await readContext(table, plan, nowMs);
  return { plan, step: billingStep(plan, money, context) };
}

async function perform(
  table: Table,
  payments: () => Promise<CardPayments>,
  plan: Enrollment,
  step: Exclude<BillingStep, { do: 'wait' | 'end' }>,
): Promise<void> {
  if (step.do === 'refund') return makeRefund(table, await payments(), step.refund);
  if (step.do === 'charge') {
    await takeCharge(table, await payments(), plan, step.charge);
    return;
  }
  // Computed on this very version: whoever was faster makes it computed again in the next round.
  await changePlan(table, plan.planNumber, (current) =>
    current.version === plan.version ? { change: step.change } : undefined,
  );
}

/**
 * Does everything that is due on a plan's billing: refunds, charges, the next period, mails ahead of time, its end, and
 * claims that waited for a payment. What is due always follows from the table and the time, so that being called late, twice or by two runs changes nothing.
 */
export async function billPlan(
  table: Table,
  payments: () => Promise<CardPayments>,
  { planNumber, run }: BillingTask,
): Promise<BillingAnswer> {
  for (let count = 0; count < stepsAtOnce; count += 1) {
    const nowMs = Date.now();
    const { plan, step } = await nextStep(table, planNumber, nowMs);
    const at = new Date(nowMs).toISOString();
    if ((plan.runs?.billing ?? 0) > run) return answerOf('ended', at);
    await resumeClaims(table, plan);
    if (step.do === 'end') return answerOf('ended', at);
    if (step.do === 'wait') return answerOf('wait', step.until);
    await perform(table, payments, plan, step);
  }
  return answerOf('again', new Date().toISOString());
}

export const handler = taskHandler(billingTaskSchema, (task) => billPlan(theTable(), theCardPayments, task));
