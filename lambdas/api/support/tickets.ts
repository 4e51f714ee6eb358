import { randomBytes } from 'node:crypto';
import * as z from 'zod/mini';
import {
  documentsOfTicket,
  entriesOf,
  newEntry,
  readTicket,
  ticketItem,
  ticketTime,
  writtenItems,
} from '../../adapters/support/ticket-store.ts';
import * as keys from '../../adapters/table/support-keys.ts';
import type { Action } from '../../domain/access/actions.ts';
import { allowed } from '../../domain/access/allowed.ts';
import { InvalidInput, NotFound } from '../../domain/errors.ts';
import { readClaimId } from '../../domain/ids/claim-id.ts';
import { isStaff } from '../../domain/people/actor.ts';
import {
  assigned,
  closed,
  newTicketId,
  opened,
  submittedWords,
  TICKET_NUMBER_BYTES,
  type Ticket,
  type TicketEntry,
  ticketNextStep,
  ticketSchema,
  written,
} from '../../domain/tickets/ticket.ts';
import type { Caller } from '../../middleware/api/caller.ts';
import type { Answer } from '../../middleware/api/idempotency.ts';
import { listAnswer, pageOf } from '../../middleware/api/list.ts';
import { Forbidden } from '../../middleware/api/problem.ts';
import { countTry } from '../../middleware/api/rate-limit.ts';
import { type ApiRequest, route } from '../../middleware/api/router.ts';
import type { InputOf, QueryOf } from '../claims/operations/input-of.ts';
import { announcedFile, fileView, uploadForm } from './files.ts';
import * as operations from './ticket-operations.ts';

const isTeam = ({ user }: Caller): boolean => isStaff(user.role);

function ticketView({ requester, dueAt, ...ticket }: Ticket, viewer: Caller) {
  const asTeam = isTeam(viewer) && requester.userId !== viewer.user.userId;
  const { assignedTo, ...shown } = ticket;
  const nextStep = ticketNextStep({ status: ticket.status, dueAt }, asTeam ? 'team' : 'requester');
  return { ...shown, nextStep, ...(isTeam(viewer) && { requester, ...(assignedTo && { assignedTo }) }) };
}

const entryView = ({ ticketId: _ticket, author, ...entry }: TicketEntry) => ({
  ...entry,
  author: { role: author.role, name: author.name },
});

/** The ticket of the path, for one action. Throws NotFound: what somebody else asked does not exist. */
async function ticketFor(
  { table, params, caller }: ApiRequest<unknown, unknown>,
  action: Action,
): Promise<Ticket> {
  const ticket = await readTicket(table, (params.ticketId ?? '').toUpperCase());
  const record = ticket && { requesterUserId: ticket.requester.userId };
  if (!ticket || allowed(caller().access, action, record) !== 'yes') throw new NotFound('the ticket');
  return ticket;
}

const namedClaim = (typed: string | undefined): string | undefined => {
  if (typed === undefined || typed.trim() === '') return undefined;
  const claimId = readClaimId(typed);
  if (claimId === undefined) throw InvalidInput.at('claimId', 'is no claim ID, such as CLM-7Q2M9X4K');
  return claimId;
};

async function create(
  request: ApiRequest<unknown, InputOf<typeof operations.createTicket>>,
): Promise<Answer> {
  const { table, caller, body, nowMs, remember } = request;
  const claimId = namedClaim(body.claimId);
  const { user, actor } = caller();
  await countTry(table, 'ticket', user.userId, nowMs);
  const { userId, role, name, email, companyId } = user;
  const asked = {
    ticketId: newTicketId(randomBytes(TICKET_NUMBER_BYTES)),
    subject: body.subject,
    requester: { userId, role, name, email, ...(companyId !== undefined && { companyId }) },
    ...(claimId !== undefined && { claimId }),
  };
  const ticket = opened(asked, await ticketTime(table, nowMs));
  const { ticketId } = ticket;
  const said = {
    ticketId,
    author: actor,
    text: body.text,
    internal: false,
    via: 'portal',
    documentIds: [],
  } as const;
  const entry = newEntry({ ...said, documentIds: [] }, nowMs);
  const answer = { status: 201, body: { ...ticketView(ticket, caller()), message: submittedWords } };
  await table.change('the ticket', [
    ...(await writtenItems(table, ticket, entry, nowMs)),
    ...remember(answer),
  ]);
  return answer;
}

async function list(request: ApiRequest<QueryOf<typeof operations.listTickets>, unknown>): Promise<Answer> {
  const { table, caller, query } = request;
  const viewer = caller();
  const place = isTeam(viewer)
    ? { index: 'gsi3' as const, partition: keys.ticketsPartition(query.status ?? 'open') }
    : { index: 'gsi1' as const, partition: keys.ticketsOfPartition(viewer.user.userId) };
  const page = await table.page(
    { ...pageOf(place, query), newestFirst: !isTeam(viewer) || query.status === 'closed' },
    ticketSchema,
  );
  return { status: 200, body: listAnswer(page, (ticket) => ticketView(ticket, viewer)) };
}

async function read(request: ApiRequest<unknown, unknown>): Promise<Answer> {
  const ticket = await ticketFor(request, 'ticket.view');
  const viewer = request.caller();
  const [entries, documents] = await Promise.all([
    entriesOf(request.table, ticket.ticketId),
    documentsOfTicket(request.table, ticket.ticketId),
  ]);
  const body = {
    ...ticketView(ticket, viewer),
    entries: entries.filter(({ internal }) => isTeam(viewer) || !internal).map(entryView),
    documents: await Promise.all(documents.map(fileView)),
  };
  return { status: 200, body };
}

async function reply(
  request: ApiRequest<unknown, InputOf<typeof operations.replyToTicket>>,
): Promise<Answer> {
  const { table, caller, body, nowMs, remember } = request;
  const ticket = await ticketFor(request, 'ticket.reply');
  const { actor } = caller();
  const { text, internal = false, documentIds = [] } = body;
  if (internal && !isTeam(caller())) throw new Forbidden('ticket.handle');
  const known = new Set(
    (await documentsOfTicket(table, ticket.ticketId)).map(({ documentId }) => documentId),
  );
  const unknown = documentIds.findIndex((documentId) => !known.has(documentId));
  if (unknown >= 0) throw InvalidInput.at(`documentIds.${unknown}`, 'is no document of this ticket');
  const { ticketId } = ticket;
  const entry = newEntry({ ticketId, author: actor, text, internal, via: 'portal', documentIds }, nowMs);
  const after = written(ticket, entry, await ticketTime(table, nowMs));
  const answer = { status: 201, body: entryView(entry) };
  await table.change('the ticket', [
    ...(await writtenItems(table, after, entry, nowMs)),
    ...remember(answer),
  ]);
  return answer;
}

async function store(
  { table, caller, remember }: ApiRequest<unknown, unknown>,
  ticket: Ticket,
): Promise<Answer> {
  const answer = { status: 200, body: ticketView(ticket, caller()) };
  await table.change('the ticket', [ticketItem(table, ticket), ...remember(answer)]);
  return answer;
}

const instant = (ms: number): string => new Date(ms).toISOString();

async function close(request: ApiRequest<unknown, unknown>): Promise<Answer> {
  const ticket = await ticketFor(request, 'ticket.reply');
  if (ticket.status === 'closed') return { status: 200, body: ticketView(ticket, request.caller()) };
  return store(request, closed(ticket, instant(request.nowMs)));
}

async function assign(
  request: ApiRequest<unknown, InputOf<typeof operations.assignTicket>>,
): Promise<Answer> {
  const ticket = await ticketFor(request, 'ticket.handle');
  const { userId, name } = request.caller().user;
  return store(
    request,
    assigned(ticket, request.body.take ? { userId, name } : undefined, instant(request.nowMs)),
  );
}

type Added = ApiRequest<unknown, InputOf<typeof operations.addTicketFile>>;
const announcedSchema = z.object({ documentId: z.string() });

async function withForm({ body }: Added, ticketId: string, remembered: Answer): Promise<Answer> {
  const { documentId } = announcedSchema.parse(remembered.body);
  return {
    ...remembered,
    body: { ...(remembered.body as object), upload: await uploadForm({ ticketId }, documentId, body) },
  };
}

async function addFile(request: Added): Promise<Answer> {
  const { table, body, nowMs, caller, remember } = request;
  const { ticketId } = await ticketFor(request, 'ticket.reply');
  const { documentId, item } = announcedFile(table, { ticketId }, body, caller().actor, nowMs);
  const answer = { status: 201, body: { documentId, status: 'pending' } };
  const complete = await withForm(request, ticketId, answer);
  await table.transact([item, ...remember(answer)]);
  return complete;
}

async function addFileAgain(request: Added, remembered: Answer): Promise<Answer> {
  const { ticketId } = await ticketFor(request, 'ticket.reply');
  return withForm(request, ticketId, remembered);
}

export const ticketRoutes = [
  route(operations.createTicket, create),
  route(operations.listTickets, list),
  route(operations.readTicketOperation, read),
  route(operations.replyToTicket, reply),
  route(operations.closeTicket, close),
  route(operations.assignTicket, assign),
  route(operations.addTicketFile, addFile, addFileAgain),
];
