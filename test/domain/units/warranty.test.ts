import { describe, expect, it } from 'vitest';
import { normalSerial } from '../../../lambdas/domain/ids/serial.ts';
import { checkWarranty, monthsFor, warrantyFrom } from '../../../lambdas/domain/units/warranty.ts';

describe('serial numbers', () => {
  it.each([
    ['ds200-1001', 'DS200-1001'],
    [' ds 200 1001\n', 'DS2001001'],
    ['A.B_C-1', 'A.B_C-1'],
    ['AB', undefined],
    ['-AB1', undefined],
    ['A/B1', undefined],
    ['Ä123', undefined],
    ['A'.repeat(41), undefined],
  ])('%j is %j', (text, serial) => {
    expect(normalSerial(text)).toBe(serial);
  });
});

describe('the term of a product', () => {
  const terms = [{ from: '2026-03-01', months: 36 }, { months: 24 }, { from: '2027-01-01', months: 12 }];
  it.each([
    ['2026-02-28', 24],
    ['2026-03-01', 36],
    ['2026-12-31', 36],
    ['2027-06-01', 12],
  ])('delivered on %s, is %i months', (deliveredAt, months) => {
    expect(monthsFor(terms, deliveredAt)).toBe(months);
  });

  it('is the earliest there is for what was delivered before', () => {
    expect(monthsFor([{ from: '2026-03-01', months: 36 }], '2020-01-01')).toBe(36);
  });
});

describe('a warranty', () => {
  it.each([
    ['2026-05-20', 24, '2028-05-20'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2026-05-20', 0, '2026-05-20'],
  ])('from %s of %i months runs through %s', (startsAt, months, endsAt) => {
    expect(warrantyFrom(startsAt, months)).toEqual({ startsAt, endsAt });
  });

  const warranty = { startsAt: '2024-05-20', endsAt: '2026-05-20' };
  it.each([
    // The last day ends at midnight in Hawaii, ten hours behind Greenwich.
    ['2026-05-21T09:59:59.999Z', true, 'in-warranty'],
    ['2026-05-21T10:00:00.000Z', false, 'ended'],
  ])('at %s is in warranty: %s', (at, inWarranty, reason) => {
    expect(checkWarranty({ warranty }, Date.parse(at))).toMatchObject({ inWarranty, reason, ...warranty });
  });

  it('says that there is none yet, or that it went to another unit', () => {
    expect(checkWarranty({}, 0)).toMatchObject({ inWarranty: false, reason: 'not-registered' });
    expect(checkWarranty({ warranty, replacedBy: 'B-1' }, 0)).toMatchObject({
      inWarranty: false,
      reason: 'replaced',
    });
  });
});
