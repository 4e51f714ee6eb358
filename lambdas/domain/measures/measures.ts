import { bucketCount, bucketOf, shareWithin } from './histogram.ts';

/**
 * How long things take, so that what people are promised stands beside what usually happens. Kept as histograms by the
 * day: a count per bucket can be added to without reading it, and thirty days of them give the median.
 */

export const measures = ['review', 'payment', 'settlement'] as const;
/** `review` and `settlement` in opening minutes of the claims team, `payment` in minutes. */
export type Measure = (typeof measures)[number];

/** The counter that a duration belongs to, such as `review_12`. */
export const counterOf = (measure: string, minutes: number): string => `${measure}_${bucketOf(minutes)}`;

/** Counters of one day by name. */
export type Counters = Readonly<Record<string, unknown>>;

export interface Typical {
  /** Half of all took this long or less: the end of the bucket the median falls into. */
  readonly medianMinutes: number;
  /** Four of five took this long or less. */
  readonly mostMinutes: number;
  /** Of how many. */
  readonly count: number;
}

/** The share of answers that an expected time would have been right for. */
const mostShare = 0.8;

/** Fewer say nothing about what is usual. */
const fewest = 5;

export const numberOf = (value: unknown): number => (typeof value === 'number' ? value : 0);

/** The median over days, or other counters; undefined while there is too little to go by. */
export function typicalOf(measure: string, days: readonly Counters[], atLeast = fewest): Typical | undefined {
  const counts = Array.from({ length: bucketCount }, (_, bucket) =>
    days.reduce((sum, day) => sum + numberOf(day[`${measure}_${bucket}`]), 0),
  );
  const count = counts.reduce((sum, one) => sum + one, 0);
  const medianMinutes = shareWithin(counts, 0.5);
  const mostMinutes = shareWithin(counts, mostShare);
  if (count < atLeast || medianMinutes === undefined || mostMinutes === undefined) return undefined;
  return { medianMinutes, mostMinutes, count };
}

export type Typicals = Readonly<Partial<Record<Measure, Typical>>>;

export const typicalsOf = (days: readonly Counters[]): Typicals =>
  Object.fromEntries(
    measures.flatMap((measure) => {
      const typical = typicalOf(measure, days);
      return typical ? [[measure, typical] as const] : [];
    }),
  );

const counted = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

/** A median as people read it, no more exact than it is: "Typically 2 opening hours". */
export function typicallyText(minutes: number, openingHours: boolean): string {
  const kind = openingHours ? 'opening ' : '';
  if (minutes < 60) return `Typically ${counted(minutes, `${kind}minute`)}`;
  if (openingHours || minutes < 48 * 60)
    return `Typically ${counted(Math.round(minutes / 60), `${kind}hour`)}`;
  return `Typically ${counted(Math.round(minutes / (24 * 60)), 'day')}`;
}
