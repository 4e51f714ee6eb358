import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PayPal, PayPalError } from '../../../lambdas/adapters/providers/paypal.ts';
import type { Payment } from '../../../lambdas/domain/claim/payment.ts';
import { createPayPal } from '../../../local/paypal/simulator.ts';
import { openDataFolder } from '../../../local/storage/open-data-folder.ts';

const baseUrl = 'http://paypal.test/_paypal';
const realFetch = globalThis.fetch;
const secrets = mockClient(SecretsManagerClient);
afterAll(() => secrets.restore());
let now = Date.parse('2026-03-10T17:00:00.000Z');

const payment = (to: string): Payment => ({
  paymentId: `CLM-0123ABCD-${to.length}`,
  to,
  method: 'paypal',
  amountCents: 21_605,
  status: 'pending',
  createdAt: new Date(now).toISOString(),
  at: new Date(now).toISOString(),
});

let paypal: PayPal;

beforeEach(() => {
  process.env.PAYPAL_SECRET_ARN = 'arn:aws:secretsmanager:us-east-1:000000000000:secret:PayPal';
  secrets.reset();
  secrets.on(GetSecretValueCommand).resolves({ SecretString: '{"clientId":"id","clientSecret":"secret"}' });
  const simulator = createPayPal({
    folder: openDataFolder(null),
    origin: 'http://paypal.test',
    prefix: '/_paypal',

    clock: { now: () => now, set() {}, clear() {} },
  });
  globalThis.fetch = async (input, init) => {
    const url = new URL(String(input));
    const body =
      init?.body === undefined || init.body === null ? new Uint8Array() : Buffer.from(String(init.body));
    const answer = await simulator.handle({
      method: init?.method ?? 'GET',
      path: url.pathname,
      query: url.search.slice(1),
      headers: Object.fromEntries(new Headers(init?.headers)),
      body,
    });
    return new Response(Buffer.from(answer.body), { status: answer.status, headers: { ...answer.headers } });
  };
  paypal = new PayPal(baseUrl, new SecretsManagerClient({}));
});

afterEach(() => {
  globalThis.fetch = realFetch;
});

describe('the credentials of PayPal', () => {
  const told = (clientId: string, clientSecret: string) =>
    secrets.on(GetSecretValueCommand).resolves({ SecretString: JSON.stringify({ clientId, clientSecret }) });

  it('hold five minutes after an operator mended them, in a container that knew the wrong ones', async () => {
    vi.useFakeTimers({ now, toFake: ['Date'] });
    const simulated = globalThis.fetch;
    const right = `Basic ${Buffer.from('id:mended').toString('base64')}`;
    globalThis.fetch = async (input, init) => {
      const refused =
        String(input).endsWith('/oauth2/token') && new Headers(init?.headers).get('authorization') !== right;
      return refused ? new Response('{"error":"invalid_client"}', { status: 401 }) : simulated(input, init);
    };
    told('id', 'fill-in-by-hand');
    const pay = () => paypal.submit(payment('pay@fixit.example.org'), 'CLM-0123ABCD');
    await expect(pay()).rejects.toThrow(PayPalError);
    told('id', 'mended');
    await expect(pay()).rejects.toThrow(PayPalError);
    vi.setSystemTime(now + 300_000);
    expect(await pay()).toMatch(/\w/);
    vi.useRealTimers();
  });
});

describe('paying through PayPal', () => {
  it('submits dollars and cents, and reads the item’s state', async () => {
    const batch = await paypal.submit(payment('pay@fixit.example.org'), 'CLM-0123ABCD');
    expect(await paypal.state(batch)).toEqual({
      providerBatchId: batch,
      status: 'paid',
      providerStatus: 'SUCCESS',
    });
  });

  it('finds the first payout again when the same one is submitted twice', async () => {
    const first = await paypal.submit(payment('pay@fixit.example.org'), 'CLM-0123ABCD');
    now += 60_000;
    expect(await paypal.submit(payment('pay@fixit.example.org'), 'CLM-0123ABCD')).toBe(first);
  });

  it.each([
    ['pay+unclaimed@fixit.example.org', 'pending', 'UNCLAIMED'],
    ['pay+returned@fixit.example.org', 'returned', 'RETURNED'],
    ['pay+blocked@fixit.example.org', 'failed', 'BLOCKED'],
    ['pay+onhold@fixit.example.org', 'pending', 'ONHOLD'],
  ])('reads %s as %s', async (to, status, providerStatus) => {
    const batch = await paypal.submit(payment(to), 'CLM-0123ABCD');
    expect(await paypal.state(batch)).toMatchObject({ status, providerStatus });
  });

  it('pays to Venmo by the ten digits of a telephone', async () => {
    const toVenmo: Payment = { ...payment('+14155550123'), wallet: 'venmo' };
    const batch = await paypal.submit(toVenmo, 'CLM-0123ABCD');
    expect(await paypal.state(batch)).toMatchObject({ status: 'paid' });
    const answer = await paypal.call('GET', `/v1/payments/payouts/${batch}`);
    const { items } = (await answer.json()) as { items: { payout_item: object }[] };
    expect(items[0]?.payout_item).toMatchObject({
      ...{ recipient_type: 'PHONE', recipient_wallet: 'VENMO', receiver: '4155550123' },
      note: 'Claim CLM-0123ABCD',
    });
  });

  it('names what the provider refused', async () => {
    const toVenmo: Payment = { ...payment('casey@example.com'), wallet: 'venmo' };
    await expect(paypal.submit(toVenmo, 'CLM-0123ABCD')).rejects.toThrow(PayPalError);
    await expect(paypal.submit(payment('not an address'), 'CLM-0123ABCD')).rejects.toThrow(PayPalError);
  });
});
