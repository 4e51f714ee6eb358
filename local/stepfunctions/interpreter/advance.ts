/** Moves an execution on until everything in it waits: enter, start, leave, and on failure retry, catch or fail. */
import type { Retrier, State } from '../definition/model.ts';
import { JsonText } from '../json-text.ts';
import {
  childFailed,
  childSucceeded,
  cutChildren,
  startMap,
  startParallel,
  toleratesFailures,
} from './branches.ts';
import { type Strand, stateOf } from './execution.ts';
import { matchesError, StateFailure } from './failure.ts';
import { failExecution, StepFault } from './fault.ts';
import { NOT_TRUNCATED } from './history-event.ts';
import { startChoice, startFail, startPass } from './plain-states.ts';
import type { Run } from './run.ts';
import { startTask } from './task.ts';
import { type Exit, exitDetails, leave } from './transition.ts';
import { applyAssigned } from './variables.ts';
import { startWait } from './wait.ts';

/** Returns when every strand waits, the execution has ended, or `run.full` asks for a commit in between. */
export async function advance(run: Run): Promise<void> {
  for (let strand = run.nextReady(); strand !== undefined; strand = run.nextReady()) {
    while (!run.closed && strand.phase !== 'blocked' && run.execution.strands.has(strand.id)) {
      if (run.full) return;
      await step(run, strand);
      if (run.isDeferred(strand)) break;
    }
    if (run.closed) return;
  }
}

async function step(run: Run, strand: Strand): Promise<void> {
  await settle(run, strand, () => {
    const state = stateOf(run.execution, strand);
    if (strand.phase === 'enter') enter(run, strand, state);
    strand.phase = 'blocked';
    run.changes.dirty.add(strand.id);
    return start(run, strand, state);
  });
}

/**
 * Runs what may end the strand's state, and takes the way out it gives: on, or to Retry, Catch and failure. Throws
 * StepFault for what is no failure of a state.
 */
export async function settle(run: Run, strand: Strand, work: () => Promise<Exit | null>): Promise<void> {
  try {
    const exit = await work();
    if (exit !== null) await exitState(run, strand, exit);
  } catch (failure) {
    if (failure instanceof StateFailure) await fail(run, strand, failure);
    else throw failure instanceof StepFault ? failure : new StepFault(strand, failure);
  }
}

function enter(run: Run, strand: Strand, state: State): void {
  strand.enteredAfter = strand.lastEvent;
  strand.enteredAt = run.services.now();
  strand.retryCount = 0;
  strand.retrierCounts = [];
  const details = { name: state.name, input: strand.input, inputDetails: NOT_TRUNCATED };
  strand.enteredEvent = run.emit(strand, `${state.type}StateEntered`, { stateEnteredEventDetails: details });
  run.effects.transitions += 1;
}

function start(run: Run, strand: Strand, state: State): Promise<Exit | null> {
  switch (state.type) {
    case 'Pass':
    case 'Succeed':
      return startPass(run, strand, state);
    case 'Fail':
      return startFail(run, strand, state);
    case 'Choice':
      return startChoice(run, strand, state);
    case 'Wait':
      return startWait(run, strand, state);
    case 'Task':
      return startTask(run, strand, state);
    case 'Parallel':
      return startParallel(run, strand, state);
    case 'Map':
      return startMap(run, strand, state);
  }
}

async function exitState(run: Run, strand: Strand, exit: Exit): Promise<void> {
  const state = stateOf(run.execution, strand);
  run.emit(strand, `${state.type}StateExited`, exitDetails(state.name, exit));
  run.release(strand);
  applyAssigned(strand, exit.assigned);
  if (exit.next !== null) {
    strand.state = exit.next;
    strand.input = exit.output.text;
    run.wake(strand, 'enter');
    return;
  }
  const parent = strand.parent === null ? undefined : run.execution.strands.get(strand.parent);
  if (parent === undefined) {
    const { text } = exit.output;
    const details = { output: text, outputDetails: NOT_TRUNCATED };
    run.emit(strand, 'ExecutionSucceeded', { executionSucceededEventDetails: details });
    run.close({ status: 'SUCCEEDED', output: text, error: null, cause: null });
    return;
  }
  await settle(run, parent, async () => {
    await childSucceeded(run, parent, strand, exit.output);
    return null;
  });
}

async function fail(run: Run, strand: Strand, failure: StateFailure): Promise<void> {
  const state = stateOf(run.execution, strand);
  strand.phase = 'blocked';
  let told = tell(run, strand, state, failure);
  const container = state.type === 'Parallel' || state.type === 'Map';
  if (container) cutChildren(run, strand, null, told.error !== 'States.Runtime');
  run.release(strand);
  if (told.error !== 'States.Runtime' && 'retry' in state) {
    if (scheduleRetry(run, strand, state.retry, told)) return;
    const before = strand.lastEvent;
    if (container) run.emit(strand, `${state.type}StateFailed`);
    const catcher = state.catch.find(({ errorEquals }) => matchesError(errorEquals, told));
    if (catcher !== undefined) {
      const { output } = told;
      try {
        const exit = await leave(run, strand, catcher, { errorOutput: output }, () =>
          JsonText.ofValue(output),
        );
        await exitState(run, strand, exit);
        return;
      } catch (second) {
        if (!(second instanceof StateFailure)) throw second;
        // The state fails a second time, from where it stood before the first.
        strand.lastEvent = before;
        told = tell(run, strand, state, second);
        if (container && told.error !== 'States.Runtime') run.emit(strand, `${state.type}StateFailed`);
      }
    }
  }
  await failUp(run, strand, told);
}

/** The failure as it is reported; an expression's is written down first. */
function tell(run: Run, strand: Strand, state: State, failure: StateFailure): StateFailure {
  const told = failure.at(state.name, strand.enteredEvent);
  if (failure.evaluation) {
    const { location } = failure;
    const at = location === undefined ? {} : { location };
    const details = { error: told.error, cause: told.reason, ...at, state: state.name };
    // Nothing done in the state yet: the event stands beside that of entering, not after it.
    if (strand.lastEvent === strand.enteredEvent) strand.lastEvent = strand.enteredAfter;
    run.emit(strand, 'EvaluationFailed', { evaluationFailedEventDetails: details });
  }
  return told;
}

/** The failure leaves the state: it ends the branch, or the execution. */
async function failUp(run: Run, strand: Strand, failure: StateFailure): Promise<void> {
  const parent = strand.parent === null ? undefined : run.execution.strands.get(strand.parent);
  if (parent !== undefined && (failure.error !== 'States.Runtime' || toleratesFailures(parent))) {
    await settle(run, parent, async () => {
      const parentFailure = await childFailed(run, parent, strand, failure);
      if (parentFailure !== null) throw parentFailure;
      return null;
    });
    return;
  }
  failExecution(run, strand.lastEvent, failure);
}

/** The first retrier that names the error decides, also when it has no attempts left. */
function scheduleRetry(
  run: Run,
  strand: Strand,
  retriers: readonly Retrier[],
  failure: StateFailure,
): boolean {
  const index = retriers.findIndex(({ errorEquals }) => matchesError(errorEquals, failure));
  const retrier = retriers[index];
  if (retrier === undefined) return false;
  const made = strand.retrierCounts[index] ?? 0;
  if (made >= retrier.maxAttempts) return false;
  strand.retrierCounts[index] = made + 1;
  strand.retryCount += 1;
  const delay = Math.min(
    retrier.intervalSeconds * retrier.backoffRate ** made,
    retrier.maxDelaySeconds ?? Number.POSITIVE_INFINITY,
  );
  const seconds = retrier.fullJitter ? run.services.random() * delay : delay;
  run.setTimer(strand, 'retry', run.services.now() + Math.round(seconds * 1000));
  strand.waiting = { on: 'timer' };
  return true;
}
