import { createHash } from 'node:crypto';
import {
  type ReplyTarget,
  readReplyAddress,
  readTicketAddress,
  type TicketTarget,
} from '../reply-address.ts';
import { claimOfThreadId, sesIdOf } from '../threading.ts';
import type { ReceivedMail } from './parse-mail.ts';
import type { MailPlace, MailReceipt } from './receipt.ts';

/** By what a mail may find its claim, best first. */
export interface MailMatch {
  /** Genuine reply addresses among the recipients, each claim once, in the order of the envelope. */
  readonly targets: readonly ReplyTarget[];
  /** The same of support tickets. */
  readonly tickets: readonly TicketTarget[];
  /** Ids of sent mails that it answers, newest first, to be looked up in the email history. */
  readonly sesIds: readonly string[];
  /** Claims it only mentions (subject, thread id). Shown to an agent; never a match: anybody can write these. */
  readonly hints: readonly string[];
}

/** Reads what a mail says about where it belongs. Recipients are the envelope's: headers may name any address. */
export function matchMail(mail: ReceivedMail, receipt: MailReceipt, place: MailPlace): MailMatch {
  const targets = new Map<string, ReplyTarget>();
  for (const recipient of receipt.recipients) {
    const target = readReplyAddress(recipient, place);
    if (target !== undefined && !targets.has(target.claimId)) targets.set(target.claimId, target);
  }
  const tickets = new Map<string, TicketTarget>();
  for (const recipient of receipt.recipients) {
    const target = readTicketAddress(recipient, place);
    if (target !== undefined && !tickets.has(target.ticketId)) tickets.set(target.ticketId, target);
  }
  const ids = [...mail.inReplyTo, ...mail.references.toReversed()];
  const mentioned = [
    ...ids.flatMap((id) => claimOfThreadId(id, place.domain) ?? []),
    ...(mail.subject.toUpperCase().match(/\bCLM-[0-9A-HJKMNP-TV-Z]{8}\b/g) ?? []),
  ];
  return {
    targets: [...targets.values()],
    tickets: [...tickets.values()],
    sesIds: [...new Set(ids.flatMap((id) => sesIdOf(id) ?? []))],
    hints: [...new Set(mentioned)],
  };
}

/**
 * Tells a mail delivered again from another one. Not the Message-ID alone: some clients use one id for several mails.
 * Per claim or ticket: one mail to two of our addresses may arrive twice, and the first may have found no claim.
 */
export function fingerprintOf(mail: ReceivedMail, aboutId: string | undefined): string {
  const hash = createHash('sha256');
  const parts = [aboutId, mail.messageId, mail.from?.address, mail.date, mail.subject, mail.text];
  hash.update(JSON.stringify(parts.map((part) => part ?? null)));
  for (const { fileName, content } of mail.attachments) {
    hash.update(JSON.stringify([fileName, createHash('sha256').update(content).digest('hex')]));
  }
  return hash.digest('hex');
}
