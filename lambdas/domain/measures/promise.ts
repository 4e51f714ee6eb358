import { type Counters, numberOf } from './counters.ts';

/**
 * A time that people are told ("most likely by 3:40 pm") is held against what came true: each one counts as kept or missed
 * on the day it ends. Where too few are kept, the next ones are later.
 */

/** A time is told by which this share of the last 30 days' answers were there. */
const usualShare = 0.8;

/** The share kept below which a longer share is told; the first that holds. */
const widenings = [
  { keptBelow: 0.5, share: 0.95 },
  { keptBelow: 0.7, share: 0.9 },
] as const;

/** Fewer that ended say nothing about how well they are kept. */
const fewestEnded = 10;

/** What became of the times that were told. */
export interface Promises {
  readonly kept: number;
  /** Kept or missed. */
  readonly ended: number;
}

/** The counter of a promise that ended. Both are ISO instants. */
export const promiseCounter = (measure: string, endedAt: string, promisedBy: string): string =>
  `${measure}_${Date.parse(endedAt) <= Date.parse(promisedBy) ? 'kept' : 'missed'}`;

export function promisesOf(measure: string, days: readonly Counters[]): Promises {
  const sum = (what: 'kept' | 'missed'): number =>
    days.reduce((total, day) => total + numberOf(day[`${measure}_${what}`]), 0);
  const kept = sum('kept');
  return { kept, ended: kept + sum('missed') };
}

/** The share of answers (0 to 1) that the next time told has to be right for. */
export function promisedShare({ kept, ended }: Promises): number {
  if (ended < fewestEnded) return usualShare;
  return widenings.find(({ keptBelow }) => kept / ended < keptBelow)?.share ?? usualShare;
}
