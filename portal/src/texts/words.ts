import type { Texts, Translations } from './define-texts.ts';
import { english, type Language } from './language.ts';

/**
 * Where the files are, one per language and face: nobody loads the words of somebody else's pages. They are data and are
 * fetched as such, so that a browser has no script of 100 KB to compile before it shows a page.
 */
const addresses = import.meta.glob<string>('./translations/*/*.json', {
  eager: true,
  import: 'default',
  query: '?url',
});

/** A promise as React's `use` reads it: what has arrived it takes at once, without waiting. */
type Words = Promise<Translations> & { status?: 'fulfilled'; value?: Translations };

const arrived = (words: Words, value: Translations): Words =>
  Object.assign(words, { status: 'fulfilled' as const, value });
const none: Words = arrived(Promise.resolve({}), {});
const asked = new Map<string, Words>();

/** The file the texts of a name are in: the part before the first stroke, `customer` of `customer/plans`. */
export const faceOf = ({ name }: Pick<Texts, 'name'>): string => name.split('/')[0] ?? name;

const pathOf = ({ tag }: Language, face: string): string => `./translations/${tag}/${face}.json`;

async function fetched(address: string): Promise<Translations> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`no words at ${address}: ${response.status}`);
  return (await response.json()) as Translations;
}

/**
 * A face's words in a language: of the same language and face always the same promise, to be given to `use` every time. React
 * renders a component that waited for one again, and does not forgive that it does not ask for it then.
 * Words that cannot be loaded, or do not exist, are none: the page stays in English, which is a page still.
 */
export function wordsOf(language: Language, face: string): Promise<Translations> {
  if (language.tag === english.tag) return none;
  const path = pathOf(language, face);
  const there = asked.get(path);
  if (there !== undefined) return there;
  const address = addresses[path];
  const words: Words = address === undefined ? none : fetched(address).catch(() => ({}));
  asked.set(path, words);
  void words.then((value) => arrived(words, value));
  return words;
}
