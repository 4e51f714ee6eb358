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
    ['prefix', { detail: { object: { key: [{ prefix: 'a/' }] } } }, true],
    ['prefix, ignoring case', { source: [{ prefix: { 'equals-ignore-case': 'AWS.' } }] }, true],
    ['suffix', { detail: { object: { key: [{ suffix: '.jpg' }] } } }, true],
    ['wildcard', { detail: { object: { key: [{ wildcard: 'a/*.jpg' }] } } }, true],
    ['wildcard, not matching', { detail: { object: { key: [{ wildcard: 'b/*' }] } } }, false],
    ['equals-ignore-case', { source: [{ 'equals-ignore-case': 'AWS.S3' }] }, true],
    ['anything-but a value', { source: [{ 'anything-but': 'aws.ses' }] }, true],
    ['anything-but a list with it', { source: [{ 'anything-but': ['aws.s3', 'b'] }] }, false],
    ['anything-but a prefix', { source: [{ 'anything-but': { prefix: 'aws.' } }] }, false],
    ['anything-but of a missing field', { detail: { other: [{ 'anything-but': 'x' }] } }, false],
    ['numeric range', { detail: { object: { size: [{ numeric: ['>', 10, '<=', 12] }] } } }, true],
    ['numeric outside', { detail: { object: { size: [{ numeric: ['<', 12] }] } } }, false],
    ['exists', { detail: { object: { key: [{ exists: true }] } } }, true],
    ['exists of an object is no leaf', { detail: { object: [{ exists: true }] } }, false],
    ['exists: false', { detail: { other: [{ exists: false }] } }, true],
    ['exists: false of a field there', { source: [{ exists: false }] }, false],
    ['exists: true of null', { detail: { none: [{ exists: true }] } }, true],
    ['$or', { $or: [{ source: ['b'] }, { detail: { object: { size: [12] } } }] }, true],
    ['$or and another field', { 'detail-type': ['Other'], $or: [{ source: ['aws.s3'] }] }, false],
  ])('%s', (_what, pattern, matches) => {
    expect(compilePattern(pattern)(EVENT)).toBe(matches);
  });

  it.each<[string, unknown]>([
    ['a bare value', { source: 'aws.s3' }],
    ['an unknown comparison', { source: [{ cidr: '10.0.0.0/8' }] }],
    ['no alternatives', { source: [] }],
    ['half a numeric comparison', { size: [{ numeric: ['>'] }] }],
    ['an unknown numeric comparison', { size: [{ numeric: ['!=', 1] }] }],
  ])('refuses %s', (_what, pattern) => {
    expect(() => compilePattern(pattern)).toThrow(InvalidEventPattern);
  });
});
