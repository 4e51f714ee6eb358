import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import Stripe from 'stripe';
import * as z from 'zod/mini';
import type { Card } from '../../domain/plans/enrollment.ts';
import type { ProviderPayment } from '../../domain/plans/provider-news.ts';
import { requireEnv } from '../environment.ts';
import { keptFor } from '../kept-for.ts';
import { credentialsKeptMs } from './credentials.ts';
import { paymentOf } from './stripe-events.ts';

/** The bank, or the provider for it, said no. `reason` is for the payer to read. */
export class CardDeclined extends Error {
  override readonly name = 'CardDeclined';
  readonly reason: string;
  readonly code: string;

  constructor(reason: string, code: string) {
    super(`the card was declined: ${code}`);
    this.reason = reason;
    this.code = code;
  }
}

/** There is no such payment method, or it belongs to somebody else. */
export class UnknownPaymentMethod extends Error {
  override readonly name = 'UnknownPaymentMethod';
}

/** A refund that the provider will never make: the charge is disputed, or refunded already. */
export class RefundRefused extends Error {
  override readonly name = 'RefundRefused';
}

/** A page of the provider's on which the payer enters a card. */
export interface CardPage {
  readonly sessionId: string;
  readonly url: string;
}

const secretSchema = z.object({ secretKey: z.string(), webhookSecret: z.string() });

/** Where the client believes Stripe to be; calls go to the configured base URL instead. */
const stripeOrigin = 'https://api.stripe.com';

/**
 * Stripe, as much of it as selling plans needs. Each call that moves money carries a key of the caller's: repeated
 * within a day, it does what it did. Card numbers never come by here.
 */
export class CardPayments {
  readonly #stripe: Stripe;

  constructor(baseUrl: string, secretKey: string) {
    const base = baseUrl.replace(/\/$/, '');
    this.#stripe = new Stripe(secretKey, {
      // The client knows hosts and ports only; a base URL may have a path.
      httpClient: Stripe.createFetchHttpClient((url, init) =>
        // It is always given text; a URL reads the same.
        fetch(String(url).replace(stripeOrigin, base), init),
      ),
      // Whoever calls us tries again, and knows when it is enough.
      maxNetworkRetries: 0,
      timeout: 15_000,
      telemetry: false,
    });
  }

  /** The payer, made once per key. Returns the provider's id. */
  async createCustomer(payer: { name: string; email: string; key: string }): Promise<string> {
    const { name, email, key } = payer;
    const customer = await this.#stripe.customers.create({ name, email }, { idempotencyKey: key });
    return customer.id;
  }

  /**
   * Keeps a payment method for charges to come, as the bank's rules want it: by a SetupIntent. Takes the id of a payment
   * method or a card token. Throws {@link CardDeclined}, {@link UnknownPaymentMethod}.
   */
  async saveCard(customerId: string, paymentMethod: string, at: string): Promise<Card> {
    try {
      const id = paymentMethod.startsWith('tok_') ? await this.#fromToken(paymentMethod) : paymentMethod;
      const intent = await this.#stripe.setupIntents.create({
        customer: customerId,
        payment_method: id,
        automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
        usage: 'off_session',
        confirm: true,
        expand: ['payment_method'],
      });
      return cardOf(intent, at);
    } catch (error) {
      throw explained(error);
    }
  }

  async #fromToken(token: string): Promise<string> {
    const method = await this.#stripe.paymentMethods.create({ type: 'card', card: { token } });
    return method.id;
  }

  /** A page on which the payer enters a card; where to go afterwards. */
  async openCardPage(customerId: string, returnUrl: string, planNumber: string): Promise<CardPage> {
    const session = await this.#stripe.checkout.sessions.create({
      mode: 'setup',
      currency: 'usd',
      customer: customerId,
      metadata: { planNumber },
      success_url: `${returnUrl}?session={CHECKOUT_SESSION_ID}`,
      cancel_url: returnUrl,
    });
    if (session.url === null) throw new UnknownPaymentMethod('the session has no page');
    return { sessionId: session.id, url: session.url };
  }

  /** The card entered on a page. Throws {@link UnknownPaymentMethod} when none was, or the page was another payer's. */
  async cardFromPage(customerId: string, sessionId: string, at: string): Promise<Card> {
    try {
      const session = await this.#stripe.checkout.sessions.retrieve(sessionId, {
        expand: ['setup_intent.payment_method'],
      });
      const intent = session.setup_intent;
      if (session.customer !== customerId || intent === null || typeof intent === 'string')
        throw new UnknownPaymentMethod('no card was entered');
      return cardOf(intent, at);
    } catch (error) {
      throw explained(error);
    }
  }

  /**
   * Charges a kept card. Returns the id of the payment. Throws {@link CardDeclined}; everything else may be tried again
   * under the same key.
   */
  async charge(payment: {
    readonly customerId: string;
    readonly paymentMethodId: string;
    readonly cents: number;
    readonly key: string;
    readonly chargeId: string;
    readonly planNumber: string;
    /** Declined tries before this one, by which an event of it is known to be new. */
    readonly tries?: number;
  }): Promise<string> {
    const { customerId, paymentMethodId, cents, key, chargeId, planNumber, tries } = payment;
    try {
      const intent = await this.#stripe.paymentIntents.create(
        {
          amount: cents,
          currency: 'usd',
          customer: customerId,
          payment_method: paymentMethodId,
          automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
          off_session: true,
          confirm: true,
          description: `Plan ${planNumber}`,
          metadata: { planNumber, chargeId, ...(tries !== undefined && { tries: String(tries) }) },
        },
        { idempotencyKey: key },
      );
      if (intent.status === 'succeeded') return intent.id;
      throw new CardDeclined('The bank wants the payment to be confirmed.', intent.status);
    } catch (error) {
      throw explained(error);
    }
  }

  /** The payment made for a charge, if it was: the provider forgets keys after a day, but never payments. */
  async paymentFor(customerId: string, chargeId: string): Promise<string | undefined> {
    const { data } = await this.#stripe.paymentIntents.list({ customer: customerId, limit: 100 });
    return data.find(({ metadata, status }) => metadata.chargeId === chargeId && status === 'succeeded')?.id;
  }

  /** Sends money back to the card. Returns the refund's id. Throws {@link RefundRefused}. */
  async refund(refund: { paymentIntentId: string; cents: number; key: string }): Promise<string> {
    const { paymentIntentId, cents, key } = refund;
    try {
      const made = await this.#stripe.refunds.create(
        { payment_intent: paymentIntentId, amount: cents, metadata: { refundId: key } },
        { idempotencyKey: key },
      );
      return made.id;
    } catch (error) {
      if (error instanceof Stripe.errors.StripeInvalidRequestError) throw new RefundRefused(error.message);
      throw error;
    }
  }

  /** A payment with its refunds and disputes as they stand. Undefined for one that is no payment of ours. */
  async payment(paymentIntentId: string): Promise<ProviderPayment | undefined> {
    const of = { payment_intent: paymentIntentId, limit: 100 };
    const [intent, refunds, disputes] = await Promise.all([
      this.#stripe.paymentIntents.retrieve(paymentIntentId),
      this.#stripe.refunds.list(of),
      this.#stripe.disputes.list(of),
    ]);
    return paymentOf(intent, refunds.data, disputes.data);
  }

  /** The card that was entered on a page, for which plan and when; undefined for a page that is not ours, or not done. */
  async cardOfSession(
    sessionId: string,
  ): Promise<{ readonly planNumber: string; readonly customerId: string; readonly at: string } | undefined> {
    const session = await this.#stripe.checkout.sessions.retrieve(sessionId, { expand: ['setup_intent'] });
    const { customer, setup_intent: intent, metadata } = session;
    const { planNumber } = metadata ?? {};
    if (planNumber === undefined || typeof customer !== 'string') return undefined;
    if (intent === null || typeof intent === 'string' || intent.status !== 'succeeded') return undefined;
    return { planNumber, customerId: customer, at: new Date(intent.created * 1000).toISOString() };
  }

  /** The refund made under this key, if it was. */
  async refundFor(paymentIntentId: string, key: string): Promise<string | undefined> {
    const { data } = await this.#stripe.refunds.list({ payment_intent: paymentIntentId, limit: 100 });
    return data.find(({ metadata }) => metadata?.refundId === key)?.id;
  }
}

function cardOf(intent: Stripe.SetupIntent, at: string): Card {
  const { payment_method: method, status } = intent;
  if (status !== 'succeeded')
    throw new CardDeclined('The bank wants the card to be confirmed. Please use another one.', status);
  if (method === null || typeof method === 'string' || method.card === undefined)
    throw new UnknownPaymentMethod('it is no card');
  const { brand, last4, exp_month: expMonth, exp_year: expYear, fingerprint } = method.card;
  const known = { paymentMethodId: method.id, brand, last4, expMonth, expYear, addedAt: at };
  return fingerprint ? { ...known, fingerprint } : known;
}

/** The provider's errors that mean something to us, by name; all others as they are. */
function explained(error: unknown): unknown {
  if (error instanceof Stripe.errors.StripeCardError)
    return new CardDeclined(error.message, error.decline_code || error.code || 'card_declined');
  if (error instanceof Stripe.errors.StripeInvalidRequestError && error.code === 'resource_missing')
    return new UnknownPaymentMethod(error.message);
  return error;
}

/** The payments of this function, with the keys from Secrets Manager. */
export const theCardPayments = keptFor(credentialsKeptMs, openCardPayments);

/** The keys of the Stripe account, as an operator put them into Secrets Manager. */
async function readSecret(): Promise<z.infer<typeof secretSchema>> {
  const secrets = new SecretsManagerClient({});
  const answer = await secrets.send(new GetSecretValueCommand({ SecretId: requireEnv('STRIPE_SECRET_ARN') }));
  return secretSchema.parse(JSON.parse(answer.SecretString ?? '{}'));
}

async function openCardPayments(): Promise<CardPayments> {
  const { secretKey } = await readSecret();
  return new CardPayments(requireEnv('STRIPE_BASE_URL'), secretKey);
}

/** What Stripe signs its events with. Read for each: whoever rolls it waits for no container. */
export const readWebhookSecret = async (): Promise<string> => (await readSecret()).webhookSecret;
