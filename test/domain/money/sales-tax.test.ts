import { describe, expect, it } from 'vitest';
import { implausibleTax, ratesOf, salesTaxTables } from '../../../lambdas/domain/money/sales-tax.ts';

const amounts = (taxCents: number) => ({ partsCents: 8_000, laborCents: 2_000, taxCents });

/** Rates that anybody can look up, of places where they are told easily. */
const known: readonly (readonly [region: string, day: string, state: number, highest: number])[] = [
  ['TX', '2026-01-15', 625, 825],
  ['CT', '2026-01-15', 635, 635],
  ['TN', '2026-01-15', 700, 975],
  ['NY', '2026-01-15', 400, 888],
  ['LA', '2026-01-15', 500, 1_300],
  ['SD', '2026-01-15', 420, 870],
  ['OR', '2026-01-15', 0, 0],
  ['ON', '2026-01-15', 1_300, 1_300],
  ['NS', '2025-03-31', 1_500, 1_500],
  ['NS', '2025-04-01', 1_400, 1_400],
  ['DC', '2025-09-30', 600, 600],
];

describe('the tables of sales tax', () => {
  it.each(known)('%s on %s: %d of its own, %d at most', (region, day, state, highest) => {
    expect(ratesOf(region, day)).toEqual({ state, highest });
  });

  it('name every state and province, each source with its day, and no bound below a rate', () => {
    const [first] = salesTaxTables;
    const regions = Object.entries(first?.basisPoints ?? {});
    expect(regions).toHaveLength(51 + 5 + 13);
    for (const { basisPoints, sources } of salesTaxTables) {
      for (const [region, rates] of Object.entries(basisPoints))
        expect(rates?.highest, region).toBeGreaterThanOrEqual(rates?.state ?? Number.NaN);
      for (const { name, asOf } of sources)
        expect([name.length > 10, asOf]).toEqual([true, expect.stringMatching(/^\d{4}-\d\d-\d\d$/)]);
    }
    const days = salesTaxTables.map(({ from }) => from);
    expect(days).toEqual([...days].sort());
  });
});

describe('a tax on an invoice', () => {
  it.each([
    ['TX', 825, true],
    ['TX', 875, true],
    ['TX', 876, false],
    ['tx', 1_200, false],
    ['OR', 100, false],
    ['OR', 0, true],
    ['CA', 1_000, true],
    ['QC', 1_498, true],
    ['ZZ', 5_000, true],
    [undefined, 5_000, true],
  ])('of %s at %d cents on $100 is plausible: %s', (region, taxCents, plausible) => {
    expect(implausibleTax(amounts(taxCents), region, '2026-05-01') === undefined).toBe(plausible);
  });
});
