import type { Texts, Translations } from './define-texts.ts';
import { english, type Language } from './language.ts';

/** One file per language and face: nobody loads the words of somebody else's pages. */
const files = import.meta.glob<Translations>('./translations/*/*.json', { import: 'default' });

const nothing: Translations = {};
const arrived = new Map<string, Translations>();
const underWay = new Map<string, Promise<Translations>>();

/** The file the texts of a name are in: the part before the first stroke, `customer` of `customer/plans`. */
export const faceOf = ({ name }: Pick<Texts, 'name'>): string => name.split('/')[0] ?? name;

const pathOf = ({ tag }: Language, face: string): string => `./translations/${tag}/${face}.json`;

/**
 * A face's words in a language: at once when they have been loaded, else a promise of them that is the same every time.
 * Words that cannot be loaded, or do not exist, are none: the page stays in English, which is a page still.
 */
export function wordsOf(language: Language, face: string): Translations | Promise<Translations> {
  if (language.tag === english.tag) return nothing;
  const path = pathOf(language, face);
  const there = arrived.get(path) ?? underWay.get(path);
  if (there !== undefined) return there;
  const load = files[path];
  const words = load === undefined ? Promise.resolve(nothing) : load().catch(() => nothing);
  underWay.set(path, words);
  void words.then((loaded) => arrived.set(path, loaded));
  return words;
}
