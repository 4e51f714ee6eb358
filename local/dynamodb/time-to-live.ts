/**
 * Time to live: an item whose expiry has passed is deleted some time after. AWS takes minutes to days and promises
 * nothing, so code must look at the expiry itself; here it happens at the second full hour after it. An index of due
 * times, committed with the items, says what comes next: no table is ever walked.
 */
import type { Clock } from '../clock.ts';
import type { Item } from './attribute-value.ts';
import { pickAttributes } from './attribute-value.ts';
import { runAction } from './dynalite.ts';
import { type BatchOperation, type Database, type ItemChange, PendingItemWrite } from './item-store.ts';
import type { Table, Tables } from './table.ts';
import type { Follower, TableWriter } from './table-writer.ts';

const HOUR_MS = 3_600_000;
/** AWS leaves an item alone whose expiry lies further back than this, taking it for a mistake. */
const OLDEST_EXPIRY_MS = 5 * 365 * 24 * HOUR_MS;

interface ExpiryEntry {
  readonly deleteAt: number;
  readonly key: Item;
}

const expiryPath = (table: string): string => `expiry~${table}~`;

export class ExpiryIndex implements Follower {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #tables: Tables;
  /** When each table's timer is set for. */
  readonly #armed = new Map<string, number>();

  constructor(database: Database, clock: Clock, tables: Tables) {
    this.#database = database;
    this.#clock = clock;
    this.#tables = tables;
  }

  /** What keeps the index in step with an item's change; commits with it. */
  operations({ table, key, before, after }: ItemChange): BatchOperation[] {
    const now = this.#clock.now();
    const was = deletionTime(table, before);
    const is = deletionTime(table, after);
    const path = (deleteAt: number) => expiryPath(table.definition.TableName) + padded(deleteAt) + key;
    const operations: BatchOperation[] = [];
    if (was !== undefined) operations.push({ type: 'del', key: path(was) });
    if (is !== undefined && after && is > now - OLDEST_EXPIRY_MS) {
      const value: ExpiryEntry = { deleteAt: is, key: pickAttributes(after, table.keyNames) };
      operations.push({ type: 'put', key: path(is), value });
    }
    return operations;
  }

  /** Sets the table's timer earlier when the committed change asks for it. */
  committed({ table, after }: ItemChange): void {
    const due = deletionTime(table, after);
    const armed = this.#armed.get(table.definition.TableName) ?? Number.POSITIVE_INFINITY;
    if (due !== undefined && due < armed && this.#writer) this.#arm(table, due, this.#writer);
  }

  #writer: TableWriter | undefined;

  /** Sets every table's timer from what is kept. To be called once, after the tables are known. */
  async start(writer: TableWriter): Promise<void> {
    this.#writer = writer;
    for (const table of this.#tables.all()) await this.#armNext(table, writer);
  }

  stop(): void {
    for (const name of this.#armed.keys()) this.#clock.clear(timerId(name));
    this.#armed.clear();
    this.#writer = undefined;
  }

  #arm(table: Table, at: number, writer: TableWriter): void {
    const name = table.definition.TableName;
    this.#armed.set(name, at);
    this.#clock.set({ id: timerId(name), at, kind: 'ttl', name, fire: () => this.#deleteDue(table, writer) });
  }

  async #armNext(table: Table, writer: TableWriter): Promise<void> {
    const next = await this.#due(table, Number.POSITIVE_INFINITY, 1);
    const first = next[0];
    if (first && this.#writer === writer) this.#arm(table, first.deleteAt, writer);
  }

  async #deleteDue(table: Table, writer: TableWriter): Promise<void> {
    this.#armed.delete(table.definition.TableName);
    const due = await this.#due(table, this.#clock.now(), -1);
    for (const entry of due) await writer.exclusive(() => this.#delete(table, entry, writer));
    await this.#armNext(table, writer);
  }

  async #due(table: Table, until: number, limit: number): Promise<ExpiryEntry[]> {
    const prefix = expiryPath(table.definition.TableName);
    const entries: ExpiryEntry[] = [];
    for await (const value of this.#database.values({ gte: prefix, lt: `${prefix}~`, limit })) {
      const entry = value as ExpiryEntry;
      if (entry.deleteAt > until) break;
      entries.push(entry);
    }
    return entries;
  }

  async #delete(table: Table, entry: ExpiryEntry, writer: TableWriter): Promise<void> {
    const pending = new PendingItemWrite(this.#database, this.#tables, table);
    await runAction('DeleteItem', pending, { TableName: table.definition.TableName, Key: entry.key });
    // Its expiry may have been moved since the entry was read.
    if (deletionTime(table, pending.before) !== entry.deleteAt) return;
    await writer.commit([pending.change()], { byTtl: true });
  }
}

const timerId = (table: string): string => `dynamodb/ttl/${table}`;
const padded = (instant: number): string => `${String(Math.max(0, instant)).padStart(15, '0')}~`;

/** The instant at which an item goes, in milliseconds; AWS heeds the attribute only when it is a number. */
function deletionTime(table: Table, item: Item | undefined): number | undefined {
  const expiry = table.expiryAttribute === undefined ? undefined : item?.[table.expiryAttribute]?.N;
  if (expiry === undefined) return undefined;
  return (Math.ceil((Number(expiry) * 1000) / HOUR_MS) + 1) * HOUR_MS;
}
