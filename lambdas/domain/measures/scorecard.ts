import { type Counters, numberOf } from './counters.ts';
import { counterOf, type Typical, typicalOf } from './measures.ts';

/**
 * How a repair partner does: kept as counters by company and month, which can be added to without being read. Nothing
 * here is ever found out by going through claims.
 */

/** Steps that wait on the partner, in minutes by the clock: what customers wait, nights included. */
export const scoredSteps = ['estimate', 'answer', 'repair'] as const;
export type ScoredStep = (typeof scoredSteps)[number];

/** A histogram of prices: the upper end of each bucket is a twentieth above the one before, from $10 to $5,000. */
const priceEnds: readonly number[] = (() => {
  const ends = [1_000];
  for (let end = 1_000; end < 500_000; ) {
    end = Math.round(end * 1.05);
    ends.push(end);
  }
  return ends;
})();

/** The counter of a price among those of the same repair. */
export function priceCounterOf(cents: number): string {
  const bucket = priceEnds.findIndex((end) => cents <= end);
  return `price_${bucket === -1 ? priceEnds.length - 1 : bucket}`;
}

/** Fewer repairs of one kind say nothing about what it usually costs. */
const fewestPrices = 5;

/** The median price of a repair in cents, from its counters; undefined while there is too little to go by. */
export function medianPrice(counters: Counters): number | undefined {
  const counts = priceEnds.map((_, bucket) => numberOf(counters[`price_${bucket}`]));
  const count = counts.reduce((sum, one) => sum + one, 0);
  if (count < fewestPrices) return undefined;
  let below = 0;
  const median = counts.findIndex((one) => {
    below += one;
    return below * 2 >= count;
  });
  return priceEnds[median];
}

/** Which repairs are the same: model and damage, however they are written. */
export const repairKind = (device: { make: string; model: string }, damage: string): string =>
  `${device.make} ${device.model} ${damage}`.toLowerCase().replace(/\s+/g, ' ').trim();

/** What a step that took so long adds. */
export const timeCounters = (step: ScoredStep, minutes: number): Record<string, number> => ({
  [counterOf(step, minutes)]: 1,
});

/** What a repair invoiced for so much adds, compared with the median of the same repair where one is known. */
export const repairCounters = (
  totalCents: number,
  medianCents: number | undefined,
): Record<string, number> => ({
  repairs: 1,
  repairCents: totalCents,
  ...(medianCents !== undefined && {
    compared: 1,
    comparedBasisPoints: Math.round((totalCents * 10_000) / medianCents),
  }),
});

export interface Scorecard {
  readonly time: Readonly<Record<ScoredStep, Typical | null>>;
  readonly repairs: number;
  /** What a repair cost on average, in cents before the deductible; null without any. */
  readonly averageCents: number | null;
  /** Cost against the median of the same repair, in percent (100 is the median), over `compared` repairs. */
  readonly costPercent: number | null;
  readonly compared: number;
  /** The same fault came back within the repair warranty. */
  readonly reRepairs: number;
  readonly denials: number;
}

const sumOf = (months: readonly Counters[], name: string): number =>
  months.reduce((sum, month) => sum + numberOf(month[name]), 0);

/** The scorecard over some months' counters. */
export function scorecardOf(months: readonly Counters[]): Scorecard {
  const repairs = sumOf(months, 'repairs');
  const compared = sumOf(months, 'compared');
  const time = (step: ScoredStep): Typical | null => typicalOf(step, months, 1) ?? null;
  return {
    time: { estimate: time('estimate'), answer: time('answer'), repair: time('repair') },
    repairs,
    averageCents: repairs === 0 ? null : Math.round(sumOf(months, 'repairCents') / repairs),
    costPercent: compared === 0 ? null : Math.round(sumOf(months, 'comparedBasisPoints') / compared / 100),
    compared,
    reRepairs: sumOf(months, 'reRepairs'),
    denials: sumOf(months, 'denials'),
  };
}

/** The months, oldest first, that end with the one of an instant: `2026-10`, `2026-11`. */
export function monthsUntil(at: string, count: number): string[] {
  const last = new Date(at);
  return Array.from({ length: count }, (_, index) =>
    new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth() - (count - 1 - index), 1))
      .toISOString()
      .slice(0, 7),
  );
}
