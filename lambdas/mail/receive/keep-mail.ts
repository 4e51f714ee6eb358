import * as z from 'zod/mini';
import { CompanionRefused, changeClaim } from '../../adapters/claims/claim-store.ts';
import type { Files } from '../../adapters/files/files.ts';
import { documentKey } from '../../adapters/table/claim-keys.ts';
import type { Key } from '../../adapters/table/keys.ts';
import { inboundMailKey, mailFingerprintKey } from '../../adapters/table/mail-keys.ts';
import { ticketDocumentKey } from '../../adapters/table/support-keys.ts';
import { type Table, TransactionRefused } from '../../adapters/table/table.ts';
import { documentRecordSchema } from '../../domain/claim/records.ts';
import { fingerprintOf, matchMail } from '../../domain/mail/reading/match-mail.ts';
import { parseMail, type ReceivedMail } from '../../domain/mail/reading/parse-mail.ts';
import type { MailPlace } from '../../domain/mail/reading/receipt.ts';
import type { Arrival } from './arrival.ts';
import type { AttachedDocument } from './attached-documents.ts';
import { findClaim, findTicket } from './find-claim.ts';
import { type Placed, placeMail } from './place-mail.ts';
import { placeTicketMail } from './place-ticket-mail.ts';

export interface Receiver {
  readonly table: Table;
  readonly files: Files;
  readonly mailBucket: string;
  readonly quarantineBucket: string;
  /** Our domain, and the keys of our reply addresses. */
  readonly place: MailPlace;
  /** The largest document, in bytes. */
  readonly maxBytes: number;
}

/** SES tells of a mail only after storing it: a mail that is not there is a fault of the set-up. */
export class RawMailMissing extends Error {
  override readonly name = 'RawMailMissing';
}

/** Marks a mail as kept; what of its files still has to be put into quarantine stands in it until that is done. */
const inboundSchema = z.object({
  state: z.enum(['kept', 'done']),
  claimId: z.optional(z.string()),
  ticketId: z.optional(z.string()),
  files: z.array(z.object({ index: z.int(), documentId: z.string() })),
});
type Inbound = z.infer<typeof inboundSchema>;

const attempts = 6;

/**
 * Takes in one mail: keeps it with all it changes in one transaction, then puts its files into quarantine, where the
 * malware scan finds them. Called again after a crash at any point it goes on from there and doubles nothing.
 */
export async function receiveMail(receiver: Receiver, arrival: Arrival, nowMs: number): Promise<void> {
  const { table, files, mailBucket } = receiver;
  const marker = inboundMailKey(arrival.sesMessageId);
  const known = await table.get(marker, inboundSchema);
  if (known?.state === 'done') return;
  const raw = await files.read(mailBucket, arrival.sesMessageId);
  if (!raw) throw new RawMailMissing(arrival.sesMessageId);
  const mail = await parseMail(raw);
  const kept = known ?? (await keep(receiver, arrival, mail, nowMs));
  if (kept.state === 'done') return;
  await quarantine(receiver, kept, mail);
  await finish(table, marker);
}

async function keep(
  receiver: Receiver,
  arrival: Arrival,
  mail: ReceivedMail,
  nowMs: number,
): Promise<Inbound> {
  for (let attempt = 1; ; attempt += 1) {
    const known = await receiver.table.get(inboundMailKey(arrival.sesMessageId), inboundSchema);
    if (known) return known;
    try {
      return await keepOnce(receiver, arrival, mail, nowMs);
    } catch (error) {
      // The same mail was kept meanwhile, by another call or under another SES id: look again.
      const overtaken = error instanceof CompanionRefused || error instanceof TransactionRefused;
      if (!overtaken || attempt === attempts) throw error;
    }
  }
}

async function keepOnce(
  { table, place, maxBytes }: Receiver,
  arrival: Arrival,
  mail: ReceivedMail,
  nowMs: number,
): Promise<Inbound> {
  const match = matchMail(mail, arrival.receipt, place);
  const claim = await findClaim(table, match);
  const ticket = claim ? undefined : await findTicket(table, match);
  const fingerprint = mailFingerprintKey(fingerprintOf(mail, claim?.claimId ?? ticket?.ticketId));
  const duplicate = (await table.get(fingerprint, z.object({}))) !== undefined;
  const inHand = { arrival, mail, match, duplicate, nowMs, domain: place.domain, maxBytes };
  let inbound: Inbound = { state: 'done', files: [] };
  const writesOf = (placed: Placed) => {
    inbound = inboundOf(placed.documents, {
      ...(claim && { claimId: claim.claimId }),
      ...(ticket && { ticketId: ticket.ticketId }),
    });
    const marks = [
      table.create(inboundMailKey(arrival.sesMessageId), { entity: 'inbound', ...inbound }),
      ...(duplicate ? [] : [table.create(fingerprint, { entity: 'fingerprint', emailId: arrival.emailId })]),
    ];
    return [...placed.writes, ...marks];
  };
  let alone: Placed | undefined;
  if (claim) {
    await changeClaim(table, claim.claimId, async (current) => {
      const placed = await placeMail(table, current, inHand);
      alone = placed.change ? undefined : placed;
      return placed.change && { change: placed.change, with: writesOf(placed) };
    });
  } else if (ticket) alone = await placeTicketMail(table, ticket, inHand);
  else alone = await placeMail(table, undefined, inHand);
  if (alone) await table.transact(writesOf(alone));
  return inbound;
}

function inboundOf(
  documents: readonly AttachedDocument[],
  about: Pick<Inbound, 'claimId' | 'ticketId'>,
): Inbound {
  const files = documents
    .filter(({ record }) => record.status === 'pending')
    .map(({ index, record }) => ({ index, documentId: record.documentId }));
  return {
    state: files.length > 0 ? 'kept' : 'done',
    ...about,
    files,
  };
}

/** Puts what is still pending where every upload goes; a file inspected meanwhile is not put a second time. */
async function quarantine(
  { table, files, quarantineBucket }: Receiver,
  { claimId = '', ticketId, files: waiting }: Inbound,
  mail: ReceivedMail,
): Promise<void> {
  for (const { index, documentId } of waiting) {
    const key =
      ticketId === undefined ? documentKey(claimId, documentId) : ticketDocumentKey(ticketId, documentId);
    const document = await table.get(key, documentRecordSchema);
    const file = mail.attachments[index];
    if (document?.status !== 'pending' || !file) continue;
    const { contentType } = document;
    await files.put(quarantineBucket, document.quarantineKey, {
      bytes: file.content,
      contentType,
      once: true,
    });
  }
}

async function finish(table: Table, marker: Key): Promise<void> {
  try {
    await table.transact([
      table.update(marker, {
        set: { state: 'done' },
        condition: '#state = :kept',
        values: { ':kept': 'kept' },
      }),
    ]);
  } catch (error) {
    if (!(error instanceof TransactionRefused) || error.conflict) throw error;
  }
}
