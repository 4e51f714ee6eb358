import PostalMime, { type Address, addressParser } from 'postal-mime';

/** A mail as a person (and the control room) reads it. Addresses are bare and lower-case in `to`, `cc`, `replyTo`. */
export interface MailView {
  readonly from: string;
  readonly fromName: string;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly replyTo: readonly string[];
  readonly subject: string;
  /** The text part, or what the html says where there is none. */
  readonly text: string;
  readonly html: string;
  /** With angle brackets, as on the wire. */
  readonly messageId: string;
  readonly inReplyTo: string | null;
  readonly references: readonly string[];
  readonly attachments: readonly { filename: string; contentType: string; size: number }[];
  /** Every http(s) address in the html's links and the text, each once, in order. */
  readonly links: readonly string[];
}

function addresses(list: readonly Address[] | undefined): string[] {
  return (list ?? []).flatMap((entry) =>
    entry.group === undefined
      ? [entry.address.toLowerCase()]
      : entry.group.map((one) => one.address.toLowerCase()),
  );
}

/** The bare addresses of an address header, in order. */
export function parseAddresses(header: string): string[] {
  return addresses(addressParser(header)).filter((address) => address !== '');
}

function linksOf(html: string, text: string): string[] {
  const found = new Set<string>();
  for (const match of html.matchAll(/\bhref\s*=\s*(?:"([^"]*)"|'([^']*)')/gi)) {
    const target = (match[1] ?? match[2] ?? '').replaceAll('&amp;', '&').trim();
    if (/^https?:/i.test(target)) found.add(target);
  }
  for (const match of text.matchAll(/https?:\/\/[^\s<>"')\]]+/g))
    found.add(match[0].replace(/[.,;:!?]+$/, ''));
  return [...found];
}

/** What a reader without html sees of a mail that has nothing else. */
function plainText(html: string): string {
  const entities: Readonly<Record<string, string>> = {
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    '#39': "'",
    nbsp: ' ',
  };
  return html
    .replace(/<(style|script|head)\b[\s\S]*?<\/\1>/gi, '')
    .replace(/<br\b[^>]*>|<\/(p|div|h\d|li|tr)>/gi, '\n')
    .replace(/<[^>]+>/g, '')
    .replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (_all, name: string) => entities[name] ?? '')
    .replace(/[ \t]+/g, ' ')
    .replace(/ *\n\s*/g, '\n')
    .trim();
}

function sizeOf(content: ArrayBuffer | Uint8Array | string): number {
  return typeof content === 'string' ? Buffer.byteLength(content) : content.byteLength;
}

/** Reads a raw message. A message that no parser understands is shown with what its headers say. */
export async function viewOf(raw: Uint8Array): Promise<MailView> {
  const mail = await PostalMime.parse(raw);
  const html = mail.html ?? '';
  const text = mail.text ?? plainText(html);
  return {
    from: addresses(mail.from === undefined ? [] : [mail.from])[0] ?? '',
    fromName: mail.from?.name ?? '',
    to: addresses(mail.to),
    cc: addresses(mail.cc),
    replyTo: addresses(mail.replyTo),
    subject: mail.subject ?? '',
    text,
    html,
    messageId: mail.messageId ?? '',
    inReplyTo: mail.inReplyTo ?? null,
    references: mail.references?.split(/\s+/).filter((id) => id !== '') ?? [],
    attachments: mail.attachments.map((part) => ({
      filename: part.filename ?? '',
      contentType: part.mimeType,
      size: sizeOf(part.content),
    })),
    links: linksOf(html, text),
  };
}
