import { createHash } from 'node:crypto';
import type { Brand } from '../../domain/wording/brand.ts';

/** Text that is HTML already; everything else is escaped where it is put in. */
export interface Html {
  readonly html: string;
}

const escaped = (text: string): string =>
  text.replace(
    /[&<>"']/g,
    (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[c] ?? c,
  );

type Part = string | number | Html | readonly Html[] | undefined;

const isList = (part: Part): part is readonly Html[] => Array.isArray(part);

const rendered = (part: Part): string => {
  if (part === undefined) return '';
  if (isList(part)) return part.map((one) => one.html).join('');
  return typeof part === 'object' ? part.html : escaped(String(part));
};

/** HTML with every value escaped, unless it is HTML itself. */
export const html = (strings: TemplateStringsArray, ...parts: readonly Part[]): Html => ({
  html: strings.map((text, index) => text + rendered(parts[index])).join(''),
});

/** Readable on a phone, by keyboard and in the brand's colours; no script, no file from anywhere. */
const styleOf = ({ colours }: Brand): string =>
  `*{box-sizing:border-box}body{margin:0;font:1.0625rem/1.5 system-ui,sans-serif;color:${colours.text};background:${colours.background}}` +
  `header{padding:1rem;background:${colours.primary};color:${colours.onPrimary};font-weight:600}` +
  'header p,main>*{max-width:40rem;margin-inline:auto}header p{margin-block:0}main{padding:1rem 1rem 3rem}h1{font-size:1.5rem;line-height:1.25}' +
  'dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1rem}dt{opacity:.75}dd{margin:0;overflow-wrap:anywhere}' +
  `blockquote{margin:1rem 0;padding:.5rem 1rem;border-left:4px solid ${colours.accent};white-space:pre-wrap;overflow-wrap:anywhere}` +
  'label{display:block;font-weight:600;margin-top:1rem}.hint{margin:.25rem 0;opacity:.8}' +
  'textarea,select{display:block;width:100%;font:inherit;padding:.5rem;border:1px solid currentColor;border-radius:4px;background:inherit;color:inherit}textarea{min-height:9rem}' +
  `.fault,[role=alert]{color:#b00020;font-weight:600}button{margin-top:1.5rem;min-height:2.75rem;padding:.6rem 1.25rem;border:0;border-radius:4px;font:inherit;font-weight:600;color:${colours.onPrimary};background:${colours.primary};cursor:pointer}` +
  `a{color:${colours.primary}}:focus-visible{outline:3px solid ${colours.accent};outline-offset:2px}` +
  '@media(max-width:30rem){dl{grid-template-columns:1fr}dd{margin-bottom:.5rem}button{width:100%}}';

export interface Page {
  readonly status: number;
  readonly title: string;
  readonly content: Html;
}

/** A whole page as an HTTP answer: never stored, never framed, and nothing tells the next site where one came from. */
export function pageAnswer(page: Page, brand: Brand) {
  const style = styleOf(brand);
  const styleHash = createHash('sha256').update(style).digest('base64');
  const body = html`<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><title>${page.title} – ${brand.name}</title><style>${{ html: style }}</style></head><body><header><p>${brand.name}</p></header><main><h1>${page.title}</h1>${page.content}</main></body></html>`;
  return {
    statusCode: page.status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'content-security-policy': `default-src 'none'; style-src 'sha256-${styleHash}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
      'x-content-type-options': 'nosniff',
      'x-robots-tag': 'noindex, nofollow',
      ...(page.status === 405 && { allow: 'GET, HEAD, POST' }),
    },
    body: body.html,
  };
}
