import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  InvalidReplyTarget,
  isOwnAddress,
  makeReplyAddress,
  partyTagOf,
  readReplyAddress,
} from '../../../lambdas/domain/mail/reply-address.ts';

const domain = 'Mail.Claimflow.example';
const keys = { 1: 'old secret', 7: 'new secret' };
const crockford = [...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'];
const claimIds = fc
  .array(fc.constantFrom(...crockford), { minLength: 8, maxLength: 8 })
  .map((chars) => `CLM-${chars.join('')}`);
const partyKeys = fc.string({ minLength: 1, maxLength: 80 });
const make = (claimId: string, partyKey: string, keyVersion: 1 | 7 = 7): string =>
  makeReplyAddress({ claimId, partyKey, domain, key: keys[keyVersion], keyVersion });

describe('reply address', () => {
  it('names its person and claim again, whatever the case or display name, within 64 characters', () => {
    fc.assert(
      fc.property(claimIds, partyKeys, fc.constantFrom<1 | 7>(1, 7), (claimId, partyKey, version) => {
        const address = make(claimId, partyKey, version);
        expect(address.split('@')[0]?.length).toBeLessThanOrEqual(64);
        expect(address).toBe(address.toLowerCase());
        const target = { claimId, partyTag: partyTagOf(partyKey) };
        expect(readReplyAddress(address, { domain, keys })).toEqual(target);
        expect(readReplyAddress(`"Claims, Team" <${address.toUpperCase()}>`, { domain, keys })).toEqual(
          target,
        );
      }),
    );
  });

  it('refuses an address with any character of its token changed', () => {
    const address = make('CLM-7Q2M9X4K', 'pfixit');
    const at = address.indexOf('@');
    for (let index = 'claims+'.length; index < at; index += 1) {
      for (const char of 'abz27') {
        if (address[index] === char) continue;
        const forged = address.slice(0, index) + char + address.slice(index + 1);
        expect(readReplyAddress(forged, { domain, keys }), forged).toBeUndefined();
      }
    }
  });

  it('never reads what it did not make', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(readReplyAddress(`claims+${text}@${domain}`, { domain, keys })).toBeUndefined();
        expect(readReplyAddress(text, { domain, keys })).toBeUndefined();
      }),
    );
  });

  it('refuses another domain, a retired key and another secret', () => {
    const address = make('CLM-7Q2M9X4K', 'c', 1);
    expect(readReplyAddress(address, { domain: 'evil.example', keys })).toBeUndefined();
    expect(readReplyAddress(address, { domain, keys: { 7: 'new secret' } })).toBeUndefined();
    expect(readReplyAddress(address, { domain, keys: { 1: 'guess' } })).toBeUndefined();
  });

  it.each([
    ['CLM-7Q2M9X4', 'c', 1],
    ['CLM-7Q2M9XIL', 'c', 1],
    ['CLM-7Q2M9X4K', '', 1],
    ['CLM-7Q2M9X4K', 'c', 0],
    ['CLM-7Q2M9X4K', 'c', 256],
  ])('makes none for %s %s key %i', (claimId, partyKey, keyVersion) => {
    expect(() => makeReplyAddress({ claimId, partyKey, domain, key: 'k', keyVersion })).toThrow(
      InvalidReplyTarget,
    );
  });

  it('knows our own addresses, signed or not', () => {
    expect(isOwnAddress(make('CLM-7Q2M9X4K', 'c'), domain)).toBe(true);
    expect(isOwnAddress(`Claims <CLAIMS@${domain}>`, domain)).toBe(true);
    expect(isOwnAddress(`claimsteam@${domain}`, domain)).toBe(false);
    expect(isOwnAddress('claims@evil.example', domain)).toBe(false);
  });
});
