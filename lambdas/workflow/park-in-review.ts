import * as z from 'zod/mini';
import { changeClaim } from '../adapters/claims/claim-store.ts';
import { count } from '../adapters/metrics.ts';
import { theTable } from '../adapters/table/table.ts';
import { parkInReview } from '../domain/claim/transitions/park.ts';
import { logger } from '../middleware/logger.ts';
import { taskHandler } from '../middleware/task-handler.ts';
import { nextStep, systemContext } from './claim-task.ts';

const inputSchema = z.object({
  claimId: z.string(),
  run: z.int(),
  failedState: z.string(),
  error: z.string(),
});

/** A Lambda function's failure arrives as JSON, cut to length: an agent reads its message only. */
function readable(error: string): string {
  const message = /"errorMessage":"((?:[^"\\]|\\.)+)/.exec(error)?.[1];
  return message === undefined ? error : message.replace(/\\(.)/g, '$1');
}

/** A step failed for good: the claim goes to the agents with the reason, instead of nowhere. */
export const handler = taskHandler(inputSchema, async ({ claimId, run, failedState, error }) => {
  logger.error('a workflow step failed', { claimId, failedState, error });
  const table = theTable();
  const nowMs = Date.now();
  const reason = `The step ${failedState} failed (${readable(error)}). Please take it from here.`;
  const claim = await changeClaim(table, claimId, async (current) => {
    if (current.run !== run) return undefined;
    const change = parkInReview(current, reason, await systemContext(table, nowMs));
    return change && { change };
  });
  if (claim.run === run) count('ClaimsParked');
  return nextStep(claim, run, nowMs);
});
