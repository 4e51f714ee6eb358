import { describe, expect, it } from 'vitest';
import type { ChargeRecord } from '../../../lambdas/domain/plans/charges.ts';
import type { Enrollment } from '../../../lambdas/domain/plans/enrollment.ts';
import { judged, judgeReferral } from '../../../lambdas/domain/referrals/judge-referral.ts';
import { referralOf } from '../../../lambdas/domain/referrals/new-referral.ts';
import {
  comingRunMonth,
  dueAt,
  monthAfterRun,
  monthSpan,
  monthsLater,
  runMonthOfSale,
  salesMonthOf,
} from '../../../lambdas/domain/referrals/payout-calendar.ts';
import type { Referral } from '../../../lambdas/domain/referrals/referral.ts';
import { type Standing, standingAt } from '../../../lambdas/domain/referrals/standing.ts';

const zone = 'America/New_York';

describe('the payout calendar', () => {
  it('pays on the 15th at 09:00 in its zone, summer and winter', () => {
    expect(dueAt('2026-03', zone)).toBe('2026-03-15T13:00:00.000Z');
    expect(dueAt('2026-02', zone)).toBe('2026-02-15T14:00:00.000Z');
    expect(dueAt('2026-03', 'UTC')).toBe('2026-03-15T09:00:00.000Z');
  });

  it.each([
    ['the last minute of January in New York', '2026-02-01T04:59:59.999Z', '2026-03'],
    ['the first of February there', '2026-02-01T05:00:00.000Z', '2026-04'],
    ['November', '2026-11-30T12:00:00.000Z', '2027-01'],
    ['December', '2026-12-15T12:00:00.000Z', '2027-02'],
  ])('pays a sale of %s two months later', (_what, soldAt, month) => {
    expect(runMonthOfSale(soldAt, zone)).toBe(month);
  });

  it('counts months over the turn of the year, and knows what a month is', () => {
    expect(monthsLater('2026-01', -1)).toBe('2025-12');
    expect(salesMonthOf('2026-01')).toBe('2025-11');
    expect(monthSpan('2026-03', zone)).toEqual({
      from: '2026-03-01T05:00:00.000Z',
      to: '2026-04-01T04:00:00.000Z',
    });
  });

  it('puts what is held back into a run that is still to come', () => {
    const due = Date.parse(dueAt('2026-03', zone));
    expect(comingRunMonth(due - 1, zone)).toBe('2026-03');
    expect(comingRunMonth(due, zone)).toBe('2026-04');
    expect(monthAfterRun('2026-03', due, zone)).toBe('2026-04');
    expect(monthAfterRun('2026-03', Date.parse('2026-06-20T00:00:00Z'), zone)).toBe('2026-07');
  });
});

const plan: Enrollment = {
  planNumber: 'PLN-1',
  enrollmentId: 'enr-1',
  customerId: 'c',
  planCode: 'everything',
  term: 'monthly',
  status: 'active',
  priceCents: 1_500,
  catalogueVersion: '2026-01',
  soldAt: '2026-01-10T15:00:00.000Z',
  soldByCompanyId: 'fixit',
  activatedAt: '2026-01-11T15:00:00.000Z',
  coverStartsAt: '2026-01-12T08:01:00.000Z',
  paymentCurrent: true,
  version: 3,
};

const charge: ChargeRecord = {
  chargeId: 'PLN-1-C0003',
  planNumber: 'PLN-1',
  customerId: 'c',
  kind: 'period',
  period: 2,
  from: '2026-03-10T15:00:00.000Z',
  to: '2026-04-10T15:00:00.000Z',
  amountCents: 1_500,
  lines: [],
  status: 'due',
  tries: 1,
  refundedCents: 0,
  at: '2026-03-10T15:00:00.000Z',
  version: 2,
};

const due = Date.parse(dueAt('2026-03', zone));
const minutes = (count: number): string => new Date(due + count * 60_000).toISOString();

describe('how a plan stood on the day', () => {
  const cases: readonly [string, Partial<Enrollment>, readonly Partial<ChargeRecord>[], Standing['is']][] = [
    ['it runs', {}, [], 'active'],
    [
      'it was cancelled a minute before 09:00',
      { status: 'cancelled', coverEndsAt: minutes(-1) },
      [],
      'not-in-force',
    ],
    ['it was cancelled at 09:00 sharp', { status: 'cancelled', coverEndsAt: minutes(0) }, [], 'not-in-force'],
    [
      'it was cancelled a minute after, and the run is late',
      { status: 'cancelled', coverEndsAt: minutes(1) },
      [],
      'active',
    ],
    ['it is cancelled for the end of its cycle', { coverEndsAt: minutes(9_000) }, [], 'active'],
    [
      'it was activated after 09:00',
      { activatedAt: minutes(1), coverStartsAt: minutes(900) },
      [],
      'not-in-force',
    ],
    ['cover begins at 09:00 sharp', { coverStartsAt: minutes(0) }, [], 'active'],
    ['cover has not begun', { coverStartsAt: minutes(1) }, [], 'not-in-force'],
    ['nobody activated it', { activatedAt: undefined, coverStartsAt: undefined }, [], 'not-in-force'],
    ['a charge was declined', {}, [{}], 'past-due'],
    ['the declined charge was paid before 09:00', {}, [{ status: 'paid', paidAt: minutes(-1) }], 'active'],
    [
      'it was paid after 09:00, and the run is late',
      {},
      [{ status: 'paid', paidAt: minutes(1) }],
      'past-due',
    ],
    [
      'it lapsed unpaid later, and the run is a replay',
      { status: 'lapsed', coverEndsAt: minutes(9_000) },
      [{ status: 'void' }],
      'past-due',
    ],
    ['a charge is under way at this moment', {}, [{ tries: 0 }], 'active'],
    ['a change of plan was declined', {}, [{ kind: 'change', status: 'void' }], 'active'],
    ['a charge of next month was declined since', {}, [{ at: minutes(40_000) }], 'active'],
    ['the month is free', {}, [{ status: 'paid', amountCents: 0, tries: 0, paidAt: charge.at }], 'active'],
  ];
  it.each(cases)('%s', (_what, fields, charges, expected) => {
    const records = charges.map((one) => ({ ...charge, ...one }));
    expect(standingAt({ ...plan, ...fields } as Enrollment, records, due).is).toBe(expected);
  });
});

describe('a line of a run', () => {
  const accrued = referralOf(plan, zone) as Referral;
  const run = { payoutId: 'fixit#2026-03', dueAt: dueAt('2026-03', zone), nextMonth: '2026-04' };
  const active: Standing = { is: 'active' };
  const ended: Standing = { is: 'not-in-force', because: 'The plan had ended by the day of payment.' };

  it('earns the fee of the day of sale, and is paid when the plan is active', () => {
    expect(accrued).toMatchObject({ amountCents: 2_500, runMonth: '2026-03', status: 'accrued' });
    expect(judged(accrued, judgeReferral(accrued, active, undefined), run)).toMatchObject({
      status: 'eligible',
      payoutId: 'fixit#2026-03',
      version: 2,
    });
  });

  it('is void, with the reason, when cover is not in force', () => {
    expect(judged(accrued, judgeReferral(accrued, ended, undefined), run)).toMatchObject({
      status: 'void',
      reason: 'The plan had ended by the day of payment.',
    });
  });

  it('is held one run while past due, then void; or paid, when the payment came', () => {
    const held = judged(accrued, judgeReferral(accrued, { is: 'past-due' }, undefined), run);
    expect(held).toMatchObject({
      status: 'accrued',
      heldBack: 'past-due',
      runMonth: '2026-04',
      pastDueRuns: 1,
    });
    expect(judgeReferral(held, { is: 'past-due' }, undefined)).toMatchObject({ do: 'void' });
    expect(judgeReferral(held, active, undefined)).toEqual({ do: 'pay' });
    expect(judgeReferral(held, ended, undefined)).toMatchObject({ do: 'void' });
  });

  it('waits for an agent when it shares something, and is then paid by the day on which it was active', () => {
    const held = judged(accrued, judgeReferral(accrued, active, 'It shares a card with plan PLN-2.'), run);
    expect(held).toMatchObject({ heldBack: 'review', activeAt: run.dueAt, runMonth: '2026-04' });
    const cleared = { by: { role: 'agent' as const, name: 'Avery' }, at: run.dueAt, reason: 'Sisters.' };
    expect(judgeReferral({ ...held, cleared }, ended, 'It shares a card with plan PLN-2.')).toEqual({
      do: 'pay',
    });
    expect(judgeReferral(held, ended, 'It shares a card with plan PLN-2.')).toMatchObject({ do: 'hold' });
  });

  it('earns nothing where no company sold the plan, and 20 dollars for a phone', () => {
    const { soldByCompanyId: _nobody, ...direct } = plan;
    expect(referralOf(direct, zone)).toBeUndefined();
    expect(referralOf({ ...plan, planCode: 'phone-only' }, zone)?.amountCents).toBe(2_000);
  });

  it('earns what the catalogue of the day of sale says; as usual where that says nothing', () => {
    const referralFeeCents = { everything: 3_000, 'everything-student': 1_500, 'phone-only': 500 };
    const raised = { version: '2026-07', referralFeeCents };
    expect(referralOf({ ...plan, planCode: 'phone-only' }, zone, raised)).toMatchObject({
      ...{ amountCents: 500, feeSchedule: '2026-07' },
    });
    const silent = { version: '2026-08' };
    expect(referralOf({ ...plan, planCode: 'everything' }, zone, silent)?.amountCents).toBe(2_500);
  });
});
