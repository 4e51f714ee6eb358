import { type Say, sayIn } from '../languages/say.ts';
import { inertText } from '../link-id.ts';
import { buttonColors, type MailBrand } from './brand.ts';

/** A mail before it becomes text and HTML: a few kinds of blocks, all escaped here and nowhere else. */
export type Block =
  | { readonly type: 'paragraph'; readonly text: string }
  /** What somebody wrote: shown apart, line breaks kept. */
  | { readonly type: 'quote'; readonly text: string }
  | { readonly type: 'list'; readonly items: readonly string[] }
  | { readonly type: 'facts'; readonly rows: readonly (readonly [label: string, value: string])[] }
  /** `url` is a URL of ours or a link placeholder; the only thing that is not made inert. */
  | { readonly type: 'button'; readonly label: string; readonly url: string; readonly quiet?: boolean };

/** What a letter says; subject and greeting are the mail's. */
export interface LetterBody {
  /** The news in one line: first line of the text, heading of the HTML, and what an inbox shows beside the subject. */
  readonly headline: string;
  readonly blocks: readonly Block[];
}

export interface Letter extends LetterBody {
  readonly subject: string;
  readonly greeting?: string;
}

export const paragraph = (text: string): Block => ({ type: 'paragraph', text });
export const quote = (text: string): Block => ({ type: 'quote', text });
export const list = (items: readonly string[]): Block => ({ type: 'list', items });
export const facts = (...rows: (readonly [string, string])[]): Block => ({ type: 'facts', rows });
export const button = (label: string, url: string, quiet = false): Block => ({
  type: 'button',
  label,
  url,
  quiet,
});

/** A mail that is ready to be stored: links are still placeholders. */
export interface ComposedMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export const render = (letter: Letter, brand: MailBrand): ComposedMail => ({
  subject: subjectLine(letter.subject),
  text: textOf(letter, brand),
  html: htmlOf(letter, brand),
});

/** One line, no control characters, 150 characters: a subject must never carry a header. */
const subjectLine = (subject: string): string =>
  inertText(subject.replace(/[\p{Cc}\s]+/gu, ' ').trim()).slice(0, 150);

/** Who writes, below every mail. */
const signature = ({ name }: MailBrand, say: Say): string => say`${name} Claims Team`;

function textOf(letter: Letter, brand: MailBrand): string {
  const say = sayIn(brand);
  const parts = [
    inertText(letter.headline),
    ...(letter.greeting === undefined ? [] : [inertText(letter.greeting)]),
    ...letter.blocks.map((block) => blockText(block, say)),
    `-- \n${inertText(signature(brand, say))}\n${inertText(brand.claimsAddress)}${brand.footer === undefined ? '' : `\n${inertText(brand.footer)}`}`,
  ];
  return `${parts.join('\n\n')}\n`;
}

function blockText(block: Block, say: Say): string {
  switch (block.type) {
    case 'paragraph':
      return inertText(block.text);
    case 'quote':
      return inertText(block.text)
        .split('\n')
        .map((line) => `    ${line}`.trimEnd())
        .join('\n');
    case 'list':
      return block.items.map((item) => `- ${inertText(item)}`).join('\n');
    case 'facts':
      return block.rows
        .map(([label, value]) => `${say`${inertText(label)}:`} ${inertText(value)}`)
        .join('\n');
    case 'button':
      return `${say`${inertText(block.label)}:`} ${block.url}`;
  }
}

/**
 * One column of plain blocks, styles inline because many clients drop style sheets. No background and no text colour but
 * the buttons', so that light and dark modes both stay readable.
 */
function htmlOf(letter: Letter, brand: MailBrand): string {
  const say = sayIn(brand);
  const blocks = letter.blocks.map((block) => blockHtml(block, brand, say)).join('\n');
  const greeting =
    letter.greeting === undefined ? '' : `<p style="${spaced}">${escapeHtml(letter.greeting)}</p>\n`;
  const footer = [
    signature(brand, say),
    brand.claimsAddress,
    ...(brand.footer === undefined ? [] : [brand.footer]),
  ];
  return `<!doctype html>
<html lang="${brand.language?.tag ?? 'en'}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><title>${escapeHtml(letter.subject)}</title></head>
<body style="margin:0;padding:24px 16px">
<div style="max-width:560px;margin:0 auto;font:16px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif">
${headerHtml(brand)}<h1 style="font-size:20px;line-height:1.3;margin:0 0 16px">${escapeHtml(letter.headline)}</h1>
${greeting}${blocks}
<p style="margin:32px 0 0;font-size:13px;opacity:.75">${footer.map(escapeHtml).join('<br>')}</p>
</div>
</body>
</html>
`;
}

const headerHtml = ({ header, color }: MailBrand): string =>
  header === undefined || header === ''
    ? ''
    : `<p style="margin:0 0 20px;padding:0 0 10px;border-bottom:3px solid ${buttonColors(color).background};font-weight:600">${escapeHtml(header)}</p>\n`;

const spaced = 'margin:0 0 16px';

function blockHtml(block: Block, brand: MailBrand, say: Say): string {
  switch (block.type) {
    case 'paragraph':
      return `<p style="${spaced}">${multiline(block.text)}</p>`;
    case 'quote':
      return `<blockquote style="margin:0 0 16px;padding:4px 0 4px 12px;border-left:3px solid #8a8f98">${multiline(block.text)}</blockquote>`;
    case 'list':
      return `<ul style="margin:0 0 16px;padding-left:20px">${block.items.map((item) => `<li>${escapeHtml(item)}</li>`).join('')}</ul>`;
    case 'facts':
      return `<p style="${spaced}">${block.rows.map(([label, value]) => `<b>${say`${escapeHtml(label)}:`}</b> ${multiline(value)}`).join('<br>')}</p>`;
    case 'button':
      return buttonHtml(block, brand);
  }
}

function buttonHtml({ label, url, quiet }: Extract<Block, { type: 'button' }>, brand: MailBrand): string {
  const { background, text } = buttonColors(brand.color);
  const look =
    quiet === true
      ? `border:1px solid ${background};`
      : `background:${background};color:${text};border:1px solid ${background};`;
  return `<p style="margin:0 0 12px"><a href="${attribute(url)}" style="${look}display:inline-block;padding:10px 18px;border-radius:6px;text-decoration:none;font-weight:600">${escapeHtml(label)}</a></p>`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const attribute = (text: string): string => text.replace(/[&<>"']/g, (char) => entities[char] ?? char);

/** Text for an element: escaped, and unable to become a link placeholder. */
export const escapeHtml = (text: string): string => attribute(inertText(text));
const multiline = (text: string): string => escapeHtml(text).replace(/\r?\n/g, '<br>');
