import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildPortal } from '../../lib/portal-bundle.ts';
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

/** Every language but English, whose words are in the pages: what is loaded beside a page of a face. */
const wordsBeside = (tag: string, page: string): string[] =>
  ['shell', 'parts', page.split('/')[2] ?? ''].map((face) => `src/texts/translations/${tag}/${face}.json`);

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

  it.each(languages)('is at most 170 KB of JavaScript in $name, whichever page somebody opens', ({ tag }) => {
    const pages = Object.keys(chunks).filter((name) => /^src\/pages\/.*\/page\.tsx$/.test(name));
    expect(pages.length).toBeGreaterThan(3);
    const sizes = pages.map((name) => {
      const files = filesOf(chunks, name, filesOf(chunks, 'index.html'));
      if (tag !== english.tag) for (const words of wordsBeside(tag, name)) filesOf(chunks, words, files);
      const bytes = [...files]
        .filter((file) => file.endsWith('.js'))
        .reduce((sum, file) => sum + gzipped(file), 0);
      return { name, bytes };
    });
    expect(sizes.filter(({ bytes }) => bytes > BUDGET)).toEqual([]);
  });

  it('has no script and no style sheet from elsewhere, and no script inside the page', () => {
    const page = readFileSync(join(folder, 'index.html'), 'utf8');
    const addresses = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address = '']) => address);
    expect(addresses.filter((address) => !/^\/(?!\/)/.test(address))).toEqual([]);
    expect(page).not.toMatch(/<script(?![^>]*\bsrc=)/);
    expect(page).not.toMatch(/\son\w+=/);
  });
});
