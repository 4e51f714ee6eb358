import * as z from 'zod/mini';
import { activationQuestionItem, isFollowed, newTokenItem } from '../../adapters/plans/activation-store.ts';
import { changePlan } from '../../adapters/plans/enrollment-store.ts';
import { type Table, TransactionRefused, theTable } from '../../adapters/table/table.ts';
import { activationSteps } from '../../domain/activation/activation.ts';
import { AlreadyAnswered } from '../../domain/errors.ts';
import { nextPlan } from '../../domain/plans/change.ts';
import { taskHandler } from '../../middleware/task-handler.ts';

const inputSchema = z.object({
  planNumber: z.string(),
  run: z.int(),
  step: z.enum(activationSteps),
  /** Execution name and a counter the machine keeps; taken only when the plan has no open question yet. */
  questionId: z.string(),
  taskToken: z.string(),
});
type Input = z.infer<typeof inputSchema>;

/**
 * Opens the question that a waiting step of a plan's activation stands for, and keeps the token that completes it.
 * Entered again for a timer or a retry it replaces the token and nothing else. Throws {@link AlreadyAnswered} when the
 * plan has moved on: the machine goes on with that.
 */
export async function askActivation(table: Table, input: Input): Promise<void> {
  const { planNumber, run, step, questionId, taskToken: token } = input;
  let opened = false;
  const plan = await changePlan(table, planNumber, (current) => {
    const { activation } = current;
    if (!activation || isFollowed(current, run) || activation.step !== step)
      throw new AlreadyAnswered(questionId);
    opened = activation.questionId === undefined;
    if (!opened) return undefined;
    const openedAt = new Date().toISOString();
    const question = { questionId, planNumber, run, step, token, openedAt };
    return {
      change: { before: current, plan: nextPlan(current, { activation: { ...activation, questionId } }) },
      with: [activationQuestionItem(table, question)],
    };
  });
  if (opened) return;
  // Every retry of a task has a token of its own.
  const open = plan.activation?.questionId;
  if (open === undefined) throw new AlreadyAnswered(questionId);
  try {
    await table.transact([newTokenItem(table, planNumber, open, token)]);
  } catch (error) {
    if (error instanceof TransactionRefused && !error.conflict) throw new AlreadyAnswered(open);
    throw error;
  }
}

export const handler = taskHandler(inputSchema, (input) => askActivation(theTable(), input));
