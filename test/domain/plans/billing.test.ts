import { describe, expect, it } from 'vitest';
import type { PlanCode, PlanTerm } from '../../../lambdas/domain/catalogue/catalogue-schema.ts';
import { confirmSale, quote } from '../../../lambdas/domain/plans/sale.ts';
import { catalogue, Ledger } from './ledger.ts';

const monthly = { planCode: 'everything', term: 'monthly' } as const;
const amounts = (ledger: Ledger): number[] => ledger.money.charges.map(({ amountCents }) => amountCents);
const starts = (ledger: Ledger): string[] => ledger.money.charges.map(({ from }) => from.slice(0, 10));
const kinds = (ledger: Ledger): string[] => ledger.notices.map(({ kind }) => kind);

const now = { nowMs: Date.parse('2026-01-10T18:00:00.000Z'), uses: 0 };

describe('the price of a plan', () => {
  const prices: readonly (readonly [PlanCode, PlanTerm, string | undefined, number, number])[] = [
    ['everything', 'monthly', undefined, 1_500, 1_500],
    ['everything', 'annual', undefined, 18_000, 18_000],
    ['everything-student', 'monthly', undefined, 1_300, 1_300],
    ['everything-student', 'annual', undefined, 15_600, 15_600],
    ['everything', 'monthly', 'PARTNER3', 1_500, 0],
    ['everything', 'annual', 'PARTNER3', 18_000, 13_500],
    ['everything', 'monthly', 'SAVE', 1_500, 100],
    ['everything', 'annual', 'SAVE', 18_000, 16_600],
    ['everything-student', 'monthly', 'save', 1_300, 100],
    ['phone-only', 'monthly', undefined, 800, 800],
    ['phone-only', 'monthly', 'PARTNER3', 800, 0],
  ];
  it.each(prices)(
    '%s, %s, code %s: %i each term, %i at first',
    (planCode, term, promoCode, regular, first) => {
      const price = quote({ planCode, term, promoCode }, catalogue, [], now);
      expect([price.regular.cents, price.first.cents]).toEqual([regular, first]);
      expect(price.first.lines.reduce((sum, { cents }) => sum + cents, 0)).toBe(first);
    },
  );

  it.each([
    ['Apple', 'iPhone 15 Pro', 1_200],
    ['Apple', 'iPhone SE', 600],
    ['Unheard', 'Of 3', 800],
  ])('of phone-only goes by the phone: %s %s', (make, model, cents) => {
    expect(
      quote({ planCode: 'phone-only', term: 'monthly', phone: { make, model } }, catalogue, [], now).regular
        .cents,
    ).toBe(cents);
  });

  it('is 5 % less for each plan of several on one payer, and says so', () => {
    const { plan } = Ledger.sell(monthly, '2026-01-10T18:00:00.000Z');
    const price = quote(monthly, catalogue, [plan], now);
    expect(price.regular).toEqual({
      lines: [
        { text: 'Everything, monthly', cents: 1_500 },
        { text: '5 % off: several plans', cents: -75 },
      ],
      cents: 1_425,
    });
    expect(quote(monthly, catalogue, [{ ...plan, status: 'cancelled' }], now).regular.cents).toBe(1_500);
  });

  it('of a student is asked for by saying so', () => {
    expect(quote({ ...monthly, student: true }, catalogue, [], now)).toMatchObject({
      planCode: 'everything-student',
    });
  });

  it('refuses codes that are none, were used, and terms a plan is not sold for', () => {
    const { plan } = Ledger.sell({ ...monthly, promoCode: 'SAVE' }, '2026-01-10T18:00:00.000Z');
    expect(() => quote({ ...monthly, promoCode: 'FREE4EVER' }, catalogue, [], now)).toThrow(/promoCode/);
    expect(() => quote({ ...monthly, promoCode: 'SAVE' }, catalogue, [plan], now)).toThrow(/promoCode/);
    expect(() => quote({ planCode: 'phone-only', term: 'annual' }, catalogue, [], now)).toThrow(/term/);
  });
});

describe('billing', () => {
  it('charges each month from the day of the sale, the last day of short months, and finds back', () => {
    const ledger = Ledger.sell(monthly, '2026-01-31T18:00:00.000Z')
      .activate()
      .moveTo('2026-06-01T00:00:00.000Z');
    expect(starts(ledger)).toEqual(['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31']);
    expect(amounts(ledger)).toEqual([1_500, 1_500, 1_500, 1_500, 1_500]);
    expect(ledger.notices.filter(({ kind }) => kind !== 'activated')).toEqual([]);
  });

  it('keeps the hour of the day where the customer lives, over changes of daylight saving time', () => {
    const ledger = Ledger.sell(monthly, '2026-02-15T18:00:00.000Z')
      .activate()
      .moveTo('2026-04-01T00:00:00.000Z');
    expect(ledger.money.charges.map(({ from }) => from)).toEqual([
      '2026-02-15T18:00:00.000Z',
      '2026-03-15T17:00:00.000Z',
    ]);
  });

  it('charges a year from 29 February on 28 February, and tells a month before', () => {
    const ledger = Ledger.sell(
      { planCode: 'everything', term: 'annual' },
      '2028-02-29T18:00:00.000Z',
    ).activate();
    ledger.moveTo('2029-01-28T00:00:00.000Z');
    expect(kinds(ledger)).toEqual(['activated']);
    ledger.moveTo('2029-03-01T00:00:00.000Z');
    expect(starts(ledger)).toEqual(['2028-02-29', '2029-02-28']);
    expect(ledger.notices[1]).toEqual({
      kind: 'renewal-coming',
      at: '2029-02-28T18:00:00.000Z',
      amountCents: 18_000,
    });
  });

  it('lets three months pass for nothing with PARTNER3, and tells a week before the first charge', () => {
    const ledger = Ledger.sell({ ...monthly, promoCode: 'PARTNER3' }, '2026-01-10T18:00:00.000Z').activate();
    ledger.moveTo('2026-05-11T00:00:00.000Z');
    expect(amounts(ledger)).toEqual([0, 0, 0, 1_500, 1_500]);
    expect(ledger.notices.filter(({ kind }) => kind === 'price-coming')).toEqual([
      { kind: 'price-coming', at: '2026-04-10T17:00:00.000Z', fromCents: 0, toCents: 1_500 },
    ]);
  });

  it('goes on at the adult rate without proof, mailed seven days before, never charged back', () => {
    const ledger = Ledger.sell({ ...monthly, student: true }, '2026-01-10T18:00:00.000Z').activate();
    ledger.moveTo('2026-02-03T17:59:00.000Z');
    expect(kinds(ledger)).not.toContain('price-coming');
    ledger.moveTo('2026-02-03T18:01:00.000Z');
    expect(kinds(ledger)).toContain('price-coming');
    ledger.moveTo('2026-03-11T00:00:00.000Z');
    expect(amounts(ledger)).toEqual([1_300, 1_500, 1_500]);
    ledger.plan = { ...ledger.plan, student: { claimedAt: ledger.plan.soldAt, proof: 'accepted' } };
    ledger.moveTo('2026-04-11T00:00:00.000Z');
    expect(amounts(ledger)).toEqual([1_300, 1_500, 1_500, 1_300]);
    expect(ledger.plan.priceCents).toBe(1_300);
  });

  it('is cheaper from the next charge on once the payer has another plan', () => {
    const ledger = Ledger.sell(monthly, '2026-01-10T18:00:00.000Z').activate();
    ledger.severalPlans = true;
    expect(amounts(ledger.moveTo('2026-02-11T00:00:00.000Z'))).toEqual([1_500, 1_425]);
  });

  it('charges nobody again who has not activated', () => {
    const ledger = Ledger.sell(monthly, '2026-02-01T18:00:00.000Z').moveTo('2026-03-02T00:00:00.000Z');
    expect(amounts(ledger)).toEqual([1_500]);
  });

  it('waits at most half a year, so that no execution grows too old', () => {
    const ledger = Ledger.sell(
      { planCode: 'everything', term: 'annual' },
      '2026-01-10T18:00:00.000Z',
    ).activate();
    expect(ledger.step).toEqual({ do: 'wait', until: '2026-07-09T18:00:00.000Z' });
  });

  it('confirms a sale that a dead call left, two minutes later', () => {
    const ledger = Ledger.sell(monthly, '2026-01-10T18:00:00.000Z');
    const { activation: _none, ...runs } = ledger.plan.runs ?? {};
    ledger.plan = { ...ledger.plan, runs };
    expect(ledger.step).toEqual({ do: 'wait', until: '2026-01-10T18:02:00.000Z' });
    ledger.moveTo('2026-01-10T18:02:00.000Z');
    expect(ledger.plan.runs?.activation).toBe(1);
    expect(kinds(ledger)).toEqual(['enrolled']);
    expect(confirmSale(ledger.plan, [], ledger.nowMs)).toBeUndefined();
  });
});

describe('a charge that the bank declines', () => {
  const failing = (): Ledger => {
    const ledger = Ledger.sell(monthly, '2026-01-10T18:00:00.000Z').activate();
    ledger.bankPays = false;
    return ledger.moveTo('2026-02-10T18:00:00.000Z');
  };

  it('puts the plan into grace, and cover runs on', () => {
    const { plan } = failing();
    expect(plan).toMatchObject({ status: 'past-due', paymentCurrent: false });
    expect(plan).not.toHaveProperty('coverEndsAt');
    expect(plan.billing).toMatchObject({
      retryAt: '2026-02-13T18:00:00.000Z',
      graceUntil: '2026-02-24T18:00:00.000Z',
    });
  });

  it('is tried three times in all, on days 0, 3 and 7, each told', () => {
    const ledger = failing().moveTo('2026-02-20T18:00:00.000Z');
    expect(ledger.money.charges[1]).toMatchObject({ tries: 3, status: 'due' });
    expect(ledger.notices.filter(({ kind }) => kind === 'payment-failed')).toEqual([
      { kind: 'payment-failed', amountCents: 1_500, nextTryAt: '2026-02-13T18:00:00.000Z' },
      { kind: 'payment-failed', amountCents: 1_500, nextTryAt: '2026-02-17T18:00:00.000Z' },
      { kind: 'payment-failed', amountCents: 1_500 },
    ]);
  });

  it('is forgotten once a later try is paid', () => {
    const ledger = failing();
    const run = ledger.plan.runs?.billing ?? 0;
    ledger.bankPays = true;
    ledger.moveTo('2026-02-13T18:00:00.000Z');
    expect(ledger.plan).toMatchObject({ status: 'active', paymentCurrent: true });
    expect(ledger.plan.billing).not.toHaveProperty('graceUntil');
    // Claims that waited for the payment go on from the billing's next run.
    expect(ledger.plan.runs).toMatchObject({ billing: run + 1 });
    expect(kinds(ledger)).toContain('payment-received');
    expect(starts(ledger.moveTo('2026-03-11T00:00:00.000Z'))).toEqual([
      '2026-01-10',
      '2026-02-10',
      '2026-03-10',
    ]);
  });

  it('ends the plan after 14 days, at that instant, and nothing is charged any more', () => {
    const ledger = failing().moveTo('2026-06-01T00:00:00.000Z');
    expect(ledger.plan).toMatchObject({
      status: 'lapsed',
      endReason: 'unpaid',
      coverEndsAt: '2026-02-24T18:00:00.000Z',
    });
    expect(ledger.money.charges.map(({ status }) => status)).toEqual(['paid', 'void']);
    expect(ledger.refundedCents).toBe(0);
  });

  it('is as one declined where there is no card any more', () => {
    const ledger = Ledger.sell({ ...monthly, promoCode: 'PARTNER3' }, '2026-01-10T18:00:00.000Z').activate();
    const { card: _none, ...billing } = ledger.plan.billing ?? {};
    ledger.plan = { ...ledger.plan, billing: billing as NonNullable<typeof ledger.plan.billing> };
    ledger.moveTo('2026-04-11T18:00:00.000Z');
    expect(ledger.plan).toMatchObject({ status: 'past-due', paymentCurrent: false });
    expect(ledger.moveTo('2026-05-01T00:00:00.000Z').plan).toMatchObject({
      status: 'lapsed',
      endReason: 'unpaid',
    });
  });

  it('waits for another card when nobody has activated the plan', () => {
    const ledger = Ledger.sell({ ...monthly }, '2026-01-10T18:00:00.000Z');
    expect(ledger.plan.paymentCurrent).toBe(true);
    expect(ledger.plan.coverStartsAt).toBeUndefined();
  });
});

describe('activation', () => {
  const zones = [
    ['America/Los_Angeles', '2026-03-10T17:00:00.000Z', '2026-03-11T07:01:00.000Z'],
    ['America/New_York', '2026-03-10T17:00:00.000Z', '2026-03-11T04:01:00.000Z'],
    ['America/Los_Angeles', '2026-03-08T06:30:00.000Z', '2026-03-08T08:01:00.000Z'],
    ['America/Los_Angeles', '2026-03-08T20:00:00.000Z', '2026-03-09T07:01:00.000Z'],
    ['America/St_Johns', '2026-11-01T04:00:00.000Z', '2026-11-02T03:31:00.000Z'],
    ['Pacific/Honolulu', '2026-12-31T20:00:00.000Z', '2027-01-01T10:01:00.000Z'],
  ] as const;
  it.each(zones)('in %s at %s starts cover at %s', (zone, at, expected) => {
    expect(Ledger.sell(monthly, at, zone).activate().plan).toMatchObject({
      status: 'active',
      coverStartsAt: expected,
    });
  });

  it('ends the plan after 30 days without it, and everything paid goes back', () => {
    const ledger = Ledger.sell(monthly, '2026-01-10T18:00:00.000Z').moveTo('2026-02-10T07:59:59.998Z');
    expect(ledger.plan.status).toBe('pending-activation');
    ledger.moveTo('2026-02-10T09:00:00.000Z');
    expect(ledger.plan).toMatchObject({ status: 'lapsed', endReason: 'not-activated' });
    expect([ledger.paidCents, ledger.refundedCents]).toEqual([1_500, 1_500]);
  });
});
