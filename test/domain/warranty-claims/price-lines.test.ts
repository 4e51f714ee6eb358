import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvalidInput } from '../../../lambdas/domain/errors.ts';
import { type LinesInput, lineTotals } from '../../../lambdas/domain/warranty-claims/lines.ts';
import { laborCents, priceLines } from '../../../lambdas/domain/warranty-claims/price-lines.ts';
import { holds } from '../holds.ts';
import { prices } from './prices.ts';

const harbor = { prices, companyId: 'harbor', sku: 'DS-200' };
const priced = (input: LinesInput) => priceLines(input, harbor);

const faultsOf = (input: LinesInput, pricedFor = harbor): string[] => {
  try {
    priceLines(input, pricedFor);
  } catch (error) {
    if (error instanceof InvalidInput) return error.errors.map(({ path, message }) => `${path}: ${message}`);
    throw error;
  }
  return [];
};

describe('the lines of a dealer’s claim', () => {
  it('take price, time and rate from the tables', () => {
    const lines = priced({
      parts: [{ partNumber: ' board', quantity: 2 }],
      labor: [{ operationCode: 'r10' }],
      services: [{ description: 'Crane', vendor: 'Port of Seattle', amountCents: 30_000 }],
      taxCents: 4_000,
    });
    expect(lines.map(({ lineId, amountCents }) => [lineId, amountCents])).toEqual([
      ['part-BOARD', 40_000],
      ['labor-R10', 16_500],
      ['service-1', 30_000],
      ['tax', 4_000],
    ]);
    expect(lines[0]).toMatchObject({ unitCents: 20_000, listCents: 20_000, listVersion: 3, flags: [] });
    expect(lines[1]).toMatchObject({ hours: 1.5, standardHours: 1.5, centsPerHour: 11_000, listVersion: 2 });
    expect(lineTotals(lines)).toEqual({
      partsCents: 40_000,
      laborCents: 16_500,
      servicesCents: 30_000,
      taxCents: 4_000,
      claimedCents: 90_500,
    });
  });

  it('use the rate of all where the dealer has none of its own', () => {
    const [line] = priceLines({ labor: [{ operationCode: 'R10' }] }, { ...harbor, companyId: 'volt' });
    expect(line).toMatchObject({ centsPerHour: 9_000, amountCents: 13_500 });
  });

  it('may ask for less than the tables say, and for more with a note that an agent reads', () => {
    const less = priced({ parts: [{ partNumber: 'BOARD', quantity: 1, unitCents: 15_000 }] });
    expect(less[0]).toMatchObject({ amountCents: 15_000, flags: [] });
    const more = priced({
      parts: [
        { partNumber: 'BOARD', quantity: 1, unitCents: 25_000, note: 'Bought elsewhere, ours was out.' },
      ],
      labor: [{ operationCode: 'R10', hours: 2.25, note: 'Corroded screws.' }],
    });
    expect(more.map(({ flags }) => flags)).toEqual([['own-price'], ['more-hours']]);
    expect(more[1]).toMatchObject({ amountCents: 24_750, note: 'Corroded screws.' });
  });

  it('are flagged where the part is of another product', () => {
    expect(priced({ parts: [{ partNumber: 'PUMP', quantity: 1 }] })[0]?.flags).toEqual(['other-product']);
    const unknown = priceLines(
      { parts: [{ partNumber: 'PUMP', quantity: 1 }] },
      { prices, companyId: 'harbor' },
    );
    expect(unknown[0]?.flags).toEqual([]);
  });

  it.each<[string, LinesInput, string[]]>([
    [
      'a part nobody knows',
      {
        parts: [
          { partNumber: 'FUSE', quantity: 1 },
          { partNumber: 'nope', quantity: 1 },
        ],
      },
      ['parts.1.partNumber: NOPE is not in the parts price list'],
    ],
    [
      'a price above the list without a note',
      { parts: [{ partNumber: 'FUSE', quantity: 1, unitCents: 251, note: ' ' }] },
      ['parts.0.unitCents: is above the price list’s $2.50: say why in a note'],
    ],
    [
      'an operation nobody knows',
      { labor: [{ operationCode: 'ZZ' }] },
      ['labor.0.operationCode: ZZ is not in the table of standard repair times'],
    ],
    [
      'more hours without a note',
      { labor: [{ operationCode: 'R10', hours: 1.51 }] },
      ['labor.0.hours: is above the standard 1.5 h: say why in a note'],
    ],
    [
      'hours to the thousandth',
      { labor: [{ operationCode: 'R10', hours: 1.005 }] },
      ['labor.0.hours: counts to the hundredth of an hour'],
    ],
    [
      'the same part and the same work twice',
      {
        parts: [
          { partNumber: 'FUSE', quantity: 1 },
          { partNumber: 'fuse', quantity: 2 },
        ],
        labor: [{ operationCode: 'R10' }, { operationCode: 'R10' }],
      },
      [
        'parts.1.partNumber: stands in a line before this one already',
        'labor.1.operationCode: stands in a line before this one already',
      ],
    ],
    ['tax of nothing', { taxCents: 100 }, ['taxCents: there is nothing it is the tax of']],
    [
      'more than any repair costs',
      {
        parts: [
          { partNumber: 'PUMP', quantity: 1_000 },
          { partNumber: 'BOARD', quantity: 1_000, unitCents: 50_000, note: 'Gold.' },
        ],
      },
      ['parts: all lines come to more than $1,000,000.00'],
    ],
  ])('refuse %s', (_what, input, faults) => {
    expect(faultsOf(input)).toEqual(faults);
  });

  it('need a rate that was agreed', () => {
    const rates = { version: 0, rows: new Map() };
    expect(
      faultsOf({ labor: [{ operationCode: 'R10' }] }, { ...harbor, prices: { ...prices, rates } }),
    ).toEqual(['labor.0.operationCode: no labor rate is agreed with this dealer yet']);
  });

  it('count hours to the hundredth, in whole cents', () => {
    expect(laborCents(0.33, 11_000)).toBe(3_630);
    holds(
      fc.property(
        fc.integer({ min: 1, max: 20_000 }),
        fc.integer({ min: 1, max: 100_000 }),
        (hundredths, rate) => {
          const cents = laborCents(hundredths / 100, rate);
          expect(Number.isSafeInteger(cents)).toBe(true);
          expect(Math.abs(cents - (hundredths * rate) / 100)).toBeLessThanOrEqual(0.5);
        },
      ),
    );
  });
});
