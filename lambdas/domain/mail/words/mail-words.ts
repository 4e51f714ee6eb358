import { formatDay, formatInstant, formatMoney } from '../../wording/formats.ts';
import type { MailBrand } from '../templates/brand.ts';
import { type Block, type LetterBody, paragraph } from '../templates/letter.ts';
import { type MailWords, wordsKey } from './stored-words.ts';

/** The words that an admin gave a mail in the language it goes out in; of no other language. */
export const wordsFor = (kind: string, { words, language }: MailBrand): MailWords | undefined =>
  words?.[wordsKey(kind, language?.tag)];

/** Values by the name they have in braces: `partner.name`, `by` (an instant in words), `by.day` (its day). */
export type Values = ReadonlyMap<string, string>;

const instant = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;
const isUrl = (value: string): boolean => /^https?:\/\/|^\{\{/.test(value);

/** The facts of a mail as they stand in its text; links are parts, not words. */
export function valuesOf(data: unknown, brand: MailBrand, path = ''): Map<string, string> {
  const found = new Map<string, string>();
  if (data === null || typeof data !== 'object' || Array.isArray(data)) return found;
  for (const [name, value] of Object.entries(data)) {
    const at = path === '' ? name : `${path}.${name}`;
    if (typeof value === 'string' && instant.test(value)) {
      found.set(at, formatInstant(value, brand));
      found.set(`${at}.day`, formatDay(value, brand));
    } else if (typeof value === 'string' && !isUrl(value)) found.set(at, value);
    else if (typeof value === 'number')
      found.set(at, name.endsWith('Cents') ? formatMoney(value, brand) : String(value));
    else for (const [inner, text] of valuesOf(value, brand, at)) found.set(inner, text);
  }
  if (path === '') {
    found.set('brand', brand.name);
    found.set('claimsAddress', brand.claimsAddress);
  }
  return found;
}

/** The parts of a mail that are no words, by the name they have in brackets; of several of a kind the second is `button 2`. */
export function partsOf({ blocks }: LetterBody): Map<string, Block> {
  const parts = new Map<string, Block>();
  for (const block of blocks) {
    if (block.type === 'paragraph') continue;
    const same = [...parts.values()].filter(({ type }) => type === block.type).length;
    parts.set(same === 0 ? block.type : `${block.type} ${same + 1}`, block);
  }
  return parts;
}

const variable = /\{([\w.]+)\}/g;
const part = /^\[([a-z]+(?: \d)?)\]$/;

const paragraphsOf = (body: string): string[] =>
  body
    .split(/\n\s*\n/)
    .map((text) => text.trim())
    .filter((text) => text !== '');

/** In one pass: a value is put in as it is, braces and all. A name that this mail has no value for falls away. */
const filled = (text: string, values: Values): string =>
  text.replace(variable, (_whole, name: string) => values.get(name) ?? '').trim();

/**
 * A mail in changed words. Parts that the words do not place stand at the end, so that no words ever lose a link; a part
 * that this mail does not have is left out.
 */
export function inWords(words: MailWords, usual: LetterBody, values: Values): LetterBody {
  const parts = partsOf(usual);
  const placed = new Set<Block>();
  const blocks = paragraphsOf(words.body).flatMap((text): Block[] => {
    const name = part.exec(text)?.[1];
    if (name === undefined) return [paragraph(filled(text, values))];
    const block = parts.get(name);
    if (!block) return [];
    placed.add(block);
    return [block];
  });
  const rest = [...parts.values()].filter((block) => !placed.has(block));
  return { headline: filled(words.headline, values), blocks: [...blocks, ...rest] };
}

/** What of the words cannot be filled in: an unknown fact or part, each with the field it stands in. */
export function faultsOfWords(
  words: MailWords,
  known: { readonly variables: ReadonlySet<string>; readonly parts: ReadonlySet<string> },
): { readonly path: string; readonly message: string }[] {
  const unknownIn = (field: 'headline' | 'body') =>
    [...words[field].matchAll(variable)].flatMap(([, name = '']) =>
      known.variables.has(name) ? [] : [{ path: field, message: `{${name}} is no fact of this mail` }],
    );
  const parts = paragraphsOf(words.body).flatMap((text) => {
    const name = /^\[([^\]]*)\]$/.exec(text)?.[1];
    return name === undefined || known.parts.has(name)
      ? []
      : [{ path: 'body', message: `[${name}] is no part of this mail` }];
  });
  return [...unknownIn('headline'), ...unknownIn('body'), ...parts];
}
