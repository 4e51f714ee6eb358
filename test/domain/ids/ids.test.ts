import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  claimIdSchema,
  NUMBER_BYTES,
  newClaimId,
  newPlanNumber,
  planNumberSchema,
  readClaimId,
  readPlanNumber,
} from '../../../lambdas/domain/ids/claim-id.ts';
import { encodeCrockford } from '../../../lambdas/domain/ids/crockford.ts';
import { readImei } from '../../../lambdas/domain/ids/imei.ts';
import { readPhoneNumber } from '../../../lambdas/domain/ids/phone-number.ts';
import { newRecordId, RECORD_ID_BYTES } from '../../../lambdas/domain/ids/record-id.ts';
import { holds } from '../holds.ts';

const random = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });

describe('claim ID', () => {
  it('is canonical for any random bytes and reads back as itself', () => {
    holds(
      fc.property(random(NUMBER_BYTES), (bytes) => {
        const id = newClaimId(bytes);
        expect(claimIdSchema.safeParse(id).success).toBe(true);
        expect(readClaimId(id)).toBe(id);
      }),
    );
  });

  it('reads what people make of it', () => {
    const bare = (id: string) => id.slice(4);
    const spoken = (id: string) => id.replaceAll('0', 'o').replaceAll('1', 'l');
    holds(
      fc.property(random(NUMBER_BYTES), (bytes) => {
        const id = newClaimId(bytes);
        for (const typed of [
          id.toLowerCase(),
          bare(id),
          ` ${id} `,
          id.replace('-', ''),
          id.replace('-', ' – '),
        ])
          expect(readClaimId(typed)).toBe(id);
        expect(readClaimId(spoken(id.toLowerCase()))).toBe(id);
        expect(readClaimId(`${id.slice(0, 8)} ${id.slice(8)}`)).toBe(id);
      }),
    );
  });

  it.each([
    '',
    'CLM-',
    'CLM-1234567',
    'CLM-123456789',
    'CLM-ABCDEFGU',
    'PLN-12345678',
    'CLM-1234567!',
    'RMA12345678',
  ])('does not read %j', (typed) => {
    expect(readClaimId(typed)).toBeUndefined();
  });

  it('keeps a number that itself begins like a prefix', () => {
    expect(readClaimId('C1M00000')).toBe('CLM-C1M00000');
    expect(readClaimId('clm-c1m00000')).toBe('CLM-C1M00000');
  });

  it('asks for enough randomness', () => {
    expect(() => newClaimId(new Uint8Array(4))).toThrow(RangeError);
  });
});

describe('plan number', () => {
  it('has its own prefix', () => {
    const number = newPlanNumber(Uint8Array.from([0, 1, 2, 3, 28, 29, 30, 31]));
    expect(number).toBe('PLN-0123WXYZ');
    expect(planNumberSchema.safeParse(number).success).toBe(true);
    expect(readPlanNumber('p1n o1 23wxyz')).toBe('PLN-0123WXYZ');
    expect(readPlanNumber('CLM-0123WXYZ')).toBeUndefined();
  });
});

describe('record id', () => {
  it('sorts by the time of creation', () => {
    const time = fc.integer({ min: 0, max: 4_102_444_800_000 });
    holds(
      fc.property(time, time, random(RECORD_ID_BYTES), random(RECORD_ID_BYTES), (t1, t2, r1, r2) => {
        fc.pre(t1 < t2);
        expect(newRecordId('device', t1, r1) < newRecordId('device', t2, r2)).toBe(true);
      }),
    );
  });

  it('is lower case with the prefix of its kind', () => {
    const id = newRecordId('enrollment', Date.UTC(2026, 0, 1), new Uint8Array(RECORD_ID_BYTES).fill(255));
    expect(id).toMatch(/^enr-[0-9a-z]{26}$/);
    expect(id.endsWith('zzzzzzzzzzzzzzzz')).toBe(true);
  });
});

describe('Crockford base 32', () => {
  it('uses every character equally often', () => {
    const counts = new Map<string, number>();
    for (let byte = 0; byte < 256; byte += 1) {
      const character = encodeCrockford(Uint8Array.from([byte]), 1);
      counts.set(character, (counts.get(character) ?? 0) + 1);
    }
    expect([...counts.values()]).toEqual(Array.from({ length: 32 }, () => 8));
  });
});

describe('IMEI', () => {
  it.each([
    ['490154203237518', '490154203237518'],
    ['49-015420-323751-8', '490154203237518'],
    ['35 6938 0356 43809', '356938035643809'],
    ['490154203237517', undefined],
    ['49015420323751', undefined],
    ['4901542032375180', undefined],
    ['49015420323751a', undefined],
    ['', undefined],
  ])('reads %j as %s', (typed, imei) => {
    expect(readImei(typed)).toBe(imei);
  });

  it('notices any single wrong digit', () => {
    holds(
      fc.property(fc.integer({ min: 0, max: 14 }), fc.integer({ min: 1, max: 9 }), (at, by) => {
        const digits = [...'490154203237518'];
        digits[at] = String((Number(digits[at]) + by) % 10);
        expect(readImei(digits.join(''))).toBeUndefined();
      }),
    );
  });
});

describe('phone number', () => {
  it.each([
    ['(415) 555-0123', '+14155550123'],
    ['415.555.0123', '+14155550123'],
    ['1-415-555-0123', '+14155550123'],
    ['+1 415 555 0123', '+14155550123'],
    ['4155550123 ext. 12', '+14155550123'],
    ['+44 20 7946 0958', undefined],
    ['415 555 012', undefined],
    ['115 555 0123', undefined],
    ['911 555 0123', undefined],
    ['415 155 0123', undefined],
    ['415 911 0123', undefined],
    ['+4155550123', undefined],
    ['call me', undefined],
    ['', undefined],
  ])('reads %j as %s', (typed, number) => {
    expect(readPhoneNumber(typed)).toBe(number);
  });
});
