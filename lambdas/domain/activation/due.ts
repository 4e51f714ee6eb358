import { addBusinessDays, type OpeningHours } from '../calendar/opening-hours.ts';
import { trackingGoodForDays } from '../devices/tracking.ts';
import { type Enrollment, isOver } from '../plans/enrollment.ts';
import type { Activation, ActivationStep } from './activation.ts';

/** What happens by itself at an instant, unless somebody is faster. */
export type DueAction = 'remind' | 'lapse' | 'tell-cover' | 'ask-tracking' | 'escalate' | 'delete-proof';

export interface Due {
  readonly at: string;
  readonly do: DueAction;
}

/** Days after a step began on which whoever is waited on is reminded. */
export const reminderDays: Readonly<Partial<Record<ActivationStep, readonly number[]>>> = {
  'await-sign-in': [3, 7, 14, 21, 27],
  'await-payment': [3, 7, 14, 21, 27],
  'await-customer': [3, 7, 14],
};

/** Business days in which an agent looks at photos and proofs. */
const reviewDays = 1;
/** An execution lives a year at most, and is followed by another well before. */
const longestWaitDays = 90;

const day = 86_400_000;
const later = (instant: string, days: number): string =>
  new Date(Date.parse(instant) + days * day).toISOString();
const latest = (...instants: readonly (string | undefined)[]): string =>
  new Date(
    Math.max(...instants.flatMap((instant) => (instant === undefined ? [] : Date.parse(instant)))),
  ).toISOString();

/** When the owner is next asked after tracking: while cover runs, once in 90 days, however many phones are due. */
function trackingDue(
  plan: Enrollment,
  { trackingDue: due, trackingAskedAt }: Activation,
): string | undefined {
  const first = Object.values(due).sort()[0];
  if (first === undefined || plan.coverStartsAt === undefined || isOver(plan)) return undefined;
  const notBefore = trackingAskedAt === undefined ? undefined : later(trackingAskedAt, trackingGoodForDays);
  return latest(first, plan.coverStartsAt, notBefore);
}

/** When the agents are told that something waits for them too long. */
function escalation({ since, reminders, step }: Activation, hours: OpeningHours): string | undefined {
  return step === 'await-agent' ? addBusinessDays(since, reviewDays * (reminders + 1), hours) : undefined;
}

/** Everything that is to happen by itself, the soonest first. */
export function dueList(plan: Enrollment, activation: Activation, hours: OpeningHours): readonly Due[] {
  const { step, since, reminders, coverToldAt } = activation;
  const remind = reminderDays[step]?.[reminders];
  const entered = step === 'await-sign-in' || step === 'await-payment' || step === 'invite';
  const list: readonly (readonly [string | undefined, DueAction])[] = [
    // Of two things at the same instant, the end of the plan comes before a reminder.
    [entered ? plan.activateBy : undefined, 'lapse'],
    [coverToldAt === undefined && !isOver(plan) ? plan.coverStartsAt : undefined, 'tell-cover'],
    [remind === undefined ? undefined : later(since, remind), 'remind'],
    [escalation(activation, hours), 'escalate'],
    [trackingDue(plan, activation), 'ask-tracking'],
    [plan.student?.deleteProofAt, 'delete-proof'],
  ];
  return list
    .flatMap(([at, action]) => (at === undefined ? [] : { at, do: action }))
    .sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
}

/** Whole seconds until something happens by itself; at least 1. */
export function secondsUntilDue(
  plan: Enrollment,
  activation: Activation,
  hours: OpeningHours,
  nowMs: number,
): number {
  const [next] = dueList(plan, activation, hours);
  const ms = next ? Date.parse(next.at) - nowMs : Number.POSITIVE_INFINITY;
  return Math.max(1, Math.ceil(Math.min(ms, longestWaitDays * day) / 1000));
}
