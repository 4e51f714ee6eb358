import { changePlan, readMoney } from '../adapters/enrollment-store.ts';
import { pendingIndexes, pendingPartition } from '../adapters/keys.ts';
import { readPlan } from '../adapters/people.ts';
import { planRunKey } from '../adapters/plan-keys.ts';
import { type Table, TransactionRefused } from '../adapters/table.ts';
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
import type { RunningClaims } from './running-claims.ts';

/** DescribeExecution refills at 15 a second; this many a tick leaves room for people. */
const perTick = 200;
/** Plans wait for weeks: an execution is seen again once a day. */
const lookAgainHours = 24;
/** An execution ends after a year at the latest: it is followed well before. */
const oldestDays = 300;

/** The executions of each machine, as the workflow engine tells them. */
export type RunningPlans = Readonly<Record<PlanMachine, Pick<RunningClaims, 'state'>>>;

/** A workflow has nothing left to do on a plan. */
function isDone(plan: Enrollment, machine: PlanMachine, money: PlanMoney): boolean {
  if (machine === 'activation') return plan.activation?.step === 'closed';
  return isOver(plan) && !dueCharge(money) && dueRefunds(money).length === 0;
}

const set = async (
  table: Table,
  record: PlanRunRecord,
  change: { readonly set: Record<string, unknown>; readonly remove?: readonly string[] },
): Promise<void> => {
  const key = planRunKey(record.planNumber, record.machine, record.run);
  try {
    await table.transact([table.update(key, { ...change, condition: 'attribute_not_exists(#closedAt)' })]);
  } catch (error) {
    // Somebody else has seen it, or closed it, in the same moment.
    if (!(error instanceof TransactionRefused)) throw error;
  }
};

/** The next run takes over; the plan says so, and the stream starts it. */
async function follow(table: Table, { planNumber, machine, run }: PlanRunRecord): Promise<void> {
  await changePlan(table, planNumber, (plan) =>
    plan.runs?.[machine] === run
      ? { change: { before: plan, plan: nextPlan(plan, { runs: withRun(plan, machine) }) } }
      : undefined,
  );
  logger.warn('a run of a plan was followed by the next', { planNumber, machine, run });
}

/** Looks at one run. Whether the next one had to take over. */
async function watch(
  table: Table,
  running: RunningPlans,
  record: PlanRunRecord,
  nowMs: number,
): Promise<boolean> {
  const { planNumber, machine, run } = record;
  const [plan, money] = await Promise.all([readPlan(table, planNumber), readMoney(table, planNumber)]);
  const at = new Date(nowMs).toISOString();
  const close = { set: { closedAt: at }, remove: ['gsi4pk', 'gsi4sk'] };
  if (!plan || plan.runs?.[machine] !== run || isDone(plan, machine, money)) {
    await set(table, record, close);
    return false;
  }
  const state = await running[machine].state(planExecutionName(record));
  const young = nowMs - Date.parse(record.requestedAt) < oldestDays * 86_400_000;
  if (state === 'running' && young) {
    await set(table, record, { set: { checkedAt: at, ...pendingIndexes('open-plan-run', at) } });
    return false;
  }
  await follow(table, record);
  await set(table, record, close);
  return true;
}

/** Looks after the executions of plans, longest unseen first. Returns how many were followed by the next run. */
export async function watchPlanRuns(table: Table, running: RunningPlans, nowMs: number): Promise<number> {
  const page = await table.page(
    {
      index: 'gsi4',
      partition: pendingPartition('open-plan-run'),
      sortBefore: new Date(nowMs - lookAgainHours * 3_600_000).toISOString(),
      limit: perTick,
    },
    planRunRecordSchema,
  );
  let followed = 0;
  for (const record of page.items) if (await watch(table, running, record, nowMs)) followed += 1;
  return followed;
}
