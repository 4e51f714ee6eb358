import PostalMime, { type Address, addressParser, type Email, type Header, type Mailbox } from 'postal-mime';
import { messageIdsIn } from '../threading.ts';
import { textOfHtml } from './html-text.ts';

export interface MailPerson {
  readonly name: string;
  /** Lower case; empty when the header holds none. */
  readonly address: string;
}

export interface MailAttachment {
  readonly fileName: string;
  /** What the sender says it is: inspection looks at the bytes. */
  readonly contentType: string;
  readonly content: Uint8Array;
  /** Shown inside the HTML (logos of signatures, pasted photos). */
  readonly inline: boolean;
}

/** A mail as its sender wrote it. Nothing in it is proof of anything: verdicts and recipients come from the receipt. */
export interface ReceivedMail {
  readonly from: MailPerson | undefined;
  readonly to: readonly MailPerson[];
  readonly cc: readonly MailPerson[];
  readonly subject: string;
  /** Each id in angle brackets. */
  readonly messageId: string | undefined;
  readonly inReplyTo: readonly string[];
  /** Oldest first. */
  readonly references: readonly string[];
  readonly date: string | undefined;
  readonly text: string;
  readonly textFrom: 'plain' | 'html' | 'none';
  readonly html: string | undefined;
  readonly attachments: readonly MailAttachment[];
  /** Files that are no documents, such as winmail.dat. */
  readonly ignored: readonly { readonly fileName: string; readonly reason: string }[];
  readonly autoSubmitted: string | undefined;
  /** The header, if the receiving server wrote one; empty for the null path. */
  readonly returnPath: string | undefined;
  /** All headers by lower-case name; of several with one name, the first. */
  readonly headers: ReadonlyMap<string, string>;
  /** What was wrong with the MIME, in words for an agent. Empty for a sound mail. */
  readonly problems: readonly string[];
}

/**
 * Reads a raw mail. Never throws: what can't be parsed comes back with as much as could be read, and a problem.
 *
 * @param raw the bytes as received, up to 40 MB (SES's limit for mail to S3).
 */
export async function parseMail(raw: Uint8Array): Promise<ReceivedMail> {
  try {
    // The default nesting limits reject mail built to exhaust the parser; such mail is read as headers and raw text.
    return readEmail(await PostalMime.parse(raw, { maxNestingDepth: 50, forceRfc822Attachments: true }));
  } catch (error) {
    return readBroken(raw, error instanceof Error ? error.message : String(error));
  }
}

function readEmail(email: Email): ReceivedMail {
  const headers = headersOf(email.headers);
  const { text, textFrom } = textOf(email);
  const { attachments, ignored } = sortAttachments(email);
  const from = people(email.from === undefined ? [] : [email.from])[0];
  return {
    from,
    to: people(email.to),
    cc: people(email.cc),
    subject: oneLine(email.subject ?? ''),
    messageId: messageIdsIn(email.messageId)[0],
    inReplyTo: messageIdsIn(email.inReplyTo),
    references: messageIdsIn(email.references),
    date: email.date,
    text,
    textFrom,
    html: email.html,
    attachments,
    ignored,
    autoSubmitted: headers.get('auto-submitted')?.trim().toLowerCase(),
    returnPath: returnPathOf(headers),
    headers,
    problems: problemsOf(email, headers, from),
  };
}

function textOf(email: Email): Pick<ReceivedMail, 'text' | 'textFrom'> {
  const plain = normalise(email.text ?? '');
  const fromHtml = email.html === undefined ? '' : textOfHtml(email.html);
  // A text part that is only a hint ("view this in HTML") is worth less than the HTML it points to.
  if (plain !== '' && (fromHtml === '' || plain.length * 20 > fromHtml.length))
    return { text: plain, textFrom: 'plain' };
  if (fromHtml !== '') return { text: fromHtml, textFrom: 'html' };
  return { text: '', textFrom: 'none' };
}

const normalise = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u200b\ufeff]/g, '')
    .replace(/\u00a0/g, ' ')
    .trim();

function sortAttachments(email: Email): Pick<ReceivedMail, 'attachments' | 'ignored'> {
  const attachments: MailAttachment[] = [];
  const ignored: { fileName: string; reason: string }[] = [];
  for (const [index, part] of email.attachments.entries()) {
    const fileName = safeFileName(part.filename, index, part.mimeType);
    const content = bytesOf(part.content);
    if (part.mimeType === 'application/ms-tnef' || /^winmail\.dat$/i.test(fileName)) {
      ignored.push({ fileName, reason: 'Outlook rich-text wrapper, not a document' });
    } else if (/^(?:message\/(?:delivery|disposition)|text\/rfc822-headers)/.test(part.mimeType)) {
      ignored.push({ fileName, reason: 'delivery report' });
    } else if (content.length === 0) {
      ignored.push({ fileName, reason: 'empty file' });
    } else {
      const inline = part.related === true || (part.disposition === 'inline' && part.contentId !== undefined);
      attachments.push({ fileName, contentType: part.mimeType, content, inline });
    }
  }
  return { attachments, ignored };
}

const bytesOf = (content: ArrayBuffer | Uint8Array | string): Uint8Array =>
  typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content);

/** No path, no control characters, 150 characters at most: the name ends up on screens and in `Content-Disposition`. */
function safeFileName(name: string | null, index: number, contentType: string): string {
  const clean = (name ?? '')
    .replace(/[\p{C}"<>|:*?\\]/gu, '')
    .split('/')
    .at(-1)
    ?.trim()
    .slice(-150);
  return clean === undefined || clean === '' || /^\.+$/.test(clean)
    ? `attachment-${index + 1}.${contentType.split('/')[1]?.replace(/[^a-z0-9]/g, '') ?? 'bin'}`
    : clean;
}

function people(addresses: readonly Address[] | undefined): MailPerson[] {
  const flat: readonly Mailbox[] = (addresses ?? []).flatMap((entry) =>
    'address' in entry && entry.address !== undefined ? [entry] : (entry.group ?? []),
  );
  return flat
    .map(({ name, address }) => ({ name: oneLine(name), address: address.trim().toLowerCase() }))
    .filter(({ address }) => address.includes('@'));
}

function headersOf(list: readonly Header[]): Map<string, string> {
  const headers = new Map<string, string>();
  for (const { key, value } of list) if (!headers.has(key)) headers.set(key, value);
  return headers;
}

const returnPathOf = (headers: ReadonlyMap<string, string>): string | undefined =>
  headers
    .get('return-path')
    ?.replace(/[<>\s]/g, '')
    .toLowerCase();

const oneLine = (text: string): string =>
  text
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, 500);

function problemsOf(
  email: Email,
  headers: ReadonlyMap<string, string>,
  from: MailPerson | undefined,
): string[] {
  const problems: string[] = [];
  // Which of several a checker or a client goes by differs: nobody acts on such mail.
  const senders = email.headers
    .filter(({ key }) => key === 'from')
    .flatMap(({ value }) => addressParser(value));
  if (from === undefined) problems.push('the mail names no sender');
  else if (people(senders).length > 1) problems.push('the mail names more than one sender');
  const boundary = /multipart\//i.test(headers.get('content-type') ?? '');
  if (boundary && email.text === undefined && email.html === undefined && email.attachments.length === 0) {
    problems.push('the parts of the mail could not be told apart');
  }
  return problems;
}

/** Headers by hand and the rest as text: enough for an agent to see who wrote and what. */
function readBroken(raw: Uint8Array, reason: string): ReceivedMail {
  const source = Buffer.from(raw.subarray(0, 200_000)).toString('latin1').replace(/\r\n?/g, '\n');
  const end = source.indexOf('\n\n');
  const head = (end === -1 ? source : source.slice(0, end)).replace(/\n[ \t]+/g, ' ');
  const headers = new Map<string, string>();
  for (const line of head.split('\n')) {
    const [, key, value] = /^([\w-]{1,80}):\s*(.*)$/.exec(line) ?? [];
    if (key !== undefined && value !== undefined && !headers.has(key.toLowerCase())) {
      headers.set(key.toLowerCase(), value);
    }
  }
  const address = /[^\s<>@"]+@[^\s<>@"]+/.exec(headers.get('from') ?? '')?.[0];
  return {
    from: address === undefined ? undefined : { name: '', address: address.toLowerCase() },
    to: [],
    cc: [],
    subject: oneLine(headers.get('subject') ?? ''),
    messageId: messageIdsIn(headers.get('message-id'))[0],
    inReplyTo: messageIdsIn(headers.get('in-reply-to')),
    references: messageIdsIn(headers.get('references')),
    date: headers.get('date'),
    text: end === -1 ? '' : source.slice(end).trim().slice(0, 20_000),
    textFrom: 'plain',
    html: undefined,
    attachments: [],
    ignored: [],
    autoSubmitted: headers.get('auto-submitted')?.trim().toLowerCase(),
    returnPath: returnPathOf(headers),
    headers,
    problems: [`the mail could not be parsed: ${reason}`],
  };
}
