import { nextActivationStep } from '../../adapters/plans/activation-store.ts';
import { theTable } from '../../adapters/table/table.ts';
import { taskHandler } from '../../middleware/task-handler.ts';
import { activationTaskSchema, readPlanOf } from './activation-task.ts';

/** Reads where a plan stands: at the beginning of a run, and after a wait that needed no answer any more. */
export const handler = taskHandler(activationTaskSchema, async ({ planNumber, run }) =>
  nextActivationStep(theTable(), await readPlanOf(theTable(), planNumber), run),
);
