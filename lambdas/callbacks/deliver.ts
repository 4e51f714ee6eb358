import type { DynamoDBRecord } from 'aws-lambda';
import { readClaim } from '../adapters/claims/claim-store.ts';
import { measuredAnswer } from '../adapters/counts/measures-store.ts';
import { scoredAnswer } from '../adapters/counts/scorecard-store.ts';
import { readPlan } from '../adapters/people/people.ts';
import { nextActivationStep } from '../adapters/plans/activation-store.ts';
import { nextStepOf, readRma } from '../adapters/rmas/rma-store.ts';
import { claimPrefixes, questionKey, runKey } from '../adapters/table/claim-keys.ts';
import { type Key, pendingIndexes } from '../adapters/table/keys.ts';
import { isOfPayoutRun } from '../adapters/table/money-keys.ts';
import { isOfPlan, planQuestionKey, planRunKey } from '../adapters/table/plan-keys.ts';
import { isOfRma, rmaQuestionKey, rmaRunKey } from '../adapters/table/rma-keys.ts';
import { type Table, type TransactItem, TransactionRefused } from '../adapters/table/table.ts';
import { type ActivationQuestion, activationQuestionSchema } from '../domain/activation/activation.ts';
import {
  type QuestionRecord,
  questionRecordSchema,
  type RunRecord,
  runRecordSchema,
} from '../domain/claim/records.ts';
import { secondsUntilSilence } from '../domain/claim/silence.ts';
import { workflowStep } from '../domain/claim/workflow-step.ts';
import { type PlanRunRecord, planRunRecordSchema } from '../domain/plans/plan-run.ts';
import { payoutExecutionSchema } from '../domain/referrals/payout-run.ts';
import { type RmaQuestion, type RmaRun, rmaQuestionSchema, rmaRunSchema } from '../domain/rma/rma-records.ts';
import type { ClaimExecutions } from './claim-executions.ts';
import type { PayoutExecutions } from './payout-executions.ts';
import type { PlanExecutions } from './plan-executions.ts';
import type { RmaExecutions } from './rma-executions.ts';

/** Everything that is started or told from here. */
export interface Executions {
  readonly claims: ClaimExecutions;
  readonly plans: PlanExecutions;
  readonly rmas: RmaExecutions;
  readonly payouts: PayoutExecutions;
}

/** Marks a delivery done; that somebody else did it first is as good. */
async function markDone(
  table: Table,
  key: Key,
  set: Record<string, unknown> = {},
  along: readonly TransactItem[] = [],
): Promise<void> {
  const removed = 'gsi4pk' in set ? [] : ['gsi4pk', 'gsi4sk'];
  try {
    await table.transact([
      table.update(key, {
        set: { deliver: 'done', ...set },
        remove: removed,
        condition: '#deliver = :pending',
        values: { ':pending': 'pending' },
      }),
      ...along,
    ]);
  } catch (error) {
    if (!(error instanceof TransactionRefused) || error.conflict) throw error;
  }
}

/** Tells the waiting execution what is next, from the claim as it stands now; a run that was followed by another ends. */
export async function deliverAnswer(
  table: Table,
  executions: ClaimExecutions,
  question: QuestionRecord,
): Promise<void> {
  if (question.deliver !== 'pending') return;
  const claim = await readClaim(table, question.claimId);
  const step = claim.run === question.run ? workflowStep(claim) : 'closed';
  const output = { step, timeoutSeconds: secondsUntilSilence(claim, Date.now()) };
  await executions.complete(question.token, output);
  // Marked done once, however often the stream tells of it: so it is counted once, too.
  const counted = [
    ...(await measuredAnswer(table, question)),
    ...(await scoredAnswer(table, claim, question)),
  ];
  await markDone(table, questionKey(question.claimId, question.questionId), {}, counted);
}

/** Starts a claim's execution and has it watched while the claim is open. */
export async function startRun(table: Table, executions: ClaimExecutions, run: RunRecord): Promise<void> {
  if (run.deliver !== 'pending') return;
  await executions.start(run.claimId, run.run);
  const watched =
    run.closedAt === undefined ? pendingIndexes('open-run', new Date(Date.now()).toISOString()) : {};
  await markDone(table, runKey(run.claimId, run.run), watched);
}

/** Starts an execution of a plan's workflow and has it watched. */
export async function startPlanRun(
  table: Table,
  executions: PlanExecutions,
  run: PlanRunRecord,
): Promise<void> {
  if (run.deliver !== 'pending') return;
  await executions.start(run);
  const watched = pendingIndexes('open-plan-run', new Date(Date.now()).toISOString());
  await markDone(table, planRunKey(run.planNumber, run.machine, run.run), watched);
}

/** Tells the waiting execution of a plan what is next, from the plan as it stands now. */
async function deliverActivation(
  table: Table,
  executions: PlanExecutions,
  question: ActivationQuestion,
): Promise<void> {
  if (question.deliver !== 'pending') return;
  const { planNumber, questionId, run, token } = question;
  const plan = await readPlan(table, planNumber);
  if (plan) await executions.complete(token, await nextActivationStep(table, plan, run));
  await markDone(table, planQuestionKey(planNumber, questionId));
}

async function deliverOfPlan(
  table: Table,
  executions: PlanExecutions,
  key: Key,
  isQuestion: boolean,
): Promise<void> {
  if (isQuestion) {
    const question = await table.get(key, activationQuestionSchema);
    if (question) await deliverActivation(table, executions, question);
    return;
  }
  const run = await table.get(key, planRunRecordSchema);
  if (run) await startPlanRun(table, executions, run);
}

/** Starts an execution of an RMA's workflow and has it watched. */
async function startRmaRun(table: Table, executions: RmaExecutions, run: RmaRun): Promise<void> {
  if (run.deliver !== 'pending') return;
  await executions.start(run);
  const watched = pendingIndexes('open-rma-run', new Date(Date.now()).toISOString());
  await markDone(table, rmaRunKey(run.rmaId, run.run), watched);
}

/** Tells the waiting execution of an RMA what is next, from the RMA as it stands now. */
async function deliverRma(table: Table, executions: RmaExecutions, question: RmaQuestion): Promise<void> {
  if (question.deliver !== 'pending') return;
  const { rmaId, questionId, run, token } = question;
  await executions.complete(token, await nextStepOf(table, await readRma(table, rmaId), run));
  await markDone(table, rmaQuestionKey(rmaId, questionId));
}

async function deliverOfRma(
  table: Table,
  executions: RmaExecutions,
  key: Key,
  isQuestion: boolean,
): Promise<void> {
  if (isQuestion) {
    const question = await table.get(key, rmaQuestionSchema);
    if (question) await deliverRma(table, executions, question);
    return;
  }
  const run = await table.get(key, rmaRunSchema);
  if (run) await startRmaRun(table, executions, run);
}

/** Starts an execution of a month's payouts and has it watched. */
async function startPayouts(table: Table, executions: PayoutExecutions, key: Key): Promise<void> {
  const execution = await table.get(key, payoutExecutionSchema);
  if (execution?.deliver !== 'pending') return;
  await executions.start(execution);
  await markDone(table, key, pendingIndexes('open-payout-run', new Date(Date.now()).toISOString()));
}

/** One record of the table's stream: its keys say what it is; the item is read as it stands now. */
export async function deliverRecord(
  table: Table,
  { claims, plans, rmas, payouts }: Executions,
  record: DynamoDBRecord,
): Promise<void> {
  const pk = record.dynamodb?.Keys?.pk?.S;
  const sk = record.dynamodb?.Keys?.sk?.S;
  if (pk === undefined || sk === undefined) return;
  const isQuestion = sk.startsWith(claimPrefixes.questions);
  if (isOfPlan(pk)) return deliverOfPlan(table, plans, { pk, sk }, isQuestion);
  if (isOfPayoutRun(pk)) return startPayouts(table, payouts, { pk, sk });
  if (isOfRma(pk)) return deliverOfRma(table, rmas, { pk, sk }, isQuestion);
  if (isQuestion) {
    const question = await table.get({ pk, sk }, questionRecordSchema);
    if (question) await deliverAnswer(table, claims, question);
  } else if (sk.startsWith(claimPrefixes.runs)) {
    const run = await table.get({ pk, sk }, runRecordSchema);
    if (run) await startRun(table, claims, run);
  }
}
