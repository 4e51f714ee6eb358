import * as z from 'zod/mini';
import { changeClaim } from '../adapters/claims/claim-store.ts';
import { readTypicals } from '../adapters/counts/measures-store.ts';
import { questionKey } from '../adapters/table/claim-keys.ts';
import { type Table, type TransactItem, TransactionRefused, theTable } from '../adapters/table/table.ts';
import type { Claim } from '../domain/claim/claim.ts';
import type { CommandContext } from '../domain/claim/transitions/move.ts';
import { openQuestion } from '../domain/claim/transitions/open-question.ts';
import { waitingSteps } from '../domain/claim/workflow-step.ts';
import { AlreadyAnswered } from '../domain/errors.ts';
import { likelyReview } from '../domain/measures/measures.ts';
import { taskHandler } from '../middleware/task-handler.ts';
import { systemContext } from './claim-task.ts';

const inputSchema = z.object({
  claimId: z.string(),
  run: z.int(),
  step: z.enum(waitingSteps),
  /** Execution name and a counter the machine keeps; taken only when the claim has no open question yet. */
  questionId: z.string(),
  taskToken: z.string(),
});
type Input = z.infer<typeof inputSchema>;

const newQuestion = (table: Table, claim: Claim, input: Input): TransactItem =>
  table.create(questionKey(claim.claimId, input.questionId), {
    entity: 'question',
    questionId: input.questionId,
    claimId: claim.claimId,
    run: claim.run,
    step: input.step,
    token: input.taskToken,
    openedAt: claim.updatedAt,
    ...(claim.openQuestion?.likelyBy !== undefined && { likelyBy: claim.openQuestion.likelyBy }),
  });

/** The time that people are told of a review, for good: what is held against it later is what they read. */
async function likelyByOf(
  table: Table,
  claim: Claim,
  { step }: Input,
  { now, openingHours }: CommandContext,
): Promise<string | undefined> {
  if (step !== 'await-agent') return undefined;
  return likelyReview(await readTypicals(table, now), claim.waiting.since, openingHours);
}

/** Entered again: only the token is new. */
const newToken = (table: Table, claimId: string, questionId: string, token: string): TransactItem =>
  table.update(questionKey(claimId, questionId), {
    set: { token },
    condition: 'attribute_exists(pk) AND attribute_not_exists(#closedAt)',
  });

/**
 * Opens a claim's question and keeps the token that completes it. Entered again for a reminder or a retry it replaces
 * the token and nothing else. Throws {@link AlreadyAnswered} when the claim has moved on: the machine goes on with that.
 */
export async function askQuestion(table: Table, input: Input): Promise<void> {
  const nowMs = Date.now();
  let opened = false;
  const claim = await changeClaim(table, input.claimId, async (current) => {
    if (current.run !== input.run) throw new AlreadyAnswered(input.questionId);
    const ctx = await systemContext(table, nowMs);
    const likelyBy = await likelyByOf(table, current, input, ctx);
    const change = openQuestion(current, { ...input, likelyBy }, ctx);
    opened = change !== undefined;
    return change && { change, with: [newQuestion(table, change.claim, input)] };
  });
  if (opened) return;
  const open = claim.openQuestion?.questionId;
  if (open === undefined) throw new AlreadyAnswered(input.questionId);
  try {
    await table.transact([newToken(table, input.claimId, open, input.taskToken)]);
  } catch (error) {
    if (error instanceof TransactionRefused && !error.conflict) throw new AlreadyAnswered(open);
    throw error;
  }
}

export const handler = taskHandler(inputSchema, (input) => askQuestion(theTable(), input));
