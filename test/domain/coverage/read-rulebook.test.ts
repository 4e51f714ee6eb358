import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalogue202601 as catalogue } from '../../../lambdas/domain/catalogue/catalogue-2026-01.ts';
import { predicates } from '../../../lambdas/domain/coverage/compiled-rulebook.ts';
import { zoneOf } from '../../../lambdas/domain/coverage/facts.ts';
import { readRulebook } from '../../../lambdas/domain/coverage/read-rulebook.ts';
import { rulebook202601 as rulebook } from '../../../lambdas/domain/coverage/rulebook-2026-01.ts';
import { termChanges } from '../../../lambdas/domain/coverage/term-changes.ts';
import { InvalidInput } from '../../../lambdas/domain/errors.ts';
import { holds } from '../holds.ts';
import { facts } from './any-facts.ts';

// biome-ignore lint/suspicious/noExplicitAny: a rulebook that an admin broke has any shape
type Broken = any;

const faultsOf = (breakIt: (book: Broken) => void) => {
  const book: Broken = structuredClone(rulebook);
  breakIt(book);
  try {
    readRulebook(book);
  } catch (error) {
    if (error instanceof InvalidInput) return error.errors;
    throw error;
  }
  return [];
};

const indexOf = (id: string) => rulebook.rules.findIndex((rule) => rule.id === id);
const late = indexOf('reported-in-time');
const photo = indexOf('damage-photo');

describe('reading a rulebook', () => {
  it('takes the one that is in force', () => {
    expect(readRulebook(structuredClone(rulebook))).toEqual(rulebook);
  });

  it.each<[string, (book: Broken) => void, string, RegExp]>([
    ['a version with spaces', (book) => (book.version = 'March 2026'), 'version', /letters, digits/],
    ['no instant', (book) => (book.effectiveFrom = 'tomorrow'), 'effectiveFrom', /instant/],
    ['a field that nobody knows', (book) => (book.rules[late].day = 60), `rules.${late}.day`, /not a field/],
    [
      'no clause',
      (book) => (book.rules[late].clause = 'nowhere'),
      `rules.${late}.clause`,
      /none of the clauses/,
    ],
    [
      'cover on a clause that is no reason',
      (book) => (book.rules[late].clause = 'deductible'),
      `rules.${late}.clause`,
      /denial may rest on/,
    ],
    [
      'no such test',
      (book) => (book.rules[late].predicate = 'guess'),
      `rules.${late}.predicate`,
      /no such test/,
    ],
    ['a parameter missing', (book) => (book.rules[late].params = {}), `rules.${late}.params.days`, /missing/],
    [
      'a parameter too many',
      (book) => (book.rules[late].params.hours = 1),
      `rules.${late}.params.hours`,
      /not a field/,
    ],
    [
      'days below zero',
      (book) => (book.rules[late].params.days = -1),
      `rules.${late}.params.days`,
      /at least 0/,
    ],
    ['other facts', (book) => (book.rules[late].reads = ['device']), `rules.${late}.reads`, /reads incident/],
    ['a rule twice', (book) => book.rules.push(book.rules[0]), `rules.${rulebook.rules.length}.id`, /twice/],
    [
      'a clause twice',
      (book) => book.clauses.push(book.clauses[0]),
      `clauses.${rulebook.clauses.length}.id`,
      /twice/,
    ],
    ['nothing to ask for', (book) => delete book.rules[photo].asks, `rules.${photo}.asks`, /is needed/],
    [
      'a question for a failure',
      (book) => (book.rules[photo].onFail = 'fail'),
      `rules.${photo}.asks`,
      /only/,
    ],
    [
      'a document that no form asks for',
      (book) => (book.evidence = book.evidence.filter((row: Broken) => row.kind !== 'damage-photo')),
      `rules.${photo}.asks.kind`,
      /no row of evidence/,
    ],
    [
      'a cure without its document',
      (book) => delete book.rules[photo].cures[0].document,
      `rules.${photo}.cures.0.document`,
      /document/,
    ],
    ['a verdict that denies', (book) => (book.rules[late].onFail = 'deny'), `rules.${late}.onFail`, /fail/],
    ['no rules', (book) => (book.rules = []), 'rules', /not be empty/],
  ])('names what is wrong, with its path: %s', (_what, breakIt, path, message) => {
    const fault = faultsOf(breakIt).find((one) => one.path === path);
    expect(fault?.message, JSON.stringify(faultsOf(breakIt))).toMatch(message);
  });

  it('names every fault at once', () => {
    const faults = faultsOf((book) => {
      book.rules[late].clause = 'nowhere';
      book.rules[photo].predicate = 'guess';
    });
    expect(faults.map(({ path }) => path)).toEqual([`rules.${late}.clause`, `rules.${photo}.predicate`]);
  });
});

/** The paths that somebody reads of an object, as far as objects go. */
const watched = <T extends object>(value: T, read: Set<string>, path = ''): T =>
  new Proxy(value, {
    get: (target, name) => {
      const found: unknown = Reflect.get(target, name);
      if (typeof name !== 'string' || !(name in target)) return found;
      const here = path === '' ? name : `${path}.${name}`;
      if (typeof found === 'object' && found !== null && !Array.isArray(found))
        return watched(found, read, here);
      read.add(here);
      return found;
    },
  });

/** What the reading holds beside the facts, by the facts it is made of. */
const madeOf: Readonly<Record<string, string>> = { zone: 'plan.timeZone', found: 'signals' };

describe('a test', () => {
  it.each(rulebook.rules.map((rule) => [rule.id, rule] as const))(
    'reads no more than its row says: %s',
    (_id, rule) => {
      const test = predicates[rule.predicate]?.bind(rule.params ?? {});
      holds(
        fc.property(facts, (claim) => {
          const read = new Set<string>();
          test?.(watched({ ...claim, zone: zoneOf(claim), catalogue, found: [] }, read));
          const paths = [...read].map((path) => madeOf[path] ?? path);
          const stray = paths.filter(
            (path) => !rule.reads.some((declared) => path === declared || path.startsWith(`${declared}.`)),
          );
          expect(stray).toEqual([]);
        }),
        { numRuns: 40 },
      );
    },
  );
});

describe('what differs between two versions', () => {
  it('is named by row, not by number', () => {
    const next: Broken = structuredClone(rulebook);
    next.rules[late].params.days = 90;
    next.clauses.unshift({ id: 'new-clause', title: 'New', text: 'New.', deniable: true });
    expect(termChanges(rulebook, next)).toEqual([
      { path: 'clauses.new-clause', after: next.clauses[0] },
      { path: 'rules.reported-in-time.params.days', before: 60, after: 90 },
    ]);
  });

  it('is nothing for the same terms', () => {
    expect(termChanges(rulebook, structuredClone(rulebook))).toEqual([]);
  });

  it('names a phone by its name, and a dated price by its date', () => {
    const next: Broken = structuredClone(catalogue);
    next.phones[0].replacementPrices[0].cents = 1;
    const { make, model } = catalogue.phones[0] ?? { make: '', model: '' };
    expect(termChanges(catalogue, next).map(({ path }) => path)).toEqual([
      `phones.${make} ${model}.replacementPrices.2026-01-01.cents`,
    ]);
  });
});
