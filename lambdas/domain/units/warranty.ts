import { DateTime } from 'luxon';
import { localDate } from '../calendar/local-days.ts';
import type { WarrantyTerm } from './product.ts';

/**
 * Deliveries and warranties go by calendar days, and units are anywhere in the United States and Canada: a day has begun
 * once it has in the first of these zones, and has ended once it has in the last. In doubt for the owner.
 */
const firstZone = 'America/St_Johns';
const lastZone = 'Pacific/Honolulu';

/** The latest day that it is anywhere at this instant (YYYY-MM-DD). */
export const latestDay = (instant: string): string => localDate(instant, firstZone);
/** The day that it still is somewhere at this instant (YYYY-MM-DD). */
export const earliestDay = (instant: string): string => localDate(instant, lastZone);

/** From the day of delivery through `endsAt`, both days included (YYYY-MM-DD). */
export interface WarrantyPeriod {
  readonly startsAt: string;
  readonly endsAt: string;
}

/** The months that hold for a delivery on this day: those of the latest term that had begun, else of the earliest. */
export function monthsFor(terms: readonly WarrantyTerm[], deliveredAt: string): number {
  const inOrder = [...terms].sort((one, other) => ((one.from ?? '') < (other.from ?? '') ? -1 : 1));
  const begun = inOrder.filter(({ from = '' }) => from <= deliveredAt);
  return (begun.at(-1) ?? inOrder[0])?.months ?? 0;
}

/**
 * The warranty of a unit delivered on a day: through the same day so many months later, or the last of a shorter month.
 * When it was registered changes nothing.
 */
export function warrantyFrom(deliveredAt: string, months: number): WarrantyPeriod {
  const end = DateTime.fromISO(deliveredAt, { zone: 'utc' }).plus({ months });
  return { startsAt: deliveredAt, endsAt: end.toFormat('yyyy-MM-dd') };
}

export const warrantyReasons = ['in-warranty', 'ended', 'not-registered', 'replaced'] as const;
export type WarrantyReason = (typeof warrantyReasons)[number];

/** Whether a unit is under warranty at an instant, why, and from when to when. */
export interface WarrantyCheck {
  readonly inWarranty: boolean;
  readonly reason: WarrantyReason;
  /** The reason in words for people. */
  readonly text: string;
  readonly startsAt?: string;
  readonly endsAt?: string;
}

/** What of a unit its warranty hangs on. */
export interface Warranted {
  readonly warranty?: WarrantyPeriod | undefined;
  readonly replacedBy?: string | undefined;
}

/** The warranty check at entry of a claim, and wherever a unit is shown. */
export function checkWarranty({ warranty, replacedBy }: Warranted, nowMs: number): WarrantyCheck {
  if (!warranty)
    return {
      inWarranty: false,
      reason: 'not-registered',
      text: 'Not registered yet: the warranty starts at delivery once the unit is registered.',
    };
  const period = { startsAt: warranty.startsAt, endsAt: warranty.endsAt };
  if (replacedBy !== undefined)
    return {
      inWarranty: false,
      reason: 'replaced',
      text: 'The unit was replaced; the rest of its warranty went to the replacement.',
      ...period,
    };
  const ended = earliestDay(new Date(nowMs).toISOString()) > warranty.endsAt;
  return ended
    ? { inWarranty: false, reason: 'ended', text: `The warranty ended on ${warranty.endsAt}.`, ...period }
    : {
        inWarranty: true,
        reason: 'in-warranty',
        text: `Under warranty until ${warranty.endsAt}.`,
        ...period,
      };
}
