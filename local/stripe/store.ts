import { createHash } from 'node:crypto';
import type { DataFolder } from '../data-folder.ts';

/** An object of Stripe's API as it answers it, with what only the simulator knows under `sim`. */
export type StripeObject = { readonly id: string; readonly object: string } & Readonly<
  Record<string, unknown>
>;

export interface KeptAnswer {
  readonly fingerprint: string;
  readonly status: number;
  readonly body: string;
  readonly at: number;
}

export interface StripeStore {
  /** The next id with this prefix: the same in every replay of the same calls. */
  newId(prefix: string): string;
  put(object: StripeObject, parent?: string): void;
  get(id: string): StripeObject | undefined;
  /** Objects of a kind, newest first; of one parent (a customer, a payment) where one is named. */
  list(kind: string, parent?: string): StripeObject[];
  answer(key: string): KeptAnswer | undefined;
  keep(key: string, answer: KeptAnswer): void;
}

const SCHEMA = `CREATE TABLE IF NOT EXISTS objects (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, parent TEXT, object TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS objects_by_parent ON objects (kind, parent);
CREATE TABLE IF NOT EXISTS answers (
  key TEXT PRIMARY KEY, fingerprint TEXT NOT NULL, status INTEGER NOT NULL, body TEXT NOT NULL, at INTEGER NOT NULL);`;

const parsed = (row: Record<string, unknown>): StripeObject => JSON.parse(String(row.object)) as StripeObject;

/** What the card processor has been told, kept before it answers. */
export function openStripeStore(folder: DataFolder): StripeStore {
  const db = folder.sqlite('stripe');
  db.exec(SCHEMA);
  return {
    newId(prefix) {
      const row = db.prepare('SELECT COALESCE(MAX(seq), 0) + 1 AS next FROM objects').get();
      const digest = createHash('sha256').update(`${prefix}\n${row?.next}`).digest('base64');
      return `${prefix}_1${digest.replace(/[^A-Za-z0-9]/g, '').slice(0, 23)}`;
    },
    put: ({ id, object: kind, ...rest }, parent) =>
      void db
        .prepare(`INSERT INTO objects (id, kind, parent, object) VALUES (?, ?, ?, ?)
          ON CONFLICT (id) DO UPDATE SET object = excluded.object`)
        .run(id, kind, parent ?? null, JSON.stringify({ id, object: kind, ...rest })),
    get(id) {
      const row = db.prepare('SELECT object FROM objects WHERE id = ?').get(id);
      return row && parsed(row);
    },
    list: (kind, parent) =>
      db
        .prepare('SELECT object FROM objects WHERE kind = ? AND (? IS NULL OR parent = ?) ORDER BY seq DESC')
        .all(kind, parent ?? null, parent ?? null)
        .map(parsed),
    answer(key) {
      const row = db.prepare('SELECT * FROM answers WHERE key = ?').get(key);
      return (
        row && {
          fingerprint: String(row.fingerprint),
          status: Number(row.status),
          body: String(row.body),
          at: Number(row.at),
        }
      );
    },
    keep: (key, { fingerprint, status, body, at }) =>
      void db
        .prepare('INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?, ?)')
        .run(key, fingerprint, status, body, at),
  };
}
