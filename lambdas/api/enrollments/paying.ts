import { plansOf, readCustomer } from '../../adapters/people/people.ts';
import { changePlan, devicesOnPlan, readMoney } from '../../adapters/plans/enrollment-store.ts';
import { takeCharge } from '../../adapters/plans/plan-payments.ts';
import { giveUseBack } from '../../adapters/plans/promo-uses.ts';
import { CardDeclined, type CardPayments, UnknownPaymentMethod } from '../../adapters/providers/stripe.ts';
import type { Table } from '../../adapters/table/table.ts';
import { readCatalogueOf } from '../../adapters/terms/terms-store.ts';
import type { DeviceRecord } from '../../domain/devices/device.ts';
import { InvalidInput, NotFound, NotPossible, PaymentDeclined } from '../../domain/errors.ts';
import { endPlan } from '../../domain/plans/cancel.ts';
import { nextPlan } from '../../domain/plans/change.ts';
import { type Card, type Enrollment, isOver } from '../../domain/plans/enrollment.ts';
import { dueCharge } from '../../domain/plans/money.ts';
import { confirmSale } from '../../domain/plans/sale.ts';
import type { EnrollBody } from './shapes.ts';

type PaymentMethod = NonNullable<EnrollBody['paymentMethod']>;

/** The provider's id of the payer: that of the payer's other plans, else a new one. */
async function payerOf(table: Table, payments: CardPayments, plan: Enrollment): Promise<string> {
  const known = plan.billing?.stripeCustomerId;
  if (known !== undefined) return known;
  const plans = await plansOf(table, plan.customerId);
  const other = plans.find((one) => one.billing?.stripeCustomerId !== undefined)?.billing?.stripeCustomerId;
  if (other !== undefined) return other;
  const customer = await readCustomer(table, plan.customerId);
  if (!customer) throw new NotFound(`customer ${plan.customerId}`);
  const { name, email } = customer;
  return payments.createCustomer({ name, email, key: `${plan.enrollmentId}-payer` });
}

async function cardOf(
  payments: CardPayments,
  payer: string,
  given: PaymentMethod,
  at: string,
): Promise<Card> {
  if (typeof given === 'object' && 'cardPage' in given)
    return payments.cardFromPage(payer, given.cardPage, at);
  const id = typeof given === 'string' ? given : 'id' in given ? given.id : given.token;
  if (!/^(?:pm|tok|card)_\w+$/.test(id)) throw new UnknownPaymentMethod('it is no payment method');
  return payments.saveCard(payer, id, at);
}

/** Stores the payer at the provider, for the card to come. */
const keepPayer = (table: Table, planNumber: string, stripeCustomerId: string): Promise<Enrollment> =>
  changePlan(table, planNumber, (plan) =>
    plan.billing && plan.billing.stripeCustomerId !== stripeCustomerId
      ? { change: { before: plan, plan: nextPlan(plan, { billing: { ...plan.billing, stripeCustomerId } }) } }
      : undefined,
  );

/**
 * Keeps a card for the plan. Throws {@link PaymentDeclined}, {@link InvalidInput} for a payment method that does not
 * exist.
 */
export async function keepCard(
  table: Table,
  payments: CardPayments,
  plan: Enrollment,
  given: PaymentMethod,
): Promise<Enrollment> {
  const payer = await payerOf(table, payments, plan);
  await keepPayer(table, plan.planNumber, payer);
  try {
    const card = await cardOf(payments, payer, given, new Date().toISOString());
    return await changePlan(table, plan.planNumber, (current) =>
      current.billing
        ? { change: { before: current, plan: nextPlan(current, { billing: { ...current.billing, card } }) } }
        : undefined,
    );
  } catch (error) {
    if (error instanceof CardDeclined) throw new PaymentDeclined(error.reason);
    if (error instanceof UnknownPaymentMethod)
      throw InvalidInput.at('paymentMethod', 'is not known to the payment provider');
    throw error;
  }
}

/** Takes what is due on the plan from its card. Throws {@link PaymentDeclined}; the plan as it stands after it. */
export async function payWhatIsDue(
  table: Table,
  payments: CardPayments,
  plan: Enrollment,
): Promise<Enrollment> {
  const charge = dueCharge(await readMoney(table, plan.planNumber));
  if (!charge || plan.billing?.card === undefined) return plan;
  const outcome = await takeCharge(table, payments, plan, charge);
  if (!outcome.paid) throw new PaymentDeclined(outcome.reason);
  return outcome.plan;
}

/** The sale comes to nothing: its card was declined, or is none. */
const undoSale = (table: Table, planNumber: string, nowMs: number): Promise<Enrollment> =>
  changePlan(table, planNumber, async (plan, money) => {
    if (isOver(plan)) return undefined;
    const endsAt = new Date(nowMs).toISOString();
    const end = { status: 'cancelled', reason: 'payment-declined', refundCents: 0, endsAt } as const;
    const { notices: _nothingToTell, ...change } = endPlan(plan, money, end, nowMs);
    if (plan.promoCode === undefined) return { change };
    const catalogue = await readCatalogueOf(table, plan, plan.soldAt);
    return { change, with: await giveUseBack(table, catalogue, plan.promoCode) };
  });

/**
 * Goes on with a sale whose records are written: card, first payment, and word to the customer. Called again for a
 * repeated request it goes on where the first call stopped. Throws {@link PaymentDeclined}, {@link InvalidInput}; the
 * sale has then come to nothing.
 */
export async function finishSale(
  table: Table,
  open: () => Promise<CardPayments>,
  plan: Enrollment,
  given: PaymentMethod | undefined,
  devices: readonly DeviceRecord[] | undefined,
): Promise<Enrollment> {
  if (plan.endReason === 'payment-declined') throw new PaymentDeclined('The card was declined.');
  const { planNumber } = plan;
  let current = plan;
  if (given !== undefined && plan.runs?.activation === undefined) {
    try {
      const payments = await open();
      current = await keepCard(table, payments, plan, given);
      current = await payWhatIsDue(table, payments, current);
    } catch (error) {
      if (error instanceof PaymentDeclined || error instanceof InvalidInput)
        await undoSale(table, planNumber, Date.now());
      throw error;
    }
  }
  const present = devices ?? (await devicesOnPlan(table, plan));
  return changePlan(table, planNumber, (now) => {
    const change = confirmSale(now, present, Date.now());
    return change && { change };
  });
}

/** Another card for a plan that goes on; what is due is charged to it at once. */
export async function payBy(
  table: Table,
  payments: CardPayments,
  plan: Enrollment,
  given: PaymentMethod,
): Promise<Enrollment> {
  if (isOver(plan) || !plan.billing) throw new NotPossible('There is nothing to pay for this plan any more.');
  return payWhatIsDue(table, payments, await keepCard(table, payments, plan, given));
}

/** A page on which the customer enters a card. */
export async function cardPageFor(table: Table, payments: CardPayments, plan: Enrollment, returnUrl: string) {
  if (isOver(plan) || !plan.billing) throw new NotPossible('There is nothing to pay for this plan any more.');
  const payer = await payerOf(table, payments, plan);
  await keepPayer(table, plan.planNumber, payer);
  return payments.openCardPage(payer, returnUrl, plan.planNumber);
}
