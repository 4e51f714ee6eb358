import { type HttpAnswer, httpCall } from './http-call.ts';

/** A link's page as a browser shows it: one form, a button that says what it does. */
export interface LinkPage {
  readonly status: number;
  readonly headers: Headers;
  readonly html: string;
  /** The words on the button; absent when there is nothing (left) to do. */
  readonly button?: string;
  /** Names of the fields that can be filled in. */
  readonly fields: readonly string[];
}

/** Opens a link from a mail. */
export async function openLink(link: string): Promise<LinkPage> {
  const { status, headers, body } = await httpCall(link);
  const html = typeof body === 'string' ? body : JSON.stringify(body);
  const form = /<form\b[^>]*method="post"[^>]*>([\s\S]*?)<\/form>/i.exec(html)?.[1];
  const button = /<button\b[^>]*>([\s\S]*?)<\/button>/i.exec(form ?? '')?.[1]?.trim();
  const fields = [...(form ?? '').matchAll(/<(?:input|textarea|select)\b[^>]*\bname="([^"]+)"/gi)];
  return {
    status,
    headers,
    html,
    fields: fields.map(([, name]) => name ?? ''),
    ...(button !== undefined && { button }),
  };
}

/** Presses the button of a link's page, without any script. */
export const pressLink = (link: string, fields: Readonly<Record<string, string>> = {}): Promise<HttpAnswer> =>
  httpCall(link, { method: 'POST', body: new URLSearchParams(fields) });

/** What a link is for, read off its page: a denial asks for a clause, a question for a message, an approval for nothing. */
export async function findLink(
  links: readonly string[],
  action: 'approve' | 'ask' | 'deny' | 'answer',
): Promise<string> {
  for (const link of links.filter((one) => new URL(one).pathname.startsWith('/c/'))) {
    const { fields, button } = await openLink(link);
    const found = fields.includes('clause') ? 'deny' : fields.includes('message') ? 'message' : 'approve';
    if (
      button !== undefined &&
      (found === action || (found === 'message' && action !== 'approve' && action !== 'deny'))
    )
      return link;
  }
  throw new Error(`no link to ${action} among ${links.join(', ') || 'no links'}`);
}
