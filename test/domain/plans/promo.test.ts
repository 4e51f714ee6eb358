import { describe, expect, it } from 'vitest';
import type { Promo } from '../../../lambdas/domain/catalogue/catalogue-schema.ts';
import { readCatalogue } from '../../../lambdas/domain/catalogue/read-catalogue.ts';
import { InvalidInput } from '../../../lambdas/domain/errors.ts';
import { type PromoUse, promoFault } from '../../../lambdas/domain/plans/promo.ts';
import { quote } from '../../../lambdas/domain/plans/sale.ts';
import { catalogue } from './ledger.ts';

const spring: Promo = {
  ...{ code: 'SPRING', text: 'First month $5', effect: { kind: 'first-month-price', cents: 500 } },
  ...{ from: '2026-03-01T00:00:00Z', until: '2026-03-31T23:59:59Z', mostUses: 100, firstPlanOnly: true },
};
const use = (more: Partial<PromoUse> & { at?: string } = {}): PromoUse => ({
  ...{ uses: 0, payersPlans: [] },
  nowMs: Date.parse(more.at ?? '2026-03-15T12:00:00Z'),
  ...more,
});

describe('a code', () => {
  it.each<[string, PromoUse, string | undefined]>([
    ['in its time', use(), undefined],
    ['at its first instant', use({ at: '2026-03-01T00:00:00Z' }), undefined],
    ['an instant before', use({ at: '2026-02-28T23:59:59.999Z' }), 'holds from 2026-03-01 on, not yet'],
    ['at its last instant', use({ at: '2026-03-31T23:59:59Z' }), undefined],
    ['afterwards', use({ at: '2026-04-01T00:00:00Z' }), 'has expired on 2026-03-31'],
    ['used by this payer', use({ payersPlans: [{ promoCode: 'SPRING' }] }), 'was used before by this payer'],
    ['for somebody with a plan', use({ payersPlans: [{}] }), 'is for a first plan only'],
    ['its last use', use({ uses: 99 }), undefined],
    ['all used up', use({ uses: 100 }), 'has been used as often as it may be'],
  ])('%s', (_when, now, fault) => {
    expect(promoFault(spring, now)).toBe(fault);
  });

  it('that is none is said to be none, and one without conditions holds', () => {
    expect(promoFault(undefined, use())).toBe('is no code of ours');
    const { code, text, effect } = spring;
    expect(promoFault({ code, text, effect }, use({ uses: 1_000, payersPlans: [{}] }))).toBeUndefined();
  });

  it('is refused by name in the price, in its field', () => {
    const sold = { ...catalogue, promos: [...catalogue.promos, spring] };
    const order = { planCode: 'everything', term: 'monthly', promoCode: 'spring' } as const;
    expect(quote(order, sold, [], use()).first.cents).toBe(500);
    expect(() => quote(order, sold, [], use({ at: '2026-05-01T00:00:00Z' }))).toThrow(
      InvalidInput.at('promoCode', 'has expired on 2026-03-31'),
    );
  });
});

describe('codes of a catalogue', () => {
  it.each<[string, object, string, RegExp]>([
    ['in small letters', { code: 'spring' }, 'promos.2.code', /capital/],
    ['over before they begin', { until: '2026-02-01T00:00:00Z' }, 'promos.2.until', /later than/],
    ['for no use', { mostUses: 0 }, 'promos.2.mostUses', /./],
    ['with a day for an instant', { until: '2026-03-31' }, 'promos.2.until', /./],
  ])('%s are named', (_what, more, path, message) => {
    const broken = { ...catalogue, promos: [...catalogue.promos, { ...spring, ...more }] };
    try {
      readCatalogue(broken);
      expect.unreachable();
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      expect(error.errors).toEqual([{ path, message: expect.stringMatching(message) }]);
    }
  });
});
