import * as z from 'zod/mini';
import { readBrand } from '../adapters/people/people.ts';
import type { Table } from '../adapters/table/table.ts';
import type { Claim } from '../domain/claim/claim.ts';
import { secondsUntilSilence } from '../domain/claim/silence.ts';
import type { CommandContext } from '../domain/claim/transitions/move.ts';
import { type WorkflowStep, workflowStep } from '../domain/claim/workflow-step.ts';
import { system } from '../domain/people/actor.ts';

/** What every step of the claim machine gets: ids, never documents or personal data. */
export const claimTaskSchema = z.object({
  claimId: z.string(),
  /** The number of the execution that asks; a claim reopened meanwhile belongs to a later one. */
  run: z.int(),
});
export type ClaimTask = z.infer<typeof claimTaskSchema>;

/** What every step answers, and all the machine routes on. */
export interface NextStep {
  readonly step: WorkflowStep;
  /** How long a wait may last before silence has its say. */
  readonly timeoutSeconds: number;
}

/** An execution whose claim has a later run has nothing left to do. */
export const nextStep = (claim: Claim, run: number, nowMs: number): NextStep => ({
  step: claim.run === run ? workflowStep(claim) : 'closed',
  timeoutSeconds: secondsUntilSilence(claim, nowMs),
});

/** The context of a command that nobody but the workflow gives. */
export const systemContext = async (table: Table, nowMs: number): Promise<CommandContext> => {
  const { openingHours, repairs } = await readBrand(table);
  return { now: nowMs, actor: system(), openingHours, repairs };
};
