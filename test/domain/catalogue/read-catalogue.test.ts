import { describe, expect, it } from 'vitest';
import { catalogue202601 as catalogue } from '../../../lambdas/domain/catalogue/catalogue-2026-01.ts';
import { readCatalogue } from '../../../lambdas/domain/catalogue/read-catalogue.ts';
import { InvalidInput } from '../../../lambdas/domain/errors.ts';

// biome-ignore lint/suspicious/noExplicitAny: a catalogue that an admin broke has any shape
type Broken = any;

const faultsOf = (breakIt: (catalogue: Broken) => void) => {
  const broken: Broken = structuredClone(catalogue);
  breakIt(broken);
  try {
    readCatalogue(broken);
  } catch (error) {
    if (error instanceof InvalidInput) return error.errors;
    throw error;
  }
  return [];
};

const phones = catalogue.phones.length;

describe('reading a catalogue', () => {
  it('takes the one that is in force', () => {
    expect(readCatalogue(structuredClone(catalogue))).toEqual(catalogue);
  });

  it.each<[string, (broken: Broken) => void, string, RegExp]>([
    [
      'a deductible above $99',
      (c) => (c.phones[0].deductibles.repair = 9_901),
      'phones.0.deductibles.repair',
      /9900/,
    ],
    [
      'a deductible below $29',
      (c) => (c.phones[0].deductibles.theft = 2_899),
      'phones.0.deductibles.theft',
      /2900/,
    ],
    [
      'another item above $99',
      (c) => (c.otherItemDeductibleCents = 10_000),
      'otherItemDeductibleCents',
      /9900/,
    ],
    ['half a cent', (c) => (c.incidentLimitCents = 0.5), 'incidentLimitCents', /whole number/],
    [
      'a price below zero',
      (c) => (c.plans[0].priceCents.any.monthly = -1),
      'plans.0.priceCents.any.monthly',
      /at least 0/,
    ],
    ['another currency', (c) => (c.currency = 'CAD'), 'currency', /USD/],
    ['a plan that nobody knows', (c) => (c.plans[0].code = 'gold'), 'plans.0.code', /everything/],
    ['a plan twice', (c) => c.plans.push(c.plans[0]), 'plans.3.code', /twice/],
    ['a code twice', (c) => c.promos.push(c.promos[0]), 'promos.2.code', /twice/],
    [
      'a phone twice',
      (c) => c.phones.push(structuredClone(c.phones[0])),
      `phones.${phones}.model`,
      /stands before/,
    ],
    [
      'a phone under the other name of one before',
      (c) => c.phones.push({ ...structuredClone(c.phones[0]), model: 'iPhone SE 2022', alsoCalled: [] }),
      `phones.${phones}.model`,
      /stands before/,
    ],
    ['a tier that is none', (c) => (c.phones[0].tier = 'gold'), 'phones.0.tier', /no tier/],
    ['a tier without a price', (c) => delete c.plans[2].priceCents.value, 'plans.2.priceCents', /tier value/],
    [
      'a price for no tier',
      (c) => (c.plans[2].priceCents.gold = { monthly: 1 }),
      'plans.2.priceCents.gold',
      /no tier/,
    ],
    ['words that lead to no tier', (c) => (c.tierByWords[0].tier = 'gold'), 'tierByWords.0.tier', /no tier/],
    ['other phones in no tier', (c) => (c.unlistedPhoneTier = 'gold'), 'unlistedPhoneTier', /no tier/],
    [
      'dates out of order',
      (c) => c.phones[0].replacementPrices.reverse(),
      'phones.0.replacementPrices.1.from',
      /later/,
    ],
    [
      'a discount above all',
      (c) => (c.severalPlansDiscountPercent = 101),
      'severalPlansDiscountPercent',
      /100/,
    ],
    ['a field that nobody knows', (c) => (c.phones[0].colour = 'red'), 'phones.0.colour', /not a field/],
  ])('names what is wrong, with its path: %s', (_what, breakIt, path, message) => {
    const faults = faultsOf(breakIt);
    expect(faults.find((one) => one.path === path)?.message, JSON.stringify(faults)).toMatch(message);
  });
});
