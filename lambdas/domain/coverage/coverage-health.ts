import type { Tracking } from '../devices/device.ts';
import { waitEnd } from './cover-tests.ts';
import { type CoverageFacts, zoneOf } from './facts.ts';
import { waitingPeriodDays } from './rulebook.ts';
import type { Rulebook } from './rulebook-schema.ts';

/** One thing that has to be in order before a loss, and what to do where it is not. */
export interface HealthCheck {
  readonly check: 'cover' | 'payment' | 'verified' | 'tracking' | 'waiting-period';
  readonly ok: boolean;
  readonly text: string;
  /** What to do about it; absent where waiting is all there is. */
  readonly todo?: string;
  /** When it will be in order by itself. ISO, UTC. */
  readonly at?: string;
}

type Health = (facts: CoverageFacts, rulebook: Rulebook) => HealthCheck;

const isBefore = (one: string, other: string): boolean => Date.parse(one) < Date.parse(other);

/** Cover of the plan and of the item: the later of the two begins it. */
const cover: Health = ({ now, plan, device }) => {
  const { coverStartsAt, coverEndsAt } = plan;
  if (coverEndsAt !== undefined && !isBefore(now, coverEndsAt))
    return { check: 'cover', ok: false, text: 'The plan has ended.' };
  if (coverStartsAt === undefined)
    return { check: 'cover', ok: false, text: 'Cover has not begun.', todo: 'Activate the plan.' };
  const from = [coverStartsAt, device.coveredFrom ?? coverStartsAt].sort().at(-1) ?? coverStartsAt;
  return isBefore(now, from)
    ? { check: 'cover', ok: false, text: 'Cover for this item begins soon.', at: from }
    : { check: 'cover', ok: true, text: 'Cover is in force.' };
};

const payment: Health = ({ plan }) =>
  plan.paymentCurrent
    ? { check: 'payment', ok: true, text: 'The plan is paid.' }
    : {
        check: 'payment',
        ok: false,
        text: 'A payment is open: until it is paid, claims wait.',
        todo: 'Pay it in your account.',
      };

const verified: Health = ({ device }) =>
  device.verified
    ? { check: 'verified', ok: true, text: 'The item is verified.' }
    : {
        check: 'verified',
        ok: false,
        text: 'The item is not verified: a claim for it is decided by an agent.',
        todo: 'Add the verification photos.',
      };

const waiting: Health = ({ now, plan, ...facts }, rulebook) => {
  const days = waitingPeriodDays(rulebook);
  if (plan.coverStartsAt === undefined)
    return { check: 'waiting-period', ok: false, text: `The wait of ${days} days begins with cover.` };
  const endsAt = waitEnd(plan.coverStartsAt, days, zoneOf({ plan, ...facts }));
  return isBefore(now, endsAt)
    ? { check: 'waiting-period', ok: false, text: `The wait of ${days} days is not over.`, at: endsAt }
    : { check: 'waiting-period', ok: true, text: 'The waiting period is over.' };
};

const trackingHealth = (tracking: Pick<Tracking, 'state'> | undefined): HealthCheck =>
  tracking?.state === 'on'
    ? { check: 'tracking', ok: true, text: 'Tracking is on.' }
    : {
        check: 'tracking',
        ok: false,
        text:
          tracking?.state === 'off'
            ? 'Tracking is off: a theft or loss would go to an agent.'
            : 'Whether tracking is on is not known: a theft or loss would go to an agent.',
        todo: 'Switch find-my-phone on and tell us.',
      };

/** Whether a device is in order for a loss that has not happened yet. Tracking is a question for phones only. */
export const coverageHealth = (
  facts: CoverageFacts,
  tracking: Pick<Tracking, 'state'> | undefined,
  rulebook: Rulebook,
): HealthCheck[] => [
  cover(facts, rulebook),
  payment(facts, rulebook),
  verified(facts, rulebook),
  ...(facts.device.kind === 'phone' ? [trackingHealth(tracking)] : []),
  waiting(facts, rulebook),
];
