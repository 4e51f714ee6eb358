import type { DatabaseSync } from 'node:sqlite';
import { type AwsCaller, AwsError, type Caller } from '../aws-service.ts';
import type { Activity, Clock } from '../clock.ts';
import { queueUrlOf } from '../sqs/queue-address.ts';
import { inTransaction } from '../storage/transaction.ts';
import { hand, type Target } from './target.ts';

export interface Delivery {
  /** The event's id, the same for all its targets. */
  readonly id: string;
  /** Rule or schedule, for timers and logs. */
  readonly owner: string;
  readonly ownerArn: string;
  readonly target: Target;
  /** JSON text. */
  readonly input: string;
}

export interface DeliveryDeps {
  readonly clock: Clock;
  readonly activity: Activity;
  readonly call: AwsCaller;
  callerForRole(roleArn: string, sessionName: string): Caller;
  log(text: string): void;
}

/** EventBridge's and Scheduler's default: 185 attempts within a day. */
const DEFAULT_RETRIES = 185;
const DEFAULT_AGE_MS = 24 * 3600_000;
const LONGEST_PAUSE_MS = 300_000;
/** Trying again changes nothing about these. */
const FINAL = /AccessDenied|NotFound|DoesNotExist|NonExistentQueue|InvalidArn|Validation|RequestTooLarge/;

/** Events on the way to their targets, kept until each target has them or they went to its dead letters. */
export class DeliveryQueue {
  readonly #deps: DeliveryDeps;
  readonly #database: DatabaseSync;
  readonly #principal: string;
  /** The last row of an earlier run: later ones are under way already when `resume` is called. */
  readonly #inherited: number;
  #stopped = false;

  /** @param principal who delivers: `events.amazonaws.com` or `scheduler.amazonaws.com`. */
  constructor(principal: string, database: DatabaseSync, deps: DeliveryDeps) {
    this.#principal = principal;
    this.#database = database;
    this.#deps = deps;
    database.exec(`CREATE TABLE IF NOT EXISTS delivery (
      serial INTEGER PRIMARY KEY AUTOINCREMENT, delivery TEXT NOT NULL, attempts INTEGER NOT NULL,
      next_at INTEGER NOT NULL, created_at INTEGER NOT NULL)`);
    this.#inherited = Number(database.prepare('SELECT MAX(serial) AS last FROM delivery').get()?.last ?? 0);
  }

  /** Keeps all of them in one transaction and starts delivering. */
  add(deliveries: readonly Delivery[]): void {
    if (deliveries.length === 0) return;
    const now = this.#deps.clock.now();
    const insert = this.#database.prepare(
      'INSERT INTO delivery (delivery, attempts, next_at, created_at) VALUES (?, 0, ?, ?)',
    );
    const serials = inTransaction(this.#database, () =>
      deliveries.map((one) => Number(insert.run(JSON.stringify(one), now, now).lastInsertRowid)),
    );
    for (const [index, delivery] of deliveries.entries())
      this.#start({ ...delivery, serial: serials[index] ?? 0, attempts: 0, createdAt: now });
  }

  /** Takes up what an earlier run left. */
  resume(): void {
    const rows = this.#database.prepare('SELECT * FROM delivery WHERE serial <= ? ORDER BY serial');
    for (const row of rows.all(this.#inherited)) {
      const delivery = JSON.parse(String(row.delivery)) as Delivery;
      const pending = {
        serial: Number(row.serial),
        attempts: Number(row.attempts),
        createdAt: Number(row.created_at),
      };
      this.#schedule({ ...delivery, ...pending }, Number(row.next_at));
    }
  }

  stop(): void {
    this.#stopped = true;
  }

  #schedule(pending: Pending, at: number): void {
    const id = `${this.#principal}/delivery/${pending.serial}`;
    this.#deps.clock.set({ id, at, kind: 'retry', name: pending.owner, fire: () => this.#start(pending) });
  }

  #start(pending: Pending): void {
    if (!this.#stopped) this.#deps.activity.track(`delivery of ${pending.owner}`, this.#attempt(pending));
  }

  async #attempt(pending: Pending): Promise<void> {
    const service: Caller = {
      kind: 'service',
      arn: this.#principal,
      servicePrincipal: this.#principal,
      sourceArn: pending.ownerArn,
    };
    try {
      await hand(this.#deps, pending.target, service, pending.id, pending.input);
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      if (this.#retryLater(pending, error)) return;
      await this.#giveUp(pending, service, error);
    }
    if (!this.#stopped) this.#database.prepare('DELETE FROM delivery WHERE serial = ?').run(pending.serial);
  }

  #retryLater(pending: Pending, error: AwsError): boolean {
    const attempts = pending.attempts + 1;
    const { MaximumRetryAttempts, MaximumEventAgeInSeconds } = pending.target.RetryPolicy ?? {};
    const age =
      MaximumEventAgeInSeconds === undefined ? DEFAULT_AGE_MS : Number(MaximumEventAgeInSeconds) * 1000;
    const at = this.#deps.clock.now() + Math.min(1000 * 2 ** attempts, LONGEST_PAUSE_MS);
    const tooOften = attempts > Number(MaximumRetryAttempts ?? DEFAULT_RETRIES);
    if (FINAL.test(error.code) || tooOften || at - pending.createdAt > age) return false;
    this.#database
      .prepare('UPDATE delivery SET attempts = ?, next_at = ? WHERE serial = ?')
      .run(attempts, at, pending.serial);
    this.#schedule({ ...pending, attempts }, at);
    return true;
  }

  async #giveUp(pending: Pending, service: Caller, error: AwsError): Promise<void> {
    this.#deps.log(
      `${pending.owner} could not deliver to ${pending.target.Arn}: ${error.code}: ${error.message}`,
    );
    const deadLetterArn = pending.target.DeadLetterConfig?.Arn;
    if (deadLetterArn === undefined) return;
    const text = (value: string) => ({ DataType: 'String', StringValue: value });
    const message = {
      QueueUrl: queueUrlOf(deadLetterArn),
      MessageBody: pending.input,
      MessageAttributes: {
        RULE_ARN: text(pending.ownerArn),
        TARGET_ARN: text(pending.target.Arn),
        ERROR_CODE: text(error.code),
        ERROR_MESSAGE: text(error.message),
      },
    };
    try {
      await this.#deps.call(service, 'sqs', 'SendMessage', message);
    } catch (refused) {
      if (!(refused instanceof AwsError)) throw refused;
      this.#deps.log(`${pending.owner}: dead letter lost: ${refused.message}`);
    }
  }
}

type Pending = Delivery & { readonly serial: number; readonly attempts: number; readonly createdAt: number };
