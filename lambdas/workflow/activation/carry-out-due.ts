import { readBrand } from '../../adapters/people/people.ts';
import { activationMails } from '../../adapters/plans/activation-mails.ts';
import { isFollowed, nextActivationStep } from '../../adapters/plans/activation-store.ts';
import { changePlan, type PlanCommit } from '../../adapters/plans/enrollment-store.ts';
import { type Table, theTable } from '../../adapters/table/table.ts';
import type { NextActivationStep } from '../../domain/activation/activation.ts';
import { carriedOut } from '../../domain/activation/carry-out.ts';
import { dueList } from '../../domain/activation/due.ts';
import type { OpeningHours } from '../../domain/calendar/opening-hours.ts';
import { lapseUnactivated } from '../../domain/plans/cancel.ts';
import type { PlanMoney } from '../../domain/plans/change.ts';
import type { Enrollment } from '../../domain/plans/enrollment.ts';
import { taskHandler } from '../../middleware/task-handler.ts';
import { type ActivationTask, activationTaskSchema, readPlanOf } from './activation-task.ts';
import { deleteProof } from './delete-proof.ts';

/** What one wake-up may do: a plan that was left alone for months has several things due. */
const mostAtOnce = 8;

/** The change that is due now; undefined when nothing is. */
async function dueChange(
  table: Table,
  plan: Enrollment,
  money: PlanMoney,
  hours: OpeningHours,
): Promise<PlanCommit | undefined> {
  const nowMs = Date.now();
  const { activation } = plan;
  const next = activation && dueList(plan, activation, hours).find(({ at }) => Date.parse(at) <= nowMs);
  if (!next) return undefined;
  if (next.do === 'lapse') {
    const change = lapseUnactivated(plan, money, nowMs);
    return change && { change };
  }
  if (next.do === 'delete-proof') return deleteProof(table, plan);
  const change = carriedOut(plan, activation, next.do, nowMs);
  return { change, with: await activationMails(table, change.plan, next.do, nowMs) };
}

/**
 * Carries out what happens by itself on a plan: reminders, the end of one that nobody activated, the news that cover has
 * begun, the question after tracking, the deletion of a proof. Nothing is due twice, since each leaves its mark.
 */
export async function carryOutDue(
  table: Table,
  { planNumber, run }: ActivationTask,
): Promise<NextActivationStep> {
  const { openingHours } = await readBrand(table);
  let plan = await readPlanOf(table, planNumber);
  for (let count = 0; count < mostAtOnce && !isFollowed(plan, run); count += 1) {
    const { version } = plan;
    plan = await changePlan(table, planNumber, (current, money) =>
      dueChange(table, current, money, openingHours),
    );
    if (plan.version === version) break;
  }
  return nextActivationStep(table, plan, run);
}

export const handler = taskHandler(activationTaskSchema, (task) => carryOutDue(theTable(), task));
