import type { ClaimChange } from '../claim/change.ts';
import type { Claim } from '../claim/claim.ts';
import { isActive, isClosed, isDenied } from '../claim/status.ts';
import { bucketOf } from '../measures/histogram.ts';
import { paidOut } from './money-out.ts';

/**
 * What reports count, claim by claim, in the transaction of the change itself: nothing is counted twice or forgotten, and
 * no report ever reads the claims. A counter is named `measure|dimension|value`; days are those of UTC.
 */

export type Dimension = 'fault' | 'product' | 'company';

/** `paid` is in cents, the others are claims. */
export type ReportMeasure = 'filed' | 'approved' | 'denied' | 'paid';

/** Counters to be added to, by name. */
export type Counters = Readonly<Record<string, number>>;

/** Where counters stand: what happened on a day, what stands now, and what was filed on a day and is still open. */
export type CountersOf = { readonly day: string } | 'now' | { readonly openSince: string };

export interface Counted {
  readonly of: CountersOf;
  readonly counters: Counters;
}

const productOf = ({ unit, device }: Claim): string =>
  unit?.product ?? (device ? `${device.make} ${device.model}`.trim() : 'unknown');

/** The company a claim is counted for: a unit's dealer, else the shop, else who sold the plan. */
const companyOf = ({ unit, partner, registeredByCompanyId }: Claim): string =>
  unit?.companyId ?? partner?.companyId ?? registeredByCompanyId ?? 'none';

export const counterName = (measure: ReportMeasure, dimension: Dimension | 'all', value = ''): string =>
  `${measure}|${dimension}|${value}`;
export const stepCounter = (status: string, bucket: number): string => `step|${status}|${bucket}`;
export const standingCounter = (status: string): string => `standing|status|${status}`;
export const closedCounter = (status: string): string => `closed|status|${status}`;

function measured(claim: Claim, measure: ReportMeasure, by: number): Counters {
  if (by === 0) return {};
  return {
    [counterName(measure, 'all')]: by,
    [counterName(measure, 'fault', claim.incident.type)]: by,
    [counterName(measure, 'product', productOf(claim))]: by,
    [counterName(measure, 'company', companyOf(claim))]: by,
  };
}

/** The decision a change takes: an approval of a claim that was not, a denial of one that was not. */
function decided({ before, claim }: ClaimChange): Counters {
  if (claim.approvedAt !== undefined && before?.approvedAt === undefined)
    return measured(claim, 'approved', 1);
  const isNew = isDenied(claim.status) && !(before && isDenied(before.status));
  return isNew ? measured(claim, 'denied', 1) : {};
}

/** How long the claim stood at the status it leaves; drafts wait for nobody, and closed claims for nothing. */
function left({ before, claim }: ClaimChange): Counters {
  if (!before || before.status === claim.status || !isActive(before.status)) return {};
  const minutes = (Date.parse(claim.updatedAt) - Date.parse(before.movedAt)) / 60_000;
  return {
    [stepCounter(before.status, bucketOf(minutes))]: 1,
    ...(isClosed(claim.status) && { [closedCounter(claim.status)]: 1 }),
  };
}

function happened(change: ClaimChange): Counters {
  const { before, claim } = change;
  const isFiled = claim.submittedAt !== undefined && before?.submittedAt === undefined;
  return {
    ...(isFiled && measured(claim, 'filed', 1)),
    ...decided(change),
    ...measured(claim, 'paid', paidOut(claim) - (before ? paidOut(before) : 0)),
    ...left(change),
  };
}

function standing({ before, claim }: ClaimChange): Counters {
  if (before?.status === claim.status) return {};
  return { ...(before && { [standingCounter(before.status)]: -1 }), [standingCounter(claim.status)]: 1 };
}

const dayOf = (instant: string): string => instant.slice(0, 10);

function opened({ before, claim }: ClaimChange): Counted[] {
  const delta = Number(isActive(claim.status)) - Number(before !== null && isActive(before.status));
  if (delta === 0) return [];
  return [{ of: { openSince: dayOf(claim.submittedAt ?? claim.createdAt) }, counters: { open: delta } }];
}

/** What a change adds to the counters; derived from the difference it makes, so that no command can forget it. */
export const reportCounts = (change: ClaimChange): Counted[] =>
  [
    { of: { day: dayOf(change.claim.updatedAt) }, counters: happened(change) },
    { of: 'now' as const, counters: standing(change) },
    ...opened(change),
  ].filter(({ counters }) => Object.keys(counters).length > 0);
