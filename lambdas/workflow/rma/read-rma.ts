import { nextStepOf, readRma } from '../../adapters/rmas/rma-store.ts';
import { theTable } from '../../adapters/table/table.ts';
import { taskHandler } from '../../middleware/task-handler.ts';
import { rmaTaskSchema } from './rma-task.ts';

/** Reads where an RMA stands: at the beginning of a run, and after a wait that needed no answer any more. */
export const handler = taskHandler(rmaTaskSchema, async ({ rmaId, run }) =>
  nextStepOf(theTable(), await readRma(theTable(), rmaId), run),
);
