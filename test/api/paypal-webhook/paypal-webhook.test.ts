import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  batchItem,
  payoutItem,
  readPayout,
  readPayoutBatch,
} from '../../../lambdas/adapters/payouts/payout-store.ts';
import { PayPal } from '../../../lambdas/adapters/providers/paypal.ts';
import { hearFromPayPal } from '../../../lambdas/api/paypal-webhook/index.ts';
import { noticeMaxBytes } from '../../../lambdas/api/paypal-webhook/paypal-notice.ts';
import type { Payout } from '../../../lambdas/domain/referrals/payout.ts';
import type { PayoutBatch } from '../../../lambdas/domain/referrals/payout-run.ts';
import { headersOf, sign } from '../../../local/paypal/webhook-signature.ts';
import { payPalByFetch } from '../../adapters/providers/paypal-by-fetch.ts';
import { startTableServer, type TableServer } from '../table-server.ts';

vi.hoisted(() => {
  process.env.POWERTOOLS_LOG_LEVEL = 'SILENT';
});

const now = '2026-03-15T13:05:00.000Z';
const batchId = 'payout-2026-03-07-0123456789ab';
let server: TableServer;
let paypal: PayPal;
let unhook: () => void;

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(now) });
  Object.assign(process.env, {
    PAYPAL_SECRET_ARN: 'paypal',
    PAYOUT_TIME_ZONE: 'America/New_York',
    CLAIMS_ADDRESS: 'claims@claimflow.example',
    PORTAL_URL: 'https://portal.example.com',
  });
  server = await startTableServer(Date.parse(now));
  paypal = new PayPal('http://paypal.test', new SecretsManagerClient({}));
  unhook = payPalByFetch();
});
afterAll(async () => {
  unhook();
  await server.close();
  vi.useRealTimers();
});

const body = (id: string, resource: object, event_type = 'PAYMENT.PAYOUTS-ITEM.SUCCEEDED'): string =>
  JSON.stringify({ id, event_type, resource }, null, 2);

const signed = (text: string): Record<string, string> =>
  headersOf(sign('1b7d-42', now, 'http://paypal.test', Buffer.from(text)));

const hear = async (text: string, headers = signed(text)): Promise<number | undefined> => {
  const event = { headers, body: text, isBase64Encoded: false } as unknown as APIGatewayProxyEventV2;
  return (await hearFromPayPal(server.table, paypal, event)).statusCode;
};

/** Fees of one company that were put into a batch; PayPal took it, and its answer was lost. */
async function sentFees(): Promise<string> {
  const { table } = server;
  const payout: Payout = {
    ...{
      payoutId: 'co-x#2026-03',
      companyId: 'co-x',
      companyName: 'X',
      runMonth: '2026-03',
      month: '2026-01',
    },
    ...{ status: 'sent', amountCents: 2_500, lineCount: 1, holds: [], steps: [], attempt: 1, batchId },
    ...{ to: 'pay@x.example.org', createdAt: now, sentAt: now, version: 1 },
  };
  const items = [
    { payoutId: payout.payoutId, itemId: payout.payoutId, to: 'pay@x.example.org', amountCents: 2_500 },
  ];
  const batch: PayoutBatch = {
    ...{ batchId, runMonth: '2026-03', shard: 7, items, status: 'recorded', at: now, checks: 0, version: 1 },
  };
  await table.transact([payoutItem(table, payout, 0), batchItem(table, batch, 0)]);
  const answer = await paypal.call('POST', '/v1/payments/payouts', {
    sender_batch_header: { sender_batch_id: batchId },
    items: items.map(({ itemId, to }) => ({
      ...{ receiver: to, sender_item_id: itemId, amount: { value: '25.00', currency: 'USD' } },
    })),
  });
  const { batch_header } = (await answer.json()) as { batch_header: { payout_batch_id: string } };
  return batch_header.payout_batch_id;
}

describe('a webhook of PayPal’s', () => {
  it('is refused when anybody else wrote it, or when it is none', async () => {
    const text = body('WH-1', { sender_batch_id: batchId });
    expect(await hear(text)).toBe(200);
    expect(await hear(text.replace('WH-1', 'WH-2'), signed(text))).toBe(400);
    expect(await hear(text, { ...signed(text), 'paypal-transmission-sig': 'AAAA' })).toBe(400);
    expect(await hear(text, {})).toBe(400);
    expect(await hear('SUCCESS')).toBe(400);
    expect(await hear('{}')).toBe(400);
    expect(await hear(body('WH-3', { filler: 'x'.repeat(noticeMaxBytes) }))).toBe(413);
  });

  it('is taken and left alone when it is about nothing of ours', async () => {
    expect(await hear(body('WH-4', {}, 'PAYMENT.SALE.COMPLETED'))).toBe(200);
    expect(await hear(body('WH-5', { sender_batch_id: 'CLM-0A1B2C3D-unknown', payout_batch_id: 'B' }))).toBe(
      200,
    );
  });

  it('has the payment asked for, whatever it says; twice does nothing more', async () => {
    const payout_batch_id = await sentFees();
    const text = body(
      'WH-6',
      // It claims that the money came back: PayPal, asked, says that it was paid.
      { sender_batch_id: batchId, payout_batch_id, transaction_status: 'RETURNED' },
      'PAYMENT.PAYOUTS-ITEM.RETURNED',
    );
    expect(await hear(text)).toBe(200);
    expect(await readPayout(server.table, 'co-x#2026-03')).toMatchObject({ status: 'paid', version: 2 });
    expect(await readPayoutBatch(server.table, '2026-03', batchId)).toMatchObject({
      providerBatchId: payout_batch_id,
      status: 'done',
    });
    const paths: string[] = [];
    const fetched = globalThis.fetch;
    globalThis.fetch = (input, init) => {
      paths.push(new URL(String(input)).pathname);
      return fetched(input, init);
    };
    expect(await hear(text)).toBe(200);
    globalThis.fetch = fetched;
    expect(paths).toEqual(['/v1/notifications/verify-webhook-signature']);
    expect(await readPayout(server.table, 'co-x#2026-03')).toMatchObject({ version: 2 });
  });

  it('is to be sent again when PayPal is not well', async () => {
    const fetched = globalThis.fetch;
    globalThis.fetch = async () => new Response('{"name":"INTERNAL_SERVER_ERROR"}', { status: 500 });
    expect(await hear(body('WH-7', { sender_batch_id: batchId }))).toBe(503);
    globalThis.fetch = fetched;
    expect(await hear(body('WH-7', { sender_batch_id: batchId }))).toBe(200);
  });
});
