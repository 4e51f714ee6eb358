import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import * as z from 'zod/mini';
import type { Payment } from '../../domain/claim/payment.ts';
import { requireEnv } from '../environment.ts';
import { keptFor } from '../kept-for.ts';
import { credentialsKeptMs } from './credentials.ts';
import type { PayoutProvider, PayoutState } from './payout-provider.ts';

/** The payment provider refused or could not be understood. `status` is the HTTP status; 5xx and 429 may be retried. */
export class PayPalError extends Error {
  override readonly name = 'PayPalError';
  readonly status: number;
  /** It is about a batch id that was taken before: something was, or is being, paid under it. */
  readonly isRepeated: boolean;

  constructor(status: number, text: string) {
    super(`the payment provider answered ${status}: ${text.slice(0, 300)}`);
    this.status = status;
    this.isRepeated = /sender_batch_id/i.test(text);
  }
}

/** The provider read what it was sent and will never take it as it is; nothing of it was paid. */
export const isRefusal = (error: unknown): error is PayPalError =>
  error instanceof PayPalError && (error.status === 400 || error.status === 422) && !error.isRepeated;

/** The application's own; `webhookId` is the one that PayPal gave the address of our webhook. */
const credentialsSchema = z.object({
  clientId: z.string(),
  clientSecret: z.string(),
  webhookId: z._default(z.string(), 'none'),
});
type Credentials = z.infer<typeof credentialsSchema>;

/** What comes beside a webhook's body, by the names that PayPal wants to hear back. */
export interface Transmission {
  readonly transmission_id: string;
  readonly transmission_time: string;
  readonly cert_url: string;
  readonly auth_algo: string;
  readonly transmission_sig: string;
}

const verifiedSchema = z.object({ verification_status: z.string() });
const tokenSchema = z.object({ access_token: z.string(), expires_in: z.number() });
/** A token is asked for anew this long before it expires, so that none expires on its way. */
const tokenReserveMs = 120_000;
const createdSchema = z.object({ batch_header: z.object({ payout_batch_id: z.string() }) });
const batchSchema = z.object({
  batch_header: z.object({ batch_status: z.string() }),
  items: z.optional(z.array(z.object({ transaction_status: z.optional(z.string()) }))),
});

/** Item states that end a payout; a batch's SUCCESS says only that it was processed. */
const ended: Readonly<Record<string, Payment['status']>> = {
  SUCCESS: 'paid',
  FAILED: 'failed',
  BLOCKED: 'failed',
  DENIED: 'failed',
  CANCELED: 'failed',
  RETURNED: 'returned',
  REFUNDED: 'returned',
  REVERSED: 'returned',
};

export const dollars = (cents: number): string =>
  `${Math.trunc(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;

/** Venmo takes a US mobile number in its ten digits, and demands a note. */
const receiverOf = ({ to, wallet }: Payment): object =>
  wallet === 'venmo'
    ? { recipient_type: 'PHONE', recipient_wallet: 'VENMO', receiver: to.replace(/^\+1/, '') }
    : { recipient_type: 'EMAIL', receiver: to };

export const batchPath = '/v1/payments/payouts';

/** The link to the first payout, which the refusal of a repeated batch id carries. */
export const originalBatchId = (refusal: string): string | undefined =>
  /\/v1\/payments\/payouts\/([\w-]+)/.exec(refusal)?.[1];

/** PayPal's Payouts API, as much of it as paying one item needs. The base URL comes from configuration. */
export class PayPal implements PayoutProvider {
  readonly #baseUrl: string;
  readonly #secrets: SecretsManagerClient;
  readonly #credentials = keptFor(credentialsKeptMs, () => this.#readCredentials());
  #kept: Promise<{ readonly text: string; readonly until: number } | undefined> = Promise.resolve(undefined);

  constructor(baseUrl: string, secrets: SecretsManagerClient) {
    this.#baseUrl = baseUrl.replace(/\/$/, '');
    this.#secrets = secrets;
  }

  /**
   * Submits a payout under the payment's id as batch id, which the provider takes once: a repetition is answered with
   * the first one. Returns the provider's batch id. Throws {@link PayPalError}.
   */
  async submit(payment: Payment, claimId: string): Promise<string> {
    const response = await this.call('POST', batchPath, {
      sender_batch_header: {
        sender_batch_id: payment.paymentId,
        email_subject: `Payment for claim ${claimId}`,
      },
      items: [
        {
          ...receiverOf(payment),
          amount: { value: dollars(payment.amountCents), currency: 'USD' },
          note: `Claim ${claimId}`,
          sender_item_id: payment.paymentId,
        },
      ],
    });
    const text = await response.text();
    if (response.ok) return createdSchema.parse(JSON.parse(text)).batch_header.payout_batch_id;
    const original = response.status === 400 ? originalBatchId(text) : undefined;
    if (original === undefined) throw new PayPalError(response.status, text);
    return original;
  }

  /** Reads how a payout stands: the item's state counts, never the batch's. */
  async state(providerBatchId: string): Promise<PayoutState> {
    const response = await this.call('GET', `${batchPath}/${encodeURIComponent(providerBatchId)}`);
    const text = await response.text();
    if (!response.ok) throw new PayPalError(response.status, text);
    const batch = batchSchema.parse(JSON.parse(text));
    const providerStatus = batch.items?.[0]?.transaction_status ?? batch.batch_header.batch_status;
    const item = batch.items?.[0]?.transaction_status;
    const denied = batch.batch_header.batch_status === 'DENIED';
    return { providerBatchId, providerStatus, status: denied ? 'failed' : (ended[item ?? ''] ?? 'pending') };
  }

  /**
   * Whether a webhook came from the provider, which it is asked itself: no certificate is fetched from an address that a
   * stranger may have written. `event` is the body as it came; the signature covers its bytes. Throws {@link PayPalError}.
   */
  async sent(transmission: Transmission, event: string): Promise<boolean> {
    const { webhookId } = await this.#credentials();
    const rest = JSON.stringify({ ...transmission, webhook_id: webhookId });
    const question = `${rest.slice(0, -1)},"webhook_event":${event}}`;
    const response = await this.call('POST', '/v1/notifications/verify-webhook-signature', question);
    const text = await response.text();
    // It could not even read the question: nothing that it signed itself.
    if (response.status === 400) return false;
    if (!response.ok) throw new PayPalError(response.status, text);
    return verifiedSchema.parse(JSON.parse(text)).verification_status === 'SUCCESS';
  }

  /**
   * A call of the provider's API under our account; what it answers is the caller's to read. A body that is text is sent
   * as it is.
   */
  async call(method: 'GET' | 'POST', path: string, body?: object | string): Promise<Response> {
    const token = await this.#token();
    const response = await fetch(`${this.#baseUrl}${path}`, {
      method,
      headers: { authorization: `Bearer ${token.text}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    if (response.status === 401) this.#kept = Promise.resolve(undefined);
    return response;
  }

  /** Lives for hours; one is kept until shortly before its end, and dropped once it was refused. */
  #token(): Promise<{ readonly text: string; readonly until: number }> {
    const token = this.#kept.then((kept) => (kept && kept.until > Date.now() ? kept : this.#newToken()));
    this.#kept = token.catch(() => undefined);
    return token;
  }

  async #newToken(): Promise<{ readonly text: string; readonly until: number }> {
    const { clientId, clientSecret } = await this.#credentials();
    const response = await fetch(`${this.#baseUrl}/v1/oauth2/token`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: 'grant_type=client_credentials',
    });
    const text = await response.text();
    if (!response.ok) throw new PayPalError(response.status, text);
    const { access_token, expires_in } = tokenSchema.parse(JSON.parse(text));
    return { text: access_token, until: Date.now() + expires_in * 1_000 - tokenReserveMs };
  }

  async #readCredentials(): Promise<Credentials> {
    const answer = await this.#secrets.send(
      new GetSecretValueCommand({ SecretId: requireEnv('PAYPAL_SECRET_ARN') }),
    );
    return credentialsSchema.parse(JSON.parse(answer.SecretString ?? '{}'));
  }
}

let shared: PayPal | undefined;

export function thePayPal(): PayPal {
  shared ??= new PayPal(requireEnv('PAYPAL_BASE_URL'), new SecretsManagerClient({}));
  return shared;
}
