import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import * as z from 'zod/mini';
import type { Payment } from '../domain/claim/payment.ts';
import { requireEnv } from './environment.ts';
import type { PayoutProvider, PayoutState } from './payout-provider.ts';

/** The payment provider refused or could not be understood. `status` is the HTTP status; 5xx and 429 may be retried. */
export class PayPalError extends Error {
  override readonly name = 'PayPalError';
  readonly status: number;

  constructor(status: number, text: string) {
    super(`the payment provider answered ${status}: ${text.slice(0, 300)}`);
    this.status = status;
  }
}

const tokenSchema = z.object({ access_token: z.string() });
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

export const batchPath = '/v1/payments/payouts';

/** The link to the first payout, which the refusal of a repeated batch id carries. */
export const originalBatchId = (refusal: string): string | undefined =>
  /\/v1\/payments\/payouts\/([\w-]+)/.exec(refusal)?.[1];

/** PayPal's Payouts API, as much of it as paying one item needs. The base URL comes from configuration. */
export class PayPal implements PayoutProvider {
  readonly #baseUrl: string;
  readonly #secrets: SecretsManagerClient;
  #credentials: Promise<string> | undefined;

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
          recipient_type: 'EMAIL',
          amount: { value: dollars(payment.amountCents), currency: 'USD' },
          receiver: payment.to,
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

  /** A call of the provider's API under our account; what it answers is the caller's to read. */
  async call(method: 'GET' | 'POST', path: string, body?: unknown): Promise<Response> {
    const token = await this.#token();
    return fetch(`${this.#baseUrl}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  }

  async #token(): Promise<string> {
    this.#credentials ??= this.#readCredentials().catch((error: unknown) => {
      this.#credentials = undefined;
      throw error;
    });
    const response = await fetch(`${this.#baseUrl}/v1/oauth2/token`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${await this.#credentials}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: 'grant_type=client_credentials',
    });
    const text = await response.text();
    if (!response.ok) throw new PayPalError(response.status, text);
    return tokenSchema.parse(JSON.parse(text)).access_token;
  }

  async #readCredentials(): Promise<string> {
    const answer = await this.#secrets.send(
      new GetSecretValueCommand({ SecretId: requireEnv('PAYPAL_SECRET_ARN') }),
    );
    const { clientId, clientSecret } = z
      .object({ clientId: z.string(), clientSecret: z.string() })
      .parse(JSON.parse(answer.SecretString ?? '{}'));
    return Buffer.from(`${clientId}:${clientSecret}`).toString('base64');
  }
}

let shared: PayPal | undefined;

export function thePayPal(): PayPal {
  shared ??= new PayPal(requireEnv('PAYPAL_BASE_URL'), new SecretsManagerClient({}));
  return shared;
}
