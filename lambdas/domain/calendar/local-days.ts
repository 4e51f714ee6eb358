import { DateTime } from 'luxon';
import { zoneNamed } from './zones.ts';

/** Calendar rules speak of days in a named zone; these turn them into UTC instants. All instants are ISO 8601, UTC. */

const local = (instant: string, zone: string): DateTime =>
  DateTime.fromISO(instant, { zone: zoneNamed(zone) });
const iso = (at: DateTime): string => new Date(at.toMillis()).toISOString();

/** The local date (`YYYY-MM-DD`) of an instant. */
export const localDate = (instant: string, zone: string): string =>
  local(instant, zone).toFormat('yyyy-MM-dd');

/** The same wall-clock time `days` later, however long the days between were. */
export const addLocalDays = (instant: string, days: number, zone: string): string =>
  iso(local(instant, zone).plus({ days }));

/**
 * The last millisecond of the `days`-th local day after the day of `instant`: "by the end of day 30 from sale",
 * "within 60 days of the incident".
 */
export const endOfLocalDay = (instant: string, days: number, zone: string): string =>
  iso(local(instant, zone).plus({ days }).endOf('day'));

/** 00:01 local on the day after `instant`: when cover begins after activation, or after an added item's verification. */
export const coverStart = (instant: string, zone: string): string =>
  iso(local(instant, zone).plus({ days: 1 }).startOf('day').set({ minute: 1 }));

/** Whole local days from one instant's date to another's; negative when `to` is earlier. */
export const localDaysBetween = (from: string, to: string, zone: string): number =>
  Math.round(local(to, zone).startOf('day').diff(local(from, zone).startOf('day'), 'days').days);

/**
 * Whether two instants' local dates lie less than a year apart, in either order: from a date to the day before the same
 * date next year. 29 February ends on 28 February.
 */
export const withinOneYear = (one: string, other: string, zone: string): boolean => {
  const [earlier, later] = [local(one, zone).startOf('day'), local(other, zone).startOf('day')].sort(
    (a, b) => a.toMillis() - b.toMillis(),
  );
  return earlier !== undefined && later !== undefined && later < earlier.plus({ years: 1 });
};
