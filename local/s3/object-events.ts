/**
 * What happened to objects, told to those who want to know: EventBridge and malware protection. An event is kept in the
 * commit that changes the object, and told again, also after a crash, until its consumer has taken it over.
 */
import type { DatabaseSync } from 'node:sqlite';
import type { Activity, Clock } from '../clock.ts';

export interface ObjectEvent {
  readonly type: 'Object Created' | 'Object Deleted';
  readonly bucket: string;
  readonly key: string;
  readonly versionId?: string;
  readonly size?: number;
  /** Without quotes. */
  readonly etag?: string;
  readonly sequencer: string;
  readonly reason: 'PutObject' | 'POST Object' | 'DeleteObject';
  readonly deletionType?: 'Permanently Deleted' | 'Delete Marker Created';
  readonly requestId: string;
}

export interface ObjectEventConsumer {
  /** Stable over starts: what was kept for it is told to the consumer of that name. */
  readonly name: string;
  wants(event: ObjectEvent): boolean;
  /** Resolves once the event is safe with the consumer; a rejection has it told again later. */
  deliver(event: ObjectEvent): Promise<void>;
}

const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 60_000;

interface Delivery {
  readonly id: number;
  readonly consumer: string;
  readonly event: string;
}

export class ObjectEvents {
  readonly #database: DatabaseSync;
  readonly #clock: Clock;
  readonly #activity: Activity;
  readonly #consumers = new Map<string, ObjectEventConsumer>();
  readonly #underWay = new Set<number>();
  #stopped = false;

  constructor(database: DatabaseSync, clock: Clock, activity: Activity) {
    this.#database = database;
    this.#clock = clock;
    this.#activity = activity;
    database.exec(
      `CREATE TABLE IF NOT EXISTS deliveries (
        id INTEGER PRIMARY KEY AUTOINCREMENT, consumer TEXT NOT NULL, event TEXT NOT NULL)`,
    );
  }

  subscribe(consumer: ObjectEventConsumer): void {
    this.#consumers.set(consumer.name, consumer);
  }

  /** Keeps the event for each consumer that wants it; within the transaction that changes the object. */
  keep(event: ObjectEvent): void {
    const insert = this.#database.prepare('INSERT INTO deliveries (consumer, event) VALUES (?, ?)');
    for (const consumer of this.#consumers.values()) {
      if (consumer.wants(event)) insert.run(consumer.name, JSON.stringify(event));
    }
  }

  /** Tells whatever is kept and not being told: after a commit, and after a start. */
  deliver(): void {
    if (this.#stopped) return;
    const kept = this.#database.prepare('SELECT id, consumer, event FROM deliveries ORDER BY id').all();
    for (const delivery of kept as unknown as Delivery[]) {
      const consumer = this.#consumers.get(delivery.consumer);
      if (!consumer || this.#underWay.has(delivery.id)) continue;
      this.#underWay.add(delivery.id);
      this.#activity.track(`s3 event for ${consumer.name}`, this.#tell(consumer, delivery, FIRST_RETRY_MS));
    }
  }

  stop(): void {
    this.#stopped = true;
    for (const id of this.#underWay) this.#clock.clear(timerId(id));
  }

  async #tell(
    consumer: ObjectEventConsumer,
    { id, event, ...rest }: Delivery,
    retryMs: number,
  ): Promise<void> {
    try {
      await consumer.deliver(JSON.parse(event) as ObjectEvent);
    } catch (error) {
      if (this.#stopped) return;
      this.#clock.set({
        id: timerId(id),
        at: this.#clock.now() + retryMs,
        kind: 'retry',
        name: `s3 event for ${consumer.name}`,
        fire: () => this.#tell(consumer, { id, event, ...rest }, Math.min(2 * retryMs, LONGEST_RETRY_MS)),
      });
      throw error;
    }
    if (this.#stopped) return;
    this.#database.prepare('DELETE FROM deliveries WHERE id = ?').run(id);
    this.#underWay.delete(id);
  }
}

const timerId = (delivery: number): string => `s3/event/${delivery}`;
