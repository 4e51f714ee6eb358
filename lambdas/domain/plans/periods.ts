import { DateTime } from 'luxon';
import { localDaysBetween } from '../calendar/local-days.ts';
import type { PlanTerm } from '../catalogue/catalogue-schema.ts';
import type { Billing } from './enrollment.ts';

/** A span of time: from (inclusive) to (exclusive), ISO instants. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

/**
 * The same wall-clock time so many terms later in the zone. Counted from one anchor, so that a plan sold on 31 January
 * is charged on 28 February and again on 31 March.
 */
export function termsLater(anchor: string, term: PlanTerm, count: number, zone: string): string {
  const start = DateTime.fromISO(anchor, { zone });
  const at = start.plus(term === 'annual' ? { years: count } : { months: count });
  return new Date(at.toMillis()).toISOString();
}

/** When period `number` runs. */
export function periodSpan(
  { anchor, anchorPeriod }: Pick<Billing, 'anchor' | 'anchorPeriod'>,
  term: PlanTerm,
  number: number,
  zone: string,
): Span {
  const place = number - anchorPeriod;
  return {
    from: termsLater(anchor, term, place, zone),
    to: termsLater(anchor, term, place + 1, zone),
  };
}

/**
 * The part of `cents` that belongs to the days of a span after `at`, to the cent. Days are counted by local dates, and
 * the day of `at` itself counts as unused: in doubt for the customer. 0 after the span, all of it before.
 */
export function unusedCents(cents: number, span: Span, at: string, zone: string): number {
  if (Date.parse(at) >= Date.parse(span.to)) return 0;
  const total = localDaysBetween(span.from, span.to, zone);
  const left = Math.min(total, Math.max(0, localDaysBetween(at, span.to, zone)));
  return total === 0 ? 0 : Math.round((cents * left) / total);
}
