import { nextPlan, type PlanChange, type PlanMoney } from './change.ts';
import type { ChargeRecord, Dispute, RefundRecord } from './charges.ts';
import type { Enrollment } from './enrollment.ts';
import { nextRefundId } from './money.ts';
import { chargeDeclined, chargePaid } from './payment-outcome.ts';

/** A refund as the provider has it. */
export interface ProviderRefund {
  readonly id: string;
  readonly amountCents: number;
  readonly status: 'made' | 'failed';
  /** The id of ours that it was asked for by; absent for one that nobody of ours asked for. */
  readonly refundId?: string | undefined;
  readonly failedBecause?: string | undefined;
}

/**
 * A payment as it stands at the provider's. Events come twice, late and in any order; what they are about is read there,
 * and held against what we have.
 */
export interface ProviderPayment {
  readonly paymentIntentId: string;
  readonly planNumber: string;
  readonly chargeId: string;
  /** The number of declined tries before it; absent on payments made before it was noted. */
  readonly tries?: number | undefined;
  readonly status: 'succeeded' | 'declined' | 'open';
  readonly amountCents: number;
  readonly declinedBecause?: string | undefined;
  readonly refunds: readonly ProviderRefund[];
  readonly disputes: readonly Dispute[];
}

/** The charge was paid by another payment already: this one is one too many, and goes back whole. */
export const isPaidTwice = ({ charges }: PlanMoney, payment: ProviderPayment): boolean => {
  const charge = charges.find(({ chargeId }) => chargeId === payment.chargeId);
  const other = charge?.paymentIntentId;
  return payment.status === 'succeeded' && other !== undefined && other !== payment.paymentIntentId;
};

/** Paid or declined, as long as nobody has stored it. A try that was stored has moved `tries` on. */
function newsOfCharge(
  plan: Enrollment,
  money: PlanMoney,
  charge: ChargeRecord,
  payment: ProviderPayment,
  nowMs: number,
): PlanChange | undefined {
  const { status, paymentIntentId, tries, declinedBecause } = payment;
  if (status === 'succeeded' && charge.paymentIntentId === undefined && charge.status !== 'paid')
    return chargePaid(plan, money, charge, paymentIntentId, nowMs);
  if (status === 'declined' && charge.status === 'due' && charge.tries === tries)
    return chargeDeclined(plan, charge, declinedBecause ?? 'Your card was declined.', nowMs);
  return undefined;
}

const taken = (charge: ChargeRecord, cents: number): ChargeRecord => ({
  ...charge,
  refundedCents: charge.refundedCents + cents,
  version: charge.version + 1,
});

/** Money that went back without us: a row like that of any refund, so that paid less refunded stays what we have. */
function goneOutside(
  plan: Enrollment,
  money: PlanMoney,
  charge: ChargeRecord,
  gone: { readonly id: string; readonly amountCents: number; readonly reason: 'outside' | 'disputed' },
  at: string,
): { readonly charges: ChargeRecord[]; readonly refunds: RefundRecord[] } {
  const amountCents = Math.min(gone.amountCents, charge.amountCents - charge.refundedCents);
  const refund: RefundRecord = {
    refundId: nextRefundId(charge.chargeId, money),
    planNumber: plan.planNumber,
    chargeId: charge.chargeId,
    amountCents,
    reason: gone.reason,
    status: 'done',
    providerRefundId: gone.id,
    at,
    version: 1,
  };
  return { charges: [taken(charge, amountCents)], refunds: [refund] };
}

function newsOfRefund(
  plan: Enrollment,
  money: PlanMoney,
  charge: ChargeRecord,
  refund: ProviderRefund,
  at: string,
): PlanChange | undefined {
  const { id, amountCents, status, refundId, failedBecause = 'The bank sent it back.' } = refund;
  const known = money.refunds.find((one) => one.providerRefundId === id || one.refundId === refundId);
  const same = { before: plan, plan: nextPlan(plan, {}) };
  if (!known) {
    if (status === 'failed') return undefined;
    const gone = goneOutside(plan, money, charge, { id, amountCents, reason: 'outside' }, at);
    return { ...same, ...gone, teamNotices: [{ kind: 'refunded-outside', amountCents }] };
  }
  const version = known.version + 1;
  if (status === 'made' && known.status === 'due')
    return { ...same, refunds: [{ ...known, status: 'done', providerRefundId: id, version }] };
  if (status === 'made' || known.status === 'failed') return undefined;
  return {
    ...same,
    refunds: [{ ...known, status: 'failed', providerRefundId: id, failedBecause, version }],
    // Nobody of ours owes it: the money is simply back.
    ...(known.reason === 'outside' && { charges: [taken(charge, -known.amountCents)] }),
    teamNotices: [{ kind: 'refund-failed', amountCents, reason: failedBecause }],
  };
}

/** A dispute marks the plan and tells the claims team; whether anything follows is theirs to decide. */
function newsOfDispute(
  plan: Enrollment,
  money: PlanMoney,
  charge: ChargeRecord,
  dispute: Dispute,
  at: string,
): PlanChange | undefined {
  const { disputes = [], chargeId } = charge;
  const known = disputes.find(({ disputeId }) => disputeId === dispute.disputeId);
  // What is lost stays lost: a late word of before does not bring the money back.
  if (known?.status === dispute.status || known?.status === 'lost') return undefined;
  const others = disputes.filter(({ disputeId }) => disputeId !== dispute.disputeId);
  const marked = { ...charge, disputes: [...others, dispute], version: charge.version + 1 };
  const { disputeId: id, amountCents, status } = dispute;
  const lost =
    status === 'lost'
      ? goneOutside(plan, money, marked, { id, amountCents, reason: 'disputed' }, at)
      : undefined;
  return {
    before: plan,
    plan: nextPlan(plan, { dispute: { ...dispute, chargeId } }),
    // One row, one version: as marked and taken back at once.
    charges: lost ? lost.charges.map((one) => ({ ...one, version: marked.version })) : [marked],
    ...(lost && { refunds: lost.refunds }),
    teamNotices: [{ kind: 'disputed', dispute }],
  };
}

/** A payment on the plan's card that is none of its terms, as a claim's deductible: a dispute of it marks the plan, too. */
function newsOfOther(plan: Enrollment, { chargeId, disputes }: ProviderPayment): PlanChange | undefined {
  const dispute = disputes.at(-1);
  const { dispute: known } = plan;
  if (!dispute || (known?.disputeId === dispute.disputeId && known.status === dispute.status))
    return undefined;
  const marked = nextPlan(plan, { dispute: { ...dispute, chargeId } });
  return { before: plan, plan: marked, teamNotices: [{ kind: 'disputed', dispute }] };
}

/**
 * The next thing that the provider knows of a payment and we do not; undefined when there is none. Stored one by one:
 * each changes what the next is held against. The order in which events come, and how often, makes no difference.
 */
export function newsOf(
  plan: Enrollment,
  money: PlanMoney,
  payment: ProviderPayment,
  nowMs: number,
): PlanChange | undefined {
  const charge = money.charges.find(({ chargeId }) => chargeId === payment.chargeId);
  if (!charge) return newsOfOther(plan, payment);
  if (isPaidTwice(money, payment)) return undefined;
  const ofCharge = newsOfCharge(plan, money, charge, payment, nowMs);
  if (ofCharge) return ofCharge;
  if (charge.paymentIntentId !== payment.paymentIntentId) return undefined;
  const at = new Date(nowMs).toISOString();
  for (const refund of payment.refunds) {
    const news = newsOfRefund(plan, money, charge, refund, at);
    if (news) return news;
  }
  for (const dispute of payment.disputes) {
    const news = newsOfDispute(plan, money, charge, dispute, at);
    if (news) return news;
  }
  return undefined;
}
