import type { ActivationQuestion, NextActivationStep } from '../../domain/activation/activation.ts';
import { secondsUntilDue } from '../../domain/activation/due.ts';
import type { Enrollment } from '../../domain/plans/enrollment.ts';
import { readBrand } from '../people/people.ts';
import { pendingIndexes } from '../table/keys.ts';
import { planQuestionKey } from '../table/plan-keys.ts';
import type { Table, TransactItem } from '../table/table.ts';

/** A question that a waiting step opened; the plan names it in the same transaction. */
export const activationQuestionItem = (table: Table, question: ActivationQuestion): TransactItem =>
  table.create(planQuestionKey(question.planNumber, question.questionId), {
    entity: 'question',
    ...question,
  });

/** Entered again for a retry or a timer: only the token is new. */
export const newTokenItem = (
  table: Table,
  planNumber: string,
  questionId: string,
  token: string,
): TransactItem =>
  table.update(planQuestionKey(planNumber, questionId), {
    set: { token },
    condition: 'attribute_exists(pk) AND attribute_not_exists(#closedAt)',
  });

/** Closes the question that the plan has left behind; the stream tells the waiting execution from there. */
export function closedQuestionItems(
  table: Table,
  before: Enrollment | null,
  plan: Enrollment,
  at: string,
): TransactItem[] {
  const open = before?.activation?.questionId;
  if (open === undefined || plan.activation?.questionId === open) return [];
  return [
    table.update(planQuestionKey(plan.planNumber, open), {
      set: { closedAt: at, deliver: 'pending', ...pendingIndexes('question', at) },
      condition: 'attribute_not_exists(#closedAt)',
    }),
  ];
}

/** Whether a later run, or none at all, looks after the plan. */
export const isFollowed = (plan: Enrollment, run: number): boolean => plan.runs?.activation !== run;

/** What is next, as the plan stands; an execution whose plan has a later run has nothing left to do. */
export async function nextActivationStep(
  table: Table,
  plan: Enrollment,
  run: number,
): Promise<NextActivationStep> {
  const { activation } = plan;
  if (!activation || isFollowed(plan, run)) return { step: 'closed', timeoutSeconds: 1 };
  const { openingHours } = await readBrand(table);
  return {
    step: activation.step,
    timeoutSeconds: secondsUntilDue(plan, activation, openingHours, Date.now()),
  };
}
