/** Reading and rewriting the header block of a raw message without touching its body. */

export interface MailHeader {
  readonly name: string;
  /** Unfolded, otherwise as it stands on the wire. */
  readonly value: string;
}

/** SES lists headers in its events until they pass this size, and then says `headersTruncated`. */
const EVENT_HEADER_BYTES = 10 * 1024;

function headerEnd(raw: Buffer): { end: number; bodyStart: number } {
  const crlf = raw.indexOf('\r\n\r\n');
  const lf = raw.indexOf('\n\n');
  if (crlf >= 0 && (lf < 0 || crlf < lf)) return { end: crlf, bodyStart: crlf + 4 };
  if (lf >= 0) return { end: lf, bodyStart: lf + 2 };
  return { end: raw.length, bodyStart: raw.length };
}

/** The headers in order, continuation lines joined. */
export function readHeaders(message: Uint8Array): MailHeader[] {
  const raw = Buffer.from(message);
  const headers: { name: string; value: string }[] = [];
  for (const line of raw.subarray(0, headerEnd(raw).end).toString('utf8').split(/\r?\n/)) {
    const last = headers.at(-1);
    if (/^[ \t]/.test(line) && last !== undefined) last.value += ` ${line.trim()}`;
    const colon = line.indexOf(':');
    if (/^[ \t]/.test(line) || colon <= 0) continue;
    headers.push({ name: line.slice(0, colon).trim(), value: line.slice(colon + 1).trim() });
  }
  return headers;
}

/** The first header of that name, case-insensitively. */
export function headerValue(headers: readonly MailHeader[], name: string): string | undefined {
  return headers.find((header) => header.name.toLowerCase() === name.toLowerCase())?.value;
}

/** What an SES event shows of the headers: at most 10 KB of them. */
export function headersForEvent(headers: readonly MailHeader[]): {
  headers: MailHeader[];
  headersTruncated: boolean;
} {
  const shown: MailHeader[] = [];
  let bytes = 0;
  for (const header of headers) {
    bytes += header.name.length + Buffer.byteLength(header.value) + 4;
    if (bytes > EVENT_HEADER_BYTES) return { headers: shown, headersTruncated: true };
    shown.push(header);
  }
  return { headers: shown, headersTruncated: false };
}

/** The message with `added` headers on top and every header named in `removed` (lower-case) gone. */
export function withHeaders(
  message: Uint8Array,
  added: readonly MailHeader[],
  removed: ReadonlySet<string>,
): Buffer {
  const raw = Buffer.from(message);
  const { end, bodyStart } = headerEnd(raw);
  const kept: string[] = [];
  let dropping = false;
  // latin1 keeps every byte as it is: folding and raw 8-bit headers survive.
  for (const line of raw.subarray(0, end).toString('latin1').split(/\r?\n/)) {
    if (line === '') continue;
    if (!/^[ \t]/.test(line)) dropping = removed.has(line.slice(0, line.indexOf(':')).trim().toLowerCase());
    if (!dropping) kept.push(line);
  }
  const lines = [...added.map((header) => `${header.name}: ${header.value}`), ...kept];
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), raw.subarray(bodyStart)]);
}

/** An instant as a mail's Date header shows it, in UTC. */
export function mailDate(at: number): string {
  return new Date(at).toUTCString().replace('GMT', '+0000');
}
