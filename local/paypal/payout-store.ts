import type { DataFolder } from '../data-folder.ts';
import { inTransaction } from '../storage/transaction.ts';

/** One payment of a batch. Times are milliseconds on the machine's clock. */
export interface PayoutItem {
  readonly itemId: string;
  readonly batchId: string;
  readonly receiver: string;
  /** Absent: `EMAIL`. */
  readonly recipientType?: 'EMAIL' | 'PHONE';
  /** Absent: `PAYPAL`. */
  readonly wallet?: 'PAYPAL' | 'VENMO';
  readonly amountCents: number;
  readonly currency: string;
  readonly note: string;
  readonly senderItemId: string;
  readonly at: number;
}

export interface PayoutBatch {
  readonly batchId: string;
  readonly senderBatchId: string;
  readonly emailSubject: string | null;
  readonly at: number;
  /** Null until somebody has asked for the batch: it is PENDING in the answer that created it. */
  readonly readAt: number | null;
}

/** Something that the app is still to be told. */
export interface WebhookEvent {
  readonly eventId: string;
  readonly itemId: string;
  /** The item's status of which it tells. */
  readonly status: string;
  readonly due: number;
  /** How often it was sent in vain. */
  readonly attempt: number;
}

export interface PayoutStore {
  add(batch: PayoutBatch, items: readonly PayoutItem[]): void;
  batch(batchId: string): PayoutBatch | undefined;
  /** The newest batch of that sender id made at or after `since`. */
  bySender(senderBatchId: string, since: number): PayoutBatch | undefined;
  markRead(batchId: string, at: number): void;
  items(batchId: string): PayoutItem[];
  item(itemId: string): PayoutItem | undefined;
  /** Oldest first; `text` occurs in the note, the item's or the batch's sender id. */
  containing(text: string | undefined): PayoutItem[];
  /** Puts an event in its place, also a later attempt of a known one. */
  keepEvent(event: WebhookEvent): void;
  dropEvent(eventId: string): void;
  events(): WebhookEvent[];
}

const SCHEMA = `CREATE TABLE IF NOT EXISTS batches (
  batch_id TEXT PRIMARY KEY, sender_batch_id TEXT NOT NULL, subject TEXT, at INTEGER NOT NULL, read_at INTEGER);
CREATE INDEX IF NOT EXISTS batches_by_sender ON batches (sender_batch_id, at);
CREATE TABLE IF NOT EXISTS items (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, item_id TEXT NOT NULL UNIQUE, batch_id TEXT NOT NULL, item TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS events (event_id TEXT PRIMARY KEY, event TEXT NOT NULL);`;

type Row = Record<string, unknown>;

function batchOf(row: Row | undefined): PayoutBatch | undefined {
  if (row === undefined) return undefined;
  return {
    batchId: String(row.batch_id),
    senderBatchId: String(row.sender_batch_id),
    emailSubject: row.subject === null ? null : String(row.subject),
    at: Number(row.at),
    readAt: row.read_at === null ? null : Number(row.read_at),
  };
}

const itemOf = (row: Row): PayoutItem => JSON.parse(String(row.item)) as PayoutItem;

/** What the payment provider has been told, kept before it answers. */
export function openPayoutStore(folder: DataFolder): PayoutStore {
  const db = folder.sqlite('paypal');
  db.exec(SCHEMA);
  return {
    add(batch, items) {
      inTransaction(db, () => {
        db.prepare('INSERT INTO batches VALUES (?, ?, ?, ?, ?)').run(
          ...[batch.batchId, batch.senderBatchId, batch.emailSubject, batch.at, batch.readAt],
        );
        const insert = db.prepare('INSERT INTO items (item_id, batch_id, item) VALUES (?, ?, ?)');
        for (const item of items) insert.run(item.itemId, item.batchId, JSON.stringify(item));
      });
    },
    batch: (batchId) => batchOf(db.prepare('SELECT * FROM batches WHERE batch_id = ?').get(batchId)),
    bySender: (senderBatchId, since) =>
      batchOf(
        db
          .prepare('SELECT * FROM batches WHERE sender_batch_id = ? AND at >= ? ORDER BY at DESC')
          .get(senderBatchId, since),
      ),
    markRead: (batchId, at) =>
      void db
        .prepare('UPDATE batches SET read_at = ? WHERE batch_id = ? AND read_at IS NULL')
        .run(at, batchId),
    items: (batchId) =>
      db.prepare('SELECT item FROM items WHERE batch_id = ? ORDER BY seq').all(batchId).map(itemOf),
    item(itemId) {
      const row = db.prepare('SELECT item FROM items WHERE item_id = ?').get(itemId);
      return row && itemOf(row);
    },
    containing: (text) =>
      db
        .prepare(`SELECT item FROM items JOIN batches USING (batch_id)
          WHERE ? IS NULL OR instr(item, ?) > 0 OR instr(sender_batch_id, ?) > 0 ORDER BY seq`)
        .all(text ?? null, text ?? null, text ?? null)
        .map(itemOf),
    keepEvent: (event) =>
      void db
        .prepare('INSERT OR REPLACE INTO events VALUES (?, ?)')
        .run(event.eventId, JSON.stringify(event)),
    dropEvent: (eventId) => void db.prepare('DELETE FROM events WHERE event_id = ?').run(eventId),
    events: () =>
      db
        .prepare('SELECT event FROM events ORDER BY rowid')
        .all()
        .map(({ event }) => JSON.parse(String(event)) as WebhookEvent),
  };
}
