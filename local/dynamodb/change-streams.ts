/** DynamoDB Streams: change records kept beside the items, 24 hours of the machine's clock. */
import type { Clock } from '../clock.ts';
import type { StreamRecord, TableStreams } from '../events.ts';
import { type Item, pickAttributes } from './attribute-value.ts';
import { itemBytes } from './dynalite.ts';
import type { BatchOperation, Database, ItemChange } from './item-store.ts';
import type { Table } from './table.ts';

const RETENTION_MS = 24 * 3_600_000;
/** How often outlived records are removed, at most; they are never read in between. */
const TRIM_EVERY_MS = 3_600_000;
const SEQUENCE_DIGITS = 21;
/** Where the number of the last record of all streams is kept: it must never go back, even when records are trimmed. */
const SEQUENCE_KEY = 'sequence';

const streamPath = (table: string): string => `stream~${table}~`;

export class ChangeStreams implements TableStreams {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #listeners = new Map<string, Set<() => void>>();
  readonly #trimmedAt = new Map<string, number>();
  #sequence = 0;

  constructor(database: Database, clock: Clock) {
    this.#database = database;
    this.#clock = clock;
  }

  /** Goes on where the numbering stood; once the database is open. */
  load(): void {
    this.#sequence = Number(this.#database.getSync(SEQUENCE_KEY) ?? 0);
  }

  async read(streamArn: string, after: string | null, limit: number): Promise<readonly StreamRecord[]> {
    const prefix = streamPath(tableOfStream(streamArn));
    const horizon = this.#clock.now() - RETENTION_MS;
    const records: StreamRecord[] = [];
    const range = { gt: prefix + (after ?? ''), lt: `${prefix}~` };
    for await (const value of this.#database.values(range)) {
      const record = value as StreamRecord;
      if (record.at >= horizon) records.push(record);
      if (records.length >= limit) break;
    }
    return records;
  }

  onAppend(streamArn: string, listener: () => void): () => void {
    const listeners = this.#listeners.get(streamArn) ?? new Set();
    this.#listeners.set(streamArn, listeners.add(listener));
    return () => listeners.delete(listener);
  }

  /** The operations that append the changes' records; `committed` is to be called once they are. */
  async append(
    changes: readonly ItemChange[],
    byTtl: boolean,
  ): Promise<{ operations: BatchOperation[]; committed: () => void }> {
    const operations: BatchOperation[] = [];
    const touched = new Map<string, Table>();
    for (const change of changes) {
      const { streamArn, definition } = change.table;
      if (!streamArn) continue;
      this.#sequence += 1;
      const record = this.#record(change, byTtl);
      operations.push({
        type: 'put',
        key: streamPath(definition.TableName) + record.sequenceNumber,
        value: record,
      });
      touched.set(streamArn, change.table);
    }
    for (const table of touched.values())
      operations.push(...(await this.#outlived(table.definition.TableName)));
    if (touched.size > 0) operations.push({ type: 'put', key: SEQUENCE_KEY, value: this.#sequence });
    return { operations, committed: () => this.#notify(touched.keys()) };
  }

  #record({ before, after, table }: ItemChange, byTtl: boolean): StreamRecord {
    const keys = pickAttributes(after ?? before ?? {}, table.keyNames);
    return {
      sequenceNumber: String(this.#sequence).padStart(SEQUENCE_DIGITS, '0'),
      eventName: before === undefined ? 'INSERT' : after === undefined ? 'REMOVE' : 'MODIFY',
      at: this.#clock.now(),
      keys,
      ...(after && { newImage: after }),
      ...(before && { oldImage: before }),
      sizeBytes: [keys, after, before].reduce((sum, image) => sum + bytesOf(image), 0),
      ...(byTtl && { byTtl }),
    };
  }

  async #outlived(table: string): Promise<BatchOperation[]> {
    const now = this.#clock.now();
    if (now - (this.#trimmedAt.get(table) ?? 0) < TRIM_EVERY_MS) return [];
    this.#trimmedAt.set(table, now);
    const operations: BatchOperation[] = [];
    const prefix = streamPath(table);
    for await (const [key, value] of this.#database.iterator({ gt: prefix, lt: `${prefix}~` })) {
      if ((value as StreamRecord).at >= now - RETENTION_MS) break;
      operations.push({ type: 'del', key });
    }
    return operations;
  }

  #notify(streamArns: Iterable<string>): void {
    for (const arn of streamArns) for (const listener of this.#listeners.get(arn) ?? []) listener();
  }
}

function bytesOf(image: Item | undefined): number {
  return image ? itemBytes(image) : 0;
}

function tableOfStream(streamArn: string): string {
  const name = /:table\/([^/]+)\/stream\//.exec(streamArn)?.[1];
  if (!name) throw new Error(`${streamArn} is not the ARN of a table's stream`);
  return name;
}
