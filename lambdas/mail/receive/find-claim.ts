import * as z from 'zod/mini';
import { readTicket } from '../../adapters/support/ticket-store.ts';
import { claimKey } from '../../adapters/table/claim-keys.ts';
import { sesMessageKey } from '../../adapters/table/mail-keys.ts';
import type { Table } from '../../adapters/table/table.ts';
import { type Claim, claimSchema } from '../../domain/claim/claim.ts';
import type { MailMatch } from '../../domain/mail/reading/match-mail.ts';
import type { Ticket } from '../../domain/tickets/ticket.ts';

/** Ids of earlier mails that are looked up; the newest come first. */
const maxLookups = 10;

const sesMessageSchema = z.object({ claimId: z.optional(z.string()), ticketId: z.optional(z.string()) });

/**
 * The claim a mail belongs to: by the one signed reply address among its recipients or, without any, by the mail of ours
 * it answers. Two addresses of two claims name none: nobody guesses which is meant.
 */
export async function findClaim(
  table: Table,
  { targets, tickets, sesIds }: MailMatch,
): Promise<Claim | undefined> {
  const [target, ...others] = targets;
  if (others.length > 0 || tickets.length > 0) return undefined;
  const claimId = target?.claimId ?? (await answeredMail(table, sesIds))?.claimId;
  return claimId === undefined ? undefined : table.get(claimKey(claimId), claimSchema);
}

/**
 * The support ticket a mail belongs to, in the same way. Two addresses, be it of a claim and a ticket, name neither.
 */
export async function findTicket(
  table: Table,
  { targets, tickets, sesIds }: MailMatch,
): Promise<Ticket | undefined> {
  const [target, ...others] = tickets;
  if (targets.length > 0 || others.length > 0) return undefined;
  const ticketId = target?.ticketId ?? (await answeredMail(table, sesIds))?.ticketId;
  return ticketId === undefined ? undefined : readTicket(table, ticketId);
}

/** The newest mail of ours about a claim or a ticket that this one answers. */
async function answeredMail(
  table: Table,
  sesIds: readonly string[],
): Promise<z.infer<typeof sesMessageSchema> | undefined> {
  for (const sesId of sesIds.slice(0, maxLookups)) {
    const sent = await table.get(sesMessageKey(sesId), sesMessageSchema);
    if (sent?.claimId !== undefined || sent?.ticketId !== undefined) return sent;
  }
  return undefined;
}
