/** StartExecution, DescribeExecution, ListExecutions, StopExecution. */
import type { AwsOperation } from '../../aws-service.ts';
import { executionArn, isValidName } from '../arns.ts';
import { type Execution, newStrand } from '../interpreter/execution.ts';
import { NOT_TRUNCATED } from '../interpreter/history-event.ts';
import { abortExecution } from '../interpreter/messages.ts';
import { redriveStatus } from '../interpreter/redrive.ts';
import type { ExecutionRow } from '../journal/execution-store.ts';
import type { MachineRow } from '../journal/machine-store.ts';
import { MAX_PAYLOAD_BYTES } from '../json-text.ts';
import { uuid } from '../jsonata/functions.ts';
import type { ApiContext } from './context.ts';
import {
  executionAlreadyExists,
  executionDoesNotExist,
  invalidExecutionInput,
  invalidName,
  machineDoesNotExist,
} from './errors.ts';
import {
  choiceOf,
  executionArnOf,
  type Input,
  jsonProblem,
  maxResultsOf,
  optionalString,
  requiredString,
  resourceOf,
  stateMachineArnOf,
} from './input.ts';
import { pageToken, readPageToken } from './pagination.ts';

/** Executions of more than one year time out. */
const MAX_EXECUTION_SECONDS = 31_536_000;

const INCLUDED_DATA: readonly string[] = ['ALL_DATA', 'METADATA_ONLY'];

const STATUSES: readonly string[] = [
  'RUNNING',
  'SUCCEEDED',
  'FAILED',
  'TIMED_OUT',
  'ABORTED',
  'PENDING_REDRIVE',
];

export function startExecution(context: ApiContext): AwsOperation {
  const { machines, executions, commits, engine, random } = context;
  return {
    permissions: (input: Input) => [
      { action: 'states:StartExecution', resources: resourceOf(input, 'stateMachineArn') },
    ],
    run: async (input: Input) => {
      const machineArn = stateMachineArnOf(input);
      const name = input.name === undefined ? uuid(random) : requiredString(input, 'name', 80);
      if (!isValidName(name)) throw invalidName(name);
      const text = optionalString(input, 'input', MAX_PAYLOAD_BYTES) ?? '{}';
      const problem = jsonProblem(text);
      if (problem !== null) throw invalidExecutionInput(problem);
      const started = await commits.write(() => {
        const machine = machines.find(machineArn);
        if (machine === undefined) throw machineDoesNotExist(machineArn);
        const existing = executions.find(executionArn(machine.name, name));
        if (existing === undefined) return { arn: null, execution: insert(context, machine, name, text) };
        // Asking again for what runs already is answered the same; anything else under the name is refused.
        if (existing.status !== 'RUNNING' || existing.input !== text)
          throw executionAlreadyExists(existing.arn);
        return { arn: existing.arn, at: existing.started_at };
      });
      if (started.arn !== null) return { executionArn: started.arn, startDate: started.at / 1000 };
      engine.begin(started.execution);
      return { executionArn: started.execution.arn, startDate: started.execution.startedAt / 1000 };
    },
  };
}

function insert(
  { executions, engine, clock }: ApiContext,
  machine: MachineRow,
  name: string,
  input: string,
): Execution {
  const now = clock.now();
  const arn = executionArn(machine.name, name);
  const definition = engine.definition(machine.definition);
  const { path: scope, startAt: state } = definition.root;
  const strand = newStrand({ id: 0, parent: null, index: 0, scope, state, input, lastEvent: 0 });
  const at = now + (definition.timeoutSeconds ?? MAX_EXECUTION_SECONDS) * 1000;
  strand.timers.push({ kind: 'execution-timeout', at, sequence: engine.nextTimerSequence() });
  const first = {
    id: 1,
    previousEventId: 0,
    timestamp: now / 1000,
    type: 'ExecutionStarted',
    executionStartedEventDetails: { input, inputDetails: NOT_TRUNCATED, roleArn: machine.role_arn },
  };
  const row = {
    arn,
    name,
    machine_arn: machine.arn,
    definition: machine.definition,
    role_arn: machine.role_arn,
    revision: machine.revision,
    started_at: now,
    input,
  };
  return {
    id: executions.insert(row, first, strand),
    arn,
    name,
    machineArn: machine.arn,
    machineName: machine.name,
    roleArn: machine.role_arn,
    definition,
    startedAt: now,
    input,
    nextEvent: 2,
    nextStrand: 1,
    strands: new Map([[0, strand]]),
  };
}

export function describeExecution({ executions }: ApiContext): AwsOperation {
  return {
    permissions: (input: Input) => [
      { action: 'states:DescribeExecution', resources: resourceOf(input, 'executionArn') },
    ],
    run: async (input: Input) => {
      const arn = executionArnOf(input);
      const included = choiceOf(input, 'includedData', INCLUDED_DATA);
      const row = executions.find(arn);
      if (row === undefined) throw executionDoesNotExist(arn);
      return {
        ...summary(row),
        ...redriveStatus(row.status),
        ...(included === 'METADATA_ONLY' ? withoutData(row) : data(row)),
      };
    },
  };
}

function summary(row: ExecutionRow): Record<string, unknown> {
  return {
    executionArn: row.arn,
    stateMachineArn: row.machine_arn,
    name: row.name,
    status: row.status,
    startDate: row.started_at / 1000,
    ...(row.stopped_at === null ? {} : { stopDate: row.stopped_at / 1000 }),
    redriveCount: 0,
  };
}

function data(row: ExecutionRow): Record<string, unknown> {
  const included = { included: true };
  return {
    input: row.input,
    inputDetails: included,
    ...(row.output === null ? {} : { output: row.output, outputDetails: included }),
    ...(row.error === null ? {} : { error: row.error }),
    ...(row.cause === null ? {} : { cause: row.cause }),
  };
}

function withoutData(row: ExecutionRow): Record<string, unknown> {
  const included = { included: false };
  return { inputDetails: included, ...(row.output === null ? {} : { outputDetails: included }) };
}

export function listExecutions({ executions, machines }: ApiContext): AwsOperation {
  return {
    permissions: (input: Input) => [
      { action: 'states:ListExecutions', resources: resourceOf(input, 'stateMachineArn') },
    ],
    run: async (input: Input) => {
      const arn = stateMachineArnOf(input);
      if (machines.find(arn) === undefined) throw machineDoesNotExist(arn);
      const status = choiceOf(input, 'statusFilter', STATUSES) ?? null;
      const limit = maxResultsOf(input);
      const rows = executions.list(arn, status, readPageToken(input, arn), limit + 1);
      const page = rows.slice(0, limit);
      const last = page.at(-1);
      const more = rows.length > limit && last !== undefined;
      return { executions: page.map(summary), ...(more ? { nextToken: pageToken(last.id, arn) } : {}) };
    },
  };
}

/** Stopping what has ended already changes nothing and tells when it ended. */
export function stopExecution({ executions, engine }: ApiContext): AwsOperation {
  return {
    permissions: (input: Input) => [
      { action: 'states:StopExecution', resources: resourceOf(input, 'executionArn') },
    ],
    run: async (input: Input) => {
      const arn = executionArnOf(input);
      const error = optionalString(input, 'error', 256) ?? null;
      const cause = optionalString(input, 'cause', 32_768) ?? null;
      const row = executions.find(arn);
      if (row === undefined) throw executionDoesNotExist(arn);
      await engine.post(row.id, (run) => abortExecution(run, error, cause));
      const after = executions.get(row.id);
      return { stopDate: (after?.stopped_at ?? 0) / 1000 };
    },
  };
}
