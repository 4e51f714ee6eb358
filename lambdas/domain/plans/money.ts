import type { PlanMoney } from './change.ts';
import { type ChargeRecord, leftCents, type PriceLine, type RefundRecord } from './charges.ts';
import type { Enrollment } from './enrollment.ts';
import type { Span } from './periods.ts';

/** The charge that waits to be paid; a plan has at most one. */
export const dueCharge = ({ charges }: PlanMoney): ChargeRecord | undefined =>
  charges.find((charge) => charge.status === 'due');

export const dueRefunds = ({ refunds }: PlanMoney): RefundRecord[] =>
  refunds.filter((refund) => refund.status === 'due');

/** Its id follows from its place, so that two who compute it at once collide instead of charging twice. */
const nextChargeId = (planNumber: string, { charges }: PlanMoney): string =>
  `${planNumber}-C${String(charges.length + 1).padStart(4, '0')}`;

/** As that of a charge: from its place. */
export const nextRefundId = (chargeId: string, { refunds }: PlanMoney): string =>
  `${chargeId}-R${refunds.filter((one) => one.chargeId === chargeId).length + 1}`;

/** A new charge; one of nothing is paid from the start. */
export function newCharge(
  plan: Pick<Enrollment, 'planNumber' | 'customerId'>,
  money: PlanMoney,
  what: Pick<ChargeRecord, 'kind' | 'period' | 'change'> & {
    readonly span: Span;
    readonly lines: readonly PriceLine[];
    readonly cents: number;
  },
  at: string,
): ChargeRecord {
  const { kind, period, change, span, lines, cents } = what;
  return {
    chargeId: nextChargeId(plan.planNumber, money),
    planNumber: plan.planNumber,
    customerId: plan.customerId,
    kind,
    period,
    ...(change && { change }),
    from: span.from,
    to: span.to,
    amountCents: cents,
    lines: [...lines],
    status: cents === 0 ? 'paid' : 'due',
    tries: 0,
    refundedCents: 0,
    at,
    ...(cents === 0 && { paidAt: at }),
    version: 1,
  };
}

/** Gives a due charge up: nothing was taken, nothing will be. */
export const voided = (charge: ChargeRecord): ChargeRecord => ({
  ...charge,
  status: 'void',
  version: charge.version + 1,
});

/**
 * Sends `cents` back, from the newest charge to the oldest, never more of a charge than is left of it. `refunded` is
 * what it came to: less than asked for where the customer has paid less.
 */
export function refundOf(
  plan: Pick<Enrollment, 'planNumber'>,
  money: PlanMoney,
  cents: number,
  reason: RefundRecord['reason'],
  at: string,
): { readonly charges: ChargeRecord[]; readonly refunds: RefundRecord[]; readonly refunded: number } {
  const charges: ChargeRecord[] = [];
  const refunds: RefundRecord[] = [];
  let left = cents;
  for (const charge of money.charges.toReversed()) {
    const amountCents = Math.min(left, leftCents(charge));
    if (amountCents <= 0) continue;
    left -= amountCents;
    charges.push({
      ...charge,
      refundedCents: charge.refundedCents + amountCents,
      version: charge.version + 1,
    });
    refunds.push({
      refundId: nextRefundId(charge.chargeId, money),
      planNumber: plan.planNumber,
      chargeId: charge.chargeId,
      amountCents,
      reason,
      status: 'due',
      at,
      version: 1,
    });
  }
  return { charges, refunds, refunded: cents - left };
}
