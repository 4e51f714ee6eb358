import { createHash, createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quickHash } from '../../../local/lambda/in-thread/quick-hash.ts';

type Digester = { update(data: string | Uint8Array): Digester; digest(encoding?: string): unknown };
const chunks = fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.uint8Array()));

function both(real: Digester, quick: Digester, data: readonly (string | Uint8Array)[]): void {
  for (const chunk of data) {
    real.update(chunk);
    quick.update(chunk);
  }
  expect(quick.digest()).toEqual(real.digest());
}

describe('the digests that functions make in a simulation', () => {
  it('are those of Node', () => {
    fc.assert(
      fc.property(chunks, (data) => {
        both(createHash('sha256') as Digester, quickHash.createHash('sha256') as Digester, data);
      }),
    );
  });

  it('are those of Node with a key of any length', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), chunks, (key, data) => {
        both(createHmac('sha256', key) as Digester, quickHash.createHmac('sha256', key) as Digester, data);
      }),
    );
  });

  it('go on from a copy by themselves', () => {
    const quick = quickHash.createHmac('sha256', 'key') as Digester & { copy(): Digester };
    const copy = quick.update('a') && quick.copy();
    quick.update('b');
    expect(copy.digest()).toEqual(createHmac('sha256', 'key').update('a').digest());
    expect(quick.digest()).toEqual(createHmac('sha256', 'key').update('ab').digest());
  });

  it('come in every encoding, and from other algorithms, as Node makes them', () => {
    const quick = quickHash.createHash('sha256') as Digester;
    expect(quick.update('a').digest('base64url')).toBe(createHash('sha256').update('a').digest('base64url'));
    const other = quickHash.createHmac('sha512', 'key') as Digester;
    expect(other.update('a').digest('hex')).toBe(createHmac('sha512', 'key').update('a').digest('hex'));
  });
});
