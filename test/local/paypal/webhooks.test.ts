import { describe, expect, it } from 'vitest';
import type { HttpRequest } from '../../../local/aws-service.ts';
import { createFaults } from '../../../local/faults/faults.ts';
import { createPayPal } from '../../../local/paypal/simulator.ts';
import { openDataFolder } from '../../../local/storage/open-data-folder.ts';
import { ActivityCount } from '../../../local/time/activity-count.ts';
import { SimulatedClock } from '../../../local/time/simulated-clock.ts';
import { START } from '../ses/machine.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const DAY = 1_440 * MINUTE;

/** PayPal with somebody who takes its webhooks, or does not. */
function machine(folder = openDataFolder(null), now = START) {
  const clock = new SimulatedClock(new ActivityCount(), now);
  const heard: HttpRequest[] = [];
  let status = 200;
  const faults = createFaults({ clock });
  const paypal = createPayPal({
    ...{ folder, clock, faults, origin: 'http://127.0.0.1:4566', prefix: '' },
    webhook: {
      path: '/hook',
      deliver: async (request) => {
        heard.push(request);
        return { status, headers: {}, body: new Uint8Array() };
      },
    },
  });
  const send = async (method: string, path: string, text: string) => {
    const token = `Bearer A21-${Math.floor(clock.now() / SECOND) + 60}`;
    const headers = { authorization: token };
    const answer = await paypal.handle({ method, path, query: '', headers, body: Buffer.from(text) });
    return JSON.parse(Buffer.from(answer.body).toString());
  };
  return {
    ...{ clock, paypal, faults, heard },
    answerWith: (next: number) => {
      status = next;
    },
    later: (ms: number) => clock.advance(clock.now() + ms),
    /** Pays, and reads how it stands, as the app does. */
    pay: async (receiver: string) => {
      const item = { amount: { value: '10.00', currency: 'USD' }, receiver, sender_item_id: 'co#2026-03' };
      const sender_batch_header = { sender_batch_id: 'payout-2026-03-07-abc' };
      const text = JSON.stringify({ sender_batch_header, items: [item] });
      const { batch_header } = await send('POST', '/v1/payments/payouts', text);
      await send('GET', `/v1/payments/payouts/${batch_header.payout_batch_id}`, '');
    },
    told: () => heard.map(({ body }) => JSON.parse(Buffer.from(body).toString())),
    verify: (request: HttpRequest, event = Buffer.from(request.body).toString()) => {
      const said = (name: string) => request.headers[`paypal-${name}`];
      const question = JSON.stringify({
        ...{ transmission_id: said('transmission-id'), transmission_time: said('transmission-time') },
        ...{ cert_url: said('cert-url'), auth_algo: said('auth-algo') },
        ...{ transmission_sig: said('transmission-sig'), webhook_id: 'HOOK' },
      });
      const text = `${question.slice(0, -1)},"webhook_event":${event}}`;
      return send('POST', '/v1/notifications/verify-webhook-signature', text);
    },
  };
}

describe('webhooks', () => {
  it('tell of an item some seconds after it moved, signed so that its sender can be asked about', async () => {
    const { pay, later, told, heard, verify } = machine();
    await pay('pay@fixit.example.org');
    expect(heard).toHaveLength(0);
    await later(5 * SECOND);
    expect(told()).toMatchObject([
      {
        event_type: 'PAYMENT.PAYOUTS-ITEM.SUCCEEDED',
        resource: {
          sender_batch_id: 'payout-2026-03-07-abc',
          payout_item: { sender_item_id: 'co#2026-03' },
          transaction_status: 'SUCCESS',
        },
      },
    ]);
    const [request] = heard as [HttpRequest];
    expect(request).toMatchObject({ method: 'POST', path: '/hook' });
    expect(await verify(request)).toEqual({ verification_status: 'SUCCESS' });
    const forged = Buffer.from(request.body).toString().replace('SUCCESS', 'RETURNED');
    expect(await verify(request, forged)).toEqual({ verification_status: 'FAILURE' });
  });

  it('tell of what comes a month later, and of no reversal', async () => {
    const unclaimed = machine();
    await unclaimed.pay('pay+unclaimed@fixit.example.org');
    await unclaimed.later(31 * DAY);
    expect(unclaimed.told().map(({ event_type }) => event_type)).toEqual([
      'PAYMENT.PAYOUTS-ITEM.UNCLAIMED',
      'PAYMENT.PAYOUTS-ITEM.RETURNED',
    ]);
    const reversed = machine();
    await reversed.pay('pay+reversed@fixit.example.org');
    await reversed.later(60 * DAY);
    expect(reversed.told()).toHaveLength(1);
  });

  it('are sent again, also after a restart, until they are taken; then no more', async () => {
    const folder = openDataFolder(null);
    const before = machine(folder);
    before.answerWith(503);
    await before.pay('pay@fixit.example.org');
    await before.later(2 * MINUTE);
    expect(before.heard).toHaveLength(2);
    before.paypal.stop();

    const after = machine(folder, before.clock.now());
    after.paypal.resume();
    await after.later(3 * DAY);
    expect(after.told()).toMatchObject([{ id: before.told()[0]?.id }]);
  });

  it('are given up after three days of refusal', async () => {
    const { answerWith, pay, later, heard } = machine();
    answerWith(500);
    await pay('pay@fixit.example.org');
    await later(30 * DAY);
    expect(heard).toHaveLength(9);
  });

  it('may be told to come twice, or to get lost, by fault rules', async () => {
    const { faults, pay, later, heard } = machine();
    const rule = { service: 'paypal', operation: 'SendWebhook' } as const;
    faults.set({
      seed: 1,
      rules: [
        { ...rule, mode: 'error', when: 'before', nth: 1 },
        { ...rule, mode: 'duplicate', nth: 2 },
      ],
    });
    await pay('pay@fixit.example.org');
    await later(10 * SECOND);
    expect(heard).toHaveLength(0);
    await later(5 * MINUTE);
    expect(heard).toHaveLength(2);
  });
});
