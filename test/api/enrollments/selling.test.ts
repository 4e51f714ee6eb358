import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plansByVersion } from '../../../lambdas/adapters/counts/plan-counts.ts';
import { customersLike } from '../../../lambdas/adapters/people/customer-search.ts';
import { plansOf, readCustomer, readPlan } from '../../../lambdas/adapters/people/people.ts';
import { readMoney } from '../../../lambdas/adapters/plans/enrollment-store.ts';
import { pendingPartition } from '../../../lambdas/adapters/table/keys.ts';
import { companyReferralsPartition } from '../../../lambdas/adapters/table/money-keys.ts';
import { storeCatalogue } from '../../../lambdas/adapters/terms/terms-store.ts';
import { catalogue202601 } from '../../../lambdas/domain/catalogue/catalogue-2026-01.ts';
import { looseMailRecordSchema } from '../../../lambdas/domain/claim/records.ts';
import { referralSchema } from '../../../lambdas/domain/referrals/referral.ts';
import { type Api, type CallOptions, NOW, startApi } from '../harness.ts';

/** Sales without a card: nothing here reaches the payment provider. */

let api: Api;
beforeAll(async () => {
  api = await startApi(() => import('../../../lambdas/api/enrollments/index.ts'));
});
afterAll(() => api.close());

let count = 0;
const buyer = (more: object = {}) => {
  count += 1;
  return {
    name: `Robin ${count}`,
    email: `robin${count}@example.org`,
    phone: `(415) 555-${3000 + count}`,
    address: { line1: '1 Elm Street', city: 'Austin', region: 'tx', postalCode: '78701', country: 'US' },
    ...more,
  };
};
const order = (more: object = {}) => ({
  planCode: 'everything',
  term: 'monthly',
  customer: buyer(),
  ...more,
});
const plan = { planCode: 'everything', term: 'monthly' };
const sell = (body: object, options: CallOptions = {}) =>
  api.call('POST', '/api/enrollments', { ...options, body });

const mailsTo = async (address: string) => {
  const pending = { index: 'gsi4', partition: pendingPartition('message') } as const;
  return (await api.table.all(pending, looseMailRecordSchema)).filter(({ to }) => to.includes(address));
};

describe('a sale', () => {
  it('by a stranger in another language is confirmed in it', async () => {
    const customer = buyer();
    const headers = { 'accept-language': 'fr-CA,fr;q=0.9,en;q=0.8' };
    const { json } = await sell(order({ customer }), { headers });
    const { customerId } = (await readPlan(api.table, json.planNumber)) ?? { customerId: '' };
    expect(await readCustomer(api.table, customerId)).toMatchObject({ language: 'fr-CA' });
    const mine = await mailsTo(customer.email);
    expect(mine.map(({ subject }) => subject)).toEqual([`Votre plan ${json.planNumber}`]);
  });

  it('to somebody we know tells the seller no number but the typed one', async () => {
    const customer = buyer({ email: 'casey@example.com', phone: '(415) 555-3999' });
    const { json } = await sell(order({ customer, seenWorking: true }), { as: 'volt-owner' });
    expect(json.status).toBe('pending-activation');
    const path = `/api/enrollments/${json.enrollmentId}/invitation`;
    const shown = async (as: 'volt-owner' | 'avery') => (await api.call('GET', path, { as })).json.phone;
    expect([await shown('volt-owner'), await shown('avery')]).toEqual(['+14155553999', '+14155550123']);
    // Another shop brought Casey to us: this one has no text, and no passcode, sent elsewhere. An agent may.
    const correct = (as: 'volt-owner' | 'avery', phone: string) =>
      api.call('POST', path, { as, body: { phone } });
    expect((await correct('volt-owner', '(415) 555-3777')).json.phone).toBe('+14155553777');
    expect([await shown('volt-owner'), await shown('avery')]).toEqual(['+14155553777', '+14155550123']);
    await correct('avery', '(415) 555-3888');
    expect([await shown('volt-owner'), await shown('avery')]).toEqual(['+14155553888', '+14155553888']);
  });

  it('is counted under the catalogue it keeps', async () => {
    const counted = async () =>
      (await plansByVersion(api.table)).find(({ version }) => version === '2026-01')?.plans ?? 0;
    const before = await counted();
    await sell(order());
    expect(await counted()).toBe(before + 1);
  });

  it('by a stranger makes a customer, a plan that waits for a card, and no word of who is known', async () => {
    const { status, json } = await sell(order());
    expect(status).toBe(201);
    expect(json).toMatchObject({
      ...{ planCode: 'everything', term: 'monthly', status: 'pending-activation', priceCents: 1_500 },
      ...{ paymentCurrent: false, waitsFor: 'payment', soldAt: NOW },
      // The end of day 30 in Austin.
      ...{ activateBy: '2026-07-03T04:59:59.999Z', refundUntil: '2026-07-03T04:59:59.999Z' },
      price: { lines: [{ text: 'Everything, monthly', cents: 1_500 }], cents: 1_500 },
    });
    expect(json.planNumber).toMatch(/^PLN-/);
    expect(JSON.stringify(json)).not.toContain('cus-');
    expect(await readPlan(api.table, json.planNumber)).toMatchObject({
      ...{
        channel: 'customer',
        zone: 'America/Chicago',
        catalogueVersion: '2026-01',
        runs: { billing: 1, activation: 1 },
      },
    });
    expect((await readMoney(api.table, json.planNumber)).charges).toMatchObject([
      { status: 'due', amountCents: 1_500 },
    ]);
  });

  it('to somebody we know makes no second customer, tells the same, and changes nothing of the known', async () => {
    const { json: stranger } = await sell(order());
    const known = order({
      customer: buyer({ email: 'RILEY@example.com', phone: '+14155550000', name: 'Somebody Else' }),
    });
    const { status, json } = await sell(known);
    expect(status).toBe(201);
    expect(Object.keys(json).sort()).toEqual(Object.keys(stranger).sort());
    expect(json.priceCents).toBe(1_500);
    expect((await readPlan(api.table, json.planNumber))?.customerId).toBe('riley');
    expect(await customersLike(api.table, 'riley@example.com')).toMatchObject([
      { customerId: 'riley', name: 'Riley' },
    ]);
  });

  it('knows a customer by telephone number and name too, but not by a number that a family shares', async () => {
    const one = await sell(order({ customer: buyer({ name: 'riley', phone: '415 555 0199' }) }));
    expect((await readPlan(api.table, one.json.planNumber))?.customerId).toBe('riley');
    const other = await sell(order({ customer: buyer({ name: 'Ruby', phone: '415 555 0199' }) }));
    expect((await readPlan(api.table, other.json.planNumber))?.customerId).not.toBe('riley');
  });

  it('to one person twice at once makes one customer', async () => {
    const customer = buyer();
    const both = await Promise.all([sell(order({ customer })), sell(order({ customer }))]);
    const owners = await Promise.all(both.map(({ json }) => readPlan(api.table, json.planNumber)));
    expect(new Set(owners.map((plan) => plan?.customerId)).size).toBe(1);
  });

  it('by a customer is his own, 5 % cheaper beside another plan', async () => {
    const { json } = await sell({ planCode: 'phone-only', term: 'monthly' }, { as: 'casey' });
    expect(json).toMatchObject({ priceCents: 760, price: { cents: 760 } });
    expect((await plansOf(api.table, 'casey')).map(({ planNumber }) => planNumber)).toContain(
      json.planNumber,
    );
  });

  it('by a stranger is not cheaper for somebody’s plans, unless it names one of them', async () => {
    const customer = buyer({ email: 'riley@example.com' });
    const { json } = await sell(order({ customer }));
    expect(json.priceCents).toBe(1_500);
    expect((await sell(order({ customer, planNumber: json.planNumber }))).json.priceCents).toBe(1_425);
    expect((await sell(order({ planNumber: json.planNumber }))).json.priceCents).toBe(1_500);
  });

  it('by a partner is the company’s, who registered the customer, and earns a fee by the plan', async () => {
    const phone = { kind: 'phone', make: 'Apple', model: 'iPhone 15 Pro', condition: 'working' };
    const { json } = await sell(order({ planCode: 'phone-only', device: phone, seenWorking: true }), {
      as: 'fixit-clerk',
    });
    expect(json).toMatchObject({ priceCents: 1_200, soldByCompanyId: 'fixit' });
    const plan = await readPlan(api.table, json.planNumber);
    expect(plan).toMatchObject({
      channel: 'partner',
      seenWorkingAt: NOW,
      soldBy: { name: 'Finn, Fixit Repair' },
    });
    const [customer] = await customersLike(api.table, `robin${count}@example.org`);
    expect(customer?.registeredByCompanyId).toBe('fixit');
    const { items } = await api.table.page({ partition: companyReferralsPartition('fixit') }, referralSchema);
    expect(items).toMatchObject([
      { planNumber: json.planNumber, status: 'accrued', amountCents: 2_000, feeSchedule: '2026-01' },
    ]);
    // The first sale, and only the first, asks for the form without which no fee is paid.
    await sell(order(), { as: 'fixit-clerk' });
    expect((await mailsTo('fixit-owner@example.com')).map(({ subject }) => subject)).toEqual([
      'Your first sale: we need your form W-9',
    ]);
    const own = await api.call('GET', '/api/enrollments', { as: 'fixit-owner' });
    expect(own.json.items).toContainEqual(expect.objectContaining({ planNumber: json.planNumber }));
    expect(
      (await api.call('GET', `/api/enrollments/${json.enrollmentId}`, { as: 'volt-owner' })).status,
    ).toBe(404);
  });

  it('by an agent names him, and earns no fee', async () => {
    const { json } = await sell(order({ student: true, protectedMinor: { name: 'Alex' } }), { as: 'avery' });
    expect(json).toMatchObject({
      planCode: 'everything-student',
      priceCents: 1_300,
      student: { proof: 'missing' },
    });
    expect(json.protectedMinor).toEqual({ name: 'Alex' });
    expect(await readPlan(api.table, json.planNumber)).toMatchObject({
      channel: 'agent',
      soldBy: { name: 'Avery' },
    });
  });

  it('under one Idempotency-Key happens once, also when the first call died after writing it', async () => {
    const body = order();
    const headers = { 'idempotency-key': 'one-sale' };
    const [first, second] = [await sell(body, { headers }), await sell(body, { headers })];
    expect([second.status, second.json]).toEqual([201, first.json]);
    expect((await sell({ ...body, term: 'annual' }, { headers })).status).toBe(422);
  });
});

describe('the terms of coverage', () => {
  it('are agreed to with the order, and the plan keeps which', async () => {
    const { json } = await sell(order({ acceptedTerms: '2026-01' }));
    expect(json.termsAccepted).toEqual({ version: '2026-01', at: NOW, how: 'with-the-order' });
  });

  it.each([
    ['a version that is in force no longer', 'nobody', '2025-07'],
    ['somebody at the counter', 'fixit-clerk', '2026-01'],
    ['an agent', 'avery', '2026-01'],
  ] as const)('are not agreed to by %s', async (_who, as, acceptedTerms) => {
    const { status, json } = await sell(order({ acceptedTerms }), as === 'nobody' ? {} : { as });
    expect([status, json.errors[0].path]).toEqual([400, 'acceptedTerms']);
  });

  it('are agreed to by activating, where somebody else sold the plan', async () => {
    const customer = buyer({ email: 'riley@example.com', name: 'Riley' });
    const { json } = await sell(order({ customer }), { as: 'fixit-clerk' });
    expect(json).not.toHaveProperty('termsAccepted');
    const path = `/api/enrollments/${json.enrollmentId}/activate`;
    const old = await api.call('POST', path, { as: 'riley', body: { acceptedTerms: '2025-07' } });
    expect([old.status, old.json.errors[0].path]).toEqual([400, 'acceptedTerms']);
    const active = await api.call('POST', path, { as: 'riley', body: {} });
    expect(active.json.termsAccepted).toEqual({ version: '2026-01', at: NOW, how: 'with-the-activation' });
  });
});

describe('a sale that can’t be', () => {
  const address = { line1: '1 Elm Street', city: 'Austin', region: 'TX', postalCode: '78701', country: 'US' };
  it.each([
    ['no customer', { customer: undefined }, 'customer'],
    ['an unknown plan', { planCode: 'gold' }, 'planCode'],
    ['an unknown term', { term: 'weekly' }, 'term'],
    ['a term the plan is not sold for', { planCode: 'phone-only', term: 'annual' }, 'term'],
    ['a code that is none', { promoCode: 'GIMME' }, 'promoCode'],
    ['a field nobody knows', { colour: 'red' }, 'colour'],
    [
      'an address elsewhere',
      { customer: buyer({ address: { ...address, country: 'FR' } }) },
      'customer.address.country',
    ],
    [
      'a state that is not the ZIP code’s',
      { customer: buyer({ address: { ...address, region: 'CA' } }) },
      'customer.address.region',
    ],
    [
      'a ZIP code that is none',
      { customer: buyer({ address: { ...address, postalCode: '7870' } }) },
      'customer.address.postalCode',
    ],
    ['a telephone number of nowhere', { customer: buyer({ phone: '12345' }) }, 'customer.phone'],
    ['a mail address that is none', { customer: buyer({ email: 'nobody' }) }, 'customer.email'],
    ['a customer of 17', { customer: buyer({ bornOn: '2009-01-01' }) }, 'customer.bornOn'],
    [
      'a grown-up who is to be looked after',
      { protectedMinor: { name: 'Alex', bornOn: '2008-06-02' } },
      'protectedMinor.bornOn',
    ],
    [
      'somebody who is not born yet',
      { protectedMinor: { name: 'Alex', bornOn: '2030-01-01' } },
      'protectedMinor.bornOn',
    ],
    [
      'a damaged device',
      { device: { kind: 'phone', make: 'Apple', model: 'iPhone 15', condition: 'damaged' } },
      'device.condition',
    ],
    [
      'a laptop with a plan for a phone',
      { planCode: 'phone-only', device: { kind: 'laptop', make: 'Dell', model: 'XPS' } },
      'device.kind',
    ],
    ['a drone', { device: { kind: 'drone', make: 'DJI', model: 'Mini' } }, 'device.kind'],
    [
      'an IMEI that is none',
      { device: { kind: 'phone', make: 'Apple', model: 'iPhone 15', imei: '123456789012345' } },
      'device.imei',
    ],
    ['a card number', { paymentMethod: { number: '4242424242424242', cvc: '123' } }, 'paymentMethod'],
  ])('%s', async (_name, more, path) => {
    const { status, json } = await sell({ ...order(), ...more });
    expect(status).toBe(400);
    expect(json.errors.map((fault: { path: string }) => fault.path)).toContain(path);
  });

  it('with a code the payer used before', async () => {
    const first = await sell({ planCode: 'everything', term: 'monthly', promoCode: 'save' }, { as: 'riley' });
    expect(first.json).toMatchObject({ promoCode: 'SAVE', price: { cents: 100 } });
    const { status, json } = await sell(
      { planCode: 'everything', term: 'monthly', promoCode: 'SAVE' },
      { as: 'riley' },
    );
    expect([status, json.errors[0].path]).toEqual([400, 'promoCode']);
  });

  it('with a code that somebody else used last, or that has expired', async () => {
    const promo = { code: 'ONCE', text: '1 month free', effect: { kind: 'free-months', months: 1 } } as const;
    const late = { ...promo, code: 'LATE', until: '2026-06-01T00:00:00Z' };
    const promos = [...catalogue202601.promos, { ...promo, mostUses: 1 }, late];
    const effectiveFrom = new Date(Date.parse(NOW) - 1).toISOString();
    const terms = { ...catalogue202601, promos, version: 'promos', effectiveFrom };
    await storeCatalogue(api.table, terms, { name: 'Drew', at: NOW });
    const quoted = await api.call('POST', '/api/enrollments/quote', { body: { ...plan, promoCode: 'ONCE' } });
    expect(quoted.json.first.cents).toBe(0);
    const both = await Promise.all([sell(order({ promoCode: 'ONCE' })), sell(order({ promoCode: 'once' }))]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 400]);
    const fault = async (promoCode: string) => (await sell(order({ promoCode }))).json.errors[0];
    expect(await fault('ONCE')).toEqual({
      path: 'promoCode',
      message: 'has been used as often as it may be',
    });
    expect(await fault('LATE')).toEqual({ path: 'promoCode', message: 'has expired on 2026-06-01' });
  });

  it('too many in an hour from one address', async () => {
    const headers = { 'x-nothing': 'else' };
    const answers: number[] = [];
    for (let at = 0; at < 70; at += 1)
      answers.push((await sell({ ...order(), term: 'weekly' }, { headers })).status);
    expect(answers).not.toContain(201);
    const limited: number[] = [];
    for (let at = 0; at < 70; at += 1) limited.push((await sell(order({ promoCode: 'GIMME' }))).status);
    expect(limited.at(-1)).toBe(429);
  });
});

describe('before a sale', () => {
  it('the price is told line by line', async () => {
    const body = { planCode: 'everything', term: 'annual', promoCode: 'PARTNER3' };
    const { json } = await api.call('POST', '/api/enrollments/quote', { body });
    expect(json).toEqual({
      ...{ planCode: 'everything', term: 'annual', promoCode: 'PARTNER3' },
      regular: { lines: [{ text: 'Everything, annual', cents: 18_000 }], cents: 18_000 },
      first: {
        lines: [
          { text: 'Everything, annual', cents: 18_000 },
          { text: 'PARTNER3: 3 months free', cents: -4_500 },
        ],
        cents: 13_500,
      },
    });
  });

  it('who does not buy may say why', async () => {
    const body = { reason: 'price', text: 'Too much for an old phone.' };
    expect((await api.call('POST', '/api/enrollments/feedback', { body })).json).toEqual({ received: true });
    expect((await api.call('POST', '/api/enrollments/feedback', { body: { reason: 'moon' } })).status).toBe(
      400,
    );
  });
});

describe('plans', () => {
  it('are a customer’s own; an agent says whose', async () => {
    const { json } = await api.call('GET', '/api/enrollments', { as: 'casey' });
    expect(json.items).toContainEqual(
      expect.objectContaining({ planNumber: 'PLN-CASEY000', priceCents: 1_500 }),
    );
    const agent = await api.call('GET', '/api/enrollments', { as: 'avery' });
    expect([agent.status, agent.json.errors[0].path]).toEqual([400, 'customerId']);
    const query = { customerId: 'riley' };
    expect(
      (await api.call('GET', '/api/enrollments', { as: 'avery', query })).json.items.length,
    ).toBeGreaterThan(0);
    expect((await api.call('GET', '/api/enrollments', { as: 'casey', query })).status).toBe(404);
  });

  it('show what was charged, to the payer and the claims team', async () => {
    const { json } = await sell({ planCode: 'everything', term: 'monthly' }, { as: 'riley' });
    const path = `/api/enrollments/${json.planNumber}/charges`;
    const own = await api.call('GET', path, { as: 'riley' });
    expect(own.json.items).toMatchObject([
      { kind: 'period', status: 'due', amountCents: 1_425, refundedCents: 0 },
    ]);
    expect((await api.call('GET', path, { as: 'avery' })).status).toBe(200);
    expect((await api.call('GET', path, { as: 'casey' })).status).toBe(404);
    expect((await api.call('GET', path, { as: 'fixit-owner' })).status).toBe(403);
  });

  it('say what cancelling and changing would come to, and stay as they are', async () => {
    const preview = { mode: 'now', preview: true };
    const cancelled = await api.call('POST', '/api/enrollments/PLN-CASEY000/cancel', {
      as: 'casey',
      body: preview,
    });
    expect(cancelled.json).toMatchObject({ refundCents: 0, endsAt: NOW, enrollment: { status: 'active' } });
    const { json } = await sell(
      { planCode: 'everything', term: 'monthly', promoCode: 'PARTNER3' },
      { as: 'casey' },
    );
    const change = { term: 'annual', preview: true };
    const changed = await api.call('POST', `/api/enrollments/${json.enrollmentId}/change`, {
      as: 'casey',
      body: change,
    });
    expect(changed.json).toMatchObject({ chargedCents: 17_100, refundCents: 0, term: 'monthly' });
    const real = await api.call('POST', `/api/enrollments/${json.enrollmentId}/change`, {
      as: 'casey',
      body: { term: 'annual' },
    });
    expect(real).toMatchObject({ status: 409, json: { detail: expect.stringContaining('no card yet') } });
  });

  it('without any money behind them can be cancelled too', async () => {
    const body = { mode: 'end-of-cycle' };
    const answer = await api.call('POST', '/api/enrollments/enr-casey/cancel', { as: 'casey', body });
    expect(answer.json).toMatchObject({ refundCents: 0, endsAt: NOW, enrollment: { status: 'cancelled' } });
  });
});
