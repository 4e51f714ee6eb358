import type { DatabaseSync } from 'node:sqlite';
import type { DataFolder } from '../data-folder.ts';
import { inTransaction } from '../storage/transaction.ts';
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
}

const SCHEMA = `CREATE TABLE IF NOT EXISTS mail (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, direction TEXT NOT NULL, at INTEGER NOT NULL,
  envelope_from TEXT NOT NULL, recipients TEXT NOT NULL, view TEXT NOT NULL, details TEXT NOT NULL, raw BLOB NOT NULL)`;

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
  readonly database: DatabaseSync;

  constructor(folder: DataFolder) {
    this.database = folder.sqlite('mail');
    this.database.exec(SCHEMA);
  }

  /** Keeps a mail, and in the same commit whatever `also` does. */
  add(mail: SentMail | ReceivedMail, raw: Uint8Array, also: () => void): void {
    const { id, direction, at, envelopeFrom, recipients, view, ...details } = mail;
    inTransaction(this.database, () => {
      this.database
        .prepare(`INSERT INTO mail (id, direction, at, envelope_from, recipients, view, details, raw)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?)`)
        .run(
          ...[id, direction, at, envelopeFrom, JSON.stringify(recipients)],
          ...[JSON.stringify(view), JSON.stringify(details), raw],
        );
      also();
    });
  }

  sent(id: string): SentMail | undefined {
    return this.#find(id, 'out') as SentMail | undefined;
  }

  received(id: string): ReceivedMail | undefined {
    return this.#find(id, 'in') as ReceivedMail | undefined;
  }

  #find(id: string, direction: 'out' | 'in'): KeptMail | undefined {
    const row = this.database.prepare('SELECT * FROM mail WHERE id = ? AND direction = ?').get(id, direction);
    return row && { ...keptMail(row), ...(JSON.parse(String(row.details)) as object) };
  }

  raw(id: string): Uint8Array | undefined {
    const row = this.database.prepare('SELECT raw FROM mail WHERE id = ?').get(id);
    return row?.raw instanceof Uint8Array ? row.raw : undefined;
  }

  /** Newest first. `claimId` is looked for in everything a reader sees and in the raw message. */
  list(filter: { direction: 'out' | 'in'; to?: string; claimId?: string }): KeptMail[] {
    const { direction, to = null, claimId = null } = filter;
    return this.database
      .prepare(`SELECT id, direction, at, envelope_from, recipients, view FROM mail WHERE direction = ?
        AND (? IS NULL OR EXISTS (SELECT 1 FROM json_each(recipients) WHERE value = lower(?)))
        AND (? IS NULL OR instr(view, ?) > 0 OR instr(raw, CAST(? AS BLOB)) > 0) ORDER BY seq DESC`)
      .all(direction, to, to, claimId, claimId, claimId)
      .map(keptMail);
  }
}
