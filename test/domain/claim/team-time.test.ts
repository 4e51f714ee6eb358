import { describe, expect, it } from 'vitest';
import {
  defaultOpeningHours,
  openingMinutesBetween,
} from '../../../lambdas/domain/calendar/opening-hours.ts';

const between = (from: string, to: string): number => openingMinutesBetween(from, to, defaultOpeningHours);

/** Monday to Friday, 9 to 17 in Los Angeles: 17:00Z to 1:00Z in winter, 16:00Z to 0:00Z in summer. */
describe('opening minutes', () => {
  it.each([
    ['within a morning', '2026-01-06T17:00:00Z', '2026-01-06T18:30:00Z', 90],
    ['before opening', '2026-01-06T10:00:00Z', '2026-01-06T17:00:00Z', 0],
    ['over a night', '2026-01-07T00:30:00Z', '2026-01-07T17:30:00Z', 60],
    ['over a weekend', '2026-01-10T00:00:00Z', '2026-01-12T18:00:00Z', 120],
    ['of a whole week', '2026-01-05T00:00:00Z', '2026-01-12T00:00:00Z', 40 * 60],
    ['over the change to summer time', '2026-03-06T17:00:00Z', '2026-03-09T17:00:00Z', 9 * 60],
    ['of nothing', '2026-01-06T17:00:00Z', '2026-01-06T17:00:00Z', 0],
    ['of a part of a minute', '2026-01-06T17:00:00Z', '2026-01-06T17:00:59Z', 0],
  ])('%s', (_, from, to, minutes) => {
    expect(between(from, to)).toBe(minutes);
    expect(between(to, from)).toBe(0 - minutes);
  });

  it('stand still on a holiday', () => {
    const hours = { ...defaultOpeningHours, holidays: ['2026-01-06'] };
    expect(openingMinutesBetween('2026-01-06T00:00:00Z', '2026-01-07T01:00:00Z', hours)).toBe(60);
  });
});
