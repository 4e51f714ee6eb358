import { readFile } from 'node:fs/promises';
import type { ClaimStatus } from '../../../lambdas/domain/claim/status.ts';
import {
  type ClaimForMail,
  classifyMail,
  type MailClass,
} from '../../../lambdas/domain/mail/reading/classify-mail.ts';
import { type MailMatch, matchMail } from '../../../lambdas/domain/mail/reading/match-mail.ts';
import { parseMail, type ReceivedMail } from '../../../lambdas/domain/mail/reading/parse-mail.ts';
import type { MailReceipt, Verdict } from '../../../lambdas/domain/mail/reading/receipt.ts';
import { claimId, domain, keys, partner, sesId } from '../../fixtures/mail/source/addresses.ts';

/** What the receiving server would report of a corpus mail, and the claim as it stands. */
export interface Arrival {
  readonly status?: ClaimStatus;
  readonly dmarc?: Verdict;
  readonly spam?: Verdict;
  readonly virus?: Verdict;
  readonly envelopeFrom?: string;
  readonly duplicate?: boolean;
}

export interface Arrived {
  readonly mail: ReceivedMail;
  readonly match: MailMatch;
  readonly result: MailClass;
}

export const claimOf = (status: ClaimStatus): ClaimForMail => ({
  claimId,
  status,
  participants: [
    { partyKey: 'c', role: 'customer', addresses: ['Casey@Example.com'] },
    { partyKey: 'pfixit', role: 'partner', addresses: ['front@fixit.example.org', partner] },
    { partyKey: 'a', role: 'agent', addresses: ['agent@claimflow.example'] },
  ],
});

export const rawMail = (name: string): Promise<Buffer> =>
  readFile(new URL(`../../fixtures/mail/${name}.eml`, import.meta.url));

/** Reads and classifies a mail of the corpus the way the receiving function does: match, look up, classify. */
export async function receive(name: string, arrival: Arrival = {}): Promise<Arrived> {
  const raw = await rawMail(name);
  const mail = await parseMail(raw);
  const receipt: MailReceipt = {
    envelopeFrom: arrival.envelopeFrom ?? mail.from?.address ?? 'unknown@example.net',
    recipients: recipientsOf(raw),
    verdicts: {
      spam: arrival.spam ?? 'PASS',
      virus: arrival.virus ?? 'PASS',
      spf: 'PASS',
      dkim: 'PASS',
      dmarc: arrival.dmarc ?? 'PASS',
    },
  };
  const match = matchMail(mail, receipt, { domain, keys });
  const [target, ...others] = match.targets;
  const bySes = target === undefined && match.sesIds.includes(sesId);
  const found = (target?.claimId === claimId && others.length === 0) || bySes;
  const result = classifyMail({
    mail,
    receipt,
    domain,
    ...(found && { claim: claimOf(arrival.status ?? 'waiting-on-customer') }),
    ...(target !== undefined && { addressedTag: target.partyTag }),
    duplicate: arrival.duplicate ?? false,
  });
  return { mail, match, result };
}

/** In the corpus the envelope's recipients are those of our domain in `To`. */
function recipientsOf(raw: Buffer): string[] {
  const to = /^To: (.*)$/im.exec(raw.toString('latin1'))?.[1] ?? '';
  return (to.match(/[^\s<>,]+@[^\s<>,]+/g) ?? []).filter((address) => address.toLowerCase().endsWith(domain));
}

export { claimId, partner };
