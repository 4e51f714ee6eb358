import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cancelPlan } from '../../../lambdas/domain/plans/cancel.ts';
import { type Dispute, keptCents } from '../../../lambdas/domain/plans/charges.ts';
import {
  isPaidTwice,
  newsOf,
  type ProviderPayment,
  type ProviderRefund,
} from '../../../lambdas/domain/plans/provider-news.ts';
import { Ledger } from './ledger.ts';

const sold = '2026-01-10T18:00:00.000Z';
const order = { planCode: 'everything', term: 'monthly' } as const;

const payment = (more: Partial<ProviderPayment> = {}): ProviderPayment => ({
  ...{ paymentIntentId: 'pi_1', planNumber: 'PLN-00000000', chargeId: 'PLN-00000000-C0001', tries: 0 },
  ...{ status: 'succeeded', amountCents: 1_500, refunds: [], disputes: [] },
  ...more,
});

const dispute = (status: Dispute['status'], more: Partial<Dispute> = {}): Dispute => ({
  ...{ disputeId: 'dp_1', status, amountCents: 1_500, reason: 'fraudulent', openedAt: sold },
  ...more,
});

const outside = (more: Partial<ProviderRefund> = {}): ProviderRefund => ({
  ...{ id: 're_1', amountCents: 500, status: 'made' },
  ...more,
});

/** Tells the ledger until there is no more to tell; how many changes it came to. */
function hear(ledger: Ledger, told: ProviderPayment): number {
  for (let count = 0; count < 20; count += 1) {
    const change = newsOf(ledger.plan, ledger.money, told, ledger.nowMs);
    if (!change) return count;
    ledger.apply(change);
  }
  throw new Error('the provider’s news do not come to an end');
}

const active = () => Ledger.sell(order, sold).activate();

describe('what we know already', () => {
  it.each<[string, ProviderPayment]>([
    ['a payment that is stored', payment()],
    ['a payment that is under way', payment({ status: 'open' })],
    ['a payment of something else', payment({ chargeId: 'CLM-1-deductible' })],
    ['a decline of before the payment', payment({ paymentIntentId: 'pi_0', status: 'declined' })],
  ])('changes nothing: %s', (_what, told) => {
    expect(hear(active(), told)).toBe(0);
  });
});

describe('a payment whose answer was lost', () => {
  const waiting = () => {
    const ledger = active();
    ledger.bankPays = false;
    return ledger.moveTo('2026-02-11T18:00:00.000Z');
  };
  const second = { chargeId: 'PLN-00000000-C0002', paymentIntentId: 'pi_2' };

  it('is stored, and the plan comes out of grace', () => {
    const ledger = waiting();
    expect(ledger.plan.status).toBe('past-due');
    expect(hear(ledger, payment({ ...second, tries: 1 }))).toBe(1);
    expect(ledger.plan).toMatchObject({ status: 'active', paymentCurrent: true });
    expect(ledger.notices.at(-1)?.kind).toBe('payment-received');
  });

  it('goes back whole when the plan has lapsed by then', () => {
    const ledger = waiting().moveDays(20);
    expect(ledger.plan.status).toBe('lapsed');
    const before = keptCents(ledger.money.charges);
    hear(ledger, payment({ ...second, tries: 1 }));
    ledger.settle();
    expect(keptCents(ledger.money.charges)).toBe(before);
    expect(ledger.money.refunds).toMatchObject([{ chargeId: second.chargeId, amountCents: 1_500 }]);
  });

  it('counts a decline once, however often it is told, and none that was counted', () => {
    const ledger = waiting();
    expect(hear(ledger, payment({ ...second, status: 'declined', tries: 0 }))).toBe(0);
    expect(hear(ledger, payment({ ...second, status: 'declined', tries: 1 }))).toBe(1);
    expect(hear(ledger, payment({ ...second, status: 'declined', tries: 1 }))).toBe(0);
    expect(ledger.money.charges.at(-1)).toMatchObject({ tries: 2, status: 'due' });
  });

  it('is one too many where another payment was stored', () => {
    const ledger = active();
    const twice = payment({ paymentIntentId: 'pi_other' });
    expect(isPaidTwice(ledger.money, twice)).toBe(true);
    expect(hear(ledger, twice)).toBe(0);
    expect(isPaidTwice(ledger.money, payment())).toBe(false);
  });
});

describe('a refund', () => {
  it('that nobody here made stands in the books, and the plan runs on', () => {
    const ledger = active();
    expect(hear(ledger, payment({ refunds: [outside()] }))).toBe(1);
    expect(ledger.money.refunds).toMatchObject([
      { reason: 'outside', status: 'done', providerRefundId: 're_1', amountCents: 500 },
    ]);
    expect(keptCents(ledger.money.charges)).toBe(1_000);
    expect(ledger.plan.status).toBe('active');
    // Cancelled in the first 30 days, the rest comes back, and no more.
    expect(cancelPlan(ledger.plan, ledger.money, 'now', ledger.nowMs).outcome.refundCents).toBe(1_000);
  });

  it('of ours that came back is left to the team; what was made outside is simply back', () => {
    const ledger = active();
    const { change } = cancelPlan(ledger.plan, ledger.money, 'now', ledger.nowMs);
    if (change) ledger.apply(change);
    const refundId = ledger.money.refunds[0]?.refundId;
    const ours = outside({ id: 're_9', amountCents: 1_500, refundId });
    expect(hear(ledger, payment({ refunds: [ours] }))).toBe(1);
    expect(ledger.money.refunds).toMatchObject([{ status: 'done', providerRefundId: 're_9' }]);
    const back = { ...ours, status: 'failed', failedBecause: 'lost or stolen card' } as const;
    expect(hear(ledger, payment({ refunds: [back] }))).toBe(1);
    expect(ledger.money.refunds).toMatchObject([{ status: 'failed', failedBecause: 'lost or stolen card' }]);

    const other = active();
    hear(other, payment({ refunds: [outside()] }));
    hear(other, payment({ refunds: [outside({ status: 'failed' })] }));
    expect(keptCents(other.money.charges)).toBe(1_500);
  });
});

describe('a dispute', () => {
  it('marks the plan, and claws back nothing: cover, billing and status stay', () => {
    const ledger = active();
    const { status, coverStartsAt, billing } = ledger.plan;
    expect(hear(ledger, payment({ disputes: [dispute('open')] }))).toBe(1);
    expect(ledger.plan).toMatchObject({ status, coverStartsAt, billing, dispute: { status: 'open' } });
    expect(ledger.money.refunds).toEqual([]);
    ledger.moveDays(40);
    expect(ledger.plan.status).toBe('active');
  });

  it.each<[Dispute['status'], number]>([
    ['inquiry', 1_500],
    ['open', 0],
    ['won', 1_500],
    ['lost', 0],
    ['closed', 1_500],
  ])('that is %s leaves %i cents to give back', (status, kept) => {
    const ledger = active();
    hear(ledger, payment({ disputes: [dispute(status)] }));
    expect(keptCents(ledger.money.charges)).toBe(kept);
    expect(cancelPlan(ledger.plan, ledger.money, 'now', ledger.nowMs).outcome.refundCents).toBe(kept);
  });

  it('of a claim’s deductible marks the plan, too, once', () => {
    const ledger = active();
    const told = payment({ chargeId: 'CLM-1-deductible', disputes: [dispute('open')] });
    expect(hear(ledger, told)).toBe(1);
    expect(hear(ledger, told)).toBe(0);
    expect(ledger.plan.dispute).toMatchObject({ chargeId: 'CLM-1-deductible' });
  });

  it('that was lost stays lost, whatever comes late', () => {
    const ledger = active();
    for (const status of ['open', 'lost', 'open', 'inquiry'] as const)
      hear(ledger, payment({ disputes: [dispute(status)] }));
    expect(ledger.plan.dispute?.status).toBe('lost');
    expect(ledger.money.refunds).toMatchObject([{ reason: 'disputed', amountCents: 1_500 }]);
  });
});

describe('news in any order, late and repeated', () => {
  const status = fc.constantFrom<Dispute['status']>('inquiry', 'open', 'won', 'lost', 'closed');
  const refunds = fc.array(
    fc.record({
      id: fc.constantFrom('re_1', 're_2', 're_3'),
      amountCents: fc.integer({ min: 1, max: 900 }),
      status: fc.constantFrom<ProviderRefund['status']>('made', 'failed'),
    }),
    { maxLength: 3 },
  );
  const heard = fc.array(
    fc.record({
      refunds,
      disputes: fc.array(
        status.map((one) => dispute(one)),
        { maxLength: 1 },
      ),
    }),
    {
      maxLength: 8,
    },
  );

  it('never give back more than was paid, and told again change nothing', () => {
    fc.assert(
      fc.property(heard, (all) => {
        const ledger = active();
        for (const one of all) {
          const told = payment(one);
          // Two states of one refund in one reading is nothing that a provider says.
          if (new Set(one.refunds.map(({ id }) => id)).size < one.refunds.length) continue;
          hear(ledger, told);
          expect(hear(ledger, told)).toBe(0);
          const [charge] = ledger.money.charges;
          expect(charge?.refundedCents).toBeGreaterThanOrEqual(0);
          expect(charge?.refundedCents).toBeLessThanOrEqual(1_500);
          const gone = ledger.money.refunds.filter(
            (refund) => refund.status === 'done' || refund.reason !== 'outside',
          );
          expect(gone.reduce((sum, { amountCents }) => sum + amountCents, 0)).toBe(charge?.refundedCents);
        }
      }),
      { numRuns: 200 },
    );
  });
});
