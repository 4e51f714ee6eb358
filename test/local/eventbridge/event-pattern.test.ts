import { describe, expect, it } from 'vitest';
import { compilePattern, InvalidEventPattern } from '../../../local/eventbridge/event-pattern.ts';

const EVENT = {
  source: 'aws.s3',
  'detail-type': 'Object Created',
  detail: {
    bucket: { name: 'claims-quarantine' },
    object: { key: 'a/b.jpg', size: 12 },
    tags: ['x', 'y'],
    none: null,
  },
  items: [{ kind: 'part' }, { kind: 'labor' }],
};

describe('compilePattern', () => {
  it.each<[string, unknown, boolean]>([
    ['an exact value', { source: ['aws.s3'] }, true],
    ['another value', { source: ['aws.ses'] }, false],
    ['alternatives', { source: ['aws.ses', 'aws.s3'] }, true],
    ['all fields together', { source: ['aws.s3'], 'detail-type': ['Other'] }, false],
    ['a nested field', { detail: { bucket: { name: ['claims-quarantine'] } } }, true],
    ['a field that is not there', { detail: { other: ['x'] } }, false],
    ['a number by value', { detail: { object: { size: [12] } } }, true],
    ['a number as text', { detail: { object: { size: ['12'] } } }, false],
    ['null', { detail: { none: [null] } }, true],
    ['one element of an array', { detail: { tags: ['y'] } }, true],
    ['no element of an array', { detail: { tags: ['z'] } }, false],
    ['an object within an array', { items: { kind: ['labor'] } }, true],
  ])('%s', (_what, pattern, matches) => {
    expect(compilePattern(pattern)(EVENT)).toBe(matches);
  });

  it.each<[string, unknown]>([
    ['a bare value', { source: 'aws.s3' }],
    ['a comparison', { source: [{ prefix: 'aws.' }] }],
    ['alternatives of fields', { $or: [{ source: ['aws.s3'] }] }],
    ['no alternatives', { source: [] }],
  ])('refuses %s', (_what, pattern) => {
    expect(() => compilePattern(pattern)).toThrow(InvalidEventPattern);
  });
});
