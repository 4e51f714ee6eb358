import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { requireEnv } from '../../adapters/environment.ts';
import { readBrand } from '../../adapters/people/people.ts';
import { pendingIndexes } from '../../adapters/table/keys.ts';
import { acknowledgedKey, looseMessageKey } from '../../adapters/table/mail-keys.ts';
import type { Table, TransactItem } from '../../adapters/table/table.ts';
import type { LooseMailRecord } from '../../domain/claim/records.ts';
import { newRecordId, RECORD_ID_BYTES } from '../../domain/ids/record-id.ts';
import { inertText } from '../../domain/mail/link-id.ts';
import type { ReceivedMail } from '../../domain/mail/reading/parse-mail.ts';

/** How long the note is kept that a sender was told: past the end of the day everywhere. */
const noteSeconds = 2 * 86_400;

/**
 * Tells the sender of a mail that nothing could be done with by itself that it arrived. Once a day and sender: an
 * automaton that hides its nature would answer for ever. It says nothing about any claim, existing or not.
 */
export async function acknowledgement(
  table: Table,
  mail: ReceivedMail,
  emailId: string,
  nowMs: number,
): Promise<TransactItem[]> {
  const to = mail.from?.address;
  if (to === undefined) return [];
  const at = new Date(nowMs).toISOString();
  const note = acknowledgedKey(to, at.slice(0, 10));
  if (await table.get(note, z.object({}))) return [];
  const record: LooseMailRecord = {
    messageId: newRecordId(
      'email',
      nowMs,
      createHash('sha256').update(`ack ${emailId}`).digest().subarray(0, RECORD_ID_BYTES),
    ),
    direction: 'out',
    kind: 'mail-arrived',
    from: requireEnv('CLAIMS_ADDRESS'),
    to: [to],
    cc: [],
    subject: inertText(`Re: ${mail.subject.replace(/^(?:re:\s*)+/i, '')}`.slice(0, 200)),
    text: textOf((await readBrand(table)).name),
    at,
    sendState: 'queued',
    documentIds: [],
  };
  return [
    table.create(note, { entity: 'acknowledged', expiresAt: Math.floor(nowMs / 1000) + noteSeconds }),
    table.create(looseMessageKey(record.messageId), {
      entity: 'message',
      ...record,
      ...pendingIndexes('message', at),
    }),
  ];
}

const textOf = (brand: string): string => `Hello,

your mail has arrived. It could not be dealt with by itself, so a member of the ${brand} Claims Team reads it; you need not send it again.

If it is about a claim, it is quickest to reply to one of our mails about that claim, from the address we wrote to.

${brand} Claims Team
`;
