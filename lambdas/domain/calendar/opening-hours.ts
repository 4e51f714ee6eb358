import { DateTime, IANAZone } from 'luxon';
import * as z from 'zod/mini';

/** Wall-clock time of day, `HH:MM`; `24:00` is the end of the day. */
const timeOfDay = z.string().check(z.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/));
const openSpan = z
  .tuple([timeOfDay, timeOfDay])
  .check(z.refine(([from, to]) => from < to, 'opens before it closes'));
const openSpans = z
  .array(openSpan)
  .check(
    z.refine(
      (spans) => spans.every(([from], i) => i === 0 || from >= (spans[i - 1]?.[1] ?? '')),
      'in order, not overlapping',
    ),
  );

/** Days as configuration names them, Monday first: luxon's weekday − 1. */
const dayNames = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** When a team works: wall-clock spans by weekday in one named zone, less the holidays. */
export const openingHoursSchema = z.object({
  zone: z.string().check(z.refine((zone) => IANAZone.isValidZone(zone), 'a known time zone')),
  days: z
    .partialRecord(z.enum(dayNames), openSpans)
    .check(
      z.refine(
        (days) => Object.values(days).some((spans) => (spans?.length ?? 0) > 0),
        'open at least once a week',
      ),
    ),
  /** Local dates (`YYYY-MM-DD`) on which nobody works. */
  holidays: z.optional(z.array(z.iso.date())),
});

export type OpeningHours = z.infer<typeof openingHoursSchema>;

export const defaultOpeningHours: OpeningHours = {
  zone: 'America/Los_Angeles',
  days: {
    mon: [['09:00', '17:00']],
    tue: [['09:00', '17:00']],
    wed: [['09:00', '17:00']],
    thu: [['09:00', '17:00']],
    fri: [['09:00', '17:00']],
  },
};

/** The hours have no opening within the days searched: every day is a holiday. */
export class NeverOpen extends Error {
  override readonly name = 'NeverOpen';
  constructor(from: string) {
    super(`no opening hours within ${SEARCH_DAYS} days from ${from}`);
  }
}

/** Two years: no real list of holidays closes for longer. */
const SEARCH_DAYS = 732;
const HOUR_MS = 3_600_000;

type Span = { opens: number; closes: number };

const atWallClock = (day: DateTime, time: string): number => {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  // Luxon moves a wall-clock time that a spring-forward skips to the hour after it, and takes the first of two in autumn.
  return hour === 24 ? day.plus({ days: 1 }).startOf('day').toMillis() : day.set({ hour, minute }).toMillis();
};

const spansOf = (day: DateTime, hours: OpeningHours): Span[] => {
  if (hours.holidays?.includes(day.toISODate() ?? '')) return [];
  const name = dayNames[day.weekday - 1];
  const spans = name === undefined ? undefined : hours.days[name];
  return (spans ?? []).map(([from, to]) => ({ opens: atWallClock(day, from), closes: atWallClock(day, to) }));
};

function* businessDays(from: string, hours: OpeningHours): Generator<Span[]> {
  const first = DateTime.fromISO(from, { zone: hours.zone }).startOf('day');
  for (let n = 0; n < SEARCH_DAYS; n += 1) {
    const spans = spansOf(first.plus({ days: n }), hours);
    if (spans.length > 0) yield spans;
  }
}

const iso = (ms: number): string => new Date(ms).toISOString();

/**
 * The instant after `count` opening hours from `instant` (ISO, UTC). Elapsed time while open counts, so a clock change does not.
 * Work arriving while closed starts at the next opening; work that ends with the day is due at closing, not at the next opening.
 * Throws {@link NeverOpen}.
 */
export const addOpeningHours = (instant: string, count: number, hours: OpeningHours): string => {
  const start = Date.parse(instant);
  let left = count * HOUR_MS;
  for (const spans of businessDays(instant, hours)) {
    for (const { opens, closes } of spans) {
      if (closes <= start) continue;
      const from = Math.max(opens, start);
      if (left <= closes - from) return iso(from + left);
      left -= closes - from;
    }
  }
  throw new NeverOpen(instant);
};

/**
 * Closing time of the `count`-th business day after the day the work arrives. What arrives after closing, or on a day
 * that is not worked, has arrived on the next business day; 0 is the end of that first day. Throws {@link NeverOpen}.
 */
export const addBusinessDays = (instant: string, count: number, hours: OpeningHours): string => {
  const start = Date.parse(instant);
  let seen = -1;
  for (const spans of businessDays(instant, hours)) {
    const closes = spans.at(-1)?.closes ?? start;
    if (closes <= start) continue;
    seen += 1;
    if (seen === count) return iso(closes);
  }
  throw new NeverOpen(instant);
};

/** Whether the team works at `instant`; closing time itself is closed. */
export const isOpen = (instant: string, hours: OpeningHours): boolean => {
  const at = Date.parse(instant);
  const day = DateTime.fromISO(instant, { zone: hours.zone }).startOf('day');
  return spansOf(day, hours).some(({ opens, closes }) => opens <= at && at < closes);
};

/**
 * Whole opening minutes from one instant to another; negative when `to` is earlier. Days are looked at one by one, so this
 * is for waits, not for years.
 */
export const openingMinutesBetween = (from: string, to: string, hours: OpeningHours): number => {
  const [start, end] = [Date.parse(from), Date.parse(to)];
  if (end < start) return 0 - openingMinutesBetween(to, from, hours);
  let open = 0;
  const lastDay = DateTime.fromISO(to, { zone: hours.zone });
  for (
    let day = DateTime.fromISO(from, { zone: hours.zone }).startOf('day');
    day <= lastDay;
    day = day.plus({ days: 1 })
  )
    for (const { opens, closes } of spansOf(day, hours))
      open += Math.max(0, Math.min(closes, end) - Math.max(opens, start));
  return Math.floor(open / 60_000);
};
