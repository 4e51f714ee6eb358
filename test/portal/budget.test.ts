import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildPortal } from '../../lib/portal-bundle.ts';
import { faces } from '../../portal/src/routes/page-route.ts';
import { english, languages } from '../../portal/src/texts/language.ts';

/** JavaScript of a first load, gzipped, in bytes. */
const BUDGET = 170 * 1024;

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
}
type Chunks = Readonly<Record<string, Chunk>>;

/** The files of a chunk and of all that it imports before it runs. */
function filesOf(chunks: Chunks, name: string, found = new Set<string>()): Set<string> {
  const chunk = chunks[name];
  if (!chunk || found.has(chunk.file)) return found;
  found.add(chunk.file);
  for (const imported of chunk.imports ?? []) filesOf(chunks, imported, found);
  return found;
}

/** Words of a language beside a page, gzipped, in bytes: data that is fetched, not compiled. */
const WORDS = 24 * 1024;

/** Of every language but English, whose words are in the pages: what is fetched for a page of a face. */
const wordsBeside = (tag: string, face: string): string[] =>
  [...new Set(['shell', 'parts', face])].map((one) => `src/texts/translations/${tag}/${one}.json`);

describe('what a browser loads first', () => {
  let folder: string;
  let chunks: Chunks;
  const known = new Map<string, number>();
  /** Bytes; most files are loaded with most pages. */
  const gzipped = (file: string): number => {
    const bytes = known.get(file) ?? gzipSync(readFileSync(join(folder, file)), { level: 9 }).length;
    known.set(file, bytes);
    return bytes;
  };
  beforeAll(async () => {
    folder = await buildPortal();
    chunks = JSON.parse(readFileSync(join(folder, 'portal-chunks.json'), 'utf8')) as Chunks;
  });

  it('is at most 170 KB of JavaScript, whichever page somebody opens', () => {
    const pages = Object.keys(chunks).filter((name) => /^src\/pages\/.*\/page\.tsx$/.test(name));
    expect(pages.length).toBeGreaterThan(3);
    const sizes = pages.map((name) => {
      const files = [...filesOf(chunks, name, filesOf(chunks, 'index.html'))];
      const scripts = files.filter((file) => file.endsWith('.js'));
      return { name, bytes: scripts.reduce((sum, file) => sum + gzipped(file), 0) };
    });
    expect(sizes.filter(({ bytes }) => bytes > BUDGET)).toEqual([]);
  });

  it.each(languages.filter((language) => language !== english))(
    'and at most 24 KB of words in $name, which are no script',
    ({ tag }) => {
      const sizes = faces.map((face) => {
        const files = wordsBeside(tag, face).map((name) => chunks[name]?.file ?? name);
        expect(files.filter((file) => !file.endsWith('.json'))).toEqual([]);
        return { face, bytes: files.reduce((sum, file) => sum + gzipped(file), 0) };
      });
      expect(sizes.filter(({ bytes }) => bytes > WORDS)).toEqual([]);
    },
  );

  it('has no script and no style sheet from elsewhere, and no script inside the page', () => {
    const page = readFileSync(join(folder, 'index.html'), 'utf8');
    const addresses = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address = '']) => address);
    expect(addresses.filter((address) => !/^\/(?!\/)/.test(address))).toEqual([]);
    expect(page).not.toMatch(/<script(?![^>]*\bsrc=)/);
    expect(page).not.toMatch(/\son\w+=/);
  });
});
