import { NotPossible } from '../errors.ts';
import { entryOf, type LedgerEntry } from '../ledger/entry.ts';
import type { Actor } from '../people/actor.ts';
import type { Adjustment, Payout } from './payout.ts';
import { comingRunMonth } from './payout-calendar.ts';
import type { Referral } from './referral.ts';

/** What an agent does with one fee: the next version, what is taken off a payout to come, and what the ledger says. */
export interface ReferralChange {
  readonly referral: Referral;
  readonly adjustment?: Adjustment;
  readonly entries: readonly LedgerEntry[];
}

const decided = (by: Actor, reason: string, nowMs: number) => ({
  by,
  reason,
  at: new Date(nowMs).toISOString(),
});

const requireAccrued = ({ status }: Referral): void => {
  if (status !== 'accrued') throw new NotPossible('The fee has been settled already.');
};

/** Lets a line through although it shares something: the next run pays it. Throws {@link NotPossible}. */
export function clearReferral(referral: Referral, by: Actor, reason: string, nowMs: number): ReferralChange {
  requireAccrued(referral);
  const { reason: _held, heldBack: _back, ...rest } = referral;
  const cleared = decided(by, reason, nowMs);
  return { referral: { ...rest, cleared, version: referral.version + 1 }, entries: [] };
}

/** Says that a line is not to be paid at all. Throws {@link NotPossible} once it is a line of a payout. */
export function refuseReferral(referral: Referral, by: Actor, reason: string, nowMs: number): ReferralChange {
  requireAccrued(referral);
  const { companyId, planNumber, amountCents } = referral;
  const at = new Date(nowMs).toISOString();
  return {
    referral: {
      ...referral,
      status: 'void',
      reason: `${by.name}: ${reason}`,
      version: referral.version + 1,
    },
    entries: [entryOf('void', planNumber, amountCents, { companyId, planNumber, at, reason })],
  };
}

/**
 * Takes a paid fee back (fraud, charge-back, error): it comes off the company's next payout. A plan that was merely
 * cancelled after its payout stays paid. Throws {@link NotPossible}.
 */
export function clawBack(
  referral: Referral,
  payout: Pick<Payout, 'status'> | undefined,
  by: Actor,
  reason: string,
  nowMs: number,
  zone: string,
): ReferralChange {
  if (referral.clawedBack) throw new NotPossible('The fee was taken back already.');
  if (referral.status !== 'eligible' || payout?.status !== 'paid')
    throw new NotPossible('Only a fee that was paid can be taken back; refuse its line, or hold its payout.');
  const { enrollmentId, planNumber, companyId, planCode, soldAt, amountCents } = referral;
  const at = new Date(nowMs).toISOString();
  return {
    referral: { ...referral, clawedBack: decided(by, reason, nowMs), version: referral.version + 1 },
    adjustment: {
      ...{ enrollmentId, planNumber, companyId, planCode, soldAt, amountCents, reason, at },
      runMonth: comingRunMonth(nowMs, zone),
      version: 1,
    },
    entries: [entryOf('claw-back', planNumber, amountCents, { companyId, planNumber, at, reason })],
  };
}
