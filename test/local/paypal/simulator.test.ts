import { describe, expect, it } from 'vitest';
import type { DataFolder } from '../../../local/data-folder.ts';
import { createPayPal } from '../../../local/paypal/simulator.ts';
import { openDataFolder } from '../../../local/storage/open-data-folder.ts';
import { ActivityCount } from '../../../local/time/activity-count.ts';
import { SimulatedClock } from '../../../local/time/simulated-clock.ts';
import { START } from '../ses/machine.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

function machine(folder: DataFolder = openDataFolder(null), now = START) {
  const clock = new SimulatedClock(new ActivityCount(), now);
  const paypal = createPayPal({ folder, clock, origin: 'http://127.0.0.1:4566', prefix: '/_paypal' });
  const send = async (
    method: string,
    path: string,
    authorization: string,
    content: unknown = '',
  ): Promise<Answer> => {
    const body = Buffer.from(typeof content === 'string' ? content : JSON.stringify(content));
    const response = await paypal.handle({
      method,
      path: `/_paypal${path}`,
      query: '',
      headers: { authorization },
      body,
    });
    return { status: response.status, body: JSON.parse(Buffer.from(response.body).toString()) };
  };
  const token = async () => {
    const { body } = await send(
      'POST',
      '/v1/oauth2/token',
      `Basic ${btoa('id:secret')}`,
      'grant_type=client_credentials',
    );
    return `Bearer ${body.access_token}`;
  };
  const pay = async (
    sender_batch_id: string,
    receiver = 'pay@fixit.example.org',
    value = '120.50',
    note = 'CLM-0A1B2C3D',
  ) => {
    const items = [
      {
        recipient_type: 'EMAIL',
        amount: { value, currency: 'USD' },
        receiver,
        note,
        sender_item_id: 'pay-1',
      },
    ];
    return send('POST', '/v1/payments/payouts', await token(), {
      sender_batch_header: { sender_batch_id },
      items,
    });
  };
  const read = async (batchId: unknown) => send('GET', `/v1/payments/payouts/${batchId}`, await token());
  return { clock, paypal, send, token, pay, read };
}

const header = (answer: Answer) => answer.body.batch_header as Record<string, unknown>;
const item = (answer: Answer) => (answer.body.items as Record<string, unknown>[])[0] ?? {};

describe('payouts', () => {
  it('are pending when created and done at the first read, paid once', async () => {
    const { pay, read, paypal, send, token } = machine();
    const created = await pay('claim#1');
    expect(created.status).toBe(201);
    expect(header(created)).toEqual({
      payout_batch_id: expect.any(String),
      batch_status: 'PENDING',
      sender_batch_header: { sender_batch_id: 'claim#1' },
    });
    expect(paypal.payments()[0]?.status).toBe('PENDING');
    const done = await read(header(created).payout_batch_id);
    expect(header(done)).toMatchObject({
      batch_status: 'SUCCESS',
      amount: { currency: 'USD', value: '120.50' },
    });
    expect(item(done)).toMatchObject({
      transaction_status: 'SUCCESS',
      payout_item: { receiver: 'pay@fixit.example.org', sender_item_id: 'pay-1' },
    });
    const alone = await send('GET', `/v1/payments/payouts-item/${item(done).payout_item_id}`, await token());
    expect(alone.body).toMatchObject({ transaction_status: 'SUCCESS', sender_batch_id: 'claim#1' });
    expect(paypal.payments('CLM-0A1B2C3D')).toEqual([
      {
        to: 'pay@fixit.example.org',
        amountCents: 12_050,
        currency: 'USD',
        status: 'SUCCESS',
        at: '2026-03-01T12:00:00.000Z',
        batchId: header(created).payout_batch_id,
        reference: 'pay-1',
      },
    ]);
    expect(paypal.payments('CLM-ZZZZZZZZ')).toEqual([]);
  });

  it('with a known batch id are refused for 30 days, over restarts, and name the first batch', async () => {
    const folder = openDataFolder(null);
    const created = await machine(folder).pay('claim#1');
    const later = machine(folder, START + 30 * DAY);
    const again = await later.pay('claim#1', 'other@example.com');
    expect(again.status).toBe(400);
    expect(again.body).toMatchObject({
      name: 'USER_BUSINESS_ERROR',
      details: [
        {
          field: 'SENDER_BATCH_ID',
          issue: 'Batch with given sender_batch_id already exists',
          link: [
            { href: `http://127.0.0.1:4566/_paypal/v1/payments/payouts/${header(created).payout_batch_id}` },
          ],
        },
      ],
    });
    await later.clock.advance(START + 30 * DAY + 1);
    expect((await later.pay('claim#1')).status).toBe(201);
    expect(later.paypal.payments()).toHaveLength(2);
  });

  it.each([
    [
      'unclaimed',
      [
        [0, 'UNCLAIMED'],
        [30 * DAY, 'RETURNED'],
      ],
    ],
    ['returned', [[0, 'RETURNED']]],
    ['blocked', [[0, 'BLOCKED']]],
    [
      'onhold',
      [
        [0, 'ONHOLD'],
        [DAY, 'SUCCESS'],
      ],
    ],
    ['failed', [[0, 'FAILED']]],
    [
      'slow',
      [
        [0, 'PENDING'],
        [10 * MINUTE, 'SUCCESS'],
      ],
    ],
  ] as const)('to a receiver tagged +%s go %j', async (tag, course) => {
    const { pay, read, clock } = machine();
    const { payout_batch_id: id } = header(await pay('b', `pay+${tag}@fixit.example.org`));
    for (const [after, status] of course) {
      await clock.advance(START + after);
      const answer = await read(id);
      expect(item(answer).transaction_status).toBe(status);
      expect(header(answer).batch_status).toBe(status === 'PENDING' ? 'PROCESSING' : 'SUCCESS');
    }
  });

  it.each([
    ['no JSON', '{', 'VALIDATION_ERROR'],
    [
      'a fraction of a cent',
      {
        sender_batch_header: { sender_batch_id: 'x' },
        items: [{ amount: { value: '1.005', currency: 'USD' }, receiver: 'a@example.com' }],
      },
      'VALIDATION_ERROR',
    ],
    ['no items', { sender_batch_header: { sender_batch_id: 'x' }, items: [] }, 'VALIDATION_ERROR'],
  ])('with %s are refused', async (_case, content, name) => {
    const { send, token } = machine();
    expect(await send('POST', '/v1/payments/payouts', await token(), content)).toMatchObject({
      status: 400,
      body: { name },
    });
  });

  it('need a token that is not older than nine hours', async () => {
    const { send, token, clock } = machine();
    expect((await send('POST', '/v1/oauth2/token', `Basic ${btoa('id:')}`)).status).toBe(401);
    const old = await token();
    expect((await send('GET', '/v1/payments/payouts/x', old)).status).toBe(404);
    await clock.advance(START + 9 * 60 * MINUTE);
    expect((await send('GET', '/v1/payments/payouts/x', old)).body).toMatchObject({
      name: 'AUTHENTICATION_FAILURE',
    });
  });
});
