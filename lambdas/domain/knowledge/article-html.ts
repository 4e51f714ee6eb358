import sanitizeHtml from 'sanitize-html';

/** Articles' HTML: what of it may stay, how its pictures are found, what of it is searched. */

const allowedTags = [
  ...['h2', 'h3', 'h4', 'p', 'br', 'hr', 'blockquote', 'pre', 'code', 'ul', 'ol', 'li', 'dl', 'dt', 'dd'],
  ...['strong', 'b', 'em', 'i', 'u', 's', 'sub', 'sup', 'small', 'kbd', 'mark', 'a', 'img'],
  ...['figure', 'figcaption', 'table', 'caption', 'thead', 'tbody', 'tr', 'th', 'td', 'details', 'summary'],
];

/** Pictures come from the article's own documents or from the portal's own files: a foreign one would tell who reads. */
const ownPicture = /^(?:document:[\w-]{1,60}|\/pictures\/[\w-]{1,60}\.svg)$/;
/** Links lead to the web, to a page of the portal, to a mail program, to a telephone, or to a file of the article. */
const ownLink = /^(?:https?:\/\/|mailto:|tel:|\/(?!\/)|#|document:[\w-]{1,60}$)/i;

const number = /^\d{1,4}$/;

const allowed: sanitizeHtml.IOptions = {
  allowedTags,
  allowedAttributes: {
    a: ['href', 'title'],
    img: ['src', 'alt', 'title', 'width', 'height'],
    ol: ['start'],
    th: ['colspan', 'rowspan', 'scope'],
    td: ['colspan', 'rowspan'],
    details: ['open'],
  },
  // Which addresses may stay is decided by the two patterns above; the parser's own check still refuses scripts.
  allowedSchemes: ['http', 'https', 'mailto', 'tel', 'document'],
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  transformTags: {
    h1: 'h2',
    a: (tagName, { href = '', ...attribs }) => ({
      tagName,
      attribs: ownLink.test(href.trim()) ? { ...attribs, href: href.trim() } : attribs,
    }),
  },
  exclusiveFilter: ({ tag, attribs }) => tag === 'img' && !ownPicture.test(attribs.src ?? ''),
};

/** An article's HTML as it is kept, and what was taken out of it. */
export interface CleanHtml {
  readonly html: string;
  /** Tags and attributes that may not stay, each once: `script`, `onclick of p`. */
  readonly removed: readonly string[];
}

/** Takes out whatever could run, look like the portal itself, or call somewhere: by a list of what may stay. */
export function cleanArticle(html: string): CleanHtml {
  const removed = new Set<string>();
  const clean = sanitizeHtml(html, {
    ...allowed,
    onOpenTag: (name, attribs) => {
      if (name === 'h1') return;
      if (!allowedTags.includes(name)) removed.add(name);
      else for (const fault of faultsOf(name, attribs)) removed.add(fault);
    },
  });
  return { html: clean.trim(), removed: [...removed] };
}

function faultsOf(name: string, attribs: Readonly<Record<string, string>>): string[] {
  const known = (allowed.allowedAttributes as Record<string, readonly string[]>)[name] ?? [];
  const unknown = Object.keys(attribs)
    .filter((attribute) => !known.includes(attribute))
    .map((attribute) => `${attribute} of ${name}`);
  if (name === 'img' && !ownPicture.test(attribs.src ?? '')) unknown.push('img from elsewhere');
  if (name === 'a' && attribs.href !== undefined && !ownLink.test(attribs.href.trim()))
    unknown.push('href of a');
  if (name === 'img')
    for (const side of ['width', 'height'])
      if (attribs[side] !== undefined && !number.test(attribs[side])) unknown.push(`${side} of img`);
  return unknown;
}

/** The text that people read, for the search: no tags, entities decoded, white space as one space. */
export function plainText(html: string): string {
  const spaced = html.replace(/<(?:\/(?:p|h\d|li|td|th|dt|dd|figcaption)|br\s?\/?)>/g, '$& ');
  return sanitizeHtml(spaced, { allowedTags: [], allowedAttributes: {} })
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .trim();
}

const documentAddress = /(src|href)="document:([\w-]+)"/g;

/** The documents that an article's HTML shows or links to. */
export const documentsIn = (html: string): string[] => [
  ...new Set([...html.matchAll(documentAddress)].flatMap(([, , documentId]) => documentId ?? [])),
];

/** Puts addresses in the place of documents; one without an address (not inspected yet, refused) leads nowhere. */
export const withAddresses = (html: string, addresses: ReadonlyMap<string, string>): string =>
  html.replace(documentAddress, (_whole, attribute: string, documentId: string) => {
    const address = addresses.get(documentId);
    return address === undefined ? `${attribute}=""` : `${attribute}="${address.replaceAll('&', '&amp;')}"`;
  });
