import { AwsError } from '../aws-service.ts';
import type { Machine } from './machine.ts';

/** An execution in a list. Times are ISO 8601. */
export interface ExecutionLine {
  readonly name: string;
  readonly machine: string;
  readonly executionArn: string;
  readonly status: string;
  readonly startedAt: string;
  readonly stoppedAt: string | null;
}

export interface HistoryEvent {
  readonly id: number;
  readonly type: string;
  readonly timestamp: string;
  readonly [details: string]: unknown;
}

/** What an execution list is narrowed by. */
export interface ExecutionFilter {
  readonly machine?: string;
  readonly claimId?: string;
  /** A status as AWS writes it. */
  readonly status?: string;
}

export interface ExecutionDetails extends ExecutionLine {
  readonly input: unknown;
  readonly output: unknown;
  readonly error: string | null;
  readonly cause: string | null;
  readonly history: readonly HistoryEvent[];
}

interface AwsExecution {
  readonly name: string;
  readonly executionArn: string;
  readonly stateMachineArn: string;
  readonly status: string;
  readonly startDate: number;
  readonly stopDate?: number;
  readonly input?: string;
  readonly output?: string;
  readonly error?: string;
  readonly cause?: string;
}

const iso = (epochSeconds: number): string => new Date(epochSeconds * 1000).toISOString();

/** Every page of a list operation. */
async function all<T>(
  states: Machine['states'],
  operation: string,
  input: object,
  key: string,
): Promise<T[]> {
  const items: T[] = [];
  let nextToken: string | undefined;
  do {
    const answer = (await states(operation, { ...input, nextToken })) as Record<string, unknown>;
    items.push(...(answer[key] as T[]));
    nextToken = answer.nextToken as string | undefined;
  } while (nextToken !== undefined && nextToken !== null);
  return items;
}

function line(execution: AwsExecution): ExecutionLine {
  const { name, executionArn, status, startDate, stopDate } = execution;
  const machine = execution.stateMachineArn.split(':').at(-1) ?? '';
  return {
    name,
    machine,
    executionArn,
    status,
    startedAt: iso(startDate),
    stoppedAt: stopDate ? iso(stopDate) : null,
  };
}

const machines = (states: Machine['states']) =>
  all<{ stateMachineArn: string; name: string }>(states, 'ListStateMachines', {}, 'stateMachines');

/** Executions, newest first: of machines whose name contains `machine`, of the claim whose id begins their name. */
export async function listExecutions(
  states: Machine['states'],
  filter: ExecutionFilter,
): Promise<ExecutionLine[]> {
  const wanted = filter.machine?.toLowerCase() ?? '';
  const narrowed = filter.status === undefined ? {} : { statusFilter: filter.status };
  const found: ExecutionLine[] = [];
  for (const { stateMachineArn, name } of await machines(states)) {
    if (!name.toLowerCase().includes(wanted)) continue;
    const executions = await all<AwsExecution>(
      states,
      'ListExecutions',
      { stateMachineArn, ...narrowed },
      'executions',
    );
    found.push(...executions.map(line).filter((one) => one.name.startsWith(filter.claimId ?? '')));
  }
  return found.sort((a, b) => b.startedAt.localeCompare(a.startedAt));
}

/** An execution by name, with its whole history; undefined if no machine has one of that name. */
export async function describeExecution(
  states: Machine['states'],
  name: string,
): Promise<ExecutionDetails | undefined> {
  for (const { stateMachineArn } of await machines(states)) {
    const executionArn = `${stateMachineArn.replace(':stateMachine:', ':execution:')}:${name}`;
    try {
      const execution = (await states('DescribeExecution', { executionArn })) as AwsExecution;
      type AwsEvent = { id: number; type: string; timestamp: number };
      const events = await all<AwsEvent>(
        states,
        'GetExecutionHistory',
        { executionArn, includeExecutionData: true },
        'events',
      );
      return {
        ...line(execution),
        input: execution.input === undefined ? null : JSON.parse(execution.input),
        output: execution.output === undefined ? null : JSON.parse(execution.output),
        error: execution.error ?? null,
        cause: execution.cause ?? null,
        history: events.map((event) => ({ ...event, timestamp: iso(event.timestamp) })),
      };
    } catch (error) {
      if (
        !(error instanceof AwsError) ||
        !['ExecutionDoesNotExist', 'InvalidName', 'InvalidArn'].includes(error.code)
      )
        throw error;
    }
  }
  return undefined;
}

/** The definition an execution runs by, as it was when it started. */
export async function definitionOf(states: Machine['states'], executionArn: string): Promise<string> {
  const answer = await states('DescribeStateMachineForExecution', { executionArn });
  return (answer as { readonly definition: string }).definition;
}
