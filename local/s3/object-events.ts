/**
 * What happened to objects, told to those who want to know: EventBridge and malware protection. An event is kept in the
 * commit that changes the object, and told again, also after a crash, until its consumer has taken it over.
 */
import type { DatabaseSync } from 'node:sqlite';
import type { Activity, Clock } from '../clock.ts';
import { RetryQueue } from '../storage/retry-queue.ts';

export interface ObjectEvent {
  readonly type: 'Object Created' | 'Object Deleted';
  readonly bucket: string;
  readonly key: string;
  readonly versionId?: string;
  readonly size?: number;
  /** Without quotes. */
  readonly etag?: string;
  readonly sequencer: string;
  readonly reason: 'PutObject' | 'CopyObject' | 'POST Object' | 'DeleteObject';
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

interface Delivery {
  readonly consumer: string;
  readonly event: ObjectEvent;
}

export class ObjectEvents {
  readonly #consumers = new Map<string, ObjectEventConsumer>();
  readonly #queue: RetryQueue<Delivery>;

  constructor(database: DatabaseSync, clock: Clock, activity: Activity) {
    this.#queue = new RetryQueue<Delivery>({
      ...{ database, name: 's3/event', clock, activity },
      describe: ({ consumer }) => `for ${consumer}`,
      attempt: async ({ consumer, event }) => {
        await this.#consumers.get(consumer)?.deliver(event);
        return undefined;
      },
    });
  }

  subscribe(consumer: ObjectEventConsumer): void {
    this.#consumers.set(consumer.name, consumer);
  }

  /** Keeps the event for each consumer that wants it; within the transaction that changes the object. */
  keep(event: ObjectEvent): void {
    const wanting = [...this.#consumers.values()].filter((consumer) => consumer.wants(event));
    this.#queue.keep(wanting.map(({ name }) => ({ consumer: name, event })));
  }

  /** Tells whatever is kept and was not told: after a commit, and after a start. */
  deliver(): void {
    this.#queue.takeUp();
  }

  stop(): void {
    this.#queue.stop();
  }
}
