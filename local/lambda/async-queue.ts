import type { StatementSync } from 'node:sqlite';
import { type AwsCaller, AwsError, type Caller } from '../aws-service.ts';
import type { Activity, Clock } from '../clock.ts';
import type { DataFolder } from '../data-folder.ts';
import { queueUrlOf } from '../sqs/queue-address.ts';
import type { FunctionRegistry } from './function-registry.ts';
import type { FunctionLog, FunctionSpec, InvocationResult } from './function-spec.ts';

/** Lambda waits a minute before the first retry and two before the second. */
const RETRY_DELAYS_MS = [60_000, 120_000];

export interface AsyncQueueDeps {
  readonly folder: DataFolder;
  readonly clock: Clock;
  readonly activity: Activity;
  readonly registry: FunctionRegistry;
  readonly log: FunctionLog;
  readonly call: AwsCaller;
  callerForRole(roleArn: string, sessionName: string): Caller;
  /** @param retry whether this is billed as a request of its own; the first attempt passed the front door. */
  execute(fn: FunctionSpec, requestId: string, payload: string, retry: boolean): Promise<InvocationResult>;
}

interface QueuedEvent {
  /** Position in the queue; the request id may come twice, as AWS delivers events twice. */
  readonly serial: number;
  readonly id: string;
  readonly functionName: string;
  readonly payload: string;
  readonly attempts: number;
  readonly nextAt: number;
  readonly createdAt: number;
}

/** Events on their way to functions, kept until a function took them or they went to its dead letters. */
export class AsyncQueue {
  readonly #deps: AsyncQueueDeps;
  readonly #insert: StatementSync;
  readonly #reschedule: StatementSync;
  readonly #delete: StatementSync;
  /** The last row of an earlier run: later ones are under way already when `resume` is called. */
  readonly #inherited: number;
  #stopped = false;

  constructor(deps: AsyncQueueDeps) {
    this.#deps = deps;
    const database = deps.folder.sqlite('lambda');
    database.exec(`CREATE TABLE IF NOT EXISTS async_event (
      serial INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL, function_name TEXT NOT NULL, payload TEXT NOT NULL, attempts INTEGER NOT NULL,
      next_at INTEGER NOT NULL, created_at INTEGER NOT NULL)`);
    this.#inherited = Number(
      database.prepare('SELECT MAX(serial) AS last FROM async_event').get()?.last ?? 0,
    );
    this.#insert = database.prepare(`INSERT INTO async_event
      (id, function_name, payload, attempts, next_at, created_at) VALUES (?, ?, ?, 0, ?, ?)`);
    this.#reschedule = database.prepare('UPDATE async_event SET attempts = ?, next_at = ? WHERE serial = ?');
    this.#delete = database.prepare('DELETE FROM async_event WHERE serial = ?');
  }

  /** Keeps the event and starts its first attempt. Returns once it is kept. */
  add(fn: FunctionSpec, id: string, payload: string): void {
    const now = this.#deps.clock.now();
    const serial = Number(this.#insert.run(id, fn.name, payload, now, now).lastInsertRowid);
    this.#start({ serial, id, functionName: fn.name, payload, attempts: 0, nextAt: now, createdAt: now });
  }

  /** Takes up what an earlier run left. */
  resume(): void {
    const rows = this.#deps.folder
      .sqlite('lambda')
      .prepare('SELECT * FROM async_event WHERE serial <= ? ORDER BY serial')
      .all(this.#inherited);
    for (const row of rows)
      this.#schedule({
        serial: Number(row.serial),
        id: String(row.id),
        functionName: String(row.function_name),
        payload: String(row.payload),
        attempts: Number(row.attempts),
        nextAt: Number(row.next_at),
        createdAt: Number(row.created_at),
      });
  }

  stop(): void {
    this.#stopped = true;
  }

  #schedule(event: QueuedEvent): void {
    const { clock } = this.#deps;
    if (event.nextAt <= clock.now()) {
      this.#start(event);
      return;
    }
    clock.set({
      id: `lambda/async/${event.serial}`,
      at: event.nextAt,
      kind: 'retry',
      name: event.functionName,
      fire: () => this.#start(event),
    });
  }

  #start(event: QueuedEvent): void {
    if (!this.#stopped) this.#deps.activity.track(`event for ${event.functionName}`, this.#attempt(event));
  }

  async #attempt(event: QueuedEvent): Promise<void> {
    const { registry, clock } = this.#deps;
    let fn: FunctionSpec;
    try {
      fn = registry.find(event.functionName);
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      // The function left the template while the event waited: AWS drops it as well.
      this.#deps.log.write(event.functionName, `event ${event.id} dropped: ${error.message}`);
      this.#delete.run(event.serial);
      return;
    }
    const result = await this.#deps.execute(fn, event.id, event.payload, event.attempts > 0);
    if (this.#stopped) return;
    const attempts = event.attempts + 1;
    const settings = registry.asyncSettings(fn);
    if (!result.functionError) {
      if (settings.onSuccessArn)
        await this.#report(fn, settings.onSuccessArn, event, attempts, result, 'Success');
      this.#delete.run(event.serial);
      return;
    }
    const nextAt = clock.now() + (RETRY_DELAYS_MS[event.attempts] ?? RETRY_DELAYS_MS[1] ?? 0);
    if (attempts <= settings.retries && nextAt - event.createdAt <= settings.maxAgeMs) {
      this.#reschedule.run(attempts, nextAt, event.serial);
      this.#schedule({ ...event, attempts, nextAt });
      return;
    }
    await this.#giveUp(fn, event, attempts, result);
    this.#delete.run(event.serial);
  }

  async #giveUp(
    fn: FunctionSpec,
    event: QueuedEvent,
    attempts: number,
    result: InvocationResult,
  ): Promise<void> {
    const { onFailureArn } = this.#deps.registry.asyncSettings(fn);
    this.#deps.log.write(fn.name, `event ${event.id} given up after ${attempts} attempts: ${result.payload}`);
    if (onFailureArn) await this.#report(fn, onFailureArn, event, attempts, result, 'RetriesExhausted');
    if (fn.deadLetterArn)
      await this.#send(fn, fn.deadLetterArn, event.payload, {
        RequestID: { DataType: 'String', StringValue: event.id },
        ErrorCode: { DataType: 'Number', StringValue: '200' },
        ErrorMessage: { DataType: 'String', StringValue: errorMessage(result.payload) },
      });
  }

  /** The record that Lambda sends to a destination. */
  async #report(
    fn: FunctionSpec,
    destinationArn: string,
    event: QueuedEvent,
    attempts: number,
    result: InvocationResult,
    condition: 'Success' | 'RetriesExhausted',
  ): Promise<void> {
    const record = {
      version: '1.0',
      timestamp: new Date(this.#deps.clock.now()).toISOString(),
      requestContext: {
        requestId: event.id,
        functionArn: `${fn.arn}:$LATEST`,
        condition,
        approximateInvokeCount: attempts,
      },
      requestPayload: JSON.parse(event.payload) as unknown,
      responseContext: {
        statusCode: 200,
        executedVersion: '$LATEST',
        ...(result.functionError && { functionError: result.functionError }),
      },
      responsePayload: JSON.parse(result.payload) as unknown,
    };
    await this.#send(fn, destinationArn, JSON.stringify(record));
  }

  /** With the function's own role, as AWS does. A refusal is logged and the event lost, as AWS loses it. */
  async #send(fn: FunctionSpec, queueArn: string, body: string, attributes?: object): Promise<void> {
    const input = {
      QueueUrl: queueUrlOf(queueArn),
      MessageBody: body,
      ...(attributes && { MessageAttributes: attributes }),
    };
    try {
      await this.#deps.call(this.#deps.callerForRole(fn.roleArn, fn.name), 'sqs', 'SendMessage', input);
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      this.#deps.log.write(fn.name, `could not send to ${queueArn}: ${error.message}`);
    }
  }
}

function errorMessage(payload: string): string {
  const failure = JSON.parse(payload) as { errorMessage?: string } | null;
  return String(failure?.errorMessage ?? '').slice(0, 1024);
}
