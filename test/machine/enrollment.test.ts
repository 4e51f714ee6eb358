import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Claimflow } from './claimflow.ts';
import { enter, type Newcomer, newcomer, passcodeTo } from './newcomer.ts';

/** Plans on the whole machine: sold in three ways, paid through the Stripe simulator, activated, charged again, ended. */

let flow: Claimflow;
beforeAll(async () => {
  flow = await Claimflow.start();
});
afterAll(async () => {
  await flow.stop();
});

const order = (customer: Newcomer, more: object = {}): object => ({
  planCode: 'everything',
  term: 'monthly',
  customer,
  device: { kind: 'phone', make: 'Apple', model: 'iPhone 15', condition: 'working' },
  paymentMethod: 'pm_card_visa',
  ...more,
});

/** Signs in with the passcode of the text. */
const arrive = async (person: Newcomer) => enter(flow, person, await passcodeTo(flow, person.phone));

const movements = () => flow.runtime.services.stripe.movements();
const movementsOf = (planNumber: string) =>
  movements()
    .filter(({ reference }) => reference.includes(planNumber))
    .map(({ kind, amountCents, status }) => ({ kind, amountCents, status }));

describe('a plan of the demo', () => {
  it('says what ending or changing it would come to', async () => {
    const { items } = await flow.ok('customer', 'GET', '/enrollments');
    const path = `/enrollments/${items[0].enrollmentId}`;
    const { refundCents } = await flow.ok('customer', 'POST', `${path}/cancel`, {
      mode: 'now',
      preview: true,
    });
    expect(refundCents).toBeGreaterThanOrEqual(0);
    expect(refundCents).toBeLessThan(1_500);
    const end = await flow.ok('customer', 'POST', `${path}/cancel`, { mode: 'end-of-cycle', preview: true });
    expect(end).toMatchObject({ refundCents: 0, endsAt: items[0].paidThrough });
    const yearly = await flow.ok('customer', 'POST', `${path}/change`, { term: 'annual', preview: true });
    expect(yearly.chargedCents).toBe(18_000 - refundCents);
  });
});

describe('a plan bought by the customer', () => {
  it('is paid, invited to by text, activated, and covers from 00:01 of the next day', async () => {
    const sasha = newcomer();
    const sold = await flow.ok(undefined, 'POST', '/enrollments', order(sasha));
    expect(sold).toMatchObject({
      planCode: 'everything',
      term: 'monthly',
      status: 'pending-activation',
      priceCents: 1_500,
      paymentCurrent: true,
      price: { cents: 1_500 },
    });
    expect(sold).not.toHaveProperty('coverStartsAt');
    expect(movementsOf(sold.planNumber)).toEqual([
      { kind: 'charge', amountCents: 1_500, status: 'succeeded' },
    ]);

    const call = await arrive(sasha);
    const active = await call('POST', `/enrollments/${sold.enrollmentId}/activate`, {});
    expect(active.body).toMatchObject({ status: 'active', coverStartsAt: '2026-03-11T07:01:00.000Z' });
    const { body: devices } = await call('GET', '/devices');
    expect(devices.items).toMatchObject([{ kind: 'phone', model: 'iPhone 15', planNumber: sold.planNumber }]);
    const { body: plans } = await call('GET', '/enrollments');
    expect(plans.items).toMatchObject([
      { planNumber: sold.planNumber, card: { brand: 'visa', last4: '4242' } },
    ]);

    const certificate = await call('GET', `/enrollments/${sold.planNumber}/certificate?format=card`);
    expect([certificate.status, String(certificate.body).slice(0, 5)]).toEqual([200, '%PDF-']);
    const { messages } = await flow.control(`/mail?to=${sasha.email}`);
    expect(messages[0].attachments).toMatchObject([
      { filename: `certificate-${sold.planNumber}.pdf`, contentType: 'application/pdf' },
    ]);

    const cancelled = await call('POST', `/enrollments/${sold.enrollmentId}/cancel`, { mode: 'now' });
    expect(cancelled.body).toMatchObject({ refundCents: 1_500, endsAt: '2026-03-10T17:00:00.000Z' });
    expect(movementsOf(sold.planNumber)).toContainEqual({
      kind: 'refund',
      amountCents: 1_500,
      status: 'succeeded',
    });
    expect((await flow.mails(sasha.email)).map(({ subject }) => subject)).toEqual(
      expect.arrayContaining([`Your plan ${sold.planNumber}`, `Your plan ${sold.planNumber} is cancelled`]),
    );
  });

  it('comes to nothing when the card is declined, and sends nothing', async () => {
    const sasha = newcomer();
    const body = order(sasha, { paymentMethod: 'pm_card_chargeDeclined' });
    const refused = await flow.api(undefined, 'POST', '/enrollments', body);
    expect(refused).toMatchObject({
      status: 402,
      body: { type: expect.stringMatching(/\/payment-declined$/) },
    });
    await flow.runtime.idle();
    expect((await flow.control(`/sms?to=${encodeURIComponent(sasha.phone)}`)).messages).toEqual([]);
    expect(await flow.mails(sasha.email)).toEqual([]);
  });

  it('happens once for one Idempotency-Key', async () => {
    const sasha = newcomer();
    const headers = { 'idempotency-key': 'sale-1' };
    const one = await flow.api(undefined, 'POST', '/enrollments', order(sasha), headers);
    const other = await flow.api(undefined, 'POST', '/enrollments', order(sasha), headers);
    expect(other.body.planNumber).toBe(one.body.planNumber);
    expect(movementsOf(one.body.planNumber)).toHaveLength(1);
  });
});

describe('a plan sold by a partner', () => {
  it('is told to the customer alone, waits for the card, and earns a referral', async () => {
    const sasha = newcomer();
    const { paymentMethod: _later, ...body } = order(sasha, {
      planCode: 'phone-only',
      seenWorking: true,
    }) as Record<string, unknown>;
    const sold = await flow.ok('partner', 'POST', '/enrollments', body);
    expect(sold).toMatchObject({ status: 'pending-activation', paymentCurrent: false, waitsFor: 'payment' });
    expect(await flow.ok('partner', 'GET', '/partners/me/referrals')).toMatchObject({
      items: [{ planNumber: sold.planNumber, status: 'accrued', amountCents: 2_000 }],
    });
    const call = await arrive(sasha);
    const page = await call('POST', `/enrollments/${sold.enrollmentId}/card-page`, {});
    const { pathname } = new URL(page.body.url);
    await flow.runtime.aws({
      ...{ method: 'POST', path: pathname, query: '', headers: {} },
      body: Buffer.from('card=mastercard'),
    });
    const paid = await call('PUT', `/enrollments/${sold.enrollmentId}/payment-method`, {
      paymentMethod: { cardPage: page.body.sessionId },
    });
    expect(paid.body).toMatchObject({ paymentCurrent: true, card: { last4: '4444' } });
    const active = await call('POST', `/enrollments/${sold.enrollmentId}/activate`, {});
    expect(active.body).toMatchObject({ status: 'active' });
  });
});

describe('what the payment provider tells by itself', () => {
  const second = 1_000;
  const provider = (path: string, body: string) =>
    flow.runtime.aws({
      ...{ method: 'POST', path: `/_stripe/v1${path}`, query: '', body: Buffer.from(body) },
      headers: { authorization: 'Bearer sk_test_1' },
    });
  const objectOf = async (answer: ReturnType<typeof provider>) =>
    JSON.parse(Buffer.from((await answer).body).toString());

  it('marks a plan whose payment is disputed, and takes nothing back from anybody', async () => {
    const sasha = newcomer();
    const sold = await flow.ok(
      'partner',
      'POST',
      '/enrollments',
      order(sasha, { paymentMethod: 'pm_card_createDispute' }),
    );
    await flow.advance(second);
    await flow.runtime.idle();
    const plan = () => flow.ok('agent', 'GET', `/enrollments/${sold.enrollmentId}`);
    expect(await plan()).toMatchObject({
      status: 'pending-activation',
      paymentCurrent: true,
      dispute: { status: 'open', amountCents: 1_500, reason: 'fraudulent' },
    });
    expect(await flow.ok('partner', 'GET', `/enrollments/${sold.enrollmentId}`)).not.toHaveProperty(
      'dispute',
    );
    const subjects = async () => (await flow.mails('agent@example.com')).map(({ subject }) => subject);
    expect(await subjects()).toContain(`A payment is disputed: plan ${sold.planNumber}`);
    const { items } = await flow.ok('partner', 'GET', '/partners/me/referrals');
    expect(items.find((one: { planNumber: string }) => one.planNumber === sold.planNumber)).toMatchObject({
      status: 'accrued',
    });
  });

  it('stores a refund that was made there, once', async () => {
    const sasha = newcomer();
    const sold = await flow.ok(undefined, 'POST', '/enrollments', order(sasha));
    const [{ id = '' } = {}] = movements().filter(({ reference }) => reference.includes(sold.planNumber));
    const refund = await objectOf(provider('/refunds', `payment_intent=${id}&amount=400`));
    expect(refund).toMatchObject({ object: 'refund', amount: 400 });
    await flow.advance(second);
    await flow.runtime.idle();
    const { items } = await flow.ok('agent', 'GET', `/enrollments/${sold.enrollmentId}/charges`);
    expect(items).toMatchObject([{ amountCents: 1_500, refundedCents: 400, status: 'paid' }]);
  });

  it('takes the card of somebody who never came back from its page', async () => {
    const sasha = newcomer();
    const { paymentMethod: _later, ...body } = order(sasha) as Record<string, unknown>;
    const sold = await flow.ok('partner', 'POST', '/enrollments', body);
    const call = await arrive(sasha);
    const page = await call('POST', `/enrollments/${sold.enrollmentId}/card-page`, {});
    const { pathname } = new URL(page.body.url);
    await flow.runtime.aws({
      ...{ method: 'POST', path: pathname, query: '', headers: {} },
      body: Buffer.from('card=visa'),
    });
    await flow.advance(second);
    await flow.runtime.idle();
    expect((await call('GET', `/enrollments/${sold.enrollmentId}`)).body).toMatchObject({
      paymentCurrent: true,
      card: { last4: '4242' },
    });
    expect(movementsOf(sold.planNumber)).toHaveLength(1);
  });

  it('is believed by its signature alone', async () => {
    const body = { id: 'evt_1', type: 'charge.refunded', data: { object: { payment_intent: 'pi_1' } } };
    const path = '/webhooks/stripe';
    const at = Math.floor(flow.runtime.clock.now() / second);
    const forged = { 'stripe-signature': `t=${at},v1=${'0'.repeat(64)}` };
    for (const headers of [{}, forged])
      expect(await flow.api(undefined, 'POST', path, body, headers)).toMatchObject({
        status: 400,
        body: { errors: [{ path: 'Stripe-Signature' }] },
      });
  });
});
