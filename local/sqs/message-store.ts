import type { DatabaseSync } from 'node:sqlite';
import type { Clock } from '../clock.ts';
import { inTransaction } from '../storage/transaction.ts';
import type { Queue } from './queues.ts';

/** A message as it stands in its row. */
export type MessageRow = Readonly<Record<string, unknown>>;

export interface Received {
  readonly most: number;
  /** How long the messages are hidden from others, in milliseconds. */
  readonly hideMs: number;
}

/** The messages of all queues. */
export class MessageStore {
  readonly #database: DatabaseSync;
  readonly #clock: Clock;
  readonly #newId: () => string;

  constructor(database: DatabaseSync, clock: Clock, newId: () => string) {
    this.#database = database;
    this.#clock = clock;
    this.#newId = newId;
    database.exec(`CREATE TABLE IF NOT EXISTS message (
      serial INTEGER PRIMARY KEY AUTOINCREMENT, queue TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL,
      attributes TEXT NOT NULL, sent_at INTEGER NOT NULL, visible_at INTEGER NOT NULL, first_received_at INTEGER,
      receives INTEGER NOT NULL DEFAULT 0, receipt TEXT)`);
  }

  /** Returns the id of the message. */
  add(queue: Queue, body: string, attributes: object): string {
    const id = this.#newId();
    const now = this.#clock.now();
    this.#database
      .prepare('INSERT INTO message (queue, id, body, attributes, sent_at, visible_at) VALUES (?,?,?,?,?,?)')
      .run(queue.name, id, body, JSON.stringify(attributes), now, now);
    return id;
  }

  /** The oldest visible messages, hidden from now on; those that were kept for long enough are gone. */
  take(queue: Queue, { most, hideMs }: Received): MessageRow[] {
    const now = this.#clock.now();
    return inTransaction(this.#database, () => {
      this.#database
        .prepare('DELETE FROM message WHERE queue = ? AND sent_at <= ?')
        .run(queue.name, now - queue.retentionMs);
      const rows = this.#database
        .prepare('SELECT serial FROM message WHERE queue = ? AND visible_at <= ? ORDER BY serial LIMIT ?')
        .all(queue.name, now, most);
      const hiding =
        this.#database.prepare(`UPDATE message SET visible_at = ?, receives = receives + 1, receipt = ?,
          first_received_at = coalesce(first_received_at, ?) WHERE serial = ? RETURNING *`);
      return rows.map(({ serial = 0 }) => hiding.get(now + hideMs, this.#newId(), now, serial) ?? {});
    });
  }

  remove(queue: Queue, receipt: string): void {
    this.#database.prepare('DELETE FROM message WHERE queue = ? AND receipt = ?').run(queue.name, receipt);
  }

  count(queue: Queue): { readonly visible: number; readonly hidden: number } {
    const row = this.#database
      .prepare(`SELECT count(*) FILTER (WHERE visible_at <= ?1) AS visible,
        count(*) FILTER (WHERE visible_at > ?1) AS hidden FROM message WHERE queue = ?2`)
      .get(this.#clock.now(), queue.name);
    return { visible: Number(row?.visible), hidden: Number(row?.hidden) };
  }
}
