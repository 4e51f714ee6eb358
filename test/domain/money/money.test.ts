import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatCents } from '../../../lambdas/domain/money/format.ts';
import { checkInvoice } from '../../../lambdas/domain/money/invoice-check.ts';
import { repairOrReplace, withTax } from '../../../lambdas/domain/money/repair-or-replace.ts';
import { InvalidAmount, limitLeft, payable, settle } from '../../../lambdas/domain/money/settlement.ts';
import { holds } from '../holds.ts';

const cents = fc.integer({ min: 0, max: 10_000_000 });
const input = fc.record({ totalCents: cents, deductibleCents: cents, limitLeftCents: cents });

describe('settlement', () => {
  it.each([
    // total, deductible, limit left → payable, collected, customer's share, above limit
    [32_000, 7_900, 200_000, 24_100, 7_900, 7_900, 0],
    [5_000, 7_900, 200_000, 0, 5_000, 5_000, 0],
    [7_900, 7_900, 200_000, 0, 7_900, 7_900, 0],
    [250_000, 9_900, 200_000, 200_000, 9_900, 50_000, 40_100],
    [50_000, 9_900, 0, 0, 9_900, 50_000, 40_100],
    [0, 9_900, 200_000, 0, 0, 0, 0],
  ])('divides %i with deductible %i and %i left', (total, deductible, left, pays, collects, share, above) => {
    expect(settle({ totalCents: total, deductibleCents: deductible, limitLeftCents: left })).toEqual({
      totalCents: total,
      deductibleCents: deductible,
      payableCents: pays,
      collectedCents: collects,
      customerShareCents: share,
      aboveLimitCents: above,
    });
  });

  it('pays never less than nothing nor more than is left, and divides the whole total', () => {
    holds(
      fc.property(input, (amounts) => {
        const { payableCents, customerShareCents, collectedCents, aboveLimitCents } = settle(amounts);
        expect(payableCents).toBeGreaterThanOrEqual(0);
        expect(payableCents).toBeLessThanOrEqual(amounts.limitLeftCents);
        expect(payableCents + customerShareCents).toBe(amounts.totalCents);
        expect(collectedCents).toBeLessThanOrEqual(Math.min(amounts.deductibleCents, amounts.totalCents));
        expect(aboveLimitCents).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('pays the same for an incident in whatever order its claims are approved', () => {
    holds(
      fc.property(fc.array(fc.tuple(cents, cents), { maxLength: 6 }), cents, (claims, limitCents) => {
        const paid = (order: readonly (readonly [number, number])[]): number =>
          order.reduce((sum, [totalCents, deductibleCents]) => {
            const limitLeftCents = limitLeft(limitCents, sum);
            return sum + payable({ totalCents, deductibleCents, limitLeftCents });
          }, 0);
        expect(paid([...claims].reverse())).toBe(paid(claims));
      }),
    );
  });

  it.each([1.5, -1, Number.NaN, Number.POSITIVE_INFINITY])('refuses %d cents by name', (value) => {
    expect(() => payable({ totalCents: value, deductibleCents: 0, limitLeftCents: 0 })).toThrow(
      InvalidAmount,
    );
    expect(() => payable({ totalCents: 0, deductibleCents: value, limitLeftCents: 0 })).toThrow(
      /deductibleCents/,
    );
  });

  it('leaves nothing of a limit that is used up, and never less', () => {
    expect(limitLeft(200_000, 50_000)).toBe(150_000);
    expect(limitLeft(200_000, 250_000)).toBe(0);
  });
});

describe('formatCents', () => {
  it.each([
    [123_450, '$1,234.50'],
    [0, '$0.00'],
    [5, '$0.05'],
    [100_000_000, '$1,000,000.00'],
    [99_999, '$999.99'],
    [-500, '-$5.00'],
  ])('%i is %s', (amount, text) => {
    expect(formatCents(amount)).toBe(text);
  });
});

describe('repair or replace', () => {
  const catalogue = { source: 'catalogue', cents: 50_000, taxBasisPoints: 800 } as const;

  it('repairs below the replacement price and replaces at it', () => {
    expect(repairOrReplace(53_999, [catalogue]).choice).toBe('repair');
    expect(repairOrReplace(54_000, [catalogue]).choice).toBe('replace');
  });

  it('takes the lowest of the known prices', () => {
    const offers = [
      catalogue,
      { source: 'agent-find', cents: 48_000, url: 'https://shop.example/phone' } as const,
      { source: 'partner-offer', cents: 49_000 } as const,
    ];
    expect(repairOrReplace(48_500, offers)).toEqual({
      choice: 'replace',
      repairCents: 48_500,
      replacementCents: 48_000,
      source: 'agent-find',
    });
  });

  it('leaves the choice open when no price is known', () => {
    expect(repairOrReplace(48_500, [])).toEqual({ choice: 'unknown', repairCents: 48_500 });
  });

  it('never changes from replace to repair by another offer', () => {
    const offer = fc.record({
      source: fc.constant('partner-offer' as const),
      cents: fc.integer({ min: 1, max: 200_000 }),
    });
    holds(
      fc.property(cents, fc.array(offer, { minLength: 1 }), offer, (repair, offers, more) => {
        const before = repairOrReplace(repair, offers).choice;
        const after = repairOrReplace(repair, [...offers, more]).choice;
        expect(before === 'replace' && after === 'repair').toBe(false);
      }),
    );
  });

  it('refuses a price that is not above zero', () => {
    expect(() => repairOrReplace(1, [{ source: 'partner-offer', cents: 0 }])).toThrow(InvalidAmount);
  });

  it('rounds tax to the cent', () => {
    expect(withTax(1_999, 825)).toBe(2_164);
    expect(withTax(1_999, 0)).toBe(1_999);
  });
});

describe('invoice check', () => {
  const invoice = { partsCents: 20_000, laborCents: 8_000, taxCents: 2_000 };
  const terms = { deductibleCents: 7_900, limitLeftCents: 200_000 };

  it.each([
    [30_000, 'pay'],
    [30_001, 'pay'],
    [29_999, 'review'],
  ])('with %i approved: %s', (approvedCents, verdict) => {
    expect(checkInvoice(invoice, { ...terms, approvedCents }).verdict).toBe(verdict);
  });

  it('says how far it is above', () => {
    expect(checkInvoice(invoice, { ...terms, approvedCents: 25_000 })).toMatchObject({
      reason: 'above-approved-estimate',
      overCents: 5_000,
    });
  });

  it('goes to an agent when nothing was approved', () => {
    expect(checkInvoice(invoice, terms)).toMatchObject({ verdict: 'review', reason: 'no-approved-estimate' });
  });

  it('goes to an agent when the customer would pay above the limit without having agreed', () => {
    const tight = { deductibleCents: 7_900, limitLeftCents: 10_000, approvedCents: 30_000 };
    expect(checkInvoice(invoice, tight)).toMatchObject({
      verdict: 'review',
      reason: 'customer-pays-above-limit',
      settlement: { payableCents: 10_000, aboveLimitCents: 12_100 },
    });
    expect(checkInvoice(invoice, { ...tight, customerAgreedToMore: true }).verdict).toBe('pay');
  });
});
