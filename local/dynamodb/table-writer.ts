/**
 * The one writer of all tables. Writes take turns, so a condition is checked against exactly what the write replaces, a
 * transaction sees no half of another, and stream order is commit order.
 */
import { sameContent } from './attribute-value.ts';
import type { ChangeStreams } from './change-streams.ts';
import type { BatchOperation, Database, ItemChange } from './item-store.ts';

/** What is kept in step with the items: its entries commit with the change. */
export interface Follower {
  operations(change: ItemChange): BatchOperation[];
  /** The change has been committed. */
  committed(change: ItemChange): void;
}

export class TableWriter {
  readonly #database: Database;
  readonly #streams: ChangeStreams;
  readonly #expiries: Follower;
  #last: Promise<unknown> = Promise.resolve();
  #stopped = false;
  #crashed = false;

  constructor(database: Database, streams: ChangeStreams, expiries: Follower) {
    this.#database = database;
    this.#streams = streams;
    this.#expiries = expiries;
  }

  /** Runs the work when every write before it is done. Rejects with what the work throws. */
  exclusive<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(() => {
      if (this.#stopped) throw new Error('DynamoDB is stopped');
      return work();
    });
    // The next writer waits for the end of this one, whichever it is; the caller gets the failure.
    this.#last = turn.then(
      () => undefined,
      () => undefined,
    );
    return turn;
  }

  /**
   * Commits the changes, their stream records, their expiries and whatever else belongs to them in one atomic batch.
   * To be called within `exclusive`. A write that leaves an item as it was appends no record, as on AWS.
   */
  async commit(
    changes: readonly ItemChange[],
    options: { also?: readonly BatchOperation[]; byTtl?: boolean } = {},
  ): Promise<void> {
    const effective = changes.filter(({ before, after }) => !sameContent(before, after));
    const batch: BatchOperation[] = [...(options.also ?? [])];
    for (const change of effective) batch.push(...change.operations, ...this.#expiries.operations(change));
    const records = await this.#streams.append(effective, options.byTtl ?? false);
    batch.push(...records.operations);
    if (this.#crashed) throw new Error('DynamoDB has crashed');
    if (batch.length > 0) await this.#database.batch(batch);
    records.committed();
    for (const change of effective) this.#expiries.committed(change);
  }

  /** Commits nothing from this moment on, as a killed process would. */
  crash(): void {
    this.#stopped = true;
    this.#crashed = true;
  }

  /** Lets the write under way finish and refuses every other. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#last;
  }
}
