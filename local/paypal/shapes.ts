/** What PayPal's API answers of a batch and its items. */
import { createHash } from 'node:crypto';
import { batchStatusOf, reasonOf, statusOf } from './item-status.ts';
import type { PayoutBatch, PayoutItem, PayoutStore } from './payout-store.ts';

export const DOCUMENTATION = 'https://developer.paypal.com/docs/api/payments.payouts-batch/#errors';

export interface Context {
  readonly store: PayoutStore;
  readonly now: () => number;
  readonly baseUrl: string;
}

const value = (amountCents: number): string => (amountCents / 100).toFixed(2);

/** Ids are made from the sender's, so that a replay of the same calls gives the same ids. */
export function idFrom(...parts: readonly (string | number)[]): string {
  const digest = createHash('sha256').update(parts.join('\n')).digest('hex').toUpperCase();
  return digest.replace(/[01ILO]/g, 'X').slice(0, 13);
}

export function itemShape(context: Context, batch: PayoutBatch, item: PayoutItem): Record<string, unknown> {
  const status = statusOf(item, batch, context.now());
  const errors = reasonOf(status);
  const { itemId, batchId, receiver, note, senderItemId, currency } = item;
  const payout = {
    recipient_type: item.recipientType ?? 'EMAIL',
    recipient_wallet: item.wallet ?? 'PAYPAL',
    amount: { value: value(item.amountCents), currency },
    note,
    receiver,
  };
  return {
    payout_item_id: itemId,
    transaction_id: idFrom('transaction', itemId),
    transaction_status: status,
    payout_item_fee: { currency, value: '0.25' },
    payout_batch_id: batchId,
    sender_batch_id: batch.senderBatchId,
    payout_item: { ...payout, sender_item_id: senderItemId },
    time_processed: new Date(batch.readAt ?? batch.at).toISOString(),
    ...(errors === undefined ? {} : { errors: { ...errors, information_link: DOCUMENTATION, details: [] } }),
    links: [{ href: `${context.baseUrl}/v1/payments/payouts-item/${itemId}`, rel: 'item', method: 'GET' }],
  };
}

export function batchHref(context: Context, batchId: string): object {
  return {
    href: `${context.baseUrl}/v1/payments/payouts/${batchId}`,
    rel: 'self',
    method: 'GET',
    encType: 'application/json',
  };
}

export function batchShape(context: Context, batch: PayoutBatch): object {
  const items = context.store.items(batch.batchId);
  const statuses = items.map((item) => statusOf(item, batch, context.now()));
  const status = batchStatusOf(batch, statuses);
  const created = new Date(batch.at).toISOString();
  const sender = {
    sender_batch_id: batch.senderBatchId,
    ...(batch.emailSubject && { email_subject: batch.emailSubject }),
  };
  const header = { payout_batch_id: batch.batchId, batch_status: status, sender_batch_header: sender };
  const links = [batchHref(context, batch.batchId)];
  if (status === 'PENDING') return { batch_header: header, links };
  const currency = items[0]?.currency ?? 'USD';
  const total = items.reduce((sum, item) => sum + item.amountCents, 0);
  const done =
    status === 'SUCCESS' ? { time_completed: new Date(batch.readAt ?? batch.at).toISOString() } : {};
  const money = {
    amount: { currency, value: value(total) },
    fees: { currency, value: value(25 * items.length) },
  };
  return {
    batch_header: { ...header, time_created: created, ...done, funding_source: 'BALANCE', ...money },
    items: items.map((item) => itemShape(context, batch, item)),
    links,
  };
}
