import { DateTime } from 'luxon';
import { zoneNamed } from '../calendar/zones.ts';

/** Months are written `2026-03`, and counted in the payout time zone. */

/** The day and hour of the month at which fees are paid, in the payout time zone. */
const payDay = { day: 15, hour: 9 } as const;
/** A sale is paid in the second month after its own. */
const monthsAfterSale = 2;

const inMonth = (month: string, zone: string): DateTime =>
  DateTime.fromISO(`${month}-01`, { zone: zoneNamed(zone) });
const iso = (at: DateTime): string => new Date(at.toMillis()).toISOString();

/** The month in which an instant (ISO) lies. */
export const monthOf = (instant: string, zone: string): string =>
  DateTime.fromISO(instant, { zone: zoneNamed(zone) }).toFormat('yyyy-MM');

/** The month so many months later; earlier for a negative count. */
export function monthsLater(month: string, count: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const total = year * 12 + number - 1 + count;
  return `${String(Math.floor(total / 12)).padStart(4, '0')}-${String((total % 12) + 1).padStart(2, '0')}`;
}

/** The instant at which the run of a month falls due, and as at which its plans are read: the 15th, 09:00. */
export const dueAt = (runMonth: string, zone: string): string => iso(inMonth(runMonth, zone).set(payDay));

/** The month whose run pays a sale made at this instant. */
export const runMonthOfSale = (soldAt: string, zone: string): string =>
  monthsLater(monthOf(soldAt, zone), monthsAfterSale);

/** The month of sales that the run of a month pays. */
export const salesMonthOf = (runMonth: string): string => monthsLater(runMonth, -monthsAfterSale);

/** The first instant of a month, and of the next: what lies in it is from (inclusive) to (exclusive). */
export const monthSpan = (month: string, zone: string): { readonly from: string; readonly to: string } => ({
  from: iso(inMonth(month, zone)),
  to: iso(inMonth(monthsLater(month, 1), zone)),
});

/** The month of the next run that has not fallen due yet. */
export function comingRunMonth(nowMs: number, zone: string): string {
  const month = monthOf(new Date(nowMs).toISOString(), zone);
  return Date.parse(dueAt(month, zone)) > nowMs ? month : monthsLater(month, 1);
}

/**
 * Where a run puts what it holds back: in the next run after its own, or after now if that is later, since a run that
 * comes late or is replayed must not put anything into one that is over.
 */
export function monthAfterRun(runMonth: string, nowMs: number, zone: string): string {
  const next = monthsLater(runMonth, 1);
  const coming = comingRunMonth(nowMs, zone);
  return next.localeCompare(coming) > 0 ? next : coming;
}
