import { createHash } from 'node:crypto';
import type { LooseMailRecord, MessageParty } from '../../domain/claim/records.ts';
import { newRecordId, RECORD_ID_BYTES } from '../../domain/ids/record-id.ts';
import type { MailBrand } from '../../domain/mail/templates/brand.ts';
import type { ComposedMail } from '../../domain/mail/templates/letter.ts';
import { requireEnv } from '../environment.ts';
import { readBrand } from '../people/people.ts';
import { pendingIndexes } from '../table/keys.ts';
import { looseMessageKey } from '../table/mail-keys.ts';
import type { Table, TransactItem } from '../table/table.ts';
import { mailBrand } from './notice-reader.ts';
import { readMailWords } from './words-store.ts';

/** The brand as mails wear it, where no claim is involved; `brandFor` makes it speak the reader's language. */
export async function readMailBrand(table: Table): Promise<MailBrand> {
  const [brand, words] = await Promise.all([readBrand(table), readMailWords(table)]);
  return { ...mailBrand(brand), claimsAddress: requireEnv('CLAIMS_ADDRESS'), words: words.mails };
}

export interface LooseMail {
  readonly to: MessageParty;
  /** Which mail it is, e.g. `photos-again`. */
  readonly kind: string;
  readonly mail: ComposedMail;
  /** What it is about, at which version: the same cause makes the same message, so that a repeated write meets itself. */
  readonly cause: string;
  /** The plan whose certificate goes with it. */
  readonly certificateOf?: string;
  /** The support ticket it is about: replies find it. */
  readonly ticketId?: string;
  /** The payout whose statement goes with it. */
  readonly statementOf?: string;
  /** An appointment that goes with it: an iCalendar file. */
  readonly calendar?: string;
}

/** A mail of ours that belongs to no claim, queued with the change that causes it. */
export function looseMailItem(
  table: Table,
  { to, kind, mail, cause, ticketId, certificateOf, statementOf, calendar }: LooseMail,
  nowMs: number,
): TransactItem {
  const at = new Date(nowMs).toISOString();
  const digest = createHash('sha256').update(`${kind}\n${cause}\n${to.address}`).digest();
  const messageId = newRecordId('email', nowMs, digest.subarray(0, RECORD_ID_BYTES));
  const message: LooseMailRecord = {
    ...{ messageId, direction: 'out', kind, party: to, at, sendState: 'queued' },
    ...{ from: requireEnv('CLAIMS_ADDRESS'), to: [to.address], cc: [], documentIds: [] },
    ...{ subject: mail.subject, text: mail.text, html: mail.html },
    ...(certificateOf !== undefined && { certificateOf }),
    ...(ticketId !== undefined && { ticketId }),
    ...(statementOf !== undefined && { statementOf }),
    ...(calendar !== undefined && { calendar }),
  };
  return table.create(looseMessageKey(messageId), {
    entity: 'message',
    ...message,
    ...pendingIndexes('message', at),
  });
}
