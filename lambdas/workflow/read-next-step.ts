import { readClaim } from '../adapters/claims/claim-store.ts';
import { theTable } from '../adapters/table/table.ts';
import { taskHandler } from '../middleware/task-handler.ts';
import { claimTaskSchema, nextStep } from './claim-task.ts';

/** Reads what a claim is at now, after a wait that needed no answer any more. */
export const handler = taskHandler(claimTaskSchema, async ({ claimId, run }) =>
  nextStep(await readClaim(theTable(), claimId), run, Date.now()),
);
