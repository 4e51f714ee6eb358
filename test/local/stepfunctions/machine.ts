/** A Step Functions engine for tests: virtual clock, memory folder, and service calls answered by the test. */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { AwsCaller, Caller } from '../../../local/aws-service.ts';
import { AwsError } from '../../../local/aws-service.ts';
import type { Activity, Clock, Timer } from '../../../local/clock.ts';
import type { DataFolder } from '../../../local/data-folder.ts';
import { createStepFunctions, type StepFunctions } from '../../../local/stepfunctions/index.ts';
import type { HistoryEvent } from '../../../local/stepfunctions/interpreter/history-event.ts';

export const START = Date.parse('2026-03-01T12:00:00Z');
export const ROLE = 'arn:aws:iam::000000000000:role/ClaimMachine';

/** Timers fire in order of their instant, then in the order they were set. */
export class VirtualClock implements Clock {
  #now = START;
  readonly timers = new Map<string, Timer>();

  now(): number {
    return this.#now;
  }

  set(timer: Timer): void {
    this.timers.delete(timer.id);
    this.timers.set(timer.id, timer);
  }

  clear(id: string): void {
    this.timers.delete(id);
  }

  /** The earliest timer due until then, taken off. */
  take(until: number): Timer | undefined {
    let first: Timer | undefined;
    for (const timer of this.timers.values()) {
      if (timer.at <= until && (first === undefined || timer.at < first.at)) first = timer;
    }
    if (first !== undefined) this.timers.delete(first.id);
    return first;
  }

  moveTo(instant: number): void {
    this.#now = Math.max(this.#now, instant);
  }
}

export class CountedActivity implements Activity {
  #count = 0;
  readonly failures: unknown[] = [];
  #waiting: (() => void)[] = [];

  begin(): () => void {
    this.#count += 1;
    let ended = false;
    return () => {
      if (ended) return;
      ended = true;
      this.#count -= 1;
      if (this.#count === 0) for (const resolve of this.#waiting.splice(0)) resolve();
    };
  }

  track(_what: string, work: Promise<unknown>): void {
    const end = this.begin();
    work.then(end, (error: unknown) => {
      this.failures.push(error);
      end();
    });
  }

  async idle(): Promise<void> {
    while (this.#count > 0) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }
}

export class MemoryFolder implements DataFolder {
  readonly path = null;
  readonly #databases = new Map<string, DatabaseSync>();

  sqlite(name: string): DatabaseSync {
    const known = this.#databases.get(name) ?? new DatabaseSync(':memory:');
    this.#databases.set(name, known);
    return known;
  }

  directory(): null {
    return null;
  }

  memory<T>(_name: string, create: () => T): T {
    return create();
  }

  close(): void {
    for (const database of this.#databases.values()) database.close();
  }
}

/** A folder on disk, as `npm start` uses it. */
export class DiskFolder extends MemoryFolder {
  readonly #database: DatabaseSync;

  constructor(folder: string) {
    super();
    this.#database = new DatabaseSync(join(folder, 'stepfunctions.sqlite'));
    this.#database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
  }

  override sqlite(): DatabaseSync {
    return this.#database;
  }

  override close(): void {
    this.#database.close();
  }
}

export interface Call {
  readonly caller: Caller;
  readonly service: string;
  readonly operation: string;
  readonly input: Record<string, unknown>;
}

type Answer = (call: Call) => unknown;

export type Definition = Record<string, unknown>;

/** A JSONata machine of the given states, starting at the first. */
export function machine(states: Record<string, unknown>, extra: Definition = {}): Definition {
  return { QueryLanguage: 'JSONata', StartAt: Object.keys(states)[0], States: states, ...extra };
}

/** A branch of a Parallel or the processor of a Map. */
export function branch(states: Record<string, unknown>): Definition {
  return { StartAt: Object.keys(states)[0], States: states };
}

export function lambdaTask(fields: Definition = {}): Definition {
  return {
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke',
    Arguments: {
      FunctionName: 'arn:aws:lambda:us-east-1:000000000000:function:Step',
      Payload: '{% $states.input %}',
    },
    End: true,
    ...fields,
  };
}

export function callbackTask(fields: Definition = {}): Definition {
  return lambdaTask({
    Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
    Arguments: { FunctionName: 'Ask', Payload: { token: '{% $states.context.Task.Token %}' } },
    ...fields,
  });
}

/** What a Lambda function answers in process. */
export function lambdaAnswer(payload: unknown): unknown {
  return { StatusCode: 200, ExecutedVersion: '$LATEST', Payload: JSON.stringify(payload) };
}

export function lambdaError(errorType: string, errorMessage: string): unknown {
  return {
    StatusCode: 200,
    FunctionError: 'Unhandled',
    Payload: JSON.stringify({ errorType, errorMessage }),
  };
}

export class Machine {
  readonly clock: VirtualClock;
  readonly folder: MemoryFolder;
  readonly activity = new CountedActivity();
  readonly calls: Call[] = [];
  readonly transitions: string[] = [];
  readonly engine: StepFunctions;
  answer: Answer;

  constructor(
    answer: Answer = () => lambdaAnswer({}),
    folder = new MemoryFolder(),
    clock = new VirtualClock(),
  ) {
    this.answer = answer;
    this.folder = folder;
    this.clock = clock;
    let seed = 1;
    this.engine = createStepFunctions({
      folder,
      clock,
      activity: this.activity,
      call: this.#call,
      callerForRole: (roleArn, session) => ({ kind: 'role', arn: `${roleArn}/${session}`, roleArn }),
      onTransition: (arn) => this.transitions.push(arn),
      random: () => {
        seed = (seed * 48_271) % 2_147_483_647;
        return seed / 2_147_483_647;
      },
    });
  }

  readonly #call: AwsCaller = async (caller, service, operation, input) => {
    if (service === 'states') return this.run(operation, input as Record<string, unknown>);
    const call = { caller, service, operation, input: input as Record<string, unknown> };
    this.calls.push(call);
    return this.answer(call);
  };

  /** As after `kill -9`: another engine on what was committed, at the same instant. */
  async restart(answer: Answer = this.answer): Promise<Machine> {
    this.engine.stop();
    this.clock.timers.clear();
    const next = new Machine(answer, this.folder, this.clock);
    next.engine.resume();
    await next.activity.idle();
    return next;
  }

  run(operation: string, input: Record<string, unknown>): Promise<Record<string, unknown>> {
    const found = this.engine.service.operations[operation];
    if (found === undefined) throw new Error(`No operation ${operation}`);
    const call = { caller: { kind: 'admin', arn: 'arn' }, now: this.clock.now(), requestId: 'r' } as const;
    return found.run(input as never, call) as Promise<Record<string, unknown>>;
  }

  async create(definition: Definition, name = 'claim'): Promise<string> {
    const text = JSON.stringify(definition);
    const { stateMachineArn } = await this.run('CreateStateMachine', {
      name,
      definition: text,
      roleArn: ROLE,
    });
    return stateMachineArn as string;
  }

  /** Creates the machine, starts an execution of it, and waits until nothing goes on. */
  async start(definition: Definition, input: unknown = {}, name = 'CLM-1'): Promise<string> {
    const stateMachineArn = await this.create(definition);
    const answer = await this.run('StartExecution', { stateMachineArn, name, input: JSON.stringify(input) });
    await this.activity.idle();
    return answer.executionArn as string;
  }

  /** Moves the clock, firing what is due on the way, one by one. */
  async advance(seconds: number): Promise<void> {
    const until = this.clock.now() + seconds * 1000;
    for (let timer = this.clock.take(until); timer !== undefined; timer = this.clock.take(until)) {
      this.clock.moveTo(timer.at);
      await timer.fire();
      await this.activity.idle();
    }
    this.clock.moveTo(until);
  }

  describe(executionArn: string): Promise<Record<string, unknown>> {
    return this.run('DescribeExecution', { executionArn });
  }

  async output(executionArn: string): Promise<unknown> {
    const { status, output, error, cause } = await this.describe(executionArn);
    if (status !== 'SUCCEEDED') throw new Error(`${String(status)}: ${String(error)} ${String(cause)}`);
    return JSON.parse(output as string);
  }

  async history(executionArn: string): Promise<HistoryEvent[]> {
    const { events } = await this.run('GetExecutionHistory', { executionArn, maxResults: 1000 });
    return events as HistoryEvent[];
  }

  /** `id<previous Type`, one per event. */
  async outline(executionArn: string): Promise<string[]> {
    return (await this.history(executionArn)).map(
      ({ id, previousEventId, type }) => `${id}<${previousEventId} ${type}`,
    );
  }

  /** The details of the first event of a type. */
  async details(executionArn: string, type: string): Promise<Record<string, unknown>> {
    const event = (await this.history(executionArn)).find((candidate) => candidate.type === type);
    if (event === undefined) throw new Error(`No event ${type}`);
    const { id: _id, previousEventId: _previous, timestamp: _at, type: _type, ...details } = event;
    return (Object.values(details)[0] ?? {}) as Record<string, unknown>;
  }

  /** The token that a callback task handed to its function in its latest call. */
  token(): string {
    const payload = JSON.parse(String(this.calls.at(-1)?.input.Payload)) as { token: string };
    return payload.token;
  }
}

export async function refusal(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (error instanceof AwsError) return `${error.code}: ${error.message}`;
    throw error;
  }
  return 'accepted';
}
