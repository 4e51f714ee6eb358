import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cancellation, cancelPlan } from '../../../lambdas/domain/plans/cancel.ts';
import { changePlanTo, type PlanWish } from '../../../lambdas/domain/plans/change-plan.ts';
import { keptCents } from '../../../lambdas/domain/plans/charges.ts';
import { unusedCents } from '../../../lambdas/domain/plans/periods.ts';
import { catalogue, Ledger } from './ledger.ts';

const sold = '2026-01-10T18:00:00.000Z';
const everything = { planCode: 'everything', term: 'monthly' } as const;
const yearly = { planCode: 'everything', term: 'annual' } as const;

function cancel(ledger: Ledger, mode: 'now' | 'end-of-cycle') {
  const { change, outcome } = cancelPlan(ledger.plan, ledger.money, mode, ledger.nowMs);
  if (change) ledger.apply(change);
  ledger.settle();
  return outcome;
}

function change(ledger: Ledger, wish: PlanWish, kinds: readonly string[] = ['phone']) {
  const devices = kinds.map((kind) => ({ kind }));
  const context = { catalogue, severalPlans: ledger.severalPlans, devices, nowMs: ledger.nowMs };
  const { change: changed, priced } = changePlanTo(ledger.plan, ledger.money, wish, context);
  ledger.apply(changed);
  ledger.settle();
  return priced;
}

describe('cancelling', () => {
  const cases = [
    ['a month, on the day of the sale', everything, '2026-01-10T19:00:00.000Z', 1_500],
    ['a month, at the last moment of day 30', everything, '2026-02-10T07:59:59.999Z', 1_500],
    ['a month, a moment later: one of 28 days is over', everything, '2026-02-10T18:30:00.000Z', 1_500],
    ['a year, at the last moment of day 30', yearly, '2026-02-10T07:59:59.999Z', 18_000],
    ['a year, a moment later: 334 of 365 days', yearly, '2026-02-10T08:00:00.000Z', 16_471],
    ['a year, on its last day', yearly, '2027-01-10T17:00:00.000Z', 0],
    ['a month, half of the second one', everything, '2026-02-24T18:00:00.000Z', 750],
  ] as const;
  it.each(cases)('%s', (_name, order, at, refundCents) => {
    const ledger = Ledger.sell(order, sold).activate().moveTo(at);
    const before = ledger.paidCents;
    const outcome = cancel(ledger, 'now');
    expect(outcome).toEqual({ refundCents, endsAt: at });
    expect(ledger.refundedCents).toBe(refundCents);
    expect(keptCents(ledger.money.charges)).toBe(before - refundCents);
    expect(ledger.plan).toMatchObject({ status: 'cancelled', coverEndsAt: at });
  });

  it('in the first 30 days gives everything back, of two charges too', () => {
    const ledger = Ledger.sell(everything, '2026-02-01T18:00:00.000Z')
      .activate()
      .moveTo('2026-03-02T18:00:00.000Z');
    expect(ledger.paidCents).toBe(3_000);
    expect(cancel(ledger, 'now').refundCents).toBe(3_000);
    expect(ledger.money.refunds.map(({ status }) => status)).toEqual(['done', 'done']);
  });

  it('at the end of the cycle lets cover run on to the end of what is paid, then ends it', () => {
    const ledger = Ledger.sell(everything, sold).activate().moveTo('2026-02-24T18:00:00.000Z');
    expect(cancel(ledger, 'end-of-cycle')).toEqual({ refundCents: 0, endsAt: '2026-03-10T17:00:00.000Z' });
    expect(ledger.plan).toMatchObject({ status: 'active', endReason: 'cancelled-at-end-of-cycle' });
    expect(cancel(ledger, 'end-of-cycle').endsAt).toBe('2026-03-10T17:00:00.000Z');
    ledger.moveTo('2026-03-10T17:00:00.000Z');
    expect(ledger.plan.status).toBe('ended');
    expect(ledger.paidCents).toBe(3_000);
  });

  it('at once is still possible while it runs out', () => {
    const ledger = Ledger.sell(everything, sold).activate().moveTo('2026-02-24T18:00:00.000Z');
    cancel(ledger, 'end-of-cycle');
    expect(cancel(ledger, 'now').refundCents).toBe(750);
  });

  it('is refused once the plan is over', () => {
    const ledger = Ledger.sell(everything, sold).activate();
    cancel(ledger, 'now');
    expect(() => cancel(ledger, 'now')).toThrow('The plan has ended already.');
  });

  it('gives a debt up', () => {
    const ledger = Ledger.sell(everything, sold).activate();
    ledger.bankPays = false;
    ledger.moveTo('2026-02-12T18:00:00.000Z');
    expect(cancel(ledger, 'now').refundCents).toBe(0);
    expect(ledger.money.charges.map(({ status }) => status)).toEqual(['paid', 'void']);
  });

  it('says beforehand what it would give', () => {
    const { plan, money, nowMs } = Ledger.sell(yearly, sold).activate().moveDays(100);
    expect(cancellation(plan, money, 'now', nowMs).refundCents).toBe(Math.round((18_000 * 265) / 365));
  });
});

describe('changing', () => {
  it('to the larger plan in the middle of a month charges half of the difference', () => {
    const ledger = Ledger.sell(
      { planCode: 'phone-only', term: 'monthly' },
      '2026-04-10T18:00:00.000Z',
    ).activate();
    ledger.moveTo('2026-04-25T18:00:00.000Z');
    const priced = change(ledger, { planCode: 'everything' });
    expect(priced.netCents).toBe(350);
    expect(ledger.plan).toMatchObject({ planCode: 'everything', priceCents: 1_500 });
    ledger.moveTo('2026-05-11T00:00:00.000Z');
    expect(ledger.money.charges.map(({ amountCents }) => amountCents)).toEqual([800, 350, 1_500]);
  });

  it('to the smaller plan sends half of the difference back', () => {
    const ledger = Ledger.sell(everything, '2026-04-10T18:00:00.000Z')
      .activate()
      .moveTo('2026-04-25T18:00:00.000Z');
    expect(change(ledger, { planCode: 'phone-only' }).netCents).toBe(-350);
    expect(ledger.refundedCents).toBe(350);
    // Of the 400 that the rest of the month is worth now, half is left a week later.
    ledger.moveTo('2026-05-12T18:00:00.000Z');
    expect(ledger.plan).toMatchObject({ planCode: 'phone-only', priceCents: 800 });
  });

  it('to the smaller plan waits until only a phone is left', () => {
    const ledger = Ledger.sell(everything, sold).activate();
    expect(() => change(ledger, { planCode: 'phone-only' }, ['phone', 'tv'])).toThrow(
      'Remove the other items first.',
    );
  });

  it('from months to a year begins a year now, less what is left of the month', () => {
    const ledger = Ledger.sell(everything, '2026-04-10T18:00:00.000Z')
      .activate()
      .moveTo('2026-04-25T18:00:00.000Z');
    expect(change(ledger, { term: 'annual' }).netCents).toBe(18_000 - 750);
    expect(ledger.plan).toMatchObject({ term: 'annual', priceCents: 18_000 });
    expect(ledger.plan.billing).toMatchObject({
      paidThrough: '2027-04-25T18:00:00.000Z',
      nextChargeAt: '2027-04-25T18:00:00.000Z',
    });
    ledger.moveTo('2027-04-26T00:00:00.000Z');
    expect(ledger.money.charges.map(({ amountCents }) => amountCents)).toEqual([1_500, 17_250, 18_000]);
  });

  it('from a year to months sends the rest of the year back', () => {
    const ledger = Ledger.sell(yearly, sold).activate().moveTo('2026-07-10T18:00:00.000Z');
    const left = Math.round((18_000 * 184) / 365);
    expect(change(ledger, { term: 'monthly' }).netCents).toBe(1_500 - left);
    expect(ledger.refundedCents).toBe(left - 1_500);
    expect(ledger.plan.billing?.nextChargeAt).toBe('2026-08-10T18:00:00.000Z');
  });

  it('leaves the plan as it was when the bank declines', () => {
    const ledger = Ledger.sell({ planCode: 'phone-only', term: 'monthly' }, sold).activate().moveDays(3);
    ledger.bankPays = false;
    change(ledger, { planCode: 'everything' });
    expect(ledger.plan).toMatchObject({ planCode: 'phone-only', status: 'active', paymentCurrent: true });
    expect(ledger.money.charges.at(-1)).toMatchObject({ kind: 'change', status: 'void' });
  });

  it.each([
    ['the plan one has', { planCode: 'everything' }, /is the plan you have/],
    ['a term it is not sold for', { planCode: 'phone-only', term: 'annual' }, /not sold/],
  ] as const)('refuses %s', (_name, wish, message) => {
    expect(() => change(Ledger.sell(everything, sold).activate(), wish)).toThrow(message);
  });

  it('waits for an open payment, and is not for plans that run out or are over', () => {
    const ledger = Ledger.sell(everything, sold).activate();
    ledger.bankPays = false;
    ledger.moveTo('2026-02-11T18:00:00.000Z');
    expect(() => change(ledger, { term: 'annual' })).toThrow('A payment of the plan is open.');
    const leaving = Ledger.sell(everything, sold).activate();
    cancel(leaving, 'end-of-cycle');
    expect(() => change(leaving, { term: 'annual' })).toThrow('is cancelled');
    cancel(leaving, 'now');
    expect(() => change(leaving, { term: 'annual' })).toThrow('has ended');
  });
});

describe('money', () => {
  const order = fc.record({
    planCode: fc.constantFrom('everything' as const, 'everything-student' as const, 'phone-only' as const),
    promoCode: fc.option(fc.constantFrom('PARTNER3', 'SAVE'), { nil: undefined }),
  });
  const happening = fc.oneof(
    fc.record({ what: fc.constant('wait' as const), days: fc.integer({ min: 0, max: 70 }) }),
    fc.record({
      what: fc.constant('change' as const),
      planCode: fc.constantFrom('everything' as const, 'phone-only' as const),
      term: fc.constantFrom('monthly' as const, 'annual' as const),
    }),
    fc.record({ what: fc.constant('bank' as const), pays: fc.boolean() }),
    fc.record({
      what: fc.constant('cancel' as const),
      mode: fc.constantFrom('now' as const, 'end-of-cycle' as const),
    }),
  );

  it('always adds up: paid is kept and refunded, no charge gives back more than it took, and an end stays one', () => {
    fc.assert(
      fc.property(
        order,
        fc.integer({ min: 0, max: 364 }),
        fc.array(happening, { maxLength: 12 }),
        (what, start, story) => {
          const at = new Date(Date.parse(sold) + start * 86_400_000).toISOString();
          const ledger = Ledger.sell({ ...what, term: 'monthly' }, at).activate();
          for (const event of story) {
            if (event.what === 'wait') ledger.moveDays(event.days);
            if (event.what === 'bank') ledger.bankPays = event.pays;
            try {
              if (event.what === 'change') change(ledger, { planCode: event.planCode, term: event.term });
              if (event.what === 'cancel') cancel(ledger, event.mode);
            } catch (error) {
              expect((error as Error).name).toMatch(/^(?:NotPossible|InvalidInput)$/);
            }
            const { charges } = ledger.money;
            expect(keptCents(charges) + ledger.refundedCents).toBe(ledger.paidCents);
            for (const charge of charges) {
              expect(charge.refundedCents).toBeGreaterThanOrEqual(0);
              expect(charge.refundedCents).toBeLessThanOrEqual(
                charge.status === 'paid' ? charge.amountCents : 0,
              );
            }
            expect(charges.filter(({ status }) => status === 'due').length).toBeLessThanOrEqual(1);
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it('of a span is unused less and less, all of it before and nothing after', () => {
    const instant = fc
      .integer({ min: 0, max: 800 })
      .map((days) => new Date(Date.parse(sold) + days * 86_400_000).toISOString());
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 20_000 }),
        instant,
        instant,
        fc.integer({ min: 1, max: 400 }),
        (cents, one, other, days) => {
          const [earlier, later] = [one, other].sort();
          const span = { from: sold, to: new Date(Date.parse(sold) + days * 86_400_000).toISOString() };
          const zone = 'America/New_York';
          const before = unusedCents(cents, span, earlier ?? sold, zone);
          expect(before).toBeGreaterThanOrEqual(unusedCents(cents, span, later ?? sold, zone));
          expect(unusedCents(cents, span, sold, zone)).toBe(cents);
          expect(unusedCents(cents, span, span.to, zone)).toBe(0);
        },
      ),
      { numRuns: 200 },
    );
  });
});
