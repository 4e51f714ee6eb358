/** Task: scheduled in one step, called after its commit, and ended by an answer, a callback, a child or a timer. */
import type { TaskState } from '../definition/model.ts';
import { evaluateTemplate } from '../definition/template.ts';
import { argumentProblems } from '../integrations/argument-problems.ts';
import { exceedsPayloadQuota, type Json, JsonText, MAX_NESTING, nestsTooDeep } from '../json-text.ts';
import type { Bindings } from '../jsonata/expression.ts';
import type { Strand, WaitingForTask } from './execution.ts';
import { StateFailure } from './failure.ts';
import { fieldNumber } from './field-number.ts';
import type { Run } from './run.ts';
import { bindingsOf, inputText } from './scope.ts';
import * as events from './task-events.ts';
import { type Exit, leave } from './transition.ts';

export async function startTask(run: Run, strand: Strand, state: TaskState): Promise<null> {
  if (strand.waiting?.on === 'task') return callTask(run, strand, state, strand.waiting);
  const { resource } = state;
  // The id that TaskScheduled is about to get: it names this attempt.
  const attempt = run.execution.nextEvent;
  const token =
    resource.pattern === 'request' ? null : run.services.newToken(run.execution.id, strand.id, attempt);
  const bindings = bindingsOf(run.execution, strand, state.shape, token === null ? {} : { token });
  const parameters = await parametersOf(strand, state, bindings);
  const timeoutSeconds = await fieldNumber(state.timeoutSeconds, 'TimeoutSeconds', bindings);
  const heartbeatSeconds = await fieldNumber(state.heartbeatSeconds, 'HeartbeatSeconds', bindings);
  run.emit(strand, ...events.scheduled(resource, parameters, { timeoutSeconds, heartbeatSeconds }));
  const heartbeatMs =
    heartbeatSeconds === null || resource.pattern !== 'callback' ? null : heartbeatSeconds * 1000;
  strand.attempt = attempt;
  const waiting: WaitingForTask = {
    on: 'task',
    parameters,
    token,
    stage: 'scheduled',
    childArn: null,
    heartbeatMs,
  };
  strand.waiting = waiting;
  if (timeoutSeconds !== null)
    run.setTimer(strand, 'task-timeout', run.services.now() + timeoutSeconds * 1000);
  if (heartbeatMs !== null) run.setTimer(strand, 'heartbeat', run.services.now() + heartbeatMs);
  // Side by side, all tasks are scheduled before the first of them starts.
  if (run.execution.strands.size === 1) return callTask(run, strand, state, waiting);
  run.defer(strand);
  return null;
}

/** JSON text of the evaluated arguments. Throws StateFailure for what can't be sent. */
async function parametersOf(strand: Strand, state: TaskState, bindings: Bindings): Promise<string> {
  const parameters =
    state.arguments === null
      ? inputText(bindings, strand)
      : JSON.stringify(await evaluateTemplate(state.arguments, bindings));
  if (exceedsPayloadQuota(parameters)) throw StateFailure.parametersLimit(strand.state);
  const problems = argumentProblems(state.resource, parameters);
  if (problems.length === 0) return parameters;
  const field = state.shape === null ? 'Arguments' : 'Parameters';
  throw StateFailure.runtime(
    `The ${field} '${parameters}' could not be used to start the Task: [${problems.join(', ')}]`,
  );
}

function callTask(run: Run, strand: Strand, state: TaskState, waiting: WaitingForTask): null {
  run.emit(strand, ...events.started(state.resource));
  waiting.stage = 'called';
  run.effects.calls.push({ strandId: strand.id, attempt: strand.attempt });
  return null;
}

/** The request of a callback or `.sync` task was answered: now the callback or the child's end is awaited. */
export function submitTask(run: Run, strand: Strand, state: TaskState, output: string): void {
  const waiting = strand.waiting as WaitingForTask;
  run.emit(strand, ...events.submitted(state.resource, output));
  waiting.stage = 'submitted';
  if (state.resource.pattern === 'sync')
    waiting.childArn = (JSON.parse(output) as { ExecutionArn: string }).ExecutionArn;
}

/** Ends a task with its result, JSON text. Throws StateFailure when it is too large or Assign or Output fail. */
export function succeedTask(run: Run, strand: Strand, state: TaskState, output: string): Promise<Exit> {
  if (exceedsPayloadQuota(output)) {
    return failTask(
      run,
      strand,
      state,
      new StateFailure(
        'States.DataLimitExceeded',
        `The state/task '${state.resource.kind === 'function' ? state.resource.arn : state.resource.type}' returned a result with a size exceeding the maximum number of bytes service limit.`,
      ),
    );
  }
  if (nestsTooDeep(output))
    return failTask(
      run,
      strand,
      state,
      new StateFailure('States.TaskFailed', `The result nests deeper than ${MAX_NESTING} levels.`),
    );
  run.emit(strand, ...events.succeeded(state.resource, output));
  run.release(strand);
  const result = JSON.parse(output) as Json;
  return leave(run, strand, state, { result }, () => JsonText.ofText(output));
}

/** Writes the event of the failure, and throws it for Retry and Catch. */
export async function failTask(
  run: Run,
  strand: Strand,
  state: TaskState,
  failure: StateFailure,
): Promise<never> {
  const waiting = strand.waiting as WaitingForTask;
  const submitting = state.resource.pattern !== 'request' && waiting.stage !== 'submitted';
  run.emit(strand, ...events.failed(state.resource, failure, submitting));
  throw failure;
}

export async function timeOutTask(
  run: Run,
  strand: Strand,
  state: TaskState,
  heartbeat: boolean,
): Promise<never> {
  const failure = StateFailure.timeout(heartbeat);
  run.emit(strand, ...events.timedOut(state.resource, failure));
  throw failure;
}
