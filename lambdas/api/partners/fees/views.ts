import type { Payout, PayoutLine } from '../../../domain/referrals/payout.ts';
import { dueAt } from '../../../domain/referrals/payout-calendar.ts';
import type { Referral } from '../../../domain/referrals/referral.ts';

/** What people are shown of fees and payouts. */

const shownStatus = {
  open: 'pending',
  ready: 'pending',
  sent: 'pending',
  held: 'held',
  paid: 'paid',
  returned: 'returned',
  failed: 'failed',
} as const satisfies Record<Payout['status'], string>;

export function payoutView(payout: Payout, zone: string) {
  const { payoutId, month, runMonth, status, amountCents, lineCount, to, paidAt, holds } = payout;
  const shown = shownStatus[status];
  return {
    ...{ payoutId, month, payDate: dueAt(runMonth, zone), status: shown, amountCents, lineCount, holds },
    ...(to !== undefined && { to }),
    ...(paidAt !== undefined && shown === 'paid' && { paidAt }),
    ...(payout.providerReason !== undefined && { reason: payout.providerReason }),
  };
}

export const lineView = ({ payoutId: _payout, companyId: _company, ...shown }: PayoutLine) => shown;

type ShownReferral = {
  readonly status: 'accrued' | 'eligible' | 'paid' | 'void';
  readonly reason?: string;
};

/** Where a fee stands, from its own record and that of the payout it is a line of. */
function standing({ status, reason, clawedBack }: Referral, payout: Payout | undefined): ShownReferral {
  if (clawedBack) return { status: 'void', reason: `Taken back: ${clawedBack.reason}` };
  if (status !== 'eligible') return { status, ...(reason !== undefined && { reason }) };
  if (payout?.status === 'paid') return { status: 'paid' };
  const reasons = [...(payout?.holds ?? []).map((hold) => hold.reason), payout?.providerReason];
  const waits = reasons.filter((one) => one !== undefined).join(' ');
  return { status: 'eligible', ...(waits !== '' && { reason: waits }) };
}

/** Why a run that has not come will not pay: until then the plan may still go on, so the fee stands as it is. */
function foreseen(referral: Referral, coverEndsAt: string | undefined, payDate: string): string | undefined {
  if (referral.status !== 'accrued' || coverEndsAt === undefined) return undefined;
  if (Date.parse(coverEndsAt) > Date.parse(payDate)) return undefined;
  return 'The plan ends before the day of payment: no fee is paid for it.';
}

/** A fee as its company reads it. `coverEndsAt`: when its plan ends, where that is known. */
export const referralView = (
  referral: Referral,
  payout: Payout | undefined,
  coverEndsAt: string | undefined,
  zone: string,
) => {
  const { enrollmentId, planNumber, planCode, soldAt, amountCents } = referral;
  const payDate = dueAt(payout?.runMonth ?? referral.runMonth, zone);
  const reason = foreseen(referral, coverEndsAt, payDate);
  return {
    ...{ enrollmentId, planNumber, planCode, soldAt, amountCents, ...standing(referral, payout) },
    ...(reason !== undefined && { reason }),
    payDate,
  };
};
