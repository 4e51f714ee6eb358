import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addBusinessDays,
  addOpeningHours,
  defaultOpeningHours,
  isOpen,
  NeverOpen,
  type OpeningHours,
  openingHoursSchema,
} from '../../../lambdas/domain/calendar/opening-hours.ts';
import { holds } from '../holds.ts';

const hours = defaultOpeningHours;
const withHoliday: OpeningHours = { ...hours, holidays: ['2026-12-25'] };
/** Open through both nights on which clocks change. */
const nights: OpeningHours = {
  zone: 'America/Los_Angeles',
  days: { sun: [['00:00', '24:00']], mon: [['00:00', '24:00']] },
};
const split: OpeningHours = {
  zone: 'America/New_York',
  days: {
    wed: [
      ['09:00', '12:00'],
      ['13:00', '17:00'],
    ],
  },
};

describe('addOpeningHours', () => {
  it.each([
    ['within a day', '2026-11-23T18:00:00Z', 3, hours, '2026-11-23T21:00:00.000Z'],
    ['to the minute of closing', '2026-11-23T22:00:00Z', 3, hours, '2026-11-24T01:00:00.000Z'],
    ['over the night', '2026-11-24T00:00:00Z', 3, hours, '2026-11-24T19:00:00.000Z'],
    ['over a weekend', '2026-11-21T00:30:00Z', 1, hours, '2026-11-23T17:30:00.000Z'],
    ['from a Sunday', '2026-11-22T17:00:00Z', 3, hours, '2026-11-23T20:00:00.000Z'],
    ['from before opening', '2026-11-23T10:00:00Z', 1, hours, '2026-11-23T18:00:00.000Z'],
    ['from closing time', '2026-11-24T01:00:00Z', 1, hours, '2026-11-24T18:00:00.000Z'],
    ['over a holiday', '2026-12-25T00:00:00Z', 2, withHoliday, '2026-12-28T18:00:00.000Z'],
    ['over the autumn change', '2026-10-30T23:00:00Z', 2, hours, '2026-11-02T18:00:00.000Z'],
    ['over the spring change', '2026-03-07T01:00:00Z', 1, hours, '2026-03-09T17:00:00.000Z'],
    ['through the hour that spring skips', '2026-03-08T09:00:00Z', 2, nights, '2026-03-08T11:00:00.000Z'],
    ['a whole day of 25 hours', '2026-11-01T07:00:00Z', 25, nights, '2026-11-02T08:00:00.000Z'],
    ['over a lunch break', '2026-11-25T16:00:00Z', 2, split, '2026-11-25T19:00:00.000Z'],
    ['none, while closed: the next opening', '2026-11-22T17:00:00Z', 0, hours, '2026-11-23T17:00:00.000Z'],
  ])('counts %s', (_, from, count, open, due) => {
    expect(addOpeningHours(from, count, open)).toBe(due);
  });

  const instant = fc
    .integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2028, 0, 1) })
    .map((ms) => new Date(ms).toISOString());
  const count = fc.integer({ min: 0, max: 100 });

  it('is never before its start and grows with start and hours', () => {
    holds(
      fc.property(
        instant,
        instant,
        count,
        count,
        fc.constantFrom(hours, split, nights),
        (a, b, n, m, open) => {
          const [first, second] = a <= b ? [a, b] : [b, a];
          const [less, more] = n <= m ? [n, m] : [m, n];
          expect(addOpeningHours(first, less, open) >= first).toBe(true);
          expect(addOpeningHours(first, less, open) <= addOpeningHours(second, less, open)).toBe(true);
          expect(addOpeningHours(first, less, open) <= addOpeningHours(first, more, open)).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is the same counted at once or in two goes', () => {
    holds(
      fc.property(instant, count, count, (at, n, m) => {
        expect(addOpeningHours(addOpeningHours(at, n + 1, hours), m + 1, hours)).toBe(
          addOpeningHours(at, n + m + 2, hours),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('says so when every day is a holiday', () => {
    const days = Array.from({ length: 800 }, (_, n) =>
      new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10),
    );
    expect(() => addOpeningHours('2026-01-02T00:00:00Z', 1, { ...hours, holidays: days })).toThrow(NeverOpen);
  });
});

describe('addBusinessDays', () => {
  it.each([
    ['Monday morning', '2026-11-23T18:00:00Z', 1, hours, '2026-11-25T01:00:00.000Z'],
    ['Friday morning: over the weekend', '2026-11-20T18:00:00Z', 1, hours, '2026-11-24T01:00:00.000Z'],
    ['Friday evening: arrives on Monday', '2026-11-21T02:00:00Z', 1, hours, '2026-11-25T01:00:00.000Z'],
    ['Saturday', '2026-11-21T18:00:00Z', 1, hours, '2026-11-25T01:00:00.000Z'],
    ['the day itself', '2026-11-23T18:00:00Z', 0, hours, '2026-11-24T01:00:00.000Z'],
    ['five days', '2026-11-23T18:00:00Z', 5, hours, '2026-12-01T01:00:00.000Z'],
    ['over a holiday', '2026-12-24T18:00:00Z', 1, withHoliday, '2026-12-29T01:00:00.000Z'],
    ['into summer time', '2026-03-06T18:00:00Z', 1, hours, '2026-03-10T00:00:00.000Z'],
  ])('from %s', (_, from, count, open, due) => {
    expect(addBusinessDays(from, count, open)).toBe(due);
  });
});

describe('isOpen', () => {
  it.each([
    ['2026-11-23T17:00:00Z', true],
    ['2026-11-23T16:59:59Z', false],
    ['2026-11-24T00:59:59Z', true],
    ['2026-11-24T01:00:00Z', false],
    ['2026-11-22T18:00:00Z', false],
  ])('at %s: %s', (at, open) => {
    expect(isOpen(at, hours)).toBe(open);
  });
});

describe('openingHoursSchema', () => {
  it.each([
    ['an unknown zone', { zone: 'Mars/Olympus', days: { mon: [['09:00', '17:00']] } }],
    ['no day', { zone: 'UTC', days: {} }],
    ['no span', { zone: 'UTC', days: { mon: [] } }],
    ['a span that closes first', { zone: 'UTC', days: { mon: [['17:00', '09:00']] } }],
    [
      'overlapping spans',
      {
        zone: 'UTC',
        days: {
          mon: [
            ['09:00', '12:00'],
            ['11:00', '17:00'],
          ],
        },
      },
    ],
    ['a time that is none', { zone: 'UTC', days: { mon: [['9', '17:00']] } }],
    [
      'a holiday that is no date',
      { zone: 'UTC', days: { mon: [['09:00', '17:00']] }, holidays: ['Christmas'] },
    ],
  ])('refuses %s', (_, value) => {
    expect(openingHoursSchema.safeParse(value).success).toBe(false);
  });

  it('accepts the default', () => {
    expect(openingHoursSchema.parse(hours)).toEqual(hours);
  });
});
