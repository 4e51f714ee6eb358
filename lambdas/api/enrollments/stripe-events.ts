import { readPlan } from '../../adapters/people/people.ts';
import { changePlan, readMoney } from '../../adapters/plans/enrollment-store.ts';
import { type CardPayments, readWebhookSecret, theCardPayments } from '../../adapters/providers/stripe.ts';
import { ForgedEvent, readStripeEvent } from '../../adapters/providers/stripe-events.ts';
import type { Table } from '../../adapters/table/table.ts';
import { InvalidInput, PaymentDeclined } from '../../domain/errors.ts';
import { isOver } from '../../domain/plans/enrollment.ts';
import { isPaidTwice, newsOf, type ProviderPayment } from '../../domain/plans/provider-news.ts';
import { keepCard, payWhatIsDue } from './paying.ts';

/** A payment has one try, a few refunds and a dispute or two: more news than that come with the next event. */
const mostNews = 30;

const refused = (message: string): InvalidInput => InvalidInput.at('Stripe-Signature', message);

/**
 * Takes an event of Stripe's: what it is about is read at Stripe and held against the plan. Throws InvalidInput where the
 * signature does not hold; anything else that fails is Stripe's to send again, for three days.
 */
export async function takeStripeEvent(
  table: Table,
  body: string,
  signature: string | undefined,
): Promise<void> {
  if (signature === undefined) throw refused('is missing');
  const news = readEvent(body, signature, await readWebhookSecret());
  if (news.about === 'payment') await bringUpToDate(table, await theCardPayments(), news.paymentIntentId);
  if (news.about === 'card-page') await takeCard(table, await theCardPayments(), news.sessionId);
}

function readEvent(body: string, signature: string, secret: string) {
  try {
    return readStripeEvent(body, signature, secret, Date.now());
  } catch (error) {
    if (error instanceof ForgedEvent)
      throw refused('is no signature of Stripe’s for this body and this time');
    throw error;
  }
}

/** Stores what Stripe knows of a payment and we do not. */
async function bringUpToDate(table: Table, payments: CardPayments, paymentIntentId: string): Promise<void> {
  const payment = await payments.payment(paymentIntentId);
  if (!payment || !(await readPlan(table, payment.planNumber))) return;
  for (let count = 0; count < mostNews; count += 1) if (!(await storeNews(table, payment))) break;
  if (isPaidTwice(await readMoney(table, payment.planNumber), payment))
    await payments.refund({ paymentIntentId, cents: payment.amountCents, key: `${paymentIntentId}-twice` });
}

async function storeNews(table: Table, payment: ProviderPayment): Promise<boolean> {
  let stored = false;
  await changePlan(table, payment.planNumber, (plan, money) => {
    const change = newsOf(plan, money, payment, Date.now());
    stored = change !== undefined;
    return change && { change };
  });
  return stored;
}

/**
 * Whoever entered a card may never come back from the page to tell us. The card of a page that was filled in before the
 * plan's present card was added is an old one.
 */
async function takeCard(table: Table, payments: CardPayments, sessionId: string): Promise<void> {
  const entered = await payments.cardOfSession(sessionId);
  const plan = entered && (await readPlan(table, entered.planNumber));
  if (!entered || !plan?.billing || isOver(plan)) return;
  const { stripeCustomerId, card } = plan.billing;
  if (stripeCustomerId !== entered.customerId) return;
  if (card !== undefined && Date.parse(card.addedAt) >= Date.parse(entered.at)) return;
  try {
    await payWhatIsDue(table, payments, await keepCard(table, payments, plan, { cardPage: sessionId }));
  } catch (error) {
    // The card stands; that it pays nothing is told by the charge, and by its own event.
    if (!(error instanceof PaymentDeclined)) throw error;
  }
}
