import * as z from 'zod/mini';
import { instantSchema } from '../../domain/calendar/instant.ts';
import { ticketStates } from '../../domain/tickets/ticket.ts';
import { type Operation, operation } from '../../middleware/api/operation.ts';
import { uploadAnswer, uploadBody } from './article-operations.ts';

const text = z.string().check(z.trim(), z.minLength(1), z.maxLength(10_000));
const person = z.object({ role: z.string(), name: z.string() });

const ticketShape = z.object({
  ticketId: z.string().check(z.describe('`TKT-` and 8 characters of Crockford base 32.')),
  subject: z.string(),
  status: z
    .enum(ticketStates)
    .check(z.describe('`open` waits for the claims team, `answered` for whoever asked.')),
  nextStep: z.object({
    who: z.enum(['team', 'requester', 'nobody']),
    what: z.string(),
    by: z.optional(instantSchema),
  }),
  claimId: z.optional(z.string()),
  createdAt: instantSchema,
  updatedAt: instantSchema,
  requester: z.optional(
    z
      .object({
        ...{ userId: z.string(), role: z.string(), name: z.string(), email: z.string() },
        companyId: z.optional(z.string()),
      })
      .check(z.describe('For the claims team.')),
  ),
  assignedTo: z.optional(z.object({ userId: z.string(), name: z.string() })),
  version: z.int(),
});

const entryShape = z.object({
  entryId: z.string(),
  author: person,
  text: z.string(),
  at: instantSchema,
  internal: z.boolean().check(z.describe('Seen by the claims team only.')),
  via: z.enum(['portal', 'mail']),
  documentIds: z.array(z.string()),
});

const wholeTicket = z.extend(ticketShape, {
  entries: z.array(entryShape),
  documents: z.array(
    z.object({
      documentId: z.string(),
      fileName: z.string(),
      contentType: z.string(),
      size: z.int(),
      status: z.enum(['pending', 'accepted', 'rejected']),
      reason: z.optional(z.string()),
      url: z.optional(z.string()),
    }),
  ),
});

export const createTicket = operation({
  operationId: 'createTicket',
  method: 'POST',
  path: '/tickets',
  action: 'ticket.create',
  summary: 'Ask the claims team something',
  description: 'The answer comes by mail and on the ticket. Asking here does not speed up a claim.',
  body: z.strictObject({
    subject: z.string().check(z.trim(), z.minLength(3), z.maxLength(140)),
    text,
    claimId: z.optional(z.string().check(z.maxLength(40), z.describe('The claim it is about, if any.'))),
  }),
  answer: {
    status: 201,
    schema: z.extend(ticketShape, { message: z.string().check(z.describe('Words for whoever asked.')) }),
  },
});

export const listTickets = operation({
  operationId: 'listTickets',
  method: 'GET',
  path: '/tickets',
  action: 'ticket.list',
  summary: 'The caller’s own tickets, newest first; for the claims team those of one state, oldest first',
  query: z.strictObject({
    status: z.optional(z.enum(ticketStates).check(z.describe('For the claims team; default `open`.'))),
    limit: z.optional(z.coerce.number().check(z.int(), z.gte(1), z.lte(200))),
    cursor: z.optional(z.string()),
  }),
  answer: { status: 200, schema: z.object({ items: z.array(ticketShape), cursor: z.optional(z.string()) }) },
});

export const readTicketOperation = operation({
  operationId: 'readTicket',
  method: 'GET',
  path: '/tickets/{ticketId}',
  action: 'ticket.view',
  summary: 'A ticket with everything written on it',
  answer: { status: 200, schema: wholeTicket },
});

export const replyToTicket = operation({
  operationId: 'replyToTicket',
  method: 'POST',
  path: '/tickets/{ticketId}/replies',
  action: 'ticket.reply',
  summary: 'Write on a ticket: an answer of the team is mailed; words of whoever asked open it again',
  body: z.strictObject({
    text,
    internal: z.optional(z.boolean().check(z.describe('A note among the claims team.'))),
    documentIds: z.optional(z.array(z.string().check(z.maxLength(60))).check(z.maxLength(10))),
  }),
  answer: { status: 201, schema: entryShape },
});

export const closeTicket = operation({
  operationId: 'closeTicket',
  method: 'POST',
  path: '/tickets/{ticketId}/close',
  action: 'ticket.reply',
  summary: 'Close a ticket: nothing is left to answer',
  body: z.strictObject({}),
  answer: { status: 200, schema: ticketShape },
});

export const assignTicket = operation({
  operationId: 'assignTicket',
  method: 'POST',
  path: '/tickets/{ticketId}/assign',
  action: 'ticket.handle',
  summary: 'Take a ticket, or give it back to everybody',
  body: z.strictObject({ take: z.boolean() }),
  answer: { status: 200, schema: ticketShape },
});

export const addTicketFile = operation({
  operationId: 'addTicketDocument',
  method: 'POST',
  path: '/tickets/{ticketId}/documents',
  action: 'ticket.reply',
  summary: 'Announce a picture or PDF for a ticket, and get the form to upload it with',
  body: uploadBody,
  answer: { status: 201, schema: uploadAnswer },
});

export const ticketOperations: readonly Operation[] = [
  createTicket,
  listTickets,
  readTicketOperation,
  replyToTicket,
  closeTicket,
  assignTicket,
  addTicketFile,
];
