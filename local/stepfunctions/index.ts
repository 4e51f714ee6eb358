/**
 * Step Functions on one machine: Standard workflows in JSONata and JSONPath, durable in SQLite, on the machine's one clock.
 *
 * Where it differs from AWS, knowingly:
 * - Express workflows, Distributed Map, activities, versions, aliases, redrive and tags are refused or absent.
 * - A request under way when the process dies is made again after the restart (AWS would not lose it). A callback task
 *   whose function has answered is not called again; its token stays the same.
 * - Deleting a machine ends its executions at once, not at their next transition.
 * - A definition of the template is also refused when an expression reads a variable that nothing assigns, or `$eval`.
 *   AWS finds these only at run time.
 * - `ToleratedFailureCount` and `ToleratedFailurePercentage` also hold for inline Maps.
 * - Histories are kept for good (AWS: 90 days), and API rates are not limited.
 * - Branches and iterations run in turn as far as each gets, so their events interleave in one fixed order.
 *
 * Known from recorded histories, where documentation says nothing or something else: a missed heartbeat is told as
 * `States.Timeout`; `States.ALL` catches a task's `States.DataLimitExceeded`; `EvaluationFailed` names the event before
 * that of entering when nothing was done in the state; an iteration that waited for room follows the last state of the
 * one that made it; what a failure cuts names the failing event. Guesses left: that the submission of a callback task
 * that fails is `TaskSubmitFailed`, the order of what is cut inside branches within branches, the words for numbers out of
 * their bounds, variables over their quotas and delimiters that are not at the ends, and in JSONPath those of what
 * `ResultPath` can't place and of what an intrinsic function does not take.
 */
import { randomBytes } from 'node:crypto';
import type { AwsCaller, Caller, RpcService } from '../aws-service.ts';
import type { Activity, Clock } from '../clock.ts';
import type { DataFolder } from '../data-folder.ts';
import type { ResourceProvider } from '../resource-provider.ts';
import type { ApiContext } from './api/context.ts';
import { describeExecution, listExecutions, startExecution, stopExecution } from './api/executions.ts';
import { getExecutionHistory } from './api/history.ts';
import * as machineApi from './api/machines.ts';
import { sendTaskFailure, sendTaskHeartbeat, sendTaskSuccess } from './api/tasks.ts';
import { Engine } from './engine.ts';
import { ExecutionStore } from './journal/execution-store.ts';
import { GroupCommit } from './journal/group-commit.ts';
import { MachineStore } from './journal/machine-store.ts';
import { createSchema } from './journal/schema.ts';
import { stateMachineProvider } from './provider.ts';
import { Tokens } from './tokens.ts';

export interface StepFunctionsDeps {
  readonly folder: DataFolder;
  readonly clock: Clock;
  readonly activity: Activity;
  /** How tasks call other services. */
  readonly call: AwsCaller;
  callerForRole(roleArn: string, sessionName: string): Caller;
  /** Called after the commit, once per billed state transition (states entered, and retries). */
  onTransition?(executionArn: string): void;
  /** Uniform in [0, 1): jitter, `$random`, `$uuid`, names and ids. Seeded, a run replays exactly. */
  readonly random?: () => number;
}

export interface StepFunctions {
  readonly service: RpcService;
  readonly provider: ResourceProvider;
  /** After all resources are provisioned: sets timers again and goes on with unfinished work. */
  resume(): void;
  /** Writes and calls nothing any more, as if the process had died. */
  stop(): void;
}

export function createStepFunctions(deps: StepFunctionsDeps): StepFunctions {
  const database = deps.folder.sqlite('stepfunctions');
  createSchema(database);
  const random = deps.random ?? cryptoRandom;
  const stores = {
    machines: new MachineStore(database),
    executions: new ExecutionStore(database),
    commits: new GroupCommit(database),
    tokens: new Tokens(database, random),
  };
  const engine = new Engine({
    ...deps,
    ...stores,
    random,
    callerForRole: (role, session) => deps.callerForRole(role, session),
  });
  const context: ApiContext = { ...stores, engine, clock: deps.clock, random };
  return {
    service: service(context),
    provider: stateMachineProvider(context),
    resume: () => engine.resume(),
    stop: () => engine.stop(),
  };
}

function service(context: ApiContext): RpcService {
  return {
    protocol: 'json-1.0',
    signingName: 'states',
    target: 'AWSStepFunctions',
    operations: {
      CreateStateMachine: machineApi.createStateMachine(context),
      DeleteStateMachine: machineApi.deleteStateMachine(context),
      DescribeExecution: describeExecution(context),
      DescribeStateMachine: machineApi.describeStateMachine(context),
      DescribeStateMachineForExecution: machineApi.describeStateMachineForExecution(context),
      GetExecutionHistory: getExecutionHistory(context),
      ListExecutions: listExecutions(context),
      ListStateMachines: machineApi.listStateMachines(context),
      SendTaskFailure: sendTaskFailure(context),
      SendTaskHeartbeat: sendTaskHeartbeat(context),
      SendTaskSuccess: sendTaskSuccess(context),
      StartExecution: startExecution(context),
      StopExecution: stopExecution(context),
      ValidateStateMachineDefinition: machineApi.validateStateMachineDefinition(),
    },
  };
}

/** 48 random bits as a fraction. */
function cryptoRandom(): number {
  return randomBytes(6).readUIntBE(0, 6) / 2 ** 48;
}
