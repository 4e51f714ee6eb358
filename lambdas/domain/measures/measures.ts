import { addOpeningHours, type OpeningHours } from '../calendar/opening-hours.ts';
import { type Counters, numberOf } from './counters.ts';
import { bucketCount, bucketOf, shareWithin } from './histogram.ts';
import { type Promises, promisedShare, promisesOf } from './promise.ts';

/**
 * How long things take, so that what people are promised stands beside what usually happens. Kept as histograms by the
 * day: a count per bucket can be added to without reading it, and thirty days of them give the median.
 */

export const measures = ['review', 'payment', 'settlement'] as const;
/** `review` and `settlement` in opening minutes of the claims team, `payment` in minutes. */
export type Measure = (typeof measures)[number];

/** The counter that a duration belongs to, such as `review_12`. */
export const counterOf = (measure: string, minutes: number): string => `${measure}_${bucketOf(minutes)}`;

export interface Typical {
  /** Half of all took this long or less: the end of the bucket the median falls into. */
  readonly medianMinutes: number;
  /** Of how many. */
  readonly count: number;
}

/** What is usual, and the time that people are told from it. */
export interface Expected extends Typical {
  /** Four of five took this long or less; nine of ten or more where times told were not kept. */
  readonly likelyMinutes: number;
}

/** Fewer say nothing about what is usual. */
const fewest = 5;

/** A count per bucket over days, or other counters. */
const bucketsOf = (measure: string, days: readonly Counters[]): number[] =>
  Array.from({ length: bucketCount }, (_, bucket) =>
    days.reduce((sum, day) => sum + numberOf(day[`${measure}_${bucket}`]), 0),
  );

/** The median over days, or other counters; undefined while there is too little to go by. */
export function typicalOf(measure: string, days: readonly Counters[], atLeast = fewest): Typical | undefined {
  const counts = bucketsOf(measure, days);
  const count = counts.reduce((sum, one) => sum + one, 0);
  const medianMinutes = shareWithin(counts, 0.5);
  return count < atLeast || medianMinutes === undefined ? undefined : { medianMinutes, count };
}

function expectedOf(measure: Measure, days: readonly Counters[], promises: Promises): Expected | undefined {
  const typical = typicalOf(measure, days);
  const likelyMinutes = shareWithin(bucketsOf(measure, days), promisedShare(promises));
  return typical && likelyMinutes !== undefined ? { ...typical, likelyMinutes } : undefined;
}

export interface Typicals extends Readonly<Partial<Record<Measure, Expected>>> {
  /** What became of the times told for reviews. */
  readonly promises?: Promises;
}

export function typicalsOf(days: readonly Counters[]): Typicals {
  const expected = Object.fromEntries(
    measures.flatMap((measure) => {
      const one = expectedOf(measure, days, promisesOf(measure, days));
      return one ? [[measure, one] as const] : [];
    }),
  );
  return { ...expected, promises: promisesOf('review', days) };
}

/** By when a review that began then is likely done; undefined while there is too little to go by. */
export const likelyReview = ({ review }: Typicals, since: string, hours: OpeningHours): string | undefined =>
  review && addOpeningHours(since, Math.ceil(review.likelyMinutes / 60), hours);

const counted = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

/** A median as people read it, no more exact than it is: "Typically 2 opening hours". */
export function typicallyText(minutes: number, openingHours: boolean): string {
  const kind = openingHours ? 'opening ' : '';
  if (minutes < 60) return `Typically ${counted(minutes, `${kind}minute`)}`;
  if (openingHours || minutes < 48 * 60)
    return `Typically ${counted(Math.round(minutes / 60), `${kind}hour`)}`;
  return `Typically ${counted(Math.round(minutes / (24 * 60)), 'day')}`;
}
