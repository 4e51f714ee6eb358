import { describe, expect, it } from 'vitest';
import { counterOf } from '../../../lambdas/domain/measures/measures.ts';
import {
  medianPrice,
  monthsUntil,
  priceCounterOf,
  repairCounters,
  repairKind,
  scorecardOf,
} from '../../../lambdas/domain/measures/scorecard.ts';

describe('what a repair costs', () => {
  const counted = (prices: readonly number[]) => {
    const counters: Record<string, number> = {};
    for (const price of prices) {
      const name = priceCounterOf(price);
      counters[name] = (counters[name] ?? 0) + 1;
    }
    return counters;
  };

  it('has a median within a twentieth, once there are five', () => {
    expect(medianPrice(counted([20_000, 20_000, 20_000, 20_000]))).toBeUndefined();
    for (const price of [900, 4_999, 31_234, 180_000, 499_000]) {
      const median = medianPrice(counted([price / 2, price, price, price, price * 3])) ?? 0;
      expect(median).toBeGreaterThanOrEqual(price);
      expect(median).toBeLessThanOrEqual(Math.max(1_000, price * 1.06));
    }
  });

  it('is compared where a median is known', () => {
    expect(repairCounters(22_000, 20_000)).toMatchObject({ compared: 1, comparedBasisPoints: 11_000 });
    expect(repairCounters(22_000, undefined)).toEqual({ repairs: 1, repairCents: 22_000 });
    expect(repairKind({ make: ' Apple', model: 'iPhone  14' }, 'liquid')).toBe('apple iphone 14 liquid');
  });
});

describe('a scorecard', () => {
  it('adds months up', () => {
    const month = { ...repairCounters(30_000, 20_000), [counterOf('estimate', 60)]: 2, denials: 1 };
    expect(scorecardOf([month, { ...month, reRepairs: 3 }])).toMatchObject({
      ...{ repairs: 2, averageCents: 30_000, costPercent: 150, compared: 2, reRepairs: 3, denials: 2 },
      time: { estimate: { count: 4 }, answer: null, repair: null },
    });
    expect(scorecardOf([])).toMatchObject({ repairs: 0, averageCents: null, costPercent: null });
  });

  it('ends with the month of the day, over the turn of the year', () => {
    expect(monthsUntil('2026-02-28T23:59:59Z', 4)).toEqual(['2025-11', '2025-12', '2026-01', '2026-02']);
  });
});
