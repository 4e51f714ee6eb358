import MailComposer from 'nodemailer/lib/mail-composer';
import { threadIdOf } from './threading.ts';

/** A mail as it goes out. Text and HTML have their links filled in. */
export interface OutgoingMail {
  readonly from: { readonly name: string; readonly address: string };
  readonly to: readonly string[];
  readonly cc?: readonly string[];
  /** The signed reply address of the recipient. */
  readonly replyTo: string;
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
  /** The claim or the support ticket; absent for mail about neither. */
  readonly aboutId?: string;
  /** The domain of our own ids. */
  readonly domain: string;
  /** Id of the message item; it marks the mail as ours when it comes back. */
  readonly emailId: string;
  /** Wire ids, oldest first, of earlier mails of the thread. */
  readonly references?: readonly string[];
  readonly inReplyTo?: string;
  /** False for what an agent wrote himself. */
  readonly automatic: boolean;
  readonly attachments?: readonly {
    readonly fileName: string;
    readonly contentType: string;
    readonly content: Uint8Array;
  }[];
}

/** The header that says "sent by us", with the message item's id. */
export const ownMailHeader = 'X-Claimflow-Message';

/**
 * Builds the MIME text that SES sends as is. `Auto-Submitted` (RFC 3834) keeps vacation responders quiet, and
 * `X-Auto-Response-Suppress` says the same to Exchange. Message-ID and Date are SES's own.
 */
export async function buildMime(mail: OutgoingMail): Promise<Uint8Array> {
  const thread = mail.aboutId === undefined ? [] : [threadIdOf(mail.aboutId, mail.domain)];
  const references = [...new Set([...thread, ...(mail.references ?? [])])];
  const node = new MailComposer({
    from: { ...mail.from },
    to: [...mail.to],
    cc: [...(mail.cc ?? [])],
    replyTo: mail.replyTo,
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    references,
    inReplyTo: mail.inReplyTo ?? references.at(-1),
    headers: {
      [ownMailHeader]: mail.emailId,
      ...(mail.automatic && { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' }),
    },
    attachments: (mail.attachments ?? []).map(({ fileName, contentType, content }) => ({
      filename: fileName,
      contentType,
      content: Buffer.from(content),
    })),
    // Nothing of a mail is ever read from a path or fetched from a URL.
    disableFileAccess: true,
    disableUrlAccess: true,
  }).compile();
  return node.build();
}
