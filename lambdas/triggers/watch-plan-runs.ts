import { readPlan } from '../adapters/people/people.ts';
import { changePlan, readMoney } from '../adapters/plans/enrollment-store.ts';
import { planRunKey } from '../adapters/table/plan-keys.ts';
import type { Table } from '../adapters/table/table.ts';
import { nextPlan, type PlanMoney, withRun } from '../domain/plans/change.ts';
import { type Enrollment, isOver } from '../domain/plans/enrollment.ts';
import { dueCharge, dueRefunds } from '../domain/plans/money.ts';
import {
  type PlanMachine,
  type PlanRunRecord,
  planExecutionName,
  planRunRecordSchema,
} from '../domain/plans/plan-run.ts';
import { logger } from '../middleware/logger.ts';
import type { Executions } from './executions.ts';
import { type Found, isOld, watchExecutions } from './watch-executions.ts';

/** The executions of each machine, as the workflow engine tells them. */
export type RunningPlans = Readonly<Record<PlanMachine, Pick<Executions, 'state'>>>;

/** A workflow has nothing left to do on a plan. */
function isDone(plan: Enrollment, machine: PlanMachine, money: PlanMoney): boolean {
  if (machine === 'activation') return plan.activation?.step === 'closed';
  return isOver(plan) && !dueCharge(money) && dueRefunds(money).length === 0;
}

/** The next run takes over; the plan says so, and the stream starts it. */
async function follow(table: Table, { planNumber, machine, run }: PlanRunRecord): Promise<Found> {
  await changePlan(table, planNumber, (plan) =>
    plan.runs?.[machine] === run
      ? { change: { before: plan, plan: nextPlan(plan, { runs: withRun(plan, machine) }) } }
      : undefined,
  );
  logger.warn('a run of a plan was followed by the next', { planNumber, machine, run });
  return 'followed';
}

async function look(
  table: Table,
  running: RunningPlans,
  record: PlanRunRecord,
  nowMs: number,
): Promise<Found> {
  const { planNumber, machine, run } = record;
  const [plan, money] = await Promise.all([readPlan(table, planNumber), readMoney(table, planNumber)]);
  if (!plan || plan.runs?.[machine] !== run || isDone(plan, machine, money)) return 'over';
  const state = await running[machine].state(planExecutionName(record));
  return state === 'running' && !isOld(record, nowMs) ? 'running' : follow(table, record);
}

/** Looks after the executions of plans, which wait for weeks. Returns how many were followed by the next run. */
export const watchPlanRuns = (table: Table, running: RunningPlans, nowMs: number): Promise<number> =>
  watchExecutions(
    table,
    {
      work: 'open-plan-run',
      schema: planRunRecordSchema,
      everyMinutes: 24 * 60,
      keyOf: ({ planNumber, machine, run }) => planRunKey(planNumber, machine, run),
      look: (record) => look(table, running, record, nowMs),
    },
    nowMs,
  );
