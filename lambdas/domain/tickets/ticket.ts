import * as z from 'zod/mini';
import { instantSchema } from '../calendar/instant.ts';
import { encodeCrockford } from '../ids/crockford.ts';
import { actorSchema, isStaff } from '../people/actor.ts';

/** Support tickets: what somebody asks that is no claim, and the answers. */

export const ticketStates = ['open', 'answered', 'closed'] as const;
export type TicketState = (typeof ticketStates)[number];

export const ticketSchema = z.object({
  ticketId: z.string(),
  subject: z.string(),
  /** `open` waits for the claims team, `answered` for whoever asked, `closed` for nobody. */
  status: z.enum(ticketStates),
  /** The claim it is about, as the person named it. */
  claimId: z.optional(z.string()),
  requester: z.object({
    userId: z.string(),
    role: z.enum(['customer', 'partner', 'agent', 'admin']),
    name: z.string(),
    email: z.string(),
    companyId: z.optional(z.string()),
  }),
  assignedTo: z.optional(z.object({ userId: z.string(), name: z.string() })),
  createdAt: instantSchema,
  updatedAt: instantSchema,
  /** While open: by when the team answers. */
  dueAt: z.optional(instantSchema),
  version: z.int(),
});
export type Ticket = z.infer<typeof ticketSchema>;

/** One message of a ticket. */
export const ticketEntrySchema = z.object({
  entryId: z.string(),
  ticketId: z.string(),
  author: actorSchema,
  text: z.string(),
  at: instantSchema,
  /** Seen by the claims team only. */
  internal: z.boolean(),
  via: z.enum(['portal', 'mail']),
  documentIds: z.array(z.string()),
});
export type TicketEntry = z.infer<typeof ticketEntrySchema>;

const LENGTH = 8;
/** Random bytes that a ticket number takes. */
export const TICKET_NUMBER_BYTES = LENGTH;
/** A new ticket number from {@link TICKET_NUMBER_BYTES} random bytes: `TKT-` and 8 characters of Crockford base 32. */
export const newTicketId = (random: Uint8Array): string => `TKT-${encodeCrockford(random, LENGTH)}`;

/** What whoever asked reads at once. */
export const submittedWords = "Submitted. We'll reach out soon; watch your inbox.";

/** When something happened, and by when the team answers from then on. */
export interface TicketTime {
  readonly at: string;
  readonly dueAt: string;
}

type Asked = Pick<Ticket, 'ticketId' | 'subject' | 'claimId' | 'requester'>;

export const opened = (asked: Asked, { at, dueAt }: TicketTime): Ticket => ({
  ...asked,
  status: 'open',
  createdAt: at,
  updatedAt: at,
  dueAt,
  version: 1,
});

/**
 * The ticket once somebody wrote on it: an answer of the team waits for whoever asked, whose words open it again, closed
 * or not, with a new time to answer. Notes among the team change nothing but who takes care of it.
 */
export function written(
  ticket: Ticket,
  entry: Pick<TicketEntry, 'author' | 'internal'>,
  { at, dueAt }: TicketTime,
): Ticket {
  const { dueAt: due, ...rest } = ticket;
  const next = { ...rest, updatedAt: at, version: ticket.version + 1 };
  const byTeam = isStaff(entry.author.role) && entry.author.userId !== ticket.requester.userId;
  if (byTeam && entry.internal) return { ...next, ...(due !== undefined && { dueAt: due }) };
  if (!byTeam) return { ...next, status: 'open', dueAt: ticket.status === 'open' && due ? due : dueAt };
  const { userId, name } = entry.author;
  const assignedTo = ticket.assignedTo ?? (userId === undefined ? undefined : { userId, name });
  return { ...next, status: 'answered', ...(assignedTo && { assignedTo }) };
}

/** Closed by whoever asked, or by the team. */
export const closed = ({ dueAt: _dueAt, ...ticket }: Ticket, at: string): Ticket => ({
  ...ticket,
  status: 'closed',
  updatedAt: at,
  version: ticket.version + 1,
});

/** Somebody of the team takes it, or gives it back. */
export const assigned = (
  { assignedTo: _before, ...ticket }: Ticket,
  to: { readonly userId: string; readonly name: string } | undefined,
  at: string,
): Ticket => ({ ...ticket, ...(to && { assignedTo: to }), updatedAt: at, version: ticket.version + 1 });

/** Who acts, what next and by when, for whoever looks. */
export function ticketNextStep(
  { status, dueAt }: Pick<Ticket, 'status' | 'dueAt'>,
  viewer: 'requester' | 'team',
): { readonly who: 'team' | 'requester' | 'nobody'; readonly what: string; readonly by?: string } {
  const by = dueAt === undefined ? {} : { by: dueAt };
  if (viewer === 'team') {
    if (status === 'open') return { who: 'team', what: 'Answer it, or close it.', ...by };
    if (status === 'answered') return { who: 'requester', what: 'Answered; it opens again when they write.' };
    return { who: 'nobody', what: 'Closed; it opens again when they write.' };
  }
  if (status === 'open')
    return { who: 'team', what: 'We answer here and by mail. There is nothing to do for you.', ...by };
  if (status === 'answered')
    return { who: 'requester', what: 'We have answered. Write again if anything is left; else close it.' };
  return { who: 'nobody', what: 'Closed. Write again to open it.' };
}
