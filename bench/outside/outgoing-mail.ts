import { createTransport } from 'nodemailer';
import type { MailShape } from './contract-shapes.ts';

export interface OutgoingMail {
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly inReplyTo?: string;
  readonly references?: readonly string[];
  readonly messageId?: string;
  readonly date?: Date;
  readonly attachments?: readonly {
    readonly filename: string;
    readonly contentType: string;
    readonly content: Uint8Array;
  }[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** Sends a mail to the inbound SMTP port, as the mail server of a customer or a shop does. Throws when it is refused. */
export async function sendMail(smtpPort: number, mail: OutgoingMail): Promise<void> {
  const transport = createTransport({ host: '127.0.0.1', port: smtpPort, secure: false, ignoreTLS: true });
  const { attachments = [], references = [], headers = {}, ...rest } = mail;
  try {
    await transport.sendMail({
      ...rest,
      references: [...references],
      headers: { ...headers },
      attachments: attachments.map((one) => ({ ...one, content: Buffer.from(one.content) })),
    });
  } finally {
    transport.close();
  }
}

/** What a mail client fills in when somebody presses Reply. */
export function replyTo(
  mail: MailShape,
  from: string,
): Pick<OutgoingMail, 'from' | 'to' | 'subject' | 'inReplyTo' | 'references'> {
  const to = mail.replyTo[0] ?? mail.from;
  return {
    from,
    to,
    subject: /^re:/i.test(mail.subject) ? mail.subject : `Re: ${mail.subject}`,
    inReplyTo: mail.messageId,
    references: [...mail.references, mail.messageId],
  };
}
