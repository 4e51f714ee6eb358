import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  counterOf,
  typicallyText,
  typicalOf,
  typicalsOf,
} from '../../../lambdas/domain/measures/measures.ts';

/** Counters of one day on which these durations were measured. */
const dayOf = (durations: readonly number[]): Record<string, number> => {
  const day: Record<string, number> = {};
  for (const minutes of durations) {
    const name = counterOf('review', minutes);
    day[name] = (day[name] ?? 0) + 1;
  }
  return day;
};

describe('an expected time', () => {
  it('would have been right for four of five, whatever they took', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20_000 }), { minLength: 5, maxLength: 60 }), (took) => {
        const { likelyMinutes = 0, medianMinutes = 0 } = typicalsOf([dayOf(took)]).review ?? {};
        const right = took.filter((minutes) => minutes <= likelyMinutes).length;
        expect(right / took.length).toBeGreaterThanOrEqual(0.8);
        expect(likelyMinutes).toBeGreaterThanOrEqual(medianMinutes);
      }),
    );
  });
});

describe('the median of a histogram', () => {
  it('is within its bucket of the true one, over any days', () => {
    const minutes = fc.integer({ min: 0, max: 20_000 });
    fc.assert(
      fc.property(fc.array(fc.array(minutes), { minLength: 1, maxLength: 5 }), (days) => {
        const all = days.flat().sort((one, other) => one - other);
        const typical = typicalOf('review', days.map(dayOf));
        if (all.length < 5) return typical === undefined;
        const median = all[Math.ceil(all.length / 2) - 1] ?? 0;
        const found = typical?.medianMinutes ?? -1;
        return typical?.count === all.length && found >= median && found <= Math.max(median * 1.36 + 1, 1);
      }),
    );
  });

  it('says nothing of too few, nor of what was never measured', () => {
    const promises = { kept: 0, ended: 0 };
    expect(typicalsOf([dayOf([1, 2, 3, 4]), { entity: 'measures', expiresAt: 5 }])).toEqual({ promises });
    expect(typicalsOf([dayOf([1, 2, 3, 4]), dayOf([5])])).toEqual({
      review: { medianMinutes: 3, likelyMinutes: 4, count: 5 },
      promises,
    });
  });

  it.each([
    [1, false, 'Typically 1 minute'],
    [45, true, 'Typically 45 opening minutes'],
    [80, true, 'Typically 1 opening hour'],
    [600, false, 'Typically 10 hours'],
    [4_400, false, 'Typically 3 days'],
  ])('reads %d minutes (opening: %s) as %s', (minutes, opening, text) => {
    expect(typicallyText(minutes, opening)).toBe(text);
  });
});
