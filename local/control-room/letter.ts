import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import { addressParser } from 'postal-mime';
import type { MailboxMessage } from '../ses/mailbox.ts';
import { badField } from './answer.ts';

/** A mail that somebody writes in the control room, as one would at home. */
export interface Letter {
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The message id it answers, with angle brackets; '' for none. */
  readonly inReplyTo: string;
  readonly references: string;
  readonly files: readonly LetterFile[];
}

export interface LetterFile {
  readonly filename: string;
  readonly contentType: string;
  readonly content: Uint8Array;
}

export const BLANK_LETTER: Letter = {
  ...{ from: '', to: '', subject: '', text: '', inReplyTo: '', references: '' },
  files: [],
};

const prefixed = (prefix: string, subject: string): string =>
  subject.toLowerCase().startsWith(prefix.toLowerCase()) ? subject : `${prefix} ${subject}`;

const moment = (iso: string): string => `${iso.slice(0, 10)} at ${iso.slice(11, 16)} UTC`;

/** The answer of whoever got the mail: to its Reply-To, in its thread, with the text quoted below. */
export function replyTo(mail: MailboxMessage): Letter {
  const said = `On ${moment(mail.date)}, ${mail.fromName} <${mail.from}> wrote:`;
  const quoted = mail.text
    .trimEnd()
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`));
  return {
    ...BLANK_LETTER,
    from: mail.to[0] ?? '',
    to: (mail.replyTo.length > 0 ? mail.replyTo : [mail.from]).join(', '),
    subject: prefixed('Re:', mail.subject),
    text: ['', '', said, ...quoted, ''].join('\n'),
    inReplyTo: mail.messageId,
    references: [...mail.references, mail.messageId].join(' '),
  };
}

/** The mail sent on by whoever got it: to nobody yet, a thread of its own. */
export function forwardOf(mail: MailboxMessage): Letter {
  const head = [
    '---------- Forwarded message ---------',
    `From: ${mail.fromName} <${mail.from}>`,
    `Date: ${moment(mail.date)}`,
    `Subject: ${mail.subject}`,
    `To: ${mail.to.join(', ')}`,
  ];
  const text = ['', '', ...head, '', mail.text.trimEnd(), ''].join('\n');
  return { ...BLANK_LETTER, from: mail.to[0] ?? '', subject: prefixed('Fwd:', mail.subject), text };
}

/**
 * The letter as `message/rfc822`, dated `at` (ms), and its envelope. Throws Refused naming the field that holds no
 * address.
 */
export async function writeLetter(
  letter: Letter,
  at: number,
): Promise<{ raw: Uint8Array; from: string; to: readonly string[] }> {
  const [from, ...others] = addressesOf(letter.from);
  if (from === undefined || others.length > 0) throw badField('from', 'must be one address');
  const to = addressesOf(letter.to);
  if (to.length === 0) throw badField('to', 'must be addresses, separated by commas');
  const { subject, text, inReplyTo, references } = letter;
  const attachments = letter.files.map(({ filename, contentType, content }) => ({
    ...{ filename, contentType },
    content: Buffer.from(content),
  }));
  const thread = inReplyTo === '' ? {} : { inReplyTo, references: references || inReplyTo };
  const composed = new MailComposer({
    ...{ from: letter.from, to: letter.to, subject, text, attachments, date: new Date(at) },
    ...thread,
  });
  return { raw: await composed.compile().build(), from, to };
}

/** The bare addresses of a list; none when one of them is no address. */
function addressesOf(list: string): readonly string[] {
  const found = addressParser(list).map(({ address = '' }) => address.toLowerCase());
  return found.every((address) => /^[^\s@]+@[^\s@]+$/.test(address)) ? found : [];
}
