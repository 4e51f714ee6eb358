import { describe, expect, it } from 'vitest';
import { currentKey, NoSigningKey, readSigningKeys } from '../../../lambdas/domain/mail/signing-keys.ts';

const [old, young] = ['the first key, long enough', 'the second key, long enough'];

describe('the signing keys', () => {
  it('are the generated text, which is version 1, or a set', () => {
    expect(readSigningKeys(old)).toEqual({ current: 1, keys: { 1: old } });
    const set = readSigningKeys(JSON.stringify({ current: 2, keys: { 1: old, 2: young } }));
    expect([currentKey(set), set.keys[1]]).toEqual([young, old]);
  });

  it.each([
    '',
    '{',
    '{"current":1}',
    JSON.stringify({ current: 3, keys: { 1: old } }),
    JSON.stringify({ current: 0, keys: { 0: old } }),
    JSON.stringify({ current: 1, keys: { 1: 'short' } }),
  ])('are refused without telling them: %j', (secret) => {
    expect(() => readSigningKeys(secret)).toThrow(NoSigningKey);
  });
});
