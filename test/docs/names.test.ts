import { readFileSync } from 'node:fs';
import { basename, join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { areas } from '../../lambdas/api/openapi/areas.ts';
import { readConfig } from '../../lib/config.ts';
import { PROJECT_ROOT } from '../../lib/content-key.ts';
import { filesBelow } from '../architecture/source-files.ts';
import { linksIn, pages, read } from './pages.ts';

/** What the pages name is there: operations, files, words of the code, settings, alarms. */

const FOLDERS = ['bench', 'bin', 'docs', 'lambdas', 'lib', 'local', 'portal', 'statemachines', 'test'];
const files = FOLDERS.flatMap(filesBelow).filter((path) => !/\/(node_modules|dist)\//.test(path));

/** Every word that stands in code or in data of ours; translations hold words of people. */
const wordsOfCode = new Set(
  [...files.filter((path) => /\.(tsx?|js|json|css)$/.test(path)), 'package.json', 'cdk.json']
    .filter((path) => !path.includes('/translations/'))
    .flatMap((path) => readFileSync(join(PROJECT_ROOT, path), 'utf8').match(/[A-Za-z_]\w*/g) ?? []),
);

/** Words in code spans that are no names of ours: examples, HTTP, SQL, programs. */
const NO_NAMES: ReadonlySet<string> = new Set([
  ...['theOperation', 'Host', 'tmp', 'ToleratedFailure', 'processing_failed', 'PAYOUTSBATCH', 'nice', 'FILE'],
]);

/** A page without what is generated and without blocks of commands. */
const written = (page: string): string =>
  read(page)
    .replace(/<!-- generated:[\s\S]*?<!-- end -->/g, '')
    .replace(/```[\s\S]*?```/g, '');
const spansOf = (text: string): string[] => [...text.matchAll(/`([^`\n]+)`/g)].map(([, span = '']) => span);

const anyParameter = (path: string): string => path.replace(/\{[^}]*\}/g, '{}').split('?')[0] ?? '';
const operations = new Set([
  ...areas.flatMap((area) => area.operations.map(({ method, path }) => `${method} ${anyParameter(path)}`)),
  // Beside the document: what PayPal calls, the portal's settings, and pages behind links.
  ...['POST /webhooks/paypal', 'GET /config.json', 'GET /c/{}', 'POST /c/{}'],
]);

describe.each(pages())('%s', (page) => {
  const spans = spansOf(written(page));

  it('names operations that exist', () => {
    const named = spans
      .flatMap((span) => [...span.matchAll(/\b(GET|POST|PUT|PATCH|DELETE) (\/[^\s'\])…]*)/g)])
      .map(([, method, path = '']) => `${method} ${anyParameter(path.replace(/^\/api/, ''))}`)
      .filter((name) => !/ \/(_local|_stripe|_paypal)/.test(name));
    expect(named.filter((name) => !operations.has(name))).toEqual([]);
  });

  it('names source files that exist', () => {
    const names = new Set(files.map((path) => basename(path)));
    const named = spans.flatMap((span) => span.match(/(?<![\w*/.-])[a-z][\w.-]*\.tsx?\b/g) ?? []);
    expect(named.filter((name) => !names.has(name))).toEqual([]);
  });

  it('names functions, fields, states and settings that stand in the code', () => {
    const unknown = spans
      .filter((span) => !/^(aws|npx|npm|curl|git) |[<>…]/.test(span))
      .flatMap((span) => span.match(/[A-Za-z_]\w*/g) ?? [])
      .filter((word) => !wordsOfCode.has(word) && !NO_NAMES.has(word));
    expect(unknown).toEqual([]);
  });

  it('names nothing of the machine it was written on', () => {
    expect(read(page)).not.toMatch(/\/(home|root|Users|work)\/|registry\.|\bverdaccio\b|\bartifactory\b/);
  });
});

describe('the pages', () => {
  it('are all reached from the README, and all stand in the index', () => {
    const reached = new Set(['README.md']);
    for (const page of reached)
      for (const target of linksIn(read(page)).map((link) => link.split('#')[0] ?? ''))
        if (target.endsWith('.md')) reached.add(posix.join(posix.dirname(page), target));
    expect(pages().filter((page) => !reached.has(page))).toEqual([]);

    const index = linksIn(read('docs/README.md')).map((link) => posix.join('docs', link.split('#')[0] ?? ''));
    const unlisted = pages().filter(
      (page) => !/^docs\/(decisions\/2|README)/.test(page) && !index.includes(page),
    );
    expect(unlisted).toEqual([]);
  });

  it('tell every setting of a deployment', () => {
    const asked: string[] = [];
    const given: Record<string, string> = {
      domain: 'claims.example.com',
      sender: 'claims@claims.example.com',
      portalUrl: 'https://portal.example.com',
    };
    readConfig((name) => {
      asked.push(name);
      return given[name];
    });
    const told = [...read('docs/operations.md').matchAll(/^\| `(\w+)` \|/gm)].map(([, name = '']) => name);
    expect([...new Set(asked)].filter((name) => name !== 'region').sort()).toEqual([...told].sort());
  });
});
