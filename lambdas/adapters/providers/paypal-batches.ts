import * as z from 'zod/mini';
import type { PayoutBatch } from '../../domain/referrals/payout-run.ts';
import { batchPath, dollars, originalBatchId, type PayPal, PayPalError, thePayPal } from './paypal.ts';

/** What the provider says of one item, in its own words. */
export interface ItemState {
  readonly status: string;
  readonly reason?: string | undefined;
}

const createdSchema = z.object({ batch_header: z.object({ payout_batch_id: z.string() }) });
const stateSchema = z.object({
  batch_header: z.object({ batch_status: z.string() }),
  items: z.optional(
    z.array(
      z.object({
        transaction_status: z.optional(z.string()),
        payout_item: z.object({ sender_item_id: z.optional(z.string()) }),
        errors: z.optional(z.object({ message: z.optional(z.string()) })),
      }),
    ),
  ),
});
const itemSchema = z.object({
  transaction_status: z.string(),
  sender_batch_id: z.string(),
  payout_item: z.object({ sender_item_id: z.optional(z.string()) }),
  errors: z.optional(z.object({ message: z.optional(z.string()) })),
});
const amountSchema = z.object({ currency_code: z.string(), value: z.string() });
const balancesSchema = z.object({
  balances: z.array(z.object({ currency: z.string(), available_balance: z.optional(amountSchema) })),
});

/**
 * Payouts in batches. PayPal takes 15,000 items in one; ours are far smaller, because a batch and its payouts are
 * recorded in one transaction.
 */
export class PayPalBatches {
  readonly #paypal: PayPal;

  constructor(paypal: PayPal) {
    this.#paypal = paypal;
  }

  /**
   * Submits a batch under its own id, which the provider takes once in 30 days: a repetition is answered with the first
   * one. Returns the provider's batch id. Throws {@link PayPalError}.
   */
  async submit(batch: PayoutBatch): Promise<string> {
    const response = await this.#paypal.call('POST', batchPath, {
      sender_batch_header: {
        sender_batch_id: batch.batchId,
        email_subject: 'Your referral fees',
      },
      items: batch.items.map(({ itemId, to, amountCents }) => ({
        recipient_type: 'EMAIL',
        amount: { value: dollars(amountCents), currency: 'USD' },
        receiver: to,
        note: `Referral fees, ${batch.runMonth}`,
        sender_item_id: itemId,
      })),
    });
    const text = await response.text();
    if (response.ok) return createdSchema.parse(JSON.parse(text)).batch_header.payout_batch_id;
    const original = response.status === 400 ? originalBatchId(text) : undefined;
    if (original === undefined) throw new PayPalError(response.status, text);
    return original;
  }

  /** How each item of a batch stands, by our item id: the items' states count, never the batch's. */
  async state(batch: PayoutBatch, providerBatchId: string): Promise<ReadonlyMap<string, ItemState>> {
    const response = await this.#paypal.call('GET', `${batchPath}/${encodeURIComponent(providerBatchId)}`);
    const text = await response.text();
    if (!response.ok) throw new PayPalError(response.status, text);
    const { batch_header: header, items = [] } = stateSchema.parse(JSON.parse(text));
    if (header.batch_status === 'DENIED')
      return new Map(batch.items.map(({ itemId }) => [itemId, { status: 'DENIED' }]));
    return new Map(
      items.flatMap(({ payout_item: { sender_item_id: id }, transaction_status: status, errors }) =>
        id === undefined || status === undefined ? [] : [[id, { status, reason: errors?.message }]],
      ),
    );
  }

  /** How one item stands, by the provider's id of it, and which of ours it is. Throws {@link PayPalError}. */
  async itemState(
    providerItemId: string,
  ): Promise<ItemState & { readonly batchId: string; readonly itemId: string | undefined }> {
    const path = `/v1/payments/payouts-item/${encodeURIComponent(providerItemId)}`;
    const response = await this.#paypal.call('GET', path);
    const text = await response.text();
    if (!response.ok) throw new PayPalError(response.status, text);
    const item = itemSchema.parse(JSON.parse(text));
    return {
      status: item.transaction_status,
      reason: item.errors?.message,
      batchId: item.sender_batch_id,
      itemId: item.payout_item.sender_item_id,
    };
  }

  /** What the account holds in US dollars, in cents; undefined where the provider does not say. */
  async balanceCents(): Promise<number | undefined> {
    const response = await this.#paypal.call('GET', '/v1/reporting/balances?currency_code=USD');
    if (!response.ok) return undefined;
    const { balances } = balancesSchema.parse(await response.json());
    const value = balances.find(({ currency }) => currency === 'USD')?.available_balance?.value;
    return value === undefined ? undefined : Math.round(Number(value) * 100);
  }
}

export const thePayPalBatches = (): PayPalBatches => new PayPalBatches(thePayPal());
