import { describe, expect, it } from 'vitest';
import type { ClaimChange } from '../../../lambdas/domain/claim/change.ts';
import type { Claim } from '../../../lambdas/domain/claim/claim.ts';
import { isActive } from '../../../lambdas/domain/claim/status.ts';
import { reportOf } from '../../../lambdas/domain/reports/report.ts';
import { type Counters, counterName, reportCounts } from '../../../lambdas/domain/reports/report-counts.ts';
import { draft } from '../claim/claims.ts';

const at = (day: number, hour = 10): string => new Date(Date.UTC(2026, 2, day, hour)).toISOString();

/** The change from one state of a claim to the next. */
const change = (before: Claim | null, after: Partial<Claim>, now: string): ClaimChange => {
  const moved = after.status !== undefined && after.status !== before?.status ? { movedAt: now } : {};
  const claim = { ...(before ?? draft()), ...after, ...moved, updatedAt: now };
  return { before, claim, events: [], notices: [], comments: [] };
};

type State = readonly [after: Partial<Claim>, now: string];

/** All that is counted of a claim that goes through these states, by where it is counted. */
function countedOf(states: readonly State[]) {
  const sums = {
    days: new Map<string, Record<string, number>>(),
    now: {},
    openSince: new Map<string, number>(),
  };
  let before: Claim | null = null;
  for (const [after, now] of states) {
    const made: ClaimChange = change(before, after, now);
    for (const { of, counters } of reportCounts(made)) {
      if (of === 'now') add(sums.now, counters);
      else if ('day' in of) {
        const day = sums.days.get(of.day) ?? {};
        sums.days.set(of.day, day);
        add(day, counters);
      } else sums.openSince.set(of.openSince, (sums.openSince.get(of.openSince) ?? 0) + (counters.open ?? 0));
    }
    before = made.claim;
  }
  return {
    days: [...sums.days].map(([day, counters]) => ({ day, counters })),
    now: sums.now as Counters,
    openSince: [...sums.openSince].map(([day, open]) => ({ day, open })),
  };
}

function add(sums: Record<string, number>, counters: Counters): void {
  for (const [name, by] of Object.entries(counters)) sums[name] = (sums[name] ?? 0) + by;
}

const payment = (status: 'pending' | 'paid'): Claim['payments'][number] => ({
  ...{ paymentId: 'pay-1', to: 'pay@fixit.example.org', companyId: 'co-fixit', method: 'paypal' },
  ...{ amountCents: 9_253, status, createdAt: at(4), at: at(5) },
});

const repaired: readonly State[] = [
  [{ status: 'draft' }, at(1)],
  [{ status: 'new', submittedAt: at(2) }, at(2)],
  [{ status: 'approved', approvedAt: at(3) }, at(3)],
  [{ payments: [payment('pending')] }, at(4)],
  [{ payments: [payment('paid')] }, at(5)],
  [{ status: 'completed', closedAt: at(6) }, at(6)],
];

describe('a report', () => {
  it('counts a claim once where it happens, and what it cost when it is paid', () => {
    const facts = countedOf(repaired);
    const report = reportOf(facts, Date.parse(at(7)));
    expect(report.totals).toEqual({
      ...{
        filed: 1,
        approved: 1,
        denied: 0,
        approvalRate: 1,
        paidCents: 9_253,
        averageCents: 9_253,
        open: 0,
      },
    });
    expect(report.byFault.map(({ value }) => value)).toEqual(['cracked-screen']);
    expect(report.byProduct[0]).toMatchObject({ value: 'Apple iPhone 14 Pro', filed: 1, paidCents: 9_253 });
    expect(report.byCompany[0]).toMatchObject({ value: 'co-fixit', approved: 1 });
    expect(report.byOutcome).toEqual([{ status: 'completed', count: 1 }]);
    expect(report.byStatus).toEqual([{ status: 'completed', count: 1 }]);
    expect(report.byDay.find(({ day }) => day === '2026-03-05')).toMatchObject({ paidCents: 9_253 });
  });

  it('tells how long claims stood at a status, within a third', () => {
    const { steps } = reportOf(countedOf(repaired), Date.parse(at(7)));
    expect(steps.map(({ status, count }) => [status, count])).toEqual([
      ['new', 1],
      ['approved', 1],
    ]);
    const [asNew] = steps;
    expect(asNew?.medianMinutes).toBeGreaterThanOrEqual(24 * 60);
    expect(asNew?.medianMinutes).toBeLessThan(24 * 60 * 1.36);
  });

  it('takes back what a reopening undoes: what stands, and what is open', () => {
    const facts = countedOf([...repaired, [{ status: 'in-review' }, at(20)]]);
    const report = reportOf(facts, Date.parse(at(25)));
    expect(report.byStatus).toEqual([{ status: 'in-review', count: 1 }]);
    expect(report.totals.open).toBe(1);
    expect(report.byAge).toEqual([
      { age: '0-7', count: 0 },
      { age: '8-30', count: 1 },
      { age: '31-90', count: 0 },
      { age: '91-', count: 0 },
    ]);
  });

  it('counts one denial of a claim that is denied for another reason', () => {
    const facts = countedOf([
      [{ status: 'new', submittedAt: at(2) }, at(2)],
      [{ status: 'denied-not-covered' }, at(3)],
      [{ status: 'denied-fraud' }, at(3, 12)],
    ]);
    expect(reportOf(facts, Date.parse(at(4))).totals).toMatchObject({
      approved: 0,
      denied: 1,
      approvalRate: 0,
    });
  });

  it('leaves nothing standing twice, whatever a claim goes through', () => {
    const statuses = [
      'draft',
      'new',
      'in-review',
      'approved',
      'completed',
      'in-review',
      'withdrawn',
    ] as const;
    for (let length = 1; length <= statuses.length; length += 1) {
      const facts = countedOf(statuses.slice(0, length).map((status, day) => [{ status }, at(day + 1)]));
      const report = reportOf(facts, Date.parse(at(20)));
      const last = statuses[length - 1] ?? 'draft';
      expect(report.byStatus).toEqual([{ status: last, count: 1 }]);
      expect(report.totals.open).toBe(isActive(last) ? 1 : 0);
      expect(facts.openSince.reduce((sum, { open }) => sum + open, 0)).toBe(isActive(last) ? 1 : 0);
    }
  });

  it('keeps values that hold the mark between the parts of a name', () => {
    const days = [{ day: '2026-03-02', counters: { [counterName('filed', 'product', 'A|B')]: 2 } }];
    expect(reportOf({ days, now: {}, openSince: [] }, 0).byProduct).toMatchObject([
      { value: 'A|B', filed: 2 },
    ]);
  });
});
