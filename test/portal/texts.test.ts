import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROJECT_ROOT } from '../../lib/content-key.ts';
import { fillText } from '../../portal/src/texts/fill-text.ts';
import { filesBelow } from '../architecture/source-files.ts';
import { cataloguesOf } from './catalogues.ts';

const sources = filesBelow('portal/src');
const contents = new Map(sources.map((path) => [path, readFileSync(join(PROJECT_ROOT, path), 'utf8')]));
const read = (path: string): string => contents.get(path) ?? '';

const catalogues = await cataloguesOf(sources);

/** Every file that could use the texts of a file: whoever imports it stands below its folder, or names the folder. */
function usersOf(path: string): string {
  const folder = path.slice(0, -'/texts.ts'.length);
  const name = folder.split('/').at(-1) ?? '';
  return sources
    .filter((source) => /\.tsx?$/.test(source) && source !== path)
    .filter((source) => source.startsWith(`${folder}/`) || read(source).includes(`${name}/texts.ts`))
    .map(read)
    .join('\n');
}

describe('texts', () => {
  it('have a name each that says where they stand', () => {
    const names = catalogues.map(({ texts }) => texts.name);
    expect(new Set(names).size).toBe(names.length);
    const inPages = catalogues.filter(({ path }) => path.startsWith('portal/src/pages/'));
    expect(
      inPages
        .filter(({ path, texts }) => path !== `portal/src/pages/${texts.name}/texts.ts`)
        .map(({ path }) => path),
    ).toEqual([]);
  });

  it('are used, every one', () => {
    const unused = catalogues.flatMap(({ path, texts }) => {
      const users = usersOf(path);
      // `t(document.kind)`, `t(name, { count })`: keys that are values of the service, checked by their types.
      const byValue = /\bt\((?!['"`])[a-z]\w*(?:\.\w+)*[,)]/.test(users);
      return Object.keys(texts.english)
        .filter((key) => !users.includes(`'${key}'`) && !byValue)
        .map((key) => `${texts.name}: ${key}`);
    });
    expect(unused).toEqual([]);
  });

  it('stand in the catalogues, not in the pages', () => {
    const stray = sources
      .filter((path) => path.endsWith('.tsx'))
      .flatMap((path) =>
        [...read(path).matchAll(/>\s*([A-Z][a-z]+(?: [a-z]+)+[.?!]?)\s*</g)].map(
          ([, text]) => `${path}: ${text}`,
        ),
      );
    expect(stray).toEqual([]);
  });
});

describe('fillText', () => {
  it.each([
    ['plain', {}, 'plain'],
    ['by {by}', { by: 'noon' }, 'by noon'],
    ['{a}{b}', { a: '1', b: '2' }, '12'],
    ['{count|one:# claim|other:# claims}', { count: 1 }, '1 claim'],
    ['{count|one:# claim|other:# claims}', { count: 0 }, '0 claims'],
    ['{count|one:# claim|other:# claims} left', { count: 1234 }, '1,234 claims left'],
    ['{unknown} stays', {}, '{unknown} stays'],
  ])('%s', (text, values, filled) => {
    expect(fillText(text, 'en-US', values as Record<string, string | number>)).toBe(filled);
  });

  it.each([
    ['{count|one:# réclamation|other:# réclamations}', { count: 0 }, '0 réclamation'],
    ['{count|one:# réclamation|other:# réclamations}', { count: 1234 }, '1\u00a0234 réclamations'],
    ['{rate} %', { rate: 8.75 }, '8,75 %'],
    ['en {year}', { year: 2026 }, 'en 2026'],
    ['depuis le {date}.', { date: '10 sept.' }, 'depuis le 10 sept.'],
    ['{date}. Puis {date}, {date}…', { date: '10 sept.' }, '10 sept. Puis 10 sept., 10 sept.…'],
  ])('in French, %s', (text, values, filled) => {
    expect(fillText(text, 'fr-CA', values)).toBe(filled);
  });
});
