import { declineMessage, type TestCard, testCards } from './cards.ts';
import { type Form, formOf, textOf } from './form.ts';
import type { StripeObject, StripeStore } from './store.ts';

/** A refusal in Stripe's own shape. */
export class StripeRefusal extends Error {
  override readonly name = 'StripeRefusal';
  readonly status: number;
  readonly error: Readonly<Record<string, unknown>>;

  constructor(status: number, error: Readonly<Record<string, unknown>>) {
    super(String(error.message));
    this.status = status;
    this.error = error;
  }
}

export interface StripeContext {
  readonly store: StripeStore;
  readonly now: () => number;
  /** Where the simulator is reached, with its prefix. */
  readonly baseUrl: string;
  /** Tells the endpoint, where one is registered. */
  send(type: string, object: StripeObject): void;
}

const refuse = (status: number, type: string, more: Readonly<Record<string, unknown>>): StripeRefusal =>
  new StripeRefusal(status, { type, ...more });

const invalid = (message: string, param?: string, code?: string): StripeRefusal =>
  refuse(400, 'invalid_request_error', { message, ...(param && { param }), ...(code && { code }) });

const missing = (kind: string, id: string, param: string): StripeRefusal =>
  refuse(404, 'invalid_request_error', {
    message: `No such ${kind}: '${id}'`,
    param,
    code: 'resource_missing',
  });

function required(form: Form, name: string): string {
  const value = textOf(form, name);
  if (value === undefined) throw invalid(`Missing required param: ${name}.`, name, 'parameter_missing');
  return value;
}

const found = (context: StripeContext, kind: string, id: string, param: string): StripeObject => {
  const object = context.store.get(id);
  if (object?.object !== kind.replace(/ /g, '_')) throw missing(kind, id, param);
  return object;
};

function made(
  context: StripeContext,
  prefix: string,
  kind: string,
  fields: object,
  parent?: string,
): StripeObject {
  const created = Math.floor(context.now() / 1000);
  const object = { id: context.store.newId(prefix), object: kind, created, livemode: false, ...fields };
  context.store.put(object, parent);
  return object;
}

/** The test card that a payment method was made of; every method remembers its name. */
const cardOf = (method: StripeObject): TestCard =>
  testCards[String(method.sim_card)] ?? { brand: 'visa', last4: '4242' };

function newMethod(context: StripeContext, cardName: string, given: string): StripeObject {
  const card = testCards[cardName];
  if (!card) throw missing('PaymentMethod', given, 'payment_method');
  const year = new Date(context.now()).getUTCFullYear() + 4;
  const shown = {
    brand: card.brand,
    last4: card.last4,
    exp_month: 8,
    exp_year: year,
    funding: 'credit',
    country: 'US',
  };
  return made(context, 'pm', 'payment_method', {
    type: 'card',
    card: shown,
    customer: null,
    sim_card: cardName,
  });
}

/** A method by its id; `pm_card_…` makes a new one of that test card, as Stripe does. */
const methodOf = (context: StripeContext, id: string): StripeObject =>
  id.startsWith('pm_card_')
    ? newMethod(context, id.slice('pm_card_'.length), id)
    : found(context, 'payment method', id, 'payment_method');

const decline = (code: string, reason: string | undefined, more: object): StripeRefusal =>
  refuse(402, 'card_error', {
    code,
    ...(reason !== undefined && { decline_code: reason }),
    message: declineMessage(code, reason),
    ...more,
  });

export function createCustomer(context: StripeContext, form: Form): StripeObject {
  const { name, email, metadata } = {
    name: textOf(form, 'name'),
    email: textOf(form, 'email'),
    metadata: formOf(form, 'metadata'),
  };
  return made(context, 'cus', 'customer', { name: name ?? null, email: email ?? null, metadata });
}

export function createMethod(context: StripeContext, form: Form): StripeObject {
  if (textOf(formOf(form, 'card'), 'number') !== undefined)
    throw refuse(402, 'card_error', {
      message: 'Sending credit card numbers directly to the Stripe API is generally unsafe.',
    });
  const token = required(formOf(form, 'card'), 'token');
  if (!token.startsWith('tok_')) throw missing('token', token, 'card[token]');
  return newMethod(context, token.slice('tok_'.length), token);
}

/** Keeps a method for a customer. */
function keepMethod(
  context: StripeContext,
  customer: string,
  given: string,
): { method: StripeObject; status: string } {
  const method = methodOf(context, given);
  if (method.customer !== null && method.customer !== customer)
    throw invalid('The payment method belongs to another customer.', 'payment_method');
  const card = cardOf(method);
  if (card.declines?.at === 'setup') throw decline(card.declines.code, card.declines.reason, {});
  const kept = { ...method, customer };
  context.store.put(kept);
  return { method: kept, status: card.asksHolder ? 'requires_action' : 'succeeded' };
}

const expands = (form: Form, name: string): boolean => Object.values(formOf(form, 'expand')).includes(name);

export function createSetupIntent(context: StripeContext, form: Form): StripeObject {
  const customer = found(context, 'customer', required(form, 'customer'), 'customer').id;
  const usage = textOf(form, 'usage') ?? 'off_session';
  const { method, status } = keepMethod(context, customer, required(form, 'payment_method'));
  const intent = made(context, 'seti', 'setup_intent', {
    customer,
    usage,
    status,
    payment_method: method.id,
  });
  return expands(form, 'payment_method') ? { ...intent, payment_method: method } : intent;
}

export function createPaymentIntent(context: StripeContext, form: Form): StripeObject {
  const amount = Number(required(form, 'amount'));
  if (!Number.isSafeInteger(amount) || amount < 50)
    throw invalid('Amount must be at least $0.50 usd', 'amount', 'amount_too_small');
  const customer = found(context, 'customer', required(form, 'customer'), 'customer').id;
  const method = found(context, 'payment method', required(form, 'payment_method'), 'payment_method');
  if (method.customer !== customer) throw missing('PaymentMethod', method.id, 'payment_method');
  const card = cardOf(method);
  const reason = card.asksHolder ? 'authentication_required' : card.declines?.reason;
  const code = card.asksHolder ? 'authentication_required' : card.declines?.code;
  const intent = made(
    context,
    'pi',
    'payment_intent',
    {
      ...{ amount, currency: required(form, 'currency'), customer, payment_method: method.id },
      ...{
        amount_received: code ? 0 : amount,
        sim_refunded: 0,
        description: textOf(form, 'description') ?? null,
      },
      ...{ status: code ? 'requires_payment_method' : 'succeeded', metadata: formOf(form, 'metadata') },
    },
    customer,
  );
  if (code) {
    const declined = { ...intent, last_payment_error: { code, message: declineMessage(code, reason) } };
    context.store.put(declined);
    context.send('payment_intent.payment_failed', declined);
    throw decline(code, reason, { payment_intent: intent });
  }
  context.send('payment_intent.succeeded', intent);
  if (card.disputed) openDispute(context, intent);
  return intent;
}

/** The holder of the card says that the payment was none of theirs: their bank takes the money back until it decides. */
function openDispute(context: StripeContext, intent: StripeObject): void {
  const dueBy = Math.floor(context.now() / 1000) + 7 * 86_400;
  const dispute = made(
    context,
    'dp',
    'dispute',
    {
      ...{ amount: intent.amount, currency: intent.currency, payment_intent: intent.id },
      ...{ reason: 'fraudulent', status: 'needs_response', evidence_details: { due_by: dueBy } },
    },
    intent.id,
  );
  context.send('charge.dispute.created', dispute);
}

/** Evidence decides as at Stripe's test mode, by its words; `close` accepts the dispute, and so loses it. */
export function decideDispute(context: StripeContext, id: string, form: Form, closes: boolean): StripeObject {
  const dispute = found(context, 'dispute', id, 'dispute');
  const words = textOf(formOf(form, 'evidence'), 'uncategorized_text');
  const status = words === 'winning_evidence' ? 'won' : 'lost';
  if (!closes && words !== 'winning_evidence' && words !== 'losing_evidence') return dispute;
  const decided = { ...dispute, status: closes ? 'lost' : status };
  context.store.put(decided);
  context.send('charge.dispute.closed', decided);
  return decided;
}

export const readIntent = (context: StripeContext, id: string): StripeObject =>
  found(context, 'payment intent', id, 'intent');

export function createRefund(context: StripeContext, form: Form): StripeObject {
  const intent = found(context, 'payment intent', required(form, 'payment_intent'), 'payment_intent');
  const left = Number(intent.amount_received) - Number(intent.sim_refunded);
  const amount = Number(textOf(form, 'amount') ?? left);
  if (left === 0) throw invalid('Charge has already been refunded.', undefined, 'charge_already_refunded');
  if (!Number.isSafeInteger(amount) || amount <= 0 || amount > left)
    throw invalid(
      `Refund amount (${amount}) is greater than unrefunded amount on charge (${left})`,
      'amount',
    );
  context.store.put({ ...intent, sim_refunded: Number(intent.sim_refunded) + amount });
  const fields = { amount, currency: 'usd', payment_intent: intent.id, status: 'succeeded' };
  const metadata = formOf(form, 'metadata');
  const refund = made(context, 're', 'refund', { ...fields, metadata }, intent.id);
  context.send('charge.refunded', refund);
  const method = context.store.get(String(intent.payment_method));
  if (!method || !cardOf(method).refusesRefunds) return refund;
  // Answered as made; the bank sends it back afterwards.
  const failed = { ...refund, status: 'failed', failure_reason: 'expired_or_canceled_card' };
  context.store.put(failed);
  context.send('refund.failed', failed);
  return refund;
}

export function createSession(context: StripeContext, form: Form): StripeObject {
  if (required(form, 'mode') !== 'setup') throw invalid('Only setup sessions are simulated here.', 'mode');
  const customer = found(context, 'customer', required(form, 'customer'), 'customer').id;
  const urls = { success_url: required(form, 'success_url'), cancel_url: textOf(form, 'cancel_url') ?? null };
  const session = made(context, 'cs_test', 'checkout.session', {
    ...{ mode: 'setup', customer, status: 'open', setup_intent: null, ...urls },
    metadata: formOf(form, 'metadata'),
  });
  const open = { ...session, url: `${context.baseUrl}/checkout/${session.id}` };
  context.store.put(open);
  return open;
}

export function readSession(context: StripeContext, id: string, query: Form): StripeObject {
  const session = found(context, 'checkout.session', id, 'session');
  const expanded = ['setup_intent', 'setup_intent.payment_method'].find((name) => expands(query, name));
  if (expanded === undefined || typeof session.setup_intent !== 'string') return session;
  const intent = found(context, 'setup intent', session.setup_intent, 'setup_intent');
  if (expanded === 'setup_intent') return { ...session, setup_intent: intent };
  const method = context.store.get(String(intent.payment_method)) ?? null;
  return { ...session, setup_intent: { ...intent, payment_method: method } };
}

/** The payer chose a test card on the session's page. Throws {@link StripeRefusal} when it was declined. */
export function completeSession(context: StripeContext, id: string, cardName: string): StripeObject {
  const session = found(context, 'checkout.session', id, 'session');
  if (session.status !== 'open') return session;
  const form = { customer: String(session.customer), payment_method: `pm_card_${cardName}` };
  const done = { ...session, status: 'complete', setup_intent: createSetupIntent(context, form).id };
  context.store.put(done);
  context.send('checkout.session.completed', done);
  return done;
}

export const listOf = (url: string, data: readonly StripeObject[], limit: number): object => ({
  object: 'list',
  url,
  has_more: data.length > limit,
  data: data.slice(0, limit),
});
