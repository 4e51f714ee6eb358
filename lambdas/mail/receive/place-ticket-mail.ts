import { createHash } from 'node:crypto';
import { documentItem } from '../../adapters/claims/documents.ts';
import { readUser, staffUsers } from '../../adapters/people/people.ts';
import { newEntry, ticketTime, writtenItems } from '../../adapters/support/ticket-store.ts';
import type { Table } from '../../adapters/table/table.ts';
import type { LooseMailRecord } from '../../domain/claim/records.ts';
import { RECORD_ID_BYTES } from '../../domain/ids/record-id.ts';
import { classifyMail, type MailClass } from '../../domain/mail/reading/classify-mail.ts';
import type { Actor } from '../../domain/people/actor.ts';
import { type Ticket, written } from '../../domain/tickets/ticket.ts';
import { commentTextOf } from '../acting/act-on-mail.ts';
import { listForTeam } from '../acting/tell-team.ts';
import { acknowledgement } from './acknowledge.ts';
import { documentsOfMail } from './attached-documents.ts';
import { mailRecord } from './mail-record.ts';
import type { MailInHand, Placed } from './place-mail.ts';

interface Writer {
  readonly actor: Actor;
  readonly isRequester: boolean;
}

/** Whoever asked, by the address on the ticket or the one on record now, or somebody of the claims team. */
async function writerOf(
  table: Table,
  { requester }: Ticket,
  from: string | undefined,
): Promise<Writer | undefined> {
  const address = from?.toLowerCase();
  if (address === undefined) return undefined;
  const user = await readUser(table, requester.userId);
  const own = [requester.email, user?.email].some((one) => one?.toLowerCase() === address);
  if (own && user?.disabled !== true) {
    const { userId, role, name, companyId } = requester;
    return {
      actor: { role, name, userId, ...(companyId !== undefined && { companyId }) },
      isRequester: true,
    };
  }
  const agent = (await staffUsers(table)).find(
    ({ email, disabled }) => disabled !== true && email.toLowerCase() === address,
  );
  if (!agent) return undefined;
  const { userId, name, role } = agent;
  return { actor: { role, name, userId }, isRequester: false };
}

/** A mail that must not show up on the ticket: nobody on it is known to have written it. */
async function forTeam(
  table: Table,
  { ticketId }: Ticket,
  { kind, disposition, reason, acknowledge }: MailClass,
  { arrival, mail, nowMs }: MailInHand,
): Promise<Placed> {
  const record: LooseMailRecord = {
    ...mailRecord(arrival, mail, new Date(nowMs).toISOString()),
    kind,
    reason: disposition === 'keep' ? `${reason}; kept only` : `${reason} (${ticketId})`,
    ticketId,
  };
  const told = acknowledge ? await acknowledgement(table, mail, arrival.emailId, nowMs) : [];
  return { writes: [...(await listForTeam(table, record, undefined, nowMs)), ...told], documents: [] };
}

/**
 * Decides what becomes of a mail about a support ticket; nothing is stored here. Words of whoever asked open it again. One
 * that nothing proves to be theirs, and whatever an agent writes, is kept as a note that only the claims team sees.
 */
export async function placeTicketMail(table: Table, ticket: Ticket, inHand: MailInHand): Promise<Placed> {
  const { arrival, mail, domain, duplicate, nowMs } = inHand;
  const found = classifyMail({ mail, receipt: arrival.receipt, domain, duplicate });
  if (found.kind !== 'unmatched') return forTeam(table, ticket, found, inHand);
  const writer = await writerOf(table, ticket, mail.from?.address);
  const outsider: MailClass = {
    ...found,
    kind: 'outsider',
    reason: 'the sender is on no record of the ticket',
  };
  // Without proof the mail of somebody of the team may be anybody's.
  if (!writer || (!writer.isRequester && !found.acknowledge)) return forTeam(table, ticket, outsider, inHand);
  const proven = found.acknowledge;
  const { actor, isRequester } = writer;
  const documents = documentsOfMail(
    { arrival, mail, uploadedBy: actor, at: new Date(nowMs).toISOString(), maxBytes: inHand.maxBytes },
    { ticketId: ticket.ticketId },
    () => 'other',
  );
  const fileNames = documents.map(({ record }) => record.fileName);
  const text = commentTextOf({ text: mail.text, fileNames });
  if (text === '') {
    const empty: MailClass = { ...found, kind: 'unreadable', reason: 'the mail holds nothing new' };
    return forTeam(table, ticket, empty, inHand);
  }
  const random = createHash('sha256').update(arrival.emailId).digest().subarray(0, RECORD_ID_BYTES);
  const author = proven ? actor : { ...actor, name: `${actor.name} (not confirmed)` };
  const documentIds = documents.map(({ record }) => record.documentId);
  const about = { ticketId: ticket.ticketId, documentIds, via: 'mail' as const };
  const entry = newEntry({ ...about, author, text, internal: !isRequester || !proven }, nowMs, random);
  const after = written(ticket, entry, await ticketTime(table, nowMs));
  return {
    documents,
    writes: [
      ...(await writtenItems(table, after, entry, nowMs)),
      ...documents.map(({ record }) => documentItem(table, record)),
    ],
  };
}
