import { changeClaim } from '../adapters/claims/claim-store.ts';
import { readNextShop } from '../adapters/claims/next-shop.ts';
import { type Table, theTable } from '../adapters/table/table.ts';
import type { ClaimChange } from '../domain/claim/change.ts';
import type { Claim } from '../domain/claim/claim.ts';
import { nextSilence } from '../domain/claim/silence.ts';
import { passOn } from '../domain/claim/transitions/offer.ts';
import { keepSilence } from '../domain/claim/transitions/silence.ts';
import { isWaitingStep, workflowStep } from '../domain/claim/workflow-step.ts';
import { taskHandler } from '../middleware/task-handler.ts';
import { type ClaimTask, claimTaskSchema, type NextStep, nextStep, systemContext } from './claim-task.ts';

/** What is due of a claim that nobody has answered. A shop that was asked and said nothing gives way to the next one. */
async function silenceChange(table: Table, claim: Claim, nowMs: number): Promise<ClaimChange | undefined> {
  const ctx = await systemContext(table, nowMs);
  const { at, action } = nextSilence(claim);
  if (action !== 'ask-next-shop' || at > nowMs) return keepSilence(claim, ctx);
  const why = `${claim.partner?.name ?? 'The shop'} did not answer in time.`;
  return passOn(claim, await readNextShop(table, claim, nowMs), why, ctx);
}

/** A wait ran into its timeout: carries out the silence step that is due, and says how long to wait for the next. */
export async function noticeSilence(table: Table, { claimId, run }: ClaimTask): Promise<NextStep> {
  const nowMs = Date.now();
  const claim = await changeClaim(table, claimId, async (current) => {
    if (current.run !== run || !isWaitingStep(workflowStep(current))) return undefined;
    const change = await silenceChange(table, current, nowMs);
    return change && { change };
  });
  return nextStep(claim, run, nowMs);
}

export const handler = taskHandler(claimTaskSchema, (task) => noticeSilence(theTable(), task));
