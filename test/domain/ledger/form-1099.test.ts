import { describe, expect, it } from 'vitest';
import { needs1099, reportableCents } from '../../../lambdas/domain/ledger/form-1099.ts';

const paid = (paidCents: number, repairsCents: number, cardCents = 0) => ({
  ...{ paidCents, repairsCents, cardCents },
});

describe('form 1099', () => {
  it('counts fees and repairs together, and leaves cards to the card’s own processor', () => {
    expect(reportableCents(paid(10_000, 20_000, 50_000))).toBe(30_000);
  });

  it.each([
    ['2026', 100_000, 100_000, 'W-9', true],
    ['2026', 100_000, 99_999, 'W-9', false],
    ['2025', 0, 60_000, 'W-9', true],
    ['2025', 0, 59_999, 'W-9', false],
    ['2026', 900_000, 0, 'W-8BEN-E', false],
    ['2026', 900_000, 0, undefined, false],
  ])('of %s for fees of %d and repairs of %d with %s: %s', (year, fees, repairs, form, expected) => {
    expect(needs1099(paid(fees, repairs, 1_000_000), year, form)).toBe(expected);
  });
});
