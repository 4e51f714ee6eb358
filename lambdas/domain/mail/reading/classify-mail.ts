import { type ClaimStatus, isClosed } from '../../claim/status.ts';
import { ownMailHeader } from '../build-mime.ts';
import { isOwnAddress, partyTagOf } from '../reply-address.ts';
import type { ReceivedMail } from './parse-mail.ts';
import { stripQuoted, textForAmounts } from './quoted-text.ts';
import { hasNullPath, type MailReceipt, type Verdict } from './receipt.ts';

/** Somebody whose address stands on the claim. */
export interface MailParticipant {
  readonly partyKey: string;
  readonly role: 'customer' | 'partner' | 'agent';
  /** Addresses on record, any case. */
  readonly addresses: readonly string[];
}

/** What a mail's claim says when the mail arrives. */
export interface ClaimForMail {
  readonly claimId: string;
  readonly status: ClaimStatus;
  readonly participants: readonly MailParticipant[];
}

export type MailKind =
  | 'estimate'
  | 'invoice'
  | 'answer'
  | 'comment'
  | 'reply-to-closed'
  | 'auto-reply'
  | 'bounce'
  | 'own-mail'
  | 'duplicate'
  | 'spam'
  | 'virus'
  | 'dmarc-fail'
  | 'outsider'
  | 'unmatched'
  | 'unreadable';

export interface MailClass {
  readonly kind: MailKind;
  /**
   * `act`: do what the kind says. `confirm`: keep as a comment and send the address on record a link to confirm it.
   * `agents`: keep and show to the claims team with the reason. `keep`: only keep.
   */
  readonly disposition: 'act' | 'confirm' | 'agents' | 'keep';
  /** For an agent; a clause without full stop. */
  readonly reason: string;
  /** Who wrote it, once known to be on the claim. */
  readonly author?: MailParticipant;
  /** For `confirm`: what the mail is once confirmed. */
  readonly onceConfirmed?: MailKind;
  /** The sender may be told that it arrived: a person wrote it, from an address that is really his. */
  readonly acknowledge: boolean;
}

export interface MailCase {
  readonly mail: ReceivedMail;
  readonly receipt: MailReceipt;
  /** The domain of our addresses. */
  readonly domain: string;
  /** The matched claim; absent when none was found, or two. */
  readonly claim?: ClaimForMail;
  /** The tag of the party whose reply address was used, if one was. */
  readonly addressedTag?: string;
  /** A mail with this fingerprint is kept already. */
  readonly duplicate: boolean;
}

/** Says what an incoming mail is and what may be done with it. First the dangers, then automata, then the claim. */
export function classifyMail(input: MailCase): MailClass {
  return dangerOf(input) ?? automatonOf(input) ?? forgeryOf(input) ?? placeOf(input);
}

const kept = (kind: MailKind, reason: string): MailClass => ({
  kind,
  disposition: 'keep',
  reason,
  acknowledge: false,
});
const toAgents = (kind: MailKind, reason: string, acknowledge: boolean): MailClass => ({
  kind,
  disposition: 'agents',
  reason,
  acknowledge,
});

function dangerOf({ receipt }: MailCase): MailClass | undefined {
  if (receipt.verdicts.virus === 'FAIL') return toAgents('virus', 'the mail carries malware', false);
  if (receipt.verdicts.spam === 'FAIL') return toAgents('spam', 'the mail was found to be spam', false);
  return undefined;
}

function automatonOf({ mail, receipt, domain, duplicate }: MailCase): MailClass | undefined {
  if (isOwn(mail, domain)) return kept('own-mail', 'it is a mail of ours that came back');
  if (isDeliveryReport(mail)) return kept('bounce', 'it reports on the delivery of another mail');
  const sign = autoReplySign(mail);
  if (sign !== undefined) return kept('auto-reply', `no person wrote it (${sign})`);
  if (hasNullPath(receipt)) return kept('bounce', 'it has no return path');
  return duplicate ? kept('duplicate', 'the same mail is kept already') : undefined;
}

const isOwn = (mail: ReceivedMail, domain: string): boolean =>
  mail.headers.has(ownMailHeader.toLowerCase()) ||
  (mail.from !== undefined && isOwnAddress(mail.from.address, domain));

function isDeliveryReport(mail: ReceivedMail): boolean {
  const type = mail.headers.get('content-type') ?? '';
  const automaton = /^(?:mailer-daemon|postmaster)@/.test(mail.from?.address ?? '');
  return (/^\s*multipart\/report/i.test(type) && /delivery-status/i.test(type)) || automaton;
}

/** The header or subject that betrays an automaton; subjects for servers that set no header. */
function autoReplySign(mail: ReceivedMail): string | undefined {
  if (mail.autoSubmitted !== undefined && !/^no\b/.test(mail.autoSubmitted))
    return `Auto-Submitted: ${mail.autoSubmitted}`;
  const header = ['x-autoreply', 'x-autorespond', 'x-autoresponder', 'x-auto-reply', 'list-id'].find((name) =>
    mail.headers.has(name),
  );
  if (header !== undefined) return header;
  const precedence = mail.headers.get('precedence')?.trim().toLowerCase();
  if (precedence !== undefined && /^(?:bulk|junk|list|auto_reply)$/.test(precedence))
    return `Precedence: ${precedence}`;
  const subject =
    /^\s*(?:automatic reply|auto(?:matic)?[- ]?(?:reply|response)|out of (?:the )?office|abwesenheitsnotiz|automatische antwort|r[ée]ponse automatique|respuesta autom[áa]tica|risposta automatica)\b/i;
  return subject.exec(mail.subject)?.[0].trim();
}

function forgeryOf({ mail, receipt }: MailCase): MailClass | undefined {
  if (receipt.verdicts.dmarc !== 'FAIL') return undefined;
  return toAgents(
    'dmarc-fail',
    `the mail may not be from ${mail.from?.address ?? 'its sender'} (DMARC failed)`,
    false,
  );
}

/**
 * DMARC is what ties the visible sender to the checks; `GRAY` means his domain has no policy. A check that could not be
 * made counts as not passed.
 */
const isProven = ({ verdicts }: MailReceipt): boolean =>
  verdicts.dmarc === 'PASS' &&
  ![verdicts.spam, verdicts.virus].includes('PROCESSING_FAILED' satisfies Verdict);

function placeOf(input: MailCase): MailClass {
  const { mail, receipt, claim } = input;
  const proven = isProven(receipt);
  if (claim === undefined)
    return toAgents('unmatched', 'it belongs to no claim that its address or thread names', proven);
  const author = authorOf(mail, claim, input.addressedTag);
  if (author === undefined) {
    return toAgents(
      'outsider',
      `${mail.from?.address ?? 'the sender'} is on no record of ${claim.claimId}`,
      proven,
    );
  }
  const unreadable = unreadableReason(mail);
  if (unreadable !== undefined) return { ...toAgents('unreadable', unreadable, proven), author };
  const { kind, reason } = meaningOf(mail, claim, author);
  if (proven) return { kind, disposition: 'act', reason, author, acknowledge: true };
  return {
    kind: 'comment',
    disposition: 'confirm',
    reason: `the sender's domain does not prove its mail (DMARC ${receipt.verdicts.dmarc})`,
    author,
    onceConfirmed: kind,
    acknowledge: false,
  };
}

/** The sender must be on record. Somebody with two parts in a claim speaks for the one whose address he answered. */
function authorOf(
  mail: ReceivedMail,
  claim: ClaimForMail,
  addressedTag: string | undefined,
): MailParticipant | undefined {
  const sender = mail.from?.address;
  const mine = claim.participants.filter(({ addresses }) =>
    addresses.some((address) => address.toLowerCase() === sender),
  );
  return mine.find(({ partyKey }) => partyTagOf(partyKey) === addressedTag) ?? mine[0];
}

function unreadableReason(mail: ReceivedMail): string | undefined {
  if (mail.problems.length > 0) return mail.problems.join('; ');
  if (mail.attachments.length > 0 || stripQuoted(mail.text) !== '') return undefined;
  return mail.text === '' ? 'the mail is empty' : 'the mail holds nothing but quoted text';
}

const invoiceWords =
  /\binvoice\b|\bbill\b|\b(?:amount|balance|total) due\b|\bsales tax\b|\blabou?r\b[^\n]{0,60}\d/i;
const estimateWords =
  /\bestimate|\bdiagnos|\bquot(?:e|ation)\b|\brecommend|\brepla\w+|\brepair|\brefurbish|\bcost\b|\$\s?\d|\bUSD\b/i;

/** What it means follows from what the claim waits for and from whom; everything else is a comment. */
function meaningOf(
  mail: ReceivedMail,
  claim: ClaimForMail,
  author: MailParticipant,
): { kind: MailKind; reason: string } {
  if (isClosed(claim.status)) return { kind: 'reply-to-closed', reason: 'a reply to a closed claim' };
  if (author.role === 'customer' && claim.status === 'waiting-on-customer') {
    return { kind: 'answer', reason: 'the customer answers the open question' };
  }
  if (author.role === 'partner') {
    // The subject of a reply is ours; of a forward, the whole text counts.
    const subject = /^\s*(?:re|aw|sv|rif)\s*:/i.test(mail.subject) ? '' : mail.subject;
    const text = `${subject}\n${textForAmounts(mail)}`;
    const files = mail.attachments.filter(({ inline }) => !inline);
    const pdf = files.some(
      ({ contentType, fileName }) => contentType === 'application/pdf' || /\.pdf$/i.test(fileName),
    );
    if (claim.status === 'waiting-on-provider')
      return { kind: 'answer', reason: 'the repair provider answers the open question' };
    if (claim.status === 'estimate-needed' && (pdf || estimateWords.test(text))) {
      return { kind: 'estimate', reason: 'the repair provider sends what was asked: an estimate' };
    }
    if (claim.status === 'approved' && (pdf || invoiceWords.test(text))) {
      return { kind: 'invoice', reason: 'the repair provider sends the invoice of an approved repair' };
    }
  }
  return { kind: 'comment', reason: 'a comment on the claim' };
}
