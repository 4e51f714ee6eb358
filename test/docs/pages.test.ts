import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { drawWorkflow } from '../../docs/draw-workflow.ts';
import {
  GENERATED_PAGES,
  generatedSections,
  sectionsIn,
  withSections,
} from '../../docs/generated-sections.ts';
import { PROJECT_ROOT } from '../../lib/content-key.ts';
import { filesBelow } from '../architecture/source-files.ts';
import { anchorsOf, linksIn, pages, read } from './pages.ts';

interface Package {
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<string, string>>;
}
/** Files of words, one per face, which the portal's page names without their folder. */
const portalWords = filesBelow('portal/src/texts/translations/es').map((path) => posix.basename(path));

const project = JSON.parse(read('package.json')) as Package;

describe('generated sections', () => {
  it('show the code as it is (npm run docs writes them)', async () => {
    const sections = await generatedSections();
    for (const page of GENERATED_PAGES) expect(read(page)).toBe(withSections(read(page), sections));
    const shown = GENERATED_PAGES.flatMap((page) => sectionsIn(read(page)));
    expect([...shown].sort()).toEqual([...sections.keys()].sort());
    expect(
      pages()
        .filter((page) => sectionsIn(read(page)).length > 0)
        .sort(),
    ).toEqual([...GENERATED_PAGES].sort());
  });

  it('draw each arrow of a workflow once, waits of one kind in one box, the common refuge as a note', () => {
    const wait = (next: string) => ({
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
      Next: next,
      Catch: [
        { ErrorEquals: ['States.Timeout'], Next: 'Remind' },
        { ErrorEquals: ['States.ALL'], Next: 'Park' },
      ],
    });
    const task = { Type: 'Task', Next: 'Route', Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Park' }] };
    const drawing = drawWorkflow({
      StartAt: 'Route',
      States: {
        Route: {
          Type: 'Choice',
          Choices: [
            { Condition: "{% $states.input.step = 'one' %}", Next: 'WaitOne' },
            { Condition: "{% $states.input.step = 'two' %}", Next: 'WaitTwo' },
            { Condition: '{% $count > 5 %}', Next: 'End' },
          ],
          Default: 'Park',
        },
        WaitOne: wait('Route'),
        WaitTwo: wait('Route'),
        Remind: task,
        Park: { Type: 'Task', Next: 'Route' },
        End: { Type: 'Succeed' },
      },
    });
    expect(drawing.split('\n').slice(3)).toEqual([
      '  state "WaitOne<br/>WaitTwo" as Waits1',
      '  [*] --> Route',
      '  Route --> Waits1: one, two',
      '  Route --> End: count > 5',
      '  Route --> Park: otherwise',
      '  Waits1 --> Route: answered',
      '  Waits1 --> Remind: States.Timeout',
      '  Remind --> Route',
      '  Park --> Route',
      '  End --> [*]',
      '  note right of Park: from every other task, on any other error',
      '  class Waits1 wait',
    ]);
  });
});

describe.each(pages())('%s', (page) => {
  const text = read(page);

  it('links to files and headings that exist', () => {
    const broken = linksIn(text).filter((target) => {
      if (/^[a-z]+:/.test(target)) return false;
      const [file = '', anchor] = target.split('#');
      const path = file === '' ? page : posix.join(posix.dirname(page), file);
      if (!existsSync(join(PROJECT_ROOT, path))) return true;
      return anchor !== undefined && !anchorsOf(read(path)).includes(anchor);
    });
    expect(broken).toEqual([]);
  });

  it('names npm scripts that exist', () => {
    const named = [...text.matchAll(/\bnpm (?:run ([\w:-]+)|(start|test)\b)/g)].map(
      ([, run, short]) => run ?? short ?? '',
    );
    expect(named.filter((name) => !(name in project.scripts))).toEqual([]);
  });

  it('names files of the project that exist', () => {
    const named = [
      ...text.matchAll(
        /`((?:bench|bin|docs|lambdas|lib|local|portal|src|statemachines|test)\/[\w./-]*\w|[\w-]+\.(?:json|md))\/?`/g,
      ),
    ].map(([, path = '']) => path);
    const beside = (path: string) => posix.join(posix.dirname(page), path);
    const isThere = (path: string) =>
      [path, beside(path)].some((place) => existsSync(join(PROJECT_ROOT, place))) ||
      portalWords.includes(path);
    expect(named.filter((path) => !isThere(path))).toEqual([]);
  });
});

describe('decisions', () => {
  const decisions = pages().filter((page) => page.startsWith('docs/decisions/2'));

  it('are dated, and say context, decision, what was rejected, consequences', () => {
    expect(decisions.length).toBeGreaterThan(0);
    for (const page of decisions) {
      expect(page).toMatch(/^docs\/decisions\/\d{4}-\d{2}-\d{2}-[a-z0-9-]+\.md$/);
      const headings = anchorsOf(read(page)).slice(1);
      expect({ page, headings }).toEqual({
        page,
        headings: ['context', 'decision', 'rejected', 'consequences'],
      });
    }
  });

  it('stand in the index', () => {
    const listed = linksIn(read('docs/decisions/README.md')).map((target) => `docs/decisions/${target}`);
    expect(listed.sort()).toEqual([...decisions].sort());
  });

  it('give a reason for every dependency', () => {
    const text = read('docs/decisions/2026-11-22-dependencies.md');
    const { dependencies, devDependencies, optionalDependencies } = project;
    const names = Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies });
    expect(names.filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
    const told = [...text.matchAll(/^\| `([^`]+)`/gm)].map(([, name = '']) => name);
    expect(told.filter((name) => !names.includes(name))).toEqual([]);
  });
});
