import { describe, expect, it } from 'vitest';
import { counterOf, typicalsOf } from '../../../lambdas/domain/measures/measures.ts';
import { promiseCounter, promisedShare, promisesOf } from '../../../lambdas/domain/measures/promise.ts';

/** A hundred reviews, the longest of which took two days, and what became of the times that were told. */
const dayWith = (kept: number, missed: number): Record<string, number> => {
  const day: Record<string, number> = { review_kept: kept, review_missed: missed };
  for (let review = 1; review <= 100; review += 1) {
    const name = counterOf('review', Math.round(1.08 ** review));
    day[name] = (day[name] ?? 0) + 1;
  }
  return day;
};
const toldAfter = (kept: number, missed: number): number =>
  typicalsOf([dayWith(kept, missed)]).review?.likelyMinutes ?? 0;

describe('a time that was told', () => {
  it('is kept to the minute it named, and missed after', () => {
    const by = '2026-03-10T17:00:00.000Z';
    expect(promiseCounter('review', by, by)).toBe('review_kept');
    expect(promiseCounter('review', '2026-03-10T17:00:00.001Z', by)).toBe('review_missed');
  });

  it('is counted over days', () => {
    expect(promisesOf('review', [dayWith(3, 1), { entity: 'measures' }, dayWith(2, 2)])).toEqual({
      kept: 5,
      ended: 8,
    });
  });

  it.each([
    [0, 9, 0.8],
    [10, 0, 0.8],
    [7, 3, 0.8],
    [69, 31, 0.9],
    [5, 5, 0.9],
    [49, 51, 0.95],
    [0, 10, 0.95],
  ])('of which %i were kept and %i missed makes the next right for %d of all', (kept, missed, share) => {
    expect(promisedShare({ kept, ended: kept + missed })).toBe(share);
  });

  it('is later where too few were kept, and never earlier for a worse share', () => {
    const told = [100, 80, 60, 40, 20, 0].map((kept) => toldAfter(kept, 100 - kept));
    expect(told).toEqual([...told].sort((one, other) => one - other));
    expect(toldAfter(40, 60)).toBeGreaterThan(toldAfter(90, 10));
  });
});
