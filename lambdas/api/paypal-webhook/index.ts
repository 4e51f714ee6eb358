import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { type PayPal, PayPalError, thePayPal } from '../../adapters/providers/paypal.ts';
import { PayPalBatches } from '../../adapters/providers/paypal-batches.ts';
import { isWebhookDone, rememberWebhook } from '../../adapters/providers/webhook-store.ts';
import { type Table, theTable } from '../../adapters/table/table.ts';
import { ConcurrentChange } from '../../domain/errors.ts';
import { bodyText } from '../../middleware/api/input.ts';
import { logger } from '../../middleware/logger.ts';
import { observed } from '../../middleware/observed.ts';
import { lookAtPayment } from './look-at-payment.ts';
import { noticeMaxBytes, readNotice, transmissionOf } from './paypal-notice.ts';

type Answer = APIGatewayProxyStructuredResultV2;

/** PayPal reads nothing but the status: what is not 2xx it sends again for three days. */
const answer = (statusCode: number): Answer => ({ statusCode, headers: { 'cache-control': 'no-store' } });

/** What passes by itself: another change at the same moment, a provider that is not well. */
const mayPass = (error: unknown): boolean =>
  error instanceof ConcurrentChange || error instanceof PayPalError;

/**
 * Takes a webhook of PayPal's. It only hints: once PayPal has said that it is its own, the payment is asked for. 400 for
 * what is no webhook or a forged one, 413 for one that is too large, 503 for what should be sent again.
 */
export async function hearFromPayPal(
  table: Table,
  paypal: PayPal,
  event: APIGatewayProxyEventV2,
): Promise<Answer> {
  const text = bodyText(event);
  if (Buffer.byteLength(text) > noticeMaxBytes) return answer(413);
  const transmission = transmissionOf(event);
  const notice = readNotice(text);
  if (!transmission || !notice) return answer(400);
  try {
    if (!(await paypal.sent(transmission, text))) {
      logger.warn('a webhook was not sent by PayPal', { eventType: notice.eventType });
      return answer(400);
    }
    if (await isWebhookDone(table, 'paypal', notice.eventId)) return answer(200);
    const about = await lookAtPayment(table, paypal, new PayPalBatches(paypal), notice);
    await rememberWebhook(table, 'paypal', notice, Date.now());
    logger.info('a webhook was heard', { eventType: notice.eventType, about });
    return answer(200);
  } catch (error) {
    if (!mayPass(error)) throw error;
    logger.warn('a webhook waits to be sent again', { eventType: notice.eventType, error: String(error) });
    return answer(503);
  }
}

export const handler = middy<APIGatewayProxyEventV2, Answer, Error, Context>()
  .use(observed())
  .handler((event) => hearFromPayPal(theTable(), thePayPal(), event));
