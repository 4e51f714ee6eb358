/**
 * Where items, index entries, stream records and the rest live: one ordered key-value store, so that everything a write
 * changes commits in one atomic batch. Key spaces, each followed by `~`:
 *
 *     item~TABLE~KEY              index~TABLE~INDEX~INDEXKEY/KEY       stream~TABLE~SEQUENCE
 *     expiry~TABLE~DUE~KEY        token~CLIENTTOKEN                    sequence
 */
import { Readable } from 'node:stream';
import { ClassicLevel } from 'classic-level';
import { MemoryLevel } from 'memory-level';
import type { DataFolder } from '../data-folder.ts';
import { type Item, sameContent } from './attribute-value.ts';
import {
  type ActionStorage,
  type ActionStore,
  type Callback,
  emptyKey,
  indexKey,
  itemBytes,
  itemKey,
  type KeyRange,
  STORE_OPTIONS,
  type TableDefinition,
} from './dynalite.ts';
import { hasKeys, type Table, type Tables } from './table.ts';

export type BatchOperation =
  | { readonly type: 'put'; readonly key: string; readonly value: unknown }
  | { readonly type: 'del'; readonly key: string };

interface DatabaseRange {
  readonly gt?: string;
  readonly gte?: string;
  readonly lt?: string;
  readonly lte?: string;
  readonly limit?: number;
  readonly reverse?: boolean;
}

/** What both LevelDB and its counterpart in memory offer. Values are JSON; keys sort by their UTF-8 bytes. */
export interface Database {
  open(): Promise<void>;
  close(): Promise<void>;
  getSync(key: string): unknown;
  values(range: DatabaseRange): AsyncIterable<unknown>;
  iterator(range: DatabaseRange): AsyncIterable<[string, unknown]>;
  batch(operations: BatchOperation[]): Promise<void>;
}

/** The store, yet to be opened: LevelDB in the folder (its lock refuses a second user), or memory that outlives this runtime. */
export function databaseIn(folder: DataFolder): Database {
  const directory = folder.directory('dynamodb');
  return directory
    ? new ClassicLevel<string, unknown>(directory, { valueEncoding: 'json' })
    : folder.memory('dynamodb', inMemory, async (database) => {
        const copy = inMemory();
        for await (const [key, value] of database.iterator()) await copy.put(key, value);
        return copy;
      });
}

const inMemory = () => new MemoryLevel<string, unknown>({ valueEncoding: 'json' });

export const itemPath = (table: string, key: string): string => `item~${table}~${key}`;
const indexPath = (table: string, index: string, key: string): string => `index~${table}~${index}~${key}`;

/** One item's change, with everything that commits it but stream record and expiry. */
export interface ItemChange {
  readonly table: Table;
  readonly key: string;
  readonly before: Item | undefined;
  readonly after: Item | undefined;
  readonly operations: readonly BatchOperation[];
}

abstract class StoreOverTables implements ActionStore {
  readonly options = STORE_OPTIONS;
  protected readonly database: Database;
  readonly #tables: Tables;

  constructor(database: Database, tables: Tables) {
    this.database = database;
    this.#tables = tables;
  }

  getTable(name: string, callback: Callback<TableDefinition>): void {
    const table = this.#tables.find(name);
    if (table) callback(null, table.definition);
    else callback(Object.assign(new Error(), { statusCode: 400, body: NO_TABLE }));
  }

  abstract getItemDb(table: string): ActionStorage;
  abstract getIndexDb(type: string, table: string, index: string): ActionStorage;
}

const NO_TABLE = { __type: '#ResourceNotFoundException', message: 'Requested resource not found' };

/** The committed items, for reading. */
export class CommittedItems extends StoreOverTables {
  /** Where an index query goes on, in our longer index keys. */
  readonly #startAfter: string | undefined;

  constructor(database: Database, tables: Tables, startAfter?: string) {
    super(database, tables);
    this.#startAfter = startAfter;
  }

  getItemDb(table: string): ActionStorage {
    return {
      ...READ_ONLY,
      get: (key, callback) => callback(null, this.database.getSync(itemPath(table, key)) as Item | undefined),
      createValueStream: (range) => this.#stream(itemPath(table, ''), range),
    };
  }

  getIndexDb(_type: string, table: string, index: string): ActionStorage {
    return {
      ...READ_ONLY,
      createValueStream: (range) => {
        const from = this.#startAfter;
        const resumed =
          from === undefined ? range : { ...range, ...(range.reverse ? { lt: from } : { gt: from }) };
        return this.#stream(indexPath(table, index, ''), resumed);
      },
    };
  }

  #stream(prefix: string, range: KeyRange): Readable {
    const { gt, gte, lt, lte, limit, reverse } = range;
    const values = this.database.values({
      ...(gt !== undefined ? { gt: prefix + gt } : { gte: prefix + (gte ?? '') }),
      ...(lte !== undefined ? { lte: prefix + lte } : { lt: prefix + (lt ?? '\x7f') }),
      limit: limit ?? -1,
      reverse: reverse ?? false,
    });
    return Readable.from(values);
  }
}

function refuse(): never {
  throw new Error('An action wrote to, or read from, a store that does not allow it');
}

const READ_ONLY: ActionStorage = {
  lock: refuse,
  get: refuse,
  put: refuse,
  del: refuse,
  createValueStream: refuse,
};

/**
 * Collects what a write of one item would do, and commits nothing. The caller holds the only writer's turn, so the
 * locks that actions ask for are given at once.
 */
export class PendingItemWrite extends StoreOverTables {
  readonly #table: Table;
  readonly #operations: BatchOperation[] = [];
  #key = '';
  #before: Item | undefined;
  #after: Item | undefined;
  #indexUnits = 0;

  constructor(database: Database, tables: Tables, table: Table) {
    super(database, tables);
    this.#table = table;
  }

  /** The item as it stood when the action looked at it. */
  get before(): Item | undefined {
    return this.#before;
  }

  /** Write capacity units that keeping the indexes takes; dynalite counts the item alone. */
  get indexUnits(): number {
    return this.#indexUnits;
  }

  change(): ItemChange {
    return {
      table: this.#table,
      key: this.#key,
      before: this.#before,
      after: this.#after,
      operations: this.#operations,
    };
  }

  getItemDb(table: string): ActionStorage {
    return {
      ...READ_ONLY,
      lock: (_key, run) => run((callback) => callback),
      get: (key, callback) => {
        this.#key = key;
        this.#before = this.database.getSync(itemPath(table, key)) as Item | undefined;
        callback(null, this.#before);
      },
      put: (key, item, callback) => {
        const refusal = emptyIndexKey(item, this.#table.definition);
        if (refusal) return callback(refusal);
        this.#after = item;
        this.#operations.push({ type: 'put', key: itemPath(table, key), value: item });
        callback(null);
      },
      del: (key, callback) => {
        this.#operations.push({ type: 'del', key: itemPath(table, key) });
        callback(null);
      },
    };
  }

  getIndexDb(_type: string, table: string, index: string): ActionStorage {
    const path = (key: string) => indexPath(table, index, `${key}/${this.#key}`);
    return {
      ...READ_ONLY,
      put: (key, item, callback) => {
        // An entry that stays as it is costs nothing, neither here nor on AWS.
        if (!sameContent(this.database.getSync(path(key)), item)) {
          this.#indexUnits += Math.ceil(itemBytes(item) / 1024);
          this.#operations.push({ type: 'put', key: path(key), value: item });
        }
        callback(null);
      },
      del: (key, callback) => {
        this.#indexUnits += 1;
        this.#operations.push({ type: 'del', key: path(key) });
        callback(null);
      },
    };
  }
}

/**
 * The full key of an index entry, from the keys that ExclusiveStartKey carries; `undefined` for one that is incomplete,
 * which the query itself refuses in the words of AWS.
 */
export function indexEntryKey(startKey: Item, table: TableDefinition, indexName: string): string | undefined {
  const index = table.GlobalSecondaryIndexes?.find((candidate) => candidate.IndexName === indexName);
  const names = [...table.KeySchema, ...(index?.KeySchema ?? [])].map((element) => element.AttributeName);
  if (!index || !hasKeys(startKey, names, table)) return undefined;
  return `${indexKey(startKey, table, index)}/${itemKey(startKey, table)}`;
}

/** AWS refuses an item whose index key is an empty string or blob; dynalite would index it. */
function emptyIndexKey(item: Item, table: TableDefinition): Error | undefined {
  for (const index of table.GlobalSecondaryIndexes ?? []) {
    for (const { AttributeName: name } of index.KeySchema) {
      const refusal = emptyKey(name, item[name] ?? {}, index.IndexName);
      if (refusal) return refusal;
    }
  }
  return undefined;
}
