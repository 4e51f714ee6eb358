import * as z from 'zod/mini';
import * as keys from '../../adapters/keys.ts';
import type { Table } from '../../adapters/table.ts';
import { type Claim, claimSchema } from '../../domain/claim/claim.ts';
import type { MailMatch } from '../../domain/mail/reading/match-mail.ts';

/** Ids of earlier mails that are looked up; the newest come first. */
const maxLookups = 10;

const sesMessageSchema = z.object({ claimId: z.optional(z.string()) });

/**
 * The claim a mail belongs to: by the one signed reply address among its recipients or, without any, by the mail of ours
 * it answers. Two addresses of two claims name none: nobody guesses which is meant.
 */
export async function findClaim(table: Table, { targets, sesIds }: MailMatch): Promise<Claim | undefined> {
  const [target, ...others] = targets;
  if (others.length > 0) return undefined;
  const claimId = target?.claimId ?? (await claimOfMail(table, sesIds));
  return claimId === undefined ? undefined : table.get(keys.claimKey(claimId), claimSchema);
}

async function claimOfMail(table: Table, sesIds: readonly string[]): Promise<string | undefined> {
  for (const sesId of sesIds.slice(0, maxLookups)) {
    const sent = await table.get(keys.sesMessageKey(sesId), sesMessageSchema);
    if (sent?.claimId !== undefined) return sent.claimId;
  }
  return undefined;
}
