import { addBusinessDays, type OpeningHours } from '../calendar/opening-hours.ts';
import type { Rma, RmaUnit, RmaUnitState } from './rma.ts';
import type { RmaTerms } from './rma-terms.ts';
import { isOutcome } from './transitions.ts';

/** What happens by itself at an instant, unless somebody is faster. */
export type RmaDueAction = 'remind' | 'charge-fee' | 'escalate' | 'expire' | 'close';

export interface RmaDue {
  readonly at: string;
  readonly do: RmaDueAction;
}

/** What the terms and the team's calendar say. */
export interface RmaCalendar {
  readonly terms: RmaTerms;
  readonly hours: OpeningHours;
}

const dayMs = 86_400_000;
/** An execution lives a year at most, and is followed by another well before. */
const longestWaitDays = 90;

const later = (instant: string, days: number): string =>
  new Date(Date.parse(instant) + days * dayMs).toISOString();

const at = (units: readonly RmaUnit[], ...states: readonly RmaUnitState[]): RmaUnit[] =>
  units.filter(({ state }) => states.includes(state));

const earliest = (instants: readonly string[]): string | undefined => [...instants].sort()[0];

/** When the fee for this unit falls due; undefined where there is none, or none any more. */
export function feeDueAt(
  { dueAt }: Rma,
  { fee, state }: RmaUnit,
  { transitDays }: RmaTerms,
): string | undefined {
  if (!fee || fee.chargedAt !== undefined || fee.waivedAt !== undefined) return undefined;
  if (state === 'issued') return dueAt;
  // On its way in time: the parcel gets the days it may take.
  return state === 'in-transit' ? later(dueAt, transitDays) : undefined;
}

/** When a unit that never came is closed without an outcome. */
export function expiresAt({ dueAt }: Rma, unit: RmaUnit, { expireDays }: RmaTerms): string | undefined {
  if (unit.state === 'issued') return later(dueAt, expireDays);
  if (unit.state !== 'in-transit') return undefined;
  const sent = unit.shipped?.at ?? dueAt;
  return later(sent > dueAt ? sent : dueAt, expireDays);
}

/** When a settled unit is closed without anybody's word. */
export const closesAt = ({ state, outcomeAt }: RmaUnit, { closeDays }: RmaTerms): string | undefined =>
  isOutcome(state) && outcomeAt !== undefined ? later(outcomeAt, closeDays[state]) : undefined;

/** When the dealer is next reminded of what was not sent yet. */
function reminderAt(
  { issuedAt, reminders, units, dueAt }: Rma,
  { reminderDays }: RmaTerms,
): string | undefined {
  const days = reminderDays[reminders];
  if (days === undefined || at(units, 'issued').length === 0) return undefined;
  const instant = later(issuedAt, days);
  return instant < dueAt ? instant : undefined;
}

/** When the claims team is told that something waits for it too long: a parcel, an inspection, an outcome. */
function escalatesAt({ since, escalations, units }: Rma, { terms, hours }: RmaCalendar): string | undefined {
  const times = escalations + 1;
  const onItsWay = at(units, 'in-transit').length > 0 ? later(since, terms.transitDays * times) : undefined;
  const withUs =
    at(units, 'received', 'inspected').length > 0
      ? addBusinessDays(since, terms.staffBusinessDays * times, hours)
      : undefined;
  return earliest([onItsWay, withUs].filter((instant) => instant !== undefined));
}

/** Everything that is to happen by itself, the soonest first. */
export function rmaDueList(rma: Rma, calendar: RmaCalendar): readonly RmaDue[] {
  const { terms } = calendar;
  const soonest = (of: (unit: RmaUnit) => string | undefined): string | undefined =>
    earliest(rma.units.flatMap((unit) => of(unit) ?? []));
  const list: readonly (readonly [string | undefined, RmaDueAction])[] = [
    [soonest((unit) => closesAt(unit, terms)), 'close'],
    [soonest((unit) => feeDueAt(rma, unit, terms)), 'charge-fee'],
    [soonest((unit) => expiresAt(rma, unit, terms)), 'expire'],
    [reminderAt(rma, terms), 'remind'],
    [escalatesAt(rma, calendar), 'escalate'],
  ];
  return list
    .flatMap(([instant, action]) => (instant === undefined ? [] : { at: instant, do: action }))
    .sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
}

/** What the machine routes on. */
export const rmaSteps = [
  'await-shipment',
  'await-receipt',
  'await-inspection',
  'await-outcome',
  'await-closing',
  'closed',
] as const;
export type RmaStep = (typeof rmaSteps)[number];

export interface NextRmaStep {
  readonly step: RmaStep;
  readonly timeoutSeconds: number;
}

const stepOf: Readonly<Record<RmaUnitState, RmaStep>> = {
  issued: 'await-shipment',
  'in-transit': 'await-receipt',
  received: 'await-inspection',
  inspected: 'await-outcome',
  credited: 'await-closing',
  repaired: 'await-closing',
  replaced: 'await-closing',
  rejected: 'await-closing',
  closed: 'closed',
};

/** What the workflow waits for: the unit with the longest way to go says it. */
export const rmaStep = ({ state }: Pick<Rma, 'state'>): RmaStep => stepOf[state];

/** The step and whole seconds (at least 1) until something happens by itself. */
export function nextRmaStep(rma: Rma, calendar: RmaCalendar, nowMs: number): NextRmaStep {
  const [next] = rmaDueList(rma, calendar);
  const ms = next ? Date.parse(next.at) - nowMs : Number.POSITIVE_INFINITY;
  const seconds = Math.ceil(Math.min(ms, longestWaitDays * dayMs) / 1000);
  return { step: rmaStep(rma), timeoutSeconds: Math.max(1, seconds) };
}
