import { describe, expect, it } from 'vitest';
import { filesBelow, sourceFiles } from './source-files.ts';

const files = sourceFiles();
const lambdas = files.filter(({ path }) => path.startsWith('lambdas/'));
const paths = (found: typeof files) => found.map(({ path }) => path);

describe('sources', () => {
  it('have names that say what they hold', () => {
    const all = [
      'bench',
      'bin',
      'docs',
      'lambdas',
      'lib',
      'local',
      'portal',
      'statemachines',
      'test',
    ].flatMap(filesBelow);
    expect(all.filter((path) => /(^|[/.-])(utils?|helpers?|common|misc)([/.-]|$)/i.test(path))).toEqual([]);
  });

  it('are named in kebab-case', () => {
    expect(paths(files).filter((path) => !/^[a-z0-9/.-]+$/.test(path))).toEqual([]);
  });

  it('never scan the table, nor go round its keys with PartiQL', () => {
    expect(
      paths(
        lambdas.filter(({ text }) => /\b(Scan|ExecuteStatement|BatchExecuteStatement)Command\b/.test(text)),
      ),
    ).toEqual([]);
  });

  it('build no ARN outside the adapters: names and ARNs come from the environment', () => {
    const others = lambdas.filter(({ path }) => !path.startsWith('lambdas/adapters/'));
    expect(paths(others.filter(({ text }) => /['"`]arn:/.test(text)))).toEqual([]);
  });

  it('keep task tokens and executions to the one function that may use them', () => {
    const callers = lambdas.filter(({ text }) =>
      /\b(SendTask(Success|Failure|Heartbeat)|StartExecution)Command\b/.test(text),
    );
    expect(paths(callers).filter((path) => !/^lambdas\/(callbacks|adapters)\//.test(path))).toEqual([]);
  });

  it('quieten no check', () => {
    const hushed = files.filter(({ text }) => /@ts-(ignore|nocheck|expect-error)/.test(text));
    expect(paths(hushed).filter((path) => path !== 'test/architecture/sources.test.ts')).toEqual([]);
  });
});
