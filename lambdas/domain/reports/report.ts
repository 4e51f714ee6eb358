import { type ClaimStatus, claimStatuses, isActive } from '../claim/status.ts';
import { bucketCount, shareWithin } from '../measures/histogram.ts';
import {
  type Counters,
  closedCounter,
  counterName,
  type Dimension,
  type ReportMeasure,
  standingCounter,
  stepCounter,
} from './report-counts.ts';

/** Reports of a period, made from counters alone. */

/** What was counted in a period and stands now. */
export interface CountedFacts {
  /** Days of the period on which something happened, in order. */
  readonly days: readonly { readonly day: string; readonly counters: Counters }[];
  readonly now: Counters;
  /** Claims still open, by the day they were filed on, for the last 90 days. */
  readonly openSince: readonly { readonly day: string; readonly open: number }[];
}

export interface GroupRow {
  /** An incident type, a product, a company's id or `none`. */
  readonly value: string;
  readonly filed: number;
  readonly approved: number;
  readonly denied: number;
  /** Of what was decided, between 0 and 1; absent where nothing was. */
  readonly approvalRate?: number;
  readonly paidCents: number;
  /** Paid per claim approved. */
  readonly averageCents?: number;
}

export interface Report {
  readonly totals: Omit<GroupRow, 'value'> & { readonly open: number };
  readonly byStatus: readonly { readonly status: ClaimStatus; readonly count: number }[];
  readonly byAge: readonly { readonly age: AgeBand; readonly count: number }[];
  readonly byDay: readonly {
    readonly day: string;
    readonly filed: number;
    readonly approved: number;
    readonly denied: number;
    readonly paidCents: number;
  }[];
  readonly byFault: readonly GroupRow[];
  readonly byProduct: readonly GroupRow[];
  readonly byCompany: readonly GroupRow[];
  /** How claims ended in the period. */
  readonly byOutcome: readonly { readonly status: ClaimStatus; readonly count: number }[];
  readonly steps: readonly {
    readonly status: ClaimStatus;
    readonly count: number;
    /** Half of them, and nine of ten, left the status within this time. */
    readonly medianMinutes: number;
    readonly ninetiethMinutes: number;
  }[];
}

export const ageBands = ['0-7', '8-30', '31-90', '91-'] as const;
/** Days since a claim was filed. */
export type AgeBand = (typeof ageBands)[number];

const DAY_MS = 86_400_000;

function summed(all: readonly Counters[]): Counters {
  const sums: Record<string, number> = {};
  for (const counters of all)
    for (const [name, count] of Object.entries(counters)) sums[name] = (sums[name] ?? 0) + count;
  return sums;
}

const per = (whole: number, parts: number): number | undefined => (parts > 0 ? whole / parts : undefined);

function group(of: (measure: ReportMeasure) => number): Omit<GroupRow, 'value'> {
  const [filed, approved, denied, paidCents] = [of('filed'), of('approved'), of('denied'), of('paid')];
  const approvalRate = per(approved, approved + denied);
  const average = per(paidCents, approved);
  return {
    ...{ filed, approved, denied, paidCents },
    ...(approvalRate !== undefined && { approvalRate }),
    ...(average !== undefined && { averageCents: Math.round(average) }),
  };
}

/** One row for each value that was counted, the most filed first. */
function grouped(sums: Counters, dimension: Dimension): GroupRow[] {
  const values = new Set(
    Object.keys(sums).flatMap((name) => {
      const [, of, ...value] = name.split('|');
      return of === dimension ? [value.join('|')] : [];
    }),
  );
  return [...values]
    .map((value) => ({
      value,
      ...group((measure) => sums[counterName(measure, dimension, value)] ?? 0),
    }))
    .sort((one, other) => other.filed - one.filed || (one.value < other.value ? -1 : 1));
}

function aged(openSince: CountedFacts['openSince'], open: number, nowMs: number): Report['byAge'] {
  const counts = { '0-7': 0, '8-30': 0, '31-90': 0 };
  for (const { day, open: count } of openSince) {
    const age = Math.floor((nowMs - Date.parse(day)) / DAY_MS);
    if (age <= 7) counts['0-7'] += count;
    else if (age <= 30) counts['8-30'] += count;
    else if (age <= 90) counts['31-90'] += count;
  }
  const young = counts['0-7'] + counts['8-30'] + counts['31-90'];
  return [
    ...Object.entries(counts).map(([age, count]) => ({ age: age as AgeBand, count })),
    { age: '91-', count: Math.max(0, open - young) },
  ];
}

function stepTimes(sums: Counters): Report['steps'] {
  return claimStatuses.flatMap((status) => {
    const counts = Array.from({ length: bucketCount }, (_, bucket) => sums[stepCounter(status, bucket)] ?? 0);
    const [medianMinutes, ninetiethMinutes] = [shareWithin(counts, 0.5), shareWithin(counts, 0.9)];
    if (medianMinutes === undefined || ninetiethMinutes === undefined) return [];
    const count = counts.reduce((sum, one) => sum + one, 0);
    return [{ status, count, medianMinutes, ninetiethMinutes }];
  });
}

const byStatusOf = (sums: Counters, nameOf: (status: ClaimStatus) => string): Report['byStatus'] =>
  claimStatuses
    .map((status) => ({ status, count: sums[nameOf(status)] ?? 0 }))
    .filter(({ count }) => count > 0);

/** The report of a period. What stands, and how old it is, is as of now. */
export function reportOf({ days, now, openSince }: CountedFacts, nowMs: number): Report {
  const sums = summed(days.map(({ counters }) => counters));
  const byStatus = byStatusOf(now, standingCounter);
  const open = byStatus.reduce((sum, { status, count }) => sum + (isActive(status) ? count : 0), 0);
  return {
    totals: { ...group((measure) => sums[counterName(measure, 'all')] ?? 0), open },
    byStatus,
    byAge: aged(openSince, open, nowMs),
    byDay: days.map(({ day, counters }) => {
      const of = (measure: ReportMeasure): number => counters[counterName(measure, 'all')] ?? 0;
      return {
        day,
        filed: of('filed'),
        approved: of('approved'),
        denied: of('denied'),
        paidCents: of('paid'),
      };
    }),
    byFault: grouped(sums, 'fault'),
    byProduct: grouped(sums, 'product'),
    byCompany: grouped(sums, 'company'),
    byOutcome: byStatusOf(sums, closedCounter),
    steps: stepTimes(sums),
  };
}
