import * as z from 'zod/mini';
import { readRma, rmaQuestionItem } from '../../adapters/rmas/rma-store.ts';
import { rmaKey, rmaQuestionKey } from '../../adapters/table/rma-keys.ts';
import { type Table, TransactionRefused, theTable } from '../../adapters/table/table.ts';
import { AlreadyAnswered } from '../../domain/errors.ts';
import { rmaStep, rmaSteps } from '../../domain/rma/due.ts';
import { taskHandler } from '../../middleware/task-handler.ts';

const inputSchema = z.object({
  rmaId: z.string(),
  run: z.int(),
  step: z.enum(rmaSteps),
  /** The version of the RMA by which the machine knows step and timer. */
  version: z.int(),
  /** Execution name and a counter the machine keeps. */
  questionId: z.string(),
  taskToken: z.string(),
});
type Input = z.infer<typeof inputSchema>;

/** The RMA names the question, at its next version: a change computed without it is computed again, and closes it. */
const askingItem = (table: Table, rmaId: string, version: number, questionId: string) =>
  table.update(rmaKey(rmaId), {
    set: { questionId, version: version + 1 },
    condition: '#version = :version',
    values: { ':version': version },
  });

/** Every retry of a task has a token of its own. */
const newTokenItem = (table: Table, rmaId: string, questionId: string, token: string) =>
  table.update(rmaQuestionKey(rmaId, questionId), {
    set: { token },
    condition: 'attribute_exists(pk) AND attribute_not_exists(#closedAt)',
  });

/**
 * Opens the question that a waiting step stands for, and keeps the token that completes it. A retry replaces the token
 * and nothing else. Throws {@link AlreadyAnswered} when the RMA has moved on since the machine read it: its timer would be wrong.
 */
export async function askRma(table: Table, input: Input): Promise<void> {
  const { rmaId, run, step, version, questionId, taskToken: token } = input;
  const rma = await readRma(table, rmaId);
  const isRetry = rma.questionId === questionId;
  const isAsRead = rma.version === version && rmaStep(rma) === step;
  if (rma.run !== run || !(isRetry || isAsRead)) throw new AlreadyAnswered(questionId);
  const openedAt = new Date().toISOString();
  const items = isRetry
    ? [newTokenItem(table, rmaId, questionId, token)]
    : [
        askingItem(table, rmaId, version, questionId),
        rmaQuestionItem(table, { questionId, rmaId, run, step, token, openedAt }),
      ];
  try {
    await table.transact(items);
  } catch (error) {
    if (error instanceof TransactionRefused && !error.conflict) throw new AlreadyAnswered(questionId);
    throw error;
  }
}

export const handler = taskHandler(inputSchema, (input) => askRma(theTable(), input));
