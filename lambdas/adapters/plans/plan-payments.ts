import { nextPlan } from '../../domain/plans/change.ts';
import type { ChargeRecord, RefundRecord } from '../../domain/plans/charges.ts';
import type { Enrollment } from '../../domain/plans/enrollment.ts';
import { chargeDeclined, chargePaid } from '../../domain/plans/payment-outcome.ts';
import { CardDeclined, type CardPayments, RefundRefused } from '../providers/stripe.ts';
import type { Table } from '../table/table.ts';
import { changePlan, readMoney } from './enrollment-store.ts';

/**
 * What is older was perhaps paid by a call whose answer was lost, with another card or so long ago that the provider has
 * forgotten its key (it keeps them for a day): it is looked up first.
 */
const freshMs = 60_000;

export type ChargeOutcome =
  | { readonly paid: true; readonly plan: Enrollment }
  | { readonly paid: false; readonly reason: string; readonly plan: Enrollment };

/** A charge can't be made: the plan has no card. */
export class NoCard extends Error {
  override readonly name = 'NoCard';
}

/**
 * Takes the money of a due charge and stores what follows. The charge stands in the table before the provider is asked,
 * and its id and try are the provider's key: killed anywhere and run again, it is paid once. Throws {@link NoCard}, and
 * whatever of the provider's errors may pass.
 */
export async function takeCharge(
  table: Table,
  payments: CardPayments,
  plan: Enrollment,
  charge: ChargeRecord,
): Promise<ChargeOutcome> {
  const { stripeCustomerId: customerId, card } = plan.billing ?? {};
  if (customerId === undefined || card === undefined) throw new NoCard(plan.planNumber);
  const { chargeId, planNumber, amountCents: cents } = charge;
  try {
    const old = Date.now() - Date.parse(charge.at) > freshMs;
    const paymentIntentId =
      (old ? await payments.paymentFor(customerId, chargeId) : undefined) ??
      (await payments.charge({
        customerId,
        paymentMethodId: card.paymentMethodId,
        cents,
        key: `${chargeId}-${charge.tries}`,
        chargeId,
        planNumber,
        tries: charge.tries,
      }));
    const stored = await changePlan(table, planNumber, (current, money) => {
      const open = money.charges.find((one) => one.chargeId === chargeId);
      if (!open || open.paymentIntentId !== undefined) return undefined;
      return { change: chargePaid(current, money, open, paymentIntentId, Date.now()) };
    });
    return { paid: true, plan: stored };
  } catch (error) {
    if (!(error instanceof CardDeclined)) throw error;
    return declined(table, charge, error.reason);
  }
}

/** Stores that a charge was declined; a try that somebody else stored already counts once. */
async function declined(table: Table, charge: ChargeRecord, reason: string): Promise<ChargeOutcome> {
  const plan = await changePlan(table, charge.planNumber, (current, money) => {
    const open = money.charges.find((one) => one.chargeId === charge.chargeId);
    if (open?.status !== 'due' || open.tries !== charge.tries) return undefined;
    return { change: chargeDeclined(current, open, reason, Date.now()) };
  });
  return { paid: false, reason, plan };
}

/** Makes a due refund and stores that it was made, or why it never will be. */
export async function makeRefund(table: Table, payments: CardPayments, refund: RefundRecord): Promise<void> {
  const { charges } = await readMoney(table, refund.planNumber);
  const charge = charges.find((one) => one.chargeId === refund.chargeId);
  const done = await sendBack(payments, refund, charge);
  await changePlan(table, refund.planNumber, (plan, money) => {
    const open = money.refunds.find((one) => one.refundId === refund.refundId);
    if (open?.status !== 'due') return undefined;
    const refunds = [{ ...open, ...done, version: open.version + 1 }];
    return { change: { before: plan, plan: nextPlan(plan, {}), refunds } };
  });
}

async function sendBack(
  payments: CardPayments,
  { refundId, amountCents: cents, at }: RefundRecord,
  charge: ChargeRecord | undefined,
): Promise<Pick<RefundRecord, 'status' | 'providerRefundId' | 'failedBecause'>> {
  const paymentIntentId = charge?.paymentIntentId;
  if (paymentIntentId === undefined && charge?.paidOutside) return { status: 'done' };
  if (paymentIntentId === undefined)
    return { status: 'failed', failedBecause: 'The charge was not made by card.' };
  try {
    const old = Date.now() - Date.parse(at) > freshMs;
    const providerRefundId =
      (old ? await payments.refundFor(paymentIntentId, refundId) : undefined) ??
      (await payments.refund({ paymentIntentId, cents, key: refundId }));
    return { status: 'done', providerRefundId };
  } catch (error) {
    if (error instanceof RefundRefused) return { status: 'failed', failedBecause: error.message };
    throw error;
  }
}
