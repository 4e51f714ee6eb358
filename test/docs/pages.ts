import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../lib/content-key.ts';
import { filesBelow } from '../architecture/source-files.ts';

/** Every page for people, relative to the project. */
export const pages = (): readonly string[] => [
  'README.md',
  'portal/README.md',
  ...filesBelow('docs').filter((path) => path.endsWith('.md')),
];

export const read = (path: string): string => readFileSync(join(PROJECT_ROOT, path), 'utf8');

/** A page without code blocks and code spans, whose brackets are no links. */
export const prose = (text: string): string => text.replace(/```[\s\S]*?```/g, '').replace(/`[^`\n]*`/g, '');

/** Targets of the links of a page. */
export const linksIn = (text: string): string[] =>
  [...prose(text).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);

/** The anchors that a renderer makes of a page's headings. */
export const anchorsOf = (text: string): string[] =>
  [...text.replace(/```[\s\S]*?```/g, '').matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
