import { describe, expect, it } from 'vitest';
import {
  addLocalDays,
  coverStart,
  endOfLocalDay,
  localDate,
  localDaysBetween,
  withinOneYear,
} from '../../../lambdas/domain/calendar/local-days.ts';
import { lossesInWindow } from '../../../lambdas/domain/coverage/losses.ts';

const la = 'America/Los_Angeles';

describe('local days', () => {
  it('begins cover at 00:01 on the next day of the mailing address', () => {
    expect(coverStart('2026-01-10T20:00:00Z', la)).toBe('2026-01-11T08:01:00.000Z');
    expect(coverStart('2026-01-11T07:30:00Z', la)).toBe('2026-01-11T08:01:00.000Z');
    expect(coverStart('2026-01-10T20:00:00Z', 'America/Halifax')).toBe('2026-01-11T04:01:00.000Z');
  });

  it('keeps the wall-clock time over a clock change', () => {
    expect(addLocalDays('2026-03-07T08:01:00Z', 30, la)).toBe('2026-04-06T07:01:00.000Z');
  });

  it('ends a day with its last millisecond, also on a short day', () => {
    expect(endOfLocalDay('2026-03-08T08:30:00Z', 0, la)).toBe('2026-03-09T06:59:59.999Z');
    expect(endOfLocalDay('2026-01-01T12:00:00Z', 30, la)).toBe('2026-02-01T07:59:59.999Z');
  });

  it('reads the date in the zone', () => {
    expect(localDate('2026-01-11T07:30:00Z', la)).toBe('2026-01-10');
  });

  it.each([
    ['2026-03-07T20:00:00Z', '2026-03-09T06:00:00Z', 1],
    ['2026-03-09T06:00:00Z', '2026-03-07T20:00:00Z', -1],
    ['2026-01-05', '2026-05-05T06:00:00Z', 119],
  ])('counts days from %s to %s: %i', (from, to, days) => {
    expect(localDaysBetween(from, to, la)).toBe(days);
  });
});

describe('the 12 months of a loss', () => {
  it.each([
    ['2026-03-10T20:00:00Z', '2027-03-09T20:00:00Z', true],
    ['2026-03-10T20:00:00Z', '2027-03-10T08:00:00Z', false],
    ['2027-03-09T20:00:00Z', '2026-03-10T20:00:00Z', true],
    ['2026-03-10T20:00:00Z', '2026-03-10T21:00:00Z', true],
    ['2028-02-29T20:00:00Z', '2029-02-27T20:00:00Z', true],
    ['2028-02-29T20:00:00Z', '2029-02-28T20:00:00Z', false],
    // 03:00 UTC is still the day before in Los Angeles.
    ['2026-03-10T20:00:00Z', '2027-03-10T03:00:00Z', true],
  ])('%s and %s lie within one year: %s', (one, other, within) => {
    expect(withinOneYear(one, other, la)).toBe(within);
  });

  it('counts only the losses inside, before or after', () => {
    const losses = [
      '2025-01-01T20:00:00Z',
      '2026-01-15T20:00:00Z',
      '2026-12-15T20:00:00Z',
      '2027-08-01T20:00:00Z',
    ];
    expect(lossesInWindow(losses, '2026-06-01T20:00:00Z', la)).toBe(2);
  });
});
