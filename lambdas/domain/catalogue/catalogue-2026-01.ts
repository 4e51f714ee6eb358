import type { Catalogue } from './catalogue-schema.ts';
import { phones } from './phones-2026-01.ts';

/** The default catalogue, in force from January 2026. */
export const catalogue202601: Catalogue = {
  version: '2026-01',
  effectiveFrom: '2026-01-01T00:00:00Z',
  currency: 'USD',
  plans: [
    {
      code: 'everything',
      name: 'Everything',
      covers: { phones: 1, otherItems: 25 },
      priceCents: { any: { monthly: 1_500, annual: 18_000 } },
      needsStudentProof: false,
    },
    {
      code: 'everything-student',
      name: 'Everything (student)',
      covers: { phones: 1, otherItems: 25 },
      priceCents: { any: { monthly: 1_300, annual: 15_600 } },
      needsStudentProof: true,
    },
    {
      code: 'phone-only',
      name: 'Phone only',
      covers: { phones: 1, otherItems: 0 },
      priceCents: {
        value: { monthly: 600 },
        standard: { monthly: 800 },
        premium: { monthly: 1_000 },
        flagship: { monthly: 1_200 },
      },
      needsStudentProof: false,
    },
  ],
  promos: [
    { code: 'PARTNER3', text: '3 months free', effect: { kind: 'free-months', months: 3 } },
    { code: 'SAVE', text: 'First month $1', effect: { kind: 'first-month-price', cents: 100 } },
  ],
  severalPlansDiscountPercent: 5,
  activationDays: 30,
  refundDays: 30,
  incidentLimitCents: 200_000,
  otherItemDeductibleCents: 9_900,
  salesTaxBasisPoints: 800,
  phones,
  tierDeductibles: {
    value: { repair: 3_900, replacement: 5_900, theft: 6_900 },
    standard: { repair: 5_900, replacement: 7_900, theft: 8_900 },
    premium: { repair: 7_900, replacement: 9_900, theft: 9_900 },
    flagship: { repair: 9_900, replacement: 9_900, theft: 9_900 },
  },
  tierByWords: [
    { words: ['iphone', 'pro'], tier: 'flagship' },
    { words: ['iphone', 'plus'], tier: 'premium' },
    { words: ['iphone', 'air'], tier: 'premium' },
    { words: ['iphone', 'se'], tier: 'value' },
    { words: ['galaxy', 'ultra'], tier: 'flagship' },
    { words: ['galaxy', 'fold'], tier: 'flagship' },
    { words: ['galaxy', 'flip'], tier: 'flagship' },
    { words: ['galaxy', 'fe'], tier: 'value' },
    { words: ['pixel', 'fold'], tier: 'flagship' },
    { words: ['pixel', 'pro'], tier: 'premium' },
    { words: ['moto'], tier: 'value' },
  ],
  unlistedPhoneTier: 'standard',
};
