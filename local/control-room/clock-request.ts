import { DateTime, Duration } from 'luxon';
import { badField } from './answer.ts';

/** Far enough for any claim; a slip of the finger must not keep the machine busy for hours. */
const LONGEST_MOVE = { years: 10 };

/**
 * The instant (ms) a clock request asks for: `{advance}` is an ISO 8601 duration added by the UTC calendar, `{to}` an
 * ISO 8601 instant. Throws Refused naming the field.
 */
export function targetInstant(body: unknown, now: number): number {
  const { advance, to } = (typeof body === 'object' && body !== null ? body : {}) as {
    advance?: unknown;
    to?: unknown;
  };
  if ((advance === undefined) === (to === undefined)) throw badField('advance', 'give either advance or to');
  const start = DateTime.fromMillis(now, { zone: 'utc' });
  const target = advance === undefined ? instant(to) : start.plus(duration(advance));
  // Beyond the calendar a date is neither earlier nor later than any other.
  if (!target.isValid) throw badField(to === undefined ? 'advance' : 'to', 'is beyond the calendar');
  if (target < start)
    throw badField(
      to === undefined ? 'advance' : 'to',
      `the clock stands at ${start.toISO()} and only goes forward`,
    );
  if (target > start.plus(LONGEST_MOVE))
    throw badField(to === undefined ? 'advance' : 'to', 'at most 10 years at a time');
  return target.toMillis();
}

function duration(text: unknown): Duration {
  const parsed = typeof text === 'string' ? Duration.fromISO(text) : Duration.invalid('text');
  // "P" and "PT" parse as durations of nothing at all.
  if (!parsed.isValid || Object.keys(parsed.toObject()).length === 0)
    throw badField('advance', 'must be an ISO 8601 duration such as P3D, PT1H or P1M');
  return parsed;
}

function instant(text: unknown): DateTime {
  const zoned = typeof text === 'string' && /(Z|[+-]\d\d:?\d\d)$/.test(text);
  const parsed = zoned ? DateTime.fromISO(text, { setZone: false }) : DateTime.invalid('text');
  if (!parsed.isValid)
    throw badField('to', 'must be an ISO 8601 instant with its offset, such as 2026-03-15T12:00:00Z');
  return parsed.toUTC();
}
