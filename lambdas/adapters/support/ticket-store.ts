import { randomBytes } from 'node:crypto';
import { addBusinessDays } from '../../domain/calendar/opening-hours.ts';
import { type DocumentRecord, documentRecordSchema } from '../../domain/claim/records.ts';
import { newRecordId, RECORD_ID_BYTES } from '../../domain/ids/record-id.ts';
import { brandFor, type MailBrand } from '../../domain/mail/templates/brand.ts';
import {
  ticketAnsweredLetter,
  ticketForTeamMail,
  ticketReceivedLetter,
} from '../../domain/mail/templates/ticket-mails.ts';
import { renderWorded } from '../../domain/mail/templates/worded-letter.ts';
import { agentParty } from '../../domain/notices/notice-context.ts';
import { teamFor } from '../../domain/notices/team.ts';
import { isStaff } from '../../domain/people/actor.ts';
import {
  type Ticket,
  type TicketEntry,
  type TicketTime,
  ticketEntrySchema,
  ticketSchema,
} from '../../domain/tickets/ticket.ts';
import { looseMailItem } from '../mail/customer-mail.ts';
import { readTeam } from '../mail/notice-reader.ts';
import { readBrand, readUser } from '../people/people.ts';
import * as keys from '../table/support-keys.ts';
import type { Table, TransactItem } from '../table/table.ts';

export const readTicket = (table: Table, ticketId: string): Promise<Ticket | undefined> =>
  table.get(keys.ticketKey(ticketId), ticketSchema);

/** What was written on a ticket, oldest first. */
export const entriesOf = (table: Table, ticketId: string): Promise<TicketEntry[]> =>
  table.all(
    { partition: keys.ticketKey(ticketId).pk, sortPrefix: keys.ticketPrefixes.entries },
    ticketEntrySchema,
  );

export const documentsOfTicket = (table: Table, ticketId: string): Promise<DocumentRecord[]> =>
  table.all(
    { partition: keys.ticketKey(ticketId).pk, sortPrefix: keys.ticketPrefixes.documents },
    documentRecordSchema,
  );

export function ticketItem(table: Table, ticket: Ticket): TransactItem {
  const { ticketId, requester, status, createdAt, version } = ticket;
  const indexes = keys.ticketIndexes({ requesterUserId: requester.userId, status, createdAt });
  const item = { entity: 'ticket', ...ticket, ...indexes };
  const key = keys.ticketKey(ticketId);
  return version === 1 ? table.create(key, item) : table.replace(key, item, version - 1);
}

export const newEntry = (
  entry: Omit<TicketEntry, 'entryId' | 'at'>,
  nowMs: number,
  random: Uint8Array = randomBytes(RECORD_ID_BYTES),
): TicketEntry => ({
  ...entry,
  entryId: newRecordId('ticket', nowMs, random),
  at: new Date(nowMs).toISOString(),
});

/** Business days within which the team answers. */
const ANSWER_DAYS = 1;

/** The instant of a change, and by when the team answers from then on. */
export async function ticketTime(table: Table, nowMs: number): Promise<TicketTime> {
  const at = new Date(nowMs).toISOString();
  return { at, dueAt: addBusinessDays(at, ANSWER_DAYS, (await readBrand(table)).openingHours) };
}

/** Who asked, as mails to them know it. */
const requesterParty = ({ requester }: Ticket) => ({
  key: `u${requester.userId}`,
  name: requester.name,
  address: requester.email,
});

/** A customer is written to in the language of the account, everybody else in English. */
const requesterBrand = async (table: Table, { requester }: Ticket, brand: MailBrand): Promise<MailBrand> =>
  requester.role === 'customer' ? brandFor(brand, await readUser(table, requester.userId)) : brand;

/**
 * The mails of what was written: an answer goes to whoever asked; a question to the agent who took the ticket, else to
 * everybody on duty; the first one is confirmed. Notes among the team call nobody.
 */
async function mailsOf(
  table: Table,
  ticket: Ticket,
  entry: TicketEntry,
  nowMs: number,
): Promise<TransactItem[]> {
  const { brand, agents } = await readTeam(table);
  const { author, text, entryId: cause } = entry;
  const about = { cause, ticketId: ticket.ticketId };
  const byTeam = author.userId !== ticket.requester.userId && isStaff(author.role);
  const to = requesterParty(ticket);
  if (byTeam) {
    if (entry.internal) return [];
    const theirs = await requesterBrand(table, ticket, brand);
    const mail = renderWorded(ticketAnsweredLetter(ticket, { author: author.name, text }, theirs), theirs);
    return [looseMailItem(table, { ...about, to, kind: 'ticket-answered', mail }, nowMs)];
  }
  const isNew = ticket.version === 1;
  const team = teamFor(agents, ticket.assignedTo?.userId).map((agent) => {
    const mail = ticketForTeamMail(ticket, { to: agent.name, author: author.name, text, isNew }, brand);
    return looseMailItem(table, { ...about, to: agentParty(agent), kind: 'ticket-for-team', mail }, nowMs);
  });
  if (!isNew) return team;
  const theirs = await requesterBrand(table, ticket, brand);
  const mail = renderWorded(ticketReceivedLetter(ticket, text, theirs), theirs);
  return [looseMailItem(table, { ...about, to, kind: 'ticket-received', mail }, nowMs), ...team];
}

/** What stores a ticket with something new written on it, and tells whom it concerns. */
export const writtenItems = async (
  table: Table,
  ticket: Ticket,
  entry: TicketEntry,
  nowMs: number,
): Promise<TransactItem[]> => [
  ticketItem(table, ticket),
  table.create(keys.ticketEntryKey(ticket.ticketId, ticket.version), { entity: 'ticket-entry', ...entry }),
  ...(await mailsOf(table, ticket, entry, nowMs)),
];
