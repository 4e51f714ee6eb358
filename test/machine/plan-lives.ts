import { expect } from 'vitest';
import { Dice } from '../simulation/dice.ts';
import type { Answer, Claimflow } from './claimflow.ts';
import { type CallAs, enter, newcomer, passcodeTo } from './newcomer.ts';

/**
 * Plans bought, paid, failing, lapsing, changed, cancelled, disputed and refunded outside, from a seed, while the payment
 * provider and the table fail now and then and the machine dies. What the provider has in its books in the end is held
 * against what the plans say, by a reckoning of its own.
 */

const day = 86_400_000;

interface Life {
  readonly planNumber: string;
  readonly soldAt: string;
  readonly call: CallAs;
  readonly order: { readonly planCode: string; readonly term: string; readonly promoCode?: string };
  /** Its price and periods are no longer those of the sale. */
  changed: boolean;
}

const cards = [
  [5, 'pm_card_visa'],
  [2, 'pm_card_chargeCustomerFail'],
  [1, 'pm_card_createDispute'],
  [1, 'pm_card_refundFail'],
] as const;

/** What can go wrong while nobody looks. */
const weather = [
  { service: 'stripe', operation: '*', mode: 'error', rate: 0.15 },
  { service: 'dynamodb', operation: 'TransactWriteItems', mode: 'throttle', rate: 0.05 },
  { service: 'lambda', operation: 'Invoke', mode: 'error', rate: 0.02 },
] as const;

async function provider(flow: Claimflow, method: string, path: string, body = ''): Promise<Answer['body']> {
  const [where = '', query = ''] = path.split('?');
  const answer = await flow.runtime.aws({
    ...{ method, path: `/_stripe/v1${where}`, query, body: Buffer.from(body) },
    headers: { authorization: 'Bearer sk_test_1' },
  });
  return JSON.parse(Buffer.from(answer.body).toString());
}

async function bought(flow: Claimflow, dice: Dice): Promise<Life> {
  const sasha = newcomer();
  const card = dice.weighted(cards);
  const planCode = dice.pick(['everything', 'everything-student', 'phone-only']);
  const term = planCode !== 'phone-only' && dice.chance(0.2) ? 'annual' : 'monthly';
  // A card that no charge succeeds on buys what costs nothing yet.
  const free = card === 'pm_card_chargeCustomerFail';
  const promoCode = free ? 'PARTNER3' : dice.pick([undefined, 'PARTNER3', 'SAVE']);
  const order = {
    ...{ planCode, term: free ? 'monthly' : term },
    ...(promoCode !== undefined && { promoCode }),
  };
  const device = { kind: 'phone', make: 'Apple', model: 'iPhone 15 Pro', condition: 'working' };
  const sold = await flow.ok(dice.pick([undefined, 'partner', 'agent']), 'POST', '/enrollments', {
    ...{ ...order, customer: sasha, device, paymentMethod: card },
  });
  const call = await enter(flow, sasha, await passcodeTo(flow, sasha.phone));
  // Some never activate: their plan ends, and everything goes back.
  if (dice.chance(0.85)) await call('POST', `/enrollments/${sold.planNumber}/activate`, {});
  return { planNumber: sold.planNumber, soldAt: sold.soldAt, call, order, changed: false };
}

/** Something that a customer, an operator at the provider's, or a bank does. */
async function happens(flow: Claimflow, dice: Dice, life: Life): Promise<void> {
  const { call, planNumber } = life;
  const path = `/enrollments/${planNumber}`;
  const what = dice.weighted([
    [3, 'nothing'],
    [2, 'cancel-now'],
    [1, 'cancel-later'],
    [2, 'another-card'],
    [2, 'change'],
    [1, 'refund-outside'],
    [1, 'dispute-decided'],
  ] as const);
  if (what === 'cancel-now') await call('POST', `${path}/cancel`, { mode: 'now' });
  if (what === 'cancel-later') await call('POST', `${path}/cancel`, { mode: 'end-of-cycle' });
  if (what === 'another-card')
    await call('PUT', `${path}/payment-method`, { paymentMethod: dice.weighted(cards) });
  if (what === 'change') {
    const planCode = dice.pick(['everything', 'phone-only']);
    const { status } = await call('POST', `${path}/change`, { planCode });
    life.changed ||= status === 200;
  }
  const paid = intentsOf(flow, planNumber).find(({ status }) => status === 'succeeded');
  if (!paid) return;
  if (what === 'refund-outside')
    await provider(flow, 'POST', '/refunds', `payment_intent=${paid.id}&amount=${dice.between(1, 90)}`);
  if (what === 'dispute-decided') {
    const words = dice.pick(['winning_evidence', 'losing_evidence']);
    const { data } = await provider(flow, 'GET', `/disputes?payment_intent=${paid.id}`);
    for (const { id, status } of data)
      if (status === 'needs_response')
        await provider(flow, 'POST', `/disputes/${id}`, `evidence[uncategorized_text]=${words}`);
  }
}

/** Payments of a plan in the provider's books: which charge, and which try of it. */
const intentsOf = (flow: Claimflow, planNumber: string) =>
  flow.runtime.services.stripe
    .movements()
    .filter(({ kind, reference }) => kind === 'charge' && reference.startsWith(`${planNumber} `))
    .map((one) => {
      const [, chargeId = '', tries = ''] = one.reference.split(' ');
      return { ...one, chargeId, tries };
    });

/** Lives through some months. */
export async function livePlans(flow: Claimflow, seed: number, count: number): Promise<Life[]> {
  const dice = new Dice(seed);
  const lives: Life[] = [];
  for (let number = 0; number < count; number += 1) lives.push(await bought(flow, dice));
  for (let chapter = 0; chapter < 12; chapter += 1) {
    const rules = dice.chance(0.6) ? weather : [];
    flow.runtime.services.faults.set({ seed: dice.seed(), rules });
    await flow.advance(dice.between(4, 12) * day);
    flow.runtime.services.faults.set({ seed: 1, rules: [] });
    if (dice.chance(0.25)) await flow.crash();
    await flow.runtime.idle();
    for (const life of lives) if (dice.chance(0.4)) await happens(flow, dice, life);
  }
  // Grace runs out, and what was put off is done.
  await flow.advance(20 * day);
  await flow.runtime.idle();
  return lives;
}

const zone = 'America/Los_Angeles';
const localDay = (instant: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }).format(new Date(instant));

/** The day so many months later, the last of a month that is shorter. */
function monthsLater(from: string, months: number): string {
  const [year = 0, month = 0, date = 0] = localDay(from).split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}

/** Prices of the plans as the page of plans says them, in cents: what term `number` costs. */
function priceOf({ planCode, term, promoCode }: Life['order'], number: number): number {
  const monthly = {
    everything: 1_500,
    'everything-student': number === 0 ? 1_300 : 1_500,
    'phone-only': 1_200,
  };
  const month = monthly[planCode as keyof typeof monthly];
  if (term === 'annual') {
    if (number > 0 || promoCode === undefined) return month * 12;
    return promoCode === 'PARTNER3' ? month * 9 : month * 11 + 100;
  }
  if (promoCode === 'PARTNER3') return number < 3 ? 0 : month;
  return promoCode === 'SAVE' && number === 0 ? 100 : month;
}

/** Holds a plan against the provider's books. */
export async function expectBooksAgree(flow: Claimflow, life: Life): Promise<void> {
  const { planNumber, order, soldAt } = life;
  const plan = await flow.ok('agent', 'GET', `/enrollments/${planNumber}`);
  const { items } = await flow.ok('agent', 'GET', `/enrollments/${planNumber}/charges`);
  const intents = intentsOf(flow, planNumber);
  for (const charge of items) await expectChargeAgrees(flow, charge, intents);
  const periods = items.filter(({ kind }: { kind: string }) => kind === 'period');
  if (!life.changed)
    periods.forEach((charge: { from: string; amountCents: number; status: string }, number: number) => {
      const months = order.term === 'annual' ? 12 * number : number;
      expect(localDay(charge.from), `${planNumber} period ${number}`).toBe(monthsLater(soldAt, months));
      if (charge.status !== 'void')
        expect(charge.amountCents, `${planNumber} period ${number}`).toBe(priceOf(order, number));
    });
  const due = items.filter(({ status }: { status: string }) => status === 'due');
  // Twenty days without weather: nothing is under way any more but what waits for its next try.
  expect([planNumber, plan.status, due.length > 0]).toEqual([
    planNumber,
    expect.stringMatching(due.length > 0 ? /^past-due$/ : /^(active|cancelled|lapsed|ended)$/),
    due.length > 0,
  ]);
}

interface Charge {
  readonly chargeId: string;
  readonly status: string;
  readonly amountCents: number;
  readonly refundedCents: number;
}

async function expectChargeAgrees(
  flow: Claimflow,
  { chargeId, status, amountCents, refundedCents }: Charge,
  all: ReturnType<typeof intentsOf>,
): Promise<void> {
  const intents = all.filter((one) => one.chargeId === chargeId);
  const paid = intents.filter((one) => one.status === 'succeeded');
  // Taken once, whole, and only for what is paid; each declined try is another one.
  const expected = status === 'paid' && amountCents > 0 ? [amountCents] : [];
  expect(
    paid.map((one) => one.amountCents),
    chargeId,
  ).toEqual(expected);
  const tries = intents.filter((one) => one.status !== 'succeeded').map((one) => one.tries);
  expect(new Set(tries).size, chargeId).toBe(tries.length);
  let back = 0;
  for (const { id } of paid) {
    const { data: refunds } = await provider(flow, 'GET', `/refunds?payment_intent=${id}&limit=100`);
    // One of ours that came back is still owed, and so still gone from the charge.
    for (const { amount, status: made, metadata } of refunds)
      back += made === 'succeeded' || metadata.refundId !== undefined ? amount : 0;
    const { data: disputes } = await provider(flow, 'GET', `/disputes?payment_intent=${id}`);
    for (const dispute of disputes) back += dispute.status === 'lost' ? dispute.amount : 0;
  }
  expect(refundedCents, chargeId).toBe(Math.min(back, amountCents));
}
