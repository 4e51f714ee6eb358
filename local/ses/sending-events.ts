import { ACCOUNT, REGION } from '../aws-service.ts';
import type { BusEvent } from '../events.ts';
import type { SentMail } from './mail-store.ts';
import { headersForEvent, headerValue, type MailHeader } from './mime-headers.ts';

/** What SES's mailbox simulator does for an address; every other address takes its mail. */
type Fate = 'delivered' | 'bounced' | 'suppressed' | 'complained';

const SIMULATOR: Readonly<Record<string, Fate>> = {
  bounce: 'bounced',
  suppressionlist: 'suppressed',
  complaint: 'complained',
};

function fateOf(address: string): Fate {
  const [local = '', domain] = address.toLowerCase().split('@');
  return domain === 'simulator.amazonses.com'
    ? (SIMULATOR[local.replace(/\+.*$/, '')] ?? 'delivered')
    : 'delivered';
}

function mailObject(
  mail: SentMail,
  headers: readonly MailHeader[],
  identity: string,
): Record<string, unknown> {
  const timestamp = new Date(mail.at).toISOString();
  return {
    timestamp,
    source: mail.envelopeFrom,
    sourceArn: `arn:aws:ses:${REGION}:${ACCOUNT}:identity/${identity}`,
    sendingAccountId: ACCOUNT,
    messageId: mail.id,
    destination: mail.recipients,
    ...headersForEvent(headers),
    commonHeaders: {
      from: [headerValue(headers, 'From') ?? mail.envelopeFrom],
      to: mail.view.to,
      messageId: mail.id,
      subject: mail.view.subject,
    },
    tags: { 'ses:configuration-set': [mail.configurationSet], ...mail.tags },
  };
}

function bounce(mail: SentMail, addresses: readonly string[], suppressed: boolean): Record<string, unknown> {
  const diagnosticCode = suppressed
    ? 'Amazon SES has suppressed sending to this address because it has a recent history of bouncing as an invalid address.'
    : 'smtp; 550 5.1.1 user unknown';
  return {
    feedbackId: `${mail.id}-bounce`,
    bounceType: 'Permanent',
    bounceSubType: suppressed ? 'Suppressed' : 'General',
    bouncedRecipients: addresses.map((emailAddress) => ({
      emailAddress,
      action: 'failed',
      status: '5.1.1',
      diagnosticCode,
    })),
    timestamp: new Date(mail.at).toISOString(),
    reportingMTA: 'dsn; a8-70.smtp-out.amazonses.com',
  };
}

function complaint(mail: SentMail, addresses: readonly string[]): Record<string, unknown> {
  const timestamp = new Date(mail.at).toISOString();
  return {
    feedbackId: `${mail.id}-complaint`,
    complaintSubType: null,
    complainedRecipients: addresses.map((emailAddress) => ({ emailAddress })),
    complaintFeedbackType: 'abuse',
    userAgent: 'Amazon SES Mailbox Simulator',
    timestamp,
    arrivalDate: timestamp,
  };
}

function delivery(mail: SentMail, recipients: readonly string[]): Record<string, unknown> {
  return {
    timestamp: new Date(mail.at).toISOString(),
    processingTimeMillis: 0,
    recipients,
    smtpResponse: '250 2.0.0 OK',
    reportingMTA: 'a8-70.smtp-out.amazonses.com',
  };
}

/**
 * The events SES publishes for one sent mail, in the order they happen, limited to the types its configuration set
 * asks for. Shapes after "SES events schema reference" and the event-publishing examples of the SES guide.
 */
export function sendingEvents(
  mail: SentMail,
  headers: readonly MailHeader[],
  identity: string,
  wanted: ReadonlySet<string>,
): BusEvent[] {
  const by = Object.groupBy(mail.recipients, fateOf);
  const shared = mailObject(mail, headers, identity);
  const events: BusEvent[] = [];
  const add = (eventType: string, detailType: string, detail: Record<string, unknown>) => {
    if (!wanted.has(eventType.toUpperCase())) return;
    const resources = [`arn:aws:ses:${REGION}:${ACCOUNT}:configuration-set/${mail.configurationSet}`];
    events.push({ source: 'aws.ses', detailType, resources, detail: { eventType, mail: shared, ...detail } });
  };
  add('Send', 'Email Sent', { send: {} });
  const arrived = [...(by.delivered ?? []), ...(by.complained ?? [])];
  if (arrived.length > 0) add('Delivery', 'Email Delivered', { delivery: delivery(mail, arrived) });
  if (by.bounced !== undefined) add('Bounce', 'Email Bounced', { bounce: bounce(mail, by.bounced, false) });
  if (by.suppressed !== undefined)
    add('Bounce', 'Email Bounced', { bounce: bounce(mail, by.suppressed, true) });
  if (by.complained !== undefined) {
    add('Complaint', 'Email Complaint Received', { complaint: complaint(mail, by.complained) });
  }
  return events;
}
