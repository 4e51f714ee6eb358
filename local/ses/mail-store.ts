import type { DatabaseSync } from 'node:sqlite';
import type { DataFolder } from '../data-folder.ts';
import type { MailView } from './mail-view.ts';

/** The verdicts SES attaches to what arrives. */
export type Verdict = 'PASS' | 'FAIL' | 'GRAY' | 'PROCESSING_FAILED' | 'DISABLED';
export interface Verdicts {
  readonly spf: Verdict;
  readonly dkim: Verdict;
  readonly dmarc: Verdict;
  readonly spam: Verdict;
  readonly virus: Verdict;
}

/** A mail that went out, or came in, as it is kept. Times are milliseconds on the machine's clock. */
export interface KeptMail {
  readonly id: string;
  readonly direction: 'out' | 'in';
  readonly envelopeFrom: string;
  readonly recipients: readonly string[];
  readonly at: number;
  readonly view: MailView;
}

export interface SentMail extends KeptMail {
  readonly configurationSet: string | null;
  readonly tags: Readonly<Record<string, readonly string[]>>;
}

export interface ReceivedMail extends KeptMail {
  readonly verdicts: Verdicts;
  /** How many actions of its rules are done. */
  readonly actionsDone: number;
  /** Failed tries of the next action. */
  readonly tries: number;
}

const SCHEMA = `CREATE TABLE IF NOT EXISTS mail (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, direction TEXT NOT NULL, at INTEGER NOT NULL,
  envelope_from TEXT NOT NULL, recipients TEXT NOT NULL, view TEXT NOT NULL, details TEXT NOT NULL, raw BLOB NOT NULL,
  pending INTEGER NOT NULL, actions_done INTEGER NOT NULL DEFAULT 0, tries INTEGER NOT NULL DEFAULT 0, error TEXT);
CREATE INDEX IF NOT EXISTS mail_pending ON mail (direction, seq) WHERE pending = 1;`;

type Row = Record<string, unknown>;

function keptMail(row: Row): KeptMail {
  return {
    id: String(row.id),
    direction: row.direction === 'in' ? 'in' : 'out',
    envelopeFrom: String(row.envelope_from),
    recipients: JSON.parse(String(row.recipients)) as string[],
    at: Number(row.at),
    view: JSON.parse(String(row.view)) as MailView,
  };
}

/** The mailbox of this machine's world: every mail in and out, kept before anyone is told that it was taken. */
export class MailStore {
  readonly #db: DatabaseSync;

  constructor(folder: DataFolder) {
    this.#db = folder.sqlite('mail');
    this.#db.exec(SCHEMA);
  }

  #add(mail: KeptMail, details: object, raw: Uint8Array, pending: boolean): void {
    this.#db
      .prepare(`INSERT INTO mail (id, direction, at, envelope_from, recipients, view, details, raw, pending)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`)
      .run(
        ...[mail.id, mail.direction, mail.at, mail.envelopeFrom, JSON.stringify(mail.recipients)],
        ...[JSON.stringify(mail.view), JSON.stringify(details), raw, pending ? 1 : 0],
      );
  }

  addSent(mail: SentMail, raw: Uint8Array, eventsPending: boolean): void {
    const { configurationSet, tags } = mail;
    this.#add(mail, { configurationSet, tags }, raw, eventsPending);
  }

  addReceived(mail: ReceivedMail, raw: Uint8Array): void {
    this.#add(mail, { verdicts: mail.verdicts }, raw, true);
  }

  /** Ids of mail with work left: events to publish (`out`), actions to run (`in`), oldest first. */
  pending(direction: 'out' | 'in'): string[] {
    const query = this.#db.prepare('SELECT id FROM mail WHERE pending = 1 AND direction = ? ORDER BY seq');
    return query.all(direction).map((row) => String(row.id));
  }

  #row(id: string, direction: 'out' | 'in'): Row | undefined {
    return this.#db.prepare('SELECT * FROM mail WHERE id = ? AND direction = ?').get(id, direction);
  }

  sent(id: string): SentMail | undefined {
    const row = this.#row(id, 'out');
    if (row === undefined) return undefined;
    const details = JSON.parse(String(row.details)) as Pick<SentMail, 'configurationSet' | 'tags'>;
    return { ...keptMail(row), ...details };
  }

  received(id: string): ReceivedMail | undefined {
    const row = this.#row(id, 'in');
    if (row === undefined) return undefined;
    const { verdicts } = JSON.parse(String(row.details)) as Pick<ReceivedMail, 'verdicts'>;
    return { ...keptMail(row), verdicts, actionsDone: Number(row.actions_done), tries: Number(row.tries) };
  }

  raw(id: string): Uint8Array | undefined {
    const row = this.#db.prepare('SELECT raw FROM mail WHERE id = ?').get(id);
    return row?.raw instanceof Uint8Array ? row.raw : undefined;
  }

  progress(id: string, actionsDone: number, tries: number, error: string | null): void {
    const update = this.#db.prepare('UPDATE mail SET actions_done = ?, tries = ?, error = ? WHERE id = ?');
    update.run(actionsDone, tries, error, id);
  }

  /** Nothing is left to do for this mail. */
  finish(id: string, error: string | null): void {
    this.#db.prepare('UPDATE mail SET pending = 0, error = ? WHERE id = ?').run(error, id);
  }

  /** Newest first. `claimId` is looked for in everything a reader sees and in the raw message. */
  list(filter: { direction: 'out' | 'in'; to?: string; claimId?: string }): KeptMail[] {
    const { direction, to = null, claimId = null } = filter;
    return this.#db
      .prepare(`SELECT id, direction, at, envelope_from, recipients, view FROM mail WHERE direction = ?
        AND (? IS NULL OR EXISTS (SELECT 1 FROM json_each(recipients) WHERE value = lower(?)))
        AND (? IS NULL OR instr(view, ?) > 0 OR instr(raw, CAST(? AS BLOB)) > 0) ORDER BY seq DESC`)
      .all(direction, to, to, claimId, claimId, claimId)
      .map(keptMail);
  }
}
