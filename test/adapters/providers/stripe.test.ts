import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  CardDeclined,
  CardPayments,
  RefundRefused,
  UnknownPaymentMethod,
} from '../../../lambdas/adapters/providers/stripe.ts';
import { ForgedEvent, readStripeEvent } from '../../../lambdas/adapters/providers/stripe-events.ts';
import type { HttpRequest } from '../../../local/aws-service.ts';
import { openDataFolder } from '../../../local/storage/open-data-folder.ts';
import { createStripe, type StripeSimulator } from '../../../local/stripe/simulator.ts';
import { ActivityCount } from '../../../local/time/activity-count.ts';
import { SimulatedClock } from '../../../local/time/simulated-clock.ts';

/** Stripe's own client against the simulator: what the adapter relies on. */

const origin = 'http://localhost:4566';
const prefix = '/_stripe';
const at = '2026-03-10T17:00:00.000Z';

const secret = 'whsec_test_1';
const delivered: HttpRequest[] = [];
let answers: number[] = [];
const deliver = (request: HttpRequest) => {
  delivered.push(request);
  return { status: answers.shift() ?? 200 };
};

let stripe: StripeSimulator;
let payments: CardPayments;
let clock: SimulatedClock;

beforeEach(() => {
  const activity = new ActivityCount();
  clock = new SimulatedClock(activity, Date.parse(at));
  delivered.length = 0;
  stripe = createStripe({
    ...{ folder: openDataFolder(null), clock, activity, origin, prefix },
    faults: { apply: (_service, _operation, run) => run() },
    endpoint: { path: '/webhooks', secret: () => secret, deliver: async (request) => deliver(request) },
  });
  vi.stubGlobal('fetch', async (input: string, init: RequestInit = {}) => {
    const url = new URL(input);
    const { status, headers, body } = await stripe.handle({
      method: init.method ?? 'GET',
      path: url.pathname,
      query: url.search.slice(1),
      headers: Object.fromEntries(new Headers(init.headers)),
      body: Buffer.from(String(init.body ?? '')),
    });
    return new Response(Buffer.from(body), { status, headers: { ...headers } });
  });
  payments = new CardPayments(`${origin}${prefix}`, 'sk_test_1');
});

const payer = () => payments.createCustomer({ name: 'Casey', email: 'casey@example.com', key: 'payer-1' });
const chargeOf = (customerId: string, paymentMethodId: string, key = 'C1-0') =>
  payments.charge({
    ...{ customerId, paymentMethodId, cents: 1_500, key },
    chargeId: 'C1',
    planNumber: 'PLN-1',
  });

describe('cards', () => {
  it.each([
    ['pm_card_visa', 'visa', '4242'],
    ['pm_card_mastercard', 'mastercard', '4444'],
    ['tok_visa', 'visa', '4242'],
    ['pm_card_chargeCustomerFail', 'visa', '0341'],
  ])('%s is kept', async (given, brand, last4) => {
    const card = await payments.saveCard(await payer(), given, at);
    expect(card).toMatchObject({
      brand,
      last4,
      expYear: 2030,
      addedAt: at,
      paymentMethodId: expect.stringMatching(/^pm_1/),
    });
  });

  it.each([
    ['pm_card_chargeDeclined', 'generic_decline', 'Your card was declined.'],
    ['tok_chargeDeclinedInsufficientFunds', 'insufficient_funds', 'Your card has insufficient funds.'],
    ['pm_card_chargeDeclinedExpiredCard', 'expired_card', 'Your card has expired.'],
    [
      'pm_card_authenticationRequired',
      'requires_action',
      'The bank wants the card to be confirmed. Please use another one.',
    ],
  ])('%s is declined', async (given, code, reason) => {
    await expect(payments.saveCard(await payer(), given, at)).rejects.toMatchObject({
      name: 'CardDeclined',
      code,
      reason,
    });
  });

  it.each(['pm_1Unknown', 'pm_card_nonsense', 'tok_nonsense'])('%s does not exist', async (given) => {
    await expect(payments.saveCard(await payer(), given, at)).rejects.toThrow(UnknownPaymentMethod);
  });

  it('are entered on a page of the provider’s', async () => {
    const customerId = await payer();
    const { sessionId, url } = await payments.openCardPage(
      customerId,
      'https://portal.example.com/plans/PLN-1',
      'PLN-1',
    );
    await expect(payments.cardFromPage(customerId, sessionId, at)).rejects.toThrow(UnknownPaymentMethod);
    const page = async (card: string) => fetch(url, { method: 'POST', body: `card=${card}` });
    expect(await (await fetch(url)).text()).toContain('Visa 4242');
    expect((await page('chargeDeclined')).status).toBe(402);
    const done = await page('visa');
    expect(done.headers.get('location')).toBe(`https://portal.example.com/plans/PLN-1?session=${sessionId}`);
    expect(await payments.cardFromPage(customerId, sessionId, at)).toMatchObject({ last4: '4242' });
    const other = await payments.createCustomer({
      name: 'Riley',
      email: 'riley@example.com',
      key: 'payer-2',
    });
    await expect(payments.cardFromPage(other, sessionId, at)).rejects.toThrow(UnknownPaymentMethod);
  });
});

describe('charges', () => {
  it('happen once for a key, and are found again when the key is forgotten', async () => {
    const customerId = await payer();
    const { paymentMethodId } = await payments.saveCard(customerId, 'pm_card_visa', at);
    const first = await chargeOf(customerId, paymentMethodId);
    expect(await chargeOf(customerId, paymentMethodId)).toBe(first);
    expect(stripe.movements()).toHaveLength(1);
    await clock.advance(clock.now() + 25 * 3_600_000);
    expect(await payments.paymentFor(customerId, 'C1')).toBe(first);
    expect(await payments.paymentFor(customerId, 'C2')).toBeUndefined();
  });

  it('are declined by a card that was kept, the same for the same key', async () => {
    const customerId = await payer();
    const { paymentMethodId } = await payments.saveCard(customerId, 'pm_card_chargeCustomerFail', at);
    for (const key of ['C1-0', 'C1-0', 'C1-1'])
      await expect(chargeOf(customerId, paymentMethodId, key)).rejects.toThrow(CardDeclined);
    expect(await payments.paymentFor(customerId, 'C1')).toBeUndefined();
  });

  it('under one key with other parameters are a fault of the caller’s', async () => {
    const customerId = await payer();
    const visa = await payments.saveCard(customerId, 'pm_card_visa', at);
    const other = await payments.saveCard(customerId, 'pm_card_amex', at);
    await chargeOf(customerId, visa.paymentMethodId);
    await expect(chargeOf(customerId, other.paymentMethodId)).rejects.toMatchObject({
      type: 'StripeIdempotencyError',
    });
  });
});

describe('refunds', () => {
  it('give back in parts, once for a key, and never more than was charged', async () => {
    const customerId = await payer();
    const { paymentMethodId } = await payments.saveCard(customerId, 'pm_card_visa', at);
    const paymentIntentId = await chargeOf(customerId, paymentMethodId);
    const first = await payments.refund({ paymentIntentId, cents: 1_000, key: 'R1' });
    expect(await payments.refund({ paymentIntentId, cents: 1_000, key: 'R1' })).toBe(first);
    expect(await payments.refundFor(paymentIntentId, 'R1')).toBe(first);
    await expect(payments.refund({ paymentIntentId, cents: 600, key: 'R2' })).rejects.toThrow(RefundRefused);
    await payments.refund({ paymentIntentId, cents: 500, key: 'R3' });
    await expect(payments.refund({ paymentIntentId, cents: 1, key: 'R4' })).rejects.toThrow(
      'already been refunded',
    );
    expect(stripe.movements().filter(({ kind }) => kind === 'refund')).toHaveLength(2);
  });
});

describe('events', () => {
  const paid = async (card = 'pm_card_visa') => {
    const customerId = await payer();
    const { paymentMethodId } = await payments.saveCard(customerId, card, at);
    return chargeOf(customerId, paymentMethodId, `C1-${card}`);
  };
  const typesOf = () => delivered.map(({ body }) => JSON.parse(Buffer.from(body).toString()).type);
  const event = (index = 0) => {
    const { body = new Uint8Array(), headers } = delivered[index] ?? {};
    return { body: Buffer.from(body).toString(), signature: headers?.['stripe-signature'] ?? '' };
  };
  const move = (ms: number) => clock.advance(clock.now() + ms);

  it('reach the endpoint signed as Stripe signs, and again until they are taken', async () => {
    answers = [500, 503];
    const paymentIntentId = await paid();
    await move(1_000);
    await move(5 * 60_000);
    await move(30 * 60_000);
    await move(86_400_000);
    expect(typesOf()).toEqual(Array(3).fill('payment_intent.succeeded'));
    const { body, signature } = event(2);
    const read = readStripeEvent(body, signature, secret, ms(2));
    expect(read).toEqual({ about: 'payment', paymentIntentId });
    expect(new Set(delivered.map((one) => JSON.parse(Buffer.from(one.body).toString()).id)).size).toBe(1);
  });

  /** When a delivery was signed. */
  const ms = (index: number): number => Number(/t=(\d+)/.exec(event(index).signature)?.[1]) * 1_000;

  it.each<[string, (one: { body: string; signature: string }) => [string, string, string, number]]>([
    ['by another secret', ({ body, signature }) => [body, signature, 'whsec_other', 0]],
    ['over another body', ({ body, signature }) => [`${body} `, signature, secret, 0]],
    ['six minutes ago', ({ body, signature }) => [body, signature, secret, 360_000]],
    ['for in six minutes', ({ body, signature }) => [body, signature, secret, -360_000]],
    ['by nobody', ({ body }) => [body, '', secret, 0]],
    ['in a scheme of no worth', ({ body, signature }) => [body, signature.replace('v1', 'v0'), secret, 0]],
  ])('signed %s are refused', async (_how, forge) => {
    await paid();
    await move(1_000);
    const [body, signature, by, later] = forge(event());
    expect(() => readStripeEvent(body, signature, by, ms(0) + later)).toThrow(ForgedEvent);
  });

  it('tell of disputes, which are read with the payment as they stand', async () => {
    const paymentIntentId = await paid('pm_card_createDispute');
    const [dispute] = (await payments.payment(paymentIntentId))?.disputes ?? [];
    expect(dispute).toMatchObject({ status: 'open', amountCents: 1_500, reason: 'fraudulent' });
    const path = `${origin}${prefix}/v1/disputes/${dispute?.disputeId}`;
    const headers = { authorization: 'Bearer sk_test_1' };
    await fetch(path, { method: 'POST', headers, body: 'evidence[uncategorized_text]=winning_evidence' });
    expect((await payments.payment(paymentIntentId))?.disputes).toMatchObject([{ status: 'won' }]);
    await move(1_000);
    expect(typesOf()).toEqual([
      'payment_intent.succeeded',
      'charge.dispute.created',
      'charge.dispute.closed',
    ]);
  });

  it('tell of refunds that come back, and of those that nobody here made', async () => {
    const paymentIntentId = await paid('pm_card_refundFail');
    await payments.refund({ paymentIntentId, cents: 500, key: 'R1' });
    expect((await payments.payment(paymentIntentId))?.refunds).toMatchObject([
      { refundId: 'R1', status: 'failed', failedBecause: 'expired or canceled card' },
    ]);
    const body = `payment_intent=${await paid()}&amount=300`;
    await fetch(`${origin}${prefix}/v1/refunds`, {
      ...{ method: 'POST', headers: { authorization: 'Bearer sk_test_1' }, body },
    });
    await move(1_000);
    expect(typesOf()).toContain('refund.failed');
    expect(typesOf().at(-1)).toBe('charge.refunded');
  });
});
