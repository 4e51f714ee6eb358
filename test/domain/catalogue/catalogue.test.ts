import { describe, expect, it } from 'vitest';
import { catalogue202601 as catalogue } from '../../../lambdas/domain/catalogue/catalogue-2026-01.ts';
import { catalogueSchema } from '../../../lambdas/domain/catalogue/catalogue-schema.ts';
import {
  catalogueAt,
  catalogues,
  deductibleFor,
  findPhone,
  findPromo,
  phoneTier,
  planPrice,
  repairPriceFor,
  replacementPriceFor,
} from '../../../lambdas/domain/catalogue/lookup.ts';

const phone = (model: string, make?: string) => ({ kind: 'phone', make, model });

describe('the catalogue data', () => {
  it.each(catalogues)('$version keeps to its schema', (each) => {
    expect(catalogueSchema.parse(each)).toEqual(each);
  });

  it('names each phone once', () => {
    for (const listed of catalogue.phones)
      for (const name of [listed.model, ...(listed.alsoCalled ?? [])])
        expect(findPhone(catalogue, { kind: 'phone', make: listed.make, model: name })).toBe(listed);
  });

  it('has a tier price and deductibles for every tier it uses', () => {
    const tiers = [...catalogue.phones, ...catalogue.tierByWords].map(({ tier }) => tier);
    const priced = catalogue.plans.find(({ code }) => code === 'phone-only')?.priceCents ?? {};
    for (const tier of [...tiers, catalogue.unlistedPhoneTier]) {
      expect(Object.keys(catalogue.tierDeductibles)).toContain(tier);
      expect(Object.keys(priced)).toContain(tier);
    }
  });

  it('lists replacement prices oldest first', () => {
    for (const { replacementPrices } of catalogue.phones) {
      const dates = replacementPrices.map(({ from }) => from);
      expect(dates).toEqual([...dates].sort());
    }
  });

  it('asks for no deductible of a replacement below that of a repair', () => {
    for (const { deductibles: row } of catalogue.phones) {
      expect(row.replacement).toBeGreaterThanOrEqual(row.repair);
      expect(row.theft).toBeGreaterThanOrEqual(row.replacement);
    }
  });
});

describe('finding a phone', () => {
  it.each([
    ['iPhone 15 Pro', undefined],
    ['apple iphone 15 pro', undefined],
    ['iPhone 15 Pro', 'Apple'],
    ['Apple iPhone 15 Pro', 'Apple'],
    ['IPHONE-15-PRO', 'APPLE'],
    ['iPhone15Pro', 'apple'],
    ['iPhone 15 Pro 256GB', 'Apple'],
    ['iPhone 15 Pro 1 TB', ''],
  ])('reads %j of %j', (model, make) => {
    expect(findPhone(catalogue, phone(model, make))?.model).toBe('iPhone 15 Pro');
  });

  it.each([
    ['galaxy s23 ultra 5g', 'Samsung', 'Galaxy S23 Ultra'],
    ['Samsung Galaxy S23', undefined, 'Galaxy S23'],
    ['iPhone SE (3rd gen)', 'Apple', 'iPhone SE (3rd generation)'],
    ['Galaxy Z Flip 5', 'Samsung', 'Galaxy Z Flip5'],
    ['Pixel 8 pro', 'Google', 'Pixel 8 Pro'],
    ['12', 'OnePlus', '12'],
    ['OnePlus 12', undefined, '12'],
  ])('reads %j of %j as %s', (model, make, listed) => {
    expect(findPhone(catalogue, phone(model, make))?.model).toBe(listed);
  });

  it.each([
    ['iPhone 15 Pro Plus', 'Apple'],
    ['iPhone', 'Apple'],
    ['Galaxy S99', 'Samsung'],
    ['iPhone 15 Pro', 'Samsung'],
    ['12', undefined],
    ['', 'Apple'],
  ])('does not guess at %j of %j', (model, make) => {
    expect(findPhone(catalogue, phone(model, make))).toBeUndefined();
  });

  it('finds no phone in another kind of device', () => {
    expect(findPhone(catalogue, { kind: 'tablet', make: 'Apple', model: 'iPhone 15 Pro' })).toBeUndefined();
  });
});

describe('prices', () => {
  const pro = phone('iPhone 15 Pro', 'Apple');

  it.each([
    ['repair', 7_900],
    ['replacement', 9_900],
    ['theft', 9_900],
    ['loss', 9_900],
  ] as const)('deductible of a listed phone for %s: %i', (outcome, cents) => {
    expect(deductibleFor(catalogue, pro, outcome)).toBe(cents);
  });

  it('takes the tier’s deductible for a phone that is not listed', () => {
    expect(phoneTier(catalogue, phone('iPhone 17 Pro Max', 'Apple'))).toBe('flagship');
    expect(deductibleFor(catalogue, phone('iPhone 17 Pro Max', 'Apple'), 'repair')).toBe(9_900);
    expect(deductibleFor(catalogue, phone('Fairphone 5'), 'theft')).toBe(8_900);
    expect(deductibleFor(catalogue, { kind: 'phone' }, 'repair')).toBe(5_900);
  });

  it('asks $99 for anything else', () => {
    expect(deductibleFor(catalogue, { kind: 'laptop', make: 'Apple', model: 'MacBook Air' }, 'repair')).toBe(
      9_900,
    );
  });

  it.each([
    ['cracked-screen', 32_000],
    ['liquid', 35_900],
    ['accidental-damage', 39_900],
    ['vandalism', 39_900],
    ['mechanical-failure', undefined],
    ['theft', undefined],
    ['loss', undefined],
  ] as const)('repair price for %s: %s', (type, cents) => {
    expect(repairPriceFor(catalogue, pro, type)).toBe(cents);
  });

  it('takes the damage found over the kind of incident', () => {
    expect(repairPriceFor(catalogue, pro, 'accidental-damage', 'back')).toBe(26_900);
  });

  it('knows no repair price for a damage or device that is not listed', () => {
    expect(repairPriceFor(catalogue, phone('Galaxy Z Flip5', 'Samsung'), 'cracked-screen')).toBeUndefined();
    expect(
      repairPriceFor(catalogue, { kind: 'tablet', make: 'Apple', model: 'iPad Air' }, 'liquid'),
    ).toBeUndefined();
  });

  it.each([
    ['2025-12-31T23:59:59Z', undefined],
    ['2026-01-01T00:00:00Z', 64_900],
    ['2026-06-30T23:59:59Z', 64_900],
    ['2026-07-01T00:00:00Z', 59_900],
    ['2027-03-01T00:00:00Z', 59_900],
  ])('replacement price on %s: %s', (at, cents) => {
    expect(replacementPriceFor(catalogue, pro, at)?.cents).toBe(cents);
  });

  it.each([
    ['everything', 'monthly', 1_500],
    ['everything', 'annual', 18_000],
    ['everything-student', 'monthly', 1_300],
    ['everything-student', 'annual', 15_600],
  ] as const)('%s %s: %i', (code, term, cents) => {
    expect(planPrice(catalogue, code, term)).toBe(cents);
  });

  it('prices phone-only by tier, and sells no annual term of it', () => {
    expect(planPrice(catalogue, 'phone-only', 'monthly', pro)).toBe(1_200);
    expect(planPrice(catalogue, 'phone-only', 'monthly', phone('Pixel 7a', 'Google'))).toBe(600);
    expect(planPrice(catalogue, 'phone-only', 'annual', pro)).toBeUndefined();
  });

  it('reads promo codes as typed', () => {
    expect(findPromo(catalogue, ' partner3 ')?.effect).toEqual({ kind: 'free-months', months: 3 });
    expect(findPromo(catalogue, 'SAVE')?.effect).toEqual({ kind: 'first-month-price', cents: 100 });
    expect(findPromo(catalogue, 'FREE')).toBeUndefined();
  });

  it('reads the catalogue in force', () => {
    const next = { ...catalogue, version: '2027-01', effectiveFrom: '2027-01-01T00:00:00Z' };
    expect(catalogueAt('2026-12-31T23:59:59Z', [catalogue, next]).version).toBe('2026-01');
    expect(catalogueAt('2027-01-01T00:00:00Z', [catalogue, next]).version).toBe('2027-01');
    expect(catalogueAt('2020-01-01T00:00:00Z', [catalogue, next]).version).toBe('2026-01');
  });
});
