import { changeClaim } from '../adapters/claim-store.ts';
import { type Table, theTable } from '../adapters/table.ts';
import { keepSilence } from '../domain/claim/transitions/silence.ts';
import { isWaitingStep, workflowStep } from '../domain/claim/workflow-step.ts';
import { taskHandler } from '../middleware/task-handler.ts';
import { type ClaimTask, claimTaskSchema, type NextStep, nextStep, systemContext } from './claim-task.ts';

/** A wait ran into its timeout: carries out the silence step that is due, and says how long to wait for the next. */
export async function noticeSilence(table: Table, { claimId, run }: ClaimTask): Promise<NextStep> {
  const nowMs = Date.now();
  const claim = await changeClaim(table, claimId, async (current) => {
    if (current.run !== run || !isWaitingStep(workflowStep(current))) return undefined;
    const change = keepSilence(current, await systemContext(table, nowMs));
    return change && { change };
  });
  return nextStep(claim, run, nowMs);
}

export const handler = taskHandler(claimTaskSchema, (task) => noticeSilence(theTable(), task));
