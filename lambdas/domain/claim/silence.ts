import { isOffered } from './at-shop.ts';
import type { Claim } from './claim.ts';
import { awaitsReturn, type WorkflowStep, workflowStep } from './workflow-step.ts';

/** Who a step waits on: the audience whose silence is counted. */
export type Audience = 'customer' | 'returning' | 'partner' | 'team' | 'provider';

export type SilenceAction =
  | 'remind'
  | 'overdue'
  | 'last-warning'
  | 'close'
  | 'escalate'
  | 'check-payment'
  /** The damaged device has not come back: the claims team charges the fee, or waives it. */
  | 'return-late'
  /** The shop that was asked has not answered: the next one is. */
  | 'ask-next-shop';

interface SilenceStep {
  /** After the wait began. Days are 24 hours: a reminder's hour of day is the question's. */
  readonly afterDays?: number;
  readonly afterMinutes?: number;
  /** At the instant promised as `by`, which is computed by opening hours. */
  readonly atDue?: true;
  readonly action: SilenceAction;
}

interface SilenceSchedule {
  readonly steps: readonly SilenceStep[];
  /** After the last step the last action is repeated at this interval, so that no wait is ever without a timer. */
  readonly repeat?: SilenceStep;
}

/**
 * What happens when nobody answers, one list per audience: data, not code paths. The customer's silence closes a claim
 * after 180 days; a partner's or the team's never does.
 */
export const silenceSchedules: Readonly<Record<Audience, SilenceSchedule>> = {
  customer: {
    steps: [
      { afterDays: 3, action: 'remind' },
      { afterDays: 7, action: 'remind' },
      { afterDays: 12, action: 'remind' },
      { afterDays: 14, action: 'overdue' },
      { afterDays: 173, action: 'last-warning' },
      { afterDays: 180, action: 'close' },
    ],
  },
  // A customer whose replacement came, and whose damaged device is awaited.
  returning: {
    steps: [
      { afterDays: 7, action: 'remind' },
      { afterDays: 12, action: 'remind' },
      { atDue: true, action: 'return-late' },
    ],
  },
  partner: {
    steps: [
      { afterDays: 1, action: 'remind' },
      { afterDays: 3, action: 'remind' },
      { afterDays: 5, action: 'remind' },
      { afterDays: 7, action: 'overdue' },
    ],
    repeat: { afterDays: 14, action: 'escalate' },
  },
  team: {
    steps: [{ atDue: true, action: 'escalate' }],
    repeat: { afterDays: 2, action: 'escalate' },
  },
  provider: {
    steps: [
      { afterMinutes: 1, action: 'check-payment' },
      { afterMinutes: 5, action: 'check-payment' },
      { afterMinutes: 30, action: 'check-payment' },
      { afterMinutes: 180, action: 'check-payment' },
      { afterMinutes: 720, action: 'check-payment' },
    ],
    repeat: { afterDays: 1, action: 'check-payment' },
  },
};

/** Whose silence a step counts. An approved repair waits on the customer until the partner has the device. */
export function audienceOf(claim: Claim, step: WorkflowStep = workflowStep(claim)): Audience {
  switch (step) {
    case 'await-customer':
      return awaitsReturn(claim) ? 'returning' : 'customer';
    case 'await-device':
      return 'customer';
    case 'await-estimate':
    case 'await-provider':
    case 'await-invoice':
      return 'partner';
    case 'await-payment':
      return claim.payments.some((payment) => payment.status === 'pending' && payment.method === 'paypal')
        ? 'provider'
        : 'team';
    default:
      return 'team';
  }
}

const day = 86_400_000;
const minute = 60_000;

const dueOf = (step: SilenceStep, sinceMs: number, dueAt: string | undefined): number => {
  if (step.atDue) return dueAt ? Date.parse(dueAt) : sinceMs + day;
  return sinceMs + (step.afterDays ?? 0) * day + (step.afterMinutes ?? 0) * minute;
};

export interface NextSilence {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly action: SilenceAction;
}

/** The next thing that happens if nobody answers. A shop's time to accept a repair runs beside the wait itself. */
export function nextSilence(claim: Claim): NextSilence {
  const next = nextOfSchedule(claim);
  const until = claim.offer && isOffered(claim) ? Date.parse(claim.offer.until) : undefined;
  return until !== undefined && until <= next.at ? { at: until, action: 'ask-next-shop' } : next;
}

function nextOfSchedule(claim: Claim): NextSilence {
  const schedule = silenceSchedules[audienceOf(claim)];
  const since = Date.parse(claim.waiting.since);
  const step = schedule.steps[claim.waiting.stepsDone];
  const dueAt = awaitsReturn(claim) ? claim.shipping?.return?.dueAt : claim.waiting.dueAt;
  if (step) return { at: dueOf(step, since, dueAt), action: step.action };
  const last = schedule.steps[schedule.steps.length - 1];
  const repeat = schedule.repeat;
  if (!last || !repeat) return { at: since + 180 * day, action: 'close' };
  const rounds = claim.waiting.stepsDone - schedule.steps.length + 1;
  const base = dueOf(last, since, claim.waiting.dueAt);
  const interval = (repeat.afterDays ?? 0) * day + (repeat.afterMinutes ?? 0) * minute;
  return { at: base + rounds * interval, action: repeat.action };
}

/** Whole seconds a waiting task may last before its silence step is due; at least 1. */
export const secondsUntilSilence = (claim: Claim, nowMs: number): number =>
  Math.max(1, Math.ceil((nextSilence(claim).at - nowMs) / 1000));
