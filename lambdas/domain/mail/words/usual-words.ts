import { formatDay, formatInstant, formatMoney } from '../../wording/formats.ts';
import type { MailBrand } from '../templates/brand.ts';
import type { LetterBody } from '../templates/letter.ts';
import { partsOf } from './mail-words.ts';
import type { MailWords } from './stored-words.ts';

/**
 * What a mail says when nobody changed it, with names where its facts stand. The writers are code; so each is given facts
 * that can be told apart, and wherever one comes out again its name takes its place.
 */

const isInstant = (value: string): boolean => /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value);
const isUrl = (value: string): boolean => /^https?:\/\/|^\{\{/.test(value);
const day = 86_400_000;

/** Texts that stand for a fact, and the fact's name. */
type Marks = Map<string, string>;

/** The same facts with values that occur nowhere else. */
function marked(data: unknown, brand: MailBrand, marks: Marks, path = ''): unknown {
  if (typeof data === 'string') {
    if (isUrl(data)) return data;
    if (!isInstant(data)) return `{${path}}`;
    const instant = new Date(Date.UTC(2_071, 0, 1, 20) + marks.size * 37 * day).toISOString();
    marks.set(formatInstant(instant, brand), path);
    marks.set(formatDay(instant, brand), `${path}.day`);
    return instant;
  }
  if (typeof data === 'number' && path.endsWith('Cents')) {
    const cents = 700_000_000 + marks.size * 1_357;
    marks.set(formatMoney(cents, brand), path);
    return cents;
  }
  if (data === null || typeof data !== 'object' || Array.isArray(data)) return data;
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => [
      name,
      marked(value, brand, marks, path === '' ? name : `${path}.${name}`),
    ]),
  );
}

const named = (text: string, marks: ReadonlyMap<string, string>, brand: MailBrand): string => {
  // The longest first: a day is part of its instant.
  const known = [...marks].sort(([one], [other]) => other.length - one.length);
  const facts = known.reduce((left, [mark, name]) => left.replaceAll(mark, `{${name}}`), text);
  return facts
    .replaceAll(brand.claimsAddress, '{claimsAddress}')
    .replaceAll(`the ${brand.name} `, 'the {brand} ');
};

/** The words of a letter with the names of facts where they stand. `marks`: texts that stand for a fact, and its name. */
export function wordsOf(letter: LetterBody, marks: ReadonlyMap<string, string>, brand: MailBrand): MailWords {
  const names = new Map([...partsOf(letter)].map(([name, block]) => [block, name]));
  const body = letter.blocks.map((block) =>
    block.type === 'paragraph' ? named(block.text, marks, brand) : `[${names.get(block) ?? block.type}]`,
  );
  return { headline: named(letter.headline, marks, brand), body: body.join('\n\n') };
}

/** The words of a mail as its writer has them. `write` is the writer; `data` an example of its facts. */
export function usualWords(data: object, brand: MailBrand, write: (data: object) => LetterBody): MailWords {
  const marks: Marks = new Map();
  const letter = write(marked(data, brand, marks) as object);
  return wordsOf(letter, marks, brand);
}
