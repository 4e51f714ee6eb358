import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROJECT_ROOT } from '../../lib/content-key.ts';
import { filesBelow } from './source-files.ts';

interface Retrier {
  readonly ErrorEquals: readonly string[];
}

interface State {
  readonly Type: string;
  readonly Resource?: string;
  readonly TimeoutSeconds?: unknown;
  readonly Retry?: readonly Retrier[];
  readonly Catch?: readonly unknown[];
  readonly Next?: string;
}

/** Every state of a definition, those inside Map and Parallel too. */
function statesOf(value: unknown): readonly (readonly [name: string, state: State])[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => [
    ...(key === 'States' ? (Object.entries(child) as [string, State][]) : []),
    ...statesOf(child),
  ]);
}

const machines = filesBelow('statemachines')
  .filter((path) => path.endsWith('.asl.json'))
  .map((path) => {
    const definition: unknown = JSON.parse(readFileSync(join(PROJECT_ROOT, path), 'utf8'));
    return { path, definition, states: statesOf(definition) };
  });

describe('state machines', () => {
  it('name a retry policy once: the same errors are retried the same way wherever they stand', () => {
    const policies = new Map<string, Map<string, string[]>>();
    for (const { path, states } of machines) {
      for (const [name, state] of states) {
        for (const retrier of state.Retry ?? []) {
          const errors = [...retrier.ErrorEquals].sort().join(', ');
          const variants = policies.get(errors) ?? new Map<string, string[]>();
          const text = JSON.stringify(Object.entries(retrier).sort());
          variants.set(text, [...(variants.get(text) ?? []), `${path}: ${name}`]);
          policies.set(errors, variants);
        }
      }
    }
    const differing = [...policies].filter(([, variants]) => variants.size > 1);
    expect(differing.map(([errors, variants]) => ({ errors, variants: [...variants.values()] }))).toEqual([]);
  });

  describe.each(machines)('$path', ({ definition, states }) => {
    const tasks = states.filter(([, { Type }]) => Type === 'Task');

    it('is JSONata throughout', () => {
      expect(definition).toMatchObject({ QueryLanguage: 'JSONata' });
      expect(states.filter(([, state]) => 'QueryLanguage' in state)).toEqual([]);
    });

    it('gives every wait an end and a way on', () => {
      const waits = tasks.filter(([, { Resource }]) => Resource?.endsWith('.waitForTaskToken'));
      expect(waits.filter(([, state]) => state.TimeoutSeconds === undefined || !state.Catch?.length)).toEqual(
        [],
      );
    });

    it('catches what a step throws, so that no path strands a claim', () => {
      expect(tasks.length).toBeGreaterThan(0);
      expect(tasks.filter(([, { Catch }]) => !Catch?.length).map(([name]) => name)).toEqual([]);
    });

    it('names its states by verb phrases: words, not identifiers', () => {
      expect(
        states.map(([name]) => name).filter((name) => !/^[A-Z][a-z]+([ A-Z][A-Za-z]*)*$/.test(name)),
      ).toEqual([]);
    });

    it('starts no execution and calls functions unqualified', () => {
      expect(tasks.filter(([, { Resource }]) => Resource?.includes('startExecution'))).toEqual([]);
      expect(JSON.stringify(definition)).not.toMatch(/\$\{\w+\}:/);
    });
  });
});
