import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import * as z from 'zod/mini';
import type { Transmission } from '../../adapters/providers/paypal.ts';

/** The largest event of a payout has some kilobytes. */
export const noticeMaxBytes = 64 * 1024;

const id = z.string().check(z.minLength(1), z.maxLength(256));

const headerSchema = z.object({
  'paypal-transmission-id': z.string().check(z.maxLength(50)),
  'paypal-transmission-time': z.string().check(z.maxLength(100)),
  'paypal-cert-url': z.string().check(z.maxLength(500)),
  'paypal-auth-algo': z.string().check(z.maxLength(100)),
  'paypal-transmission-sig': z.string().check(z.maxLength(500)),
});

/** What PayPal says of the sending, in its headers; undefined when one is missing. */
export function transmissionOf({ headers }: APIGatewayProxyEventV2): Transmission | undefined {
  const read = headerSchema.safeParse(headers);
  if (!read.success) return undefined;
  return {
    transmission_id: read.data['paypal-transmission-id'],
    transmission_time: read.data['paypal-transmission-time'],
    cert_url: read.data['paypal-cert-url'],
    auth_algo: read.data['paypal-auth-algo'],
    transmission_sig: read.data['paypal-transmission-sig'],
  };
}

const eventSchema = z.object({
  id,
  event_type: id,
  resource: z.object({
    payout_item_id: z.optional(id),
    payout_batch_id: z.optional(id),
    sender_batch_id: z.optional(id),
    batch_header: z.optional(
      z.object({
        payout_batch_id: z.optional(id),
        sender_batch_header: z.optional(z.object({ sender_batch_id: z.optional(id) })),
      }),
    ),
  }),
});

/** Which of our payments a webhook is about. What it says of them counts for nothing. */
export interface PaymentNotice {
  readonly eventId: string;
  readonly eventType: string;
  /** Our own id of the batch; undefined for an event that is not about payouts. */
  readonly batchId?: string;
  /** The provider's ids. */
  readonly providerBatchId?: string;
  readonly providerItemId?: string;
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};

/** Reads a webhook's body; undefined when it is none. */
export function readNotice(text: string): PaymentNotice | undefined {
  const read = eventSchema.safeParse(parsed(text));
  if (!read.success) return undefined;
  const { id: eventId, event_type: eventType, resource } = read.data;
  const header = resource.batch_header;
  const batchId = resource.sender_batch_id ?? header?.sender_batch_header?.sender_batch_id;
  const providerBatchId = resource.payout_batch_id ?? header?.payout_batch_id;
  const isPayout = eventType.startsWith('PAYMENT.PAYOUTS');
  return {
    ...{ eventId, eventType },
    ...(isPayout && batchId !== undefined && { batchId }),
    ...(providerBatchId !== undefined && { providerBatchId }),
    ...(resource.payout_item_id !== undefined && { providerItemId: resource.payout_item_id }),
  };
}
