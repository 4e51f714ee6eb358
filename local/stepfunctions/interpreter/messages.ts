/** What reaches a waiting execution from outside: answers, callbacks, ends of children, timers, a stop. */
import type { TaskState } from '../definition/model.ts';
import type { ExecutionRow } from '../journal/execution-store.ts';
import { settle } from './advance.ts';
import { describeChild } from './child-execution.ts';
import { type Execution, type Strand, type StrandTimer, stateOf, type WaitingForTask } from './execution.ts';
import { StateFailure } from './failure.ts';
import type { Run } from './run.ts';
import { failTask, submitTask, succeedTask, timeOutTask } from './task.ts';
import { finishWait } from './wait.ts';

/** How a request or a callback ended; the output is JSON text. */
export type TaskOutcome = { readonly output: string } | { readonly failure: StateFailure };

interface OpenTask {
  readonly strand: Strand;
  readonly state: TaskState;
  readonly waiting: WaitingForTask;
}

/** The task of this attempt, `null` when it has ended (timed out, called back, stopped): then the answer is late. */
export function openTask(execution: Execution, strandId: number, attempt: number): OpenTask | null {
  const strand = execution.strands.get(strandId);
  if (strand?.waiting?.on !== 'task' || strand.attempt !== attempt) return null;
  const state = stateOf(execution, strand);
  return state.type === 'Task' ? { strand, state, waiting: strand.waiting } : null;
}

/** The request of a task was answered. */
export async function taskAnswered(
  run: Run,
  strandId: number,
  attempt: number,
  outcome: TaskOutcome,
): Promise<void> {
  const task = openTask(run.execution, strandId, attempt);
  if (task === null) return;
  const { strand, state } = task;
  if ('output' in outcome && state.resource.pattern !== 'request')
    submitTask(run, strand, state, outcome.output);
  else await endTask(run, task, outcome);
}

/** A callback came. Returns whether the task was still open. */
export async function calledBack(
  run: Run,
  strandId: number,
  attempt: number,
  outcome: TaskOutcome,
): Promise<boolean> {
  const task = openTask(run.execution, strandId, attempt);
  if (task === null) return false;
  // From here on the function was called, whether its own answer came already or not.
  task.waiting.stage = 'submitted';
  await endTask(run, task, outcome);
  return true;
}

async function endTask(run: Run, { strand, state }: OpenTask, outcome: TaskOutcome): Promise<void> {
  await settle(run, strand, () =>
    'output' in outcome
      ? succeedTask(run, strand, state, outcome.output)
      : failTask(run, strand, state, outcome.failure),
  );
}

/** Starts the heartbeat's time anew. Returns whether the task was still open. */
export function heartbeat(run: Run, strandId: number, attempt: number): boolean {
  const task = openTask(run.execution, strandId, attempt);
  if (task === null) return false;
  const { heartbeatMs } = task.waiting;
  if (heartbeatMs !== null) run.setTimer(task.strand, 'heartbeat', run.services.now() + heartbeatMs);
  return true;
}

/** Does nothing when the timer was set anew or cleared in the meantime. */
export async function timerFired(
  run: Run,
  strandId: number,
  kind: StrandTimer['kind'],
  sequence: number,
): Promise<void> {
  const strand = run.execution.strands.get(strandId);
  if (strand?.timers.some((timer) => timer.sequence === sequence) !== true) return;
  const state = stateOf(run.execution, strand);
  if (kind === 'execution-timeout') {
    // Only the event has the error; the execution itself is described with neither error nor cause.
    run.append('ExecutionTimedOut', 0, { executionTimedOutEventDetails: { error: 'States.Timeout' } });
    run.close({ status: 'TIMED_OUT', output: null, error: null, cause: null });
  } else if (kind === 'retry') {
    run.release(strand);
    run.effects.transitions += 1;
    run.wake(strand, 'start');
  } else if (kind === 'wait' && state.type === 'Wait') {
    run.release(strand);
    await settle(run, strand, () => finishWait(run, strand, state));
  } else if (state.type === 'Task') {
    await settle(run, strand, () => timeOutTask(run, strand, state, kind === 'heartbeat'));
  }
}

/** StopExecution. */
export function abortExecution(run: Run, error: string | null, cause: string | null): void {
  const details = { ...(error === null ? {} : { error }), ...(cause === null ? {} : { cause }) };
  run.append('ExecutionAborted', 0, { executionAbortedEventDetails: details });
  run.close({ status: 'ABORTED', output: null, error, cause });
}

/** The execution that a `startExecution.sync` task waits for has ended. */
export async function childClosed(
  run: Run,
  strandId: number,
  attempt: number,
  child: ExecutionRow,
): Promise<void> {
  const task = openTask(run.execution, strandId, attempt);
  if (task === null) return;
  const description = describeChild(child, task.state.resource.action.endsWith(':2'));
  const outcome =
    child.status === 'SUCCEEDED'
      ? { output: description }
      : { failure: new StateFailure('States.TaskFailed', description) };
  await endTask(run, task, outcome);
}
