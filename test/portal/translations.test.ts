import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROJECT_ROOT } from '../../lib/content-key.ts';
import type { Texts, Translations } from '../../portal/src/texts/define-texts.ts';
import { english, languageFor, languages } from '../../portal/src/texts/language.ts';
import { filesBelow } from '../architecture/source-files.ts';
import { cataloguesOf, menuLabels } from './catalogues.ts';

const sources = filesBelow('portal/src');
const catalogues = await cataloguesOf(sources);
const everyText: readonly Texts[] = [...catalogues.map(({ texts }) => texts), await menuLabels(sources)];
const faces = [...new Set(everyText.map(({ name }) => name.split('/')[0] ?? name))];
const below = join(PROJECT_ROOT, 'portal/src/texts/translations');

const wordsOf = (tag: string, face: string): Translations => {
  const path = join(below, tag, `${face}.json`);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Translations) : {};
};

/** `{by}` and `{count|one:…}`, each once, as `by` and `count|`: a language may say a value twice. */
const placeholders = (text: string): string =>
  [...new Set([...text.matchAll(/\{(\w+)(\|)?/g)].map(([, name, counts = '']) => `${name}${counts}`))]
    .sort()
    .join();

/** Count forms that the language does not have, or an `other` that it lacks. */
const wrongForms = (text: string, tag: string): boolean => {
  const known = new Intl.PluralRules(tag).resolvedOptions().pluralCategories;
  return [...text.matchAll(/\{\w+\|([^}]*)\}/g)].some(([, forms = '']) => {
    const rules = forms.split('|').map((form) => form.slice(0, form.indexOf(':')));
    return !rules.includes('other') || rules.some((rule) => !known.includes(rule as Intl.LDMLPluralRule));
  });
};

function faultOf(translated: string, original: string, tag: string): string | undefined {
  if (translated.trim() === '') return 'is empty';
  if (placeholders(translated) !== placeholders(original)) return 'has other placeholders';
  return wrongForms(translated, tag) ? 'counts by forms the language does not have' : undefined;
}

describe.each(languages.filter((language) => language !== english))('texts in $name', ({ tag, region }) => {
  it.each(faces)('are whole for %s: every one, none too many, with the same placeholders', (face) => {
    const words = wordsOf(tag, face);
    const texts = everyText.filter(({ name }) => (name.split('/')[0] ?? name) === face);
    const strangers = Object.entries(words).flatMap(([name, translated]) => {
      const original = texts.find((one) => one.name === name)?.english;
      return Object.keys(translated)
        .filter((key) => original?.[key] === undefined)
        .map((key) => `${name}: ${key} is no text of ours`);
    });
    const faults = texts.flatMap(({ name, english: originals }) =>
      Object.entries(originals).flatMap(([key, original]) => {
        const translated = words[name]?.[key];
        if (translated === undefined) return [`${name}: ${key} is missing`];
        const fault = faultOf(translated, original, region);
        return fault === undefined ? [] : [`${name}: ${key} ${fault}`];
      }),
    );
    expect([...strangers, ...faults]).toEqual([]);
  });

  it('stand in files of faces there are', () => {
    const files = existsSync(join(below, tag)) ? readdirSync(join(below, tag)) : [];
    expect(files.filter((file) => !faces.includes(file.slice(0, -'.json'.length)))).toEqual([]);
  });
});

/** What French Canada does not print: a space that may break beside a sign, none before a colon, a straight apostrophe. */
const unprintable = / [:;!?%»]|« |\u00a0[;!?]|[^\s\u00a0]:(?=\s|$)|'/;

it('print French as French Canada does', () => {
  const faults = faces.flatMap((face) =>
    Object.entries(wordsOf('fr-CA', face)).flatMap(([name, translated]) =>
      Object.entries(translated)
        .filter(([, text]) => unprintable.test(text))
        .map(([key, text]) => `${name}: ${key}: ${text}`),
    ),
  );
  expect(faults).toEqual([]);
});

describe('the language somebody reads', () => {
  it.each([
    [['es-MX', 'en-US'], 'es'],
    [['fr-FR'], 'fr-CA'],
    [['FR'], 'fr-CA'],
    [['en-CA', 'fr-CA'], 'en'],
    [['de-DE', 'es'], 'es'],
    [['de-DE'], 'en'],
    [[], 'en'],
  ])('%j: %s', (asked, tag) => {
    expect(languageFor(asked).tag).toBe(tag);
  });
});
