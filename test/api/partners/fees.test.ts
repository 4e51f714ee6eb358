import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { settleDueOfCompany } from '../../../lambdas/adapters/companies/settled-company.ts';
import { changePayout } from '../../../lambdas/adapters/payouts/payout-changes.ts';
import { newReferralItems } from '../../../lambdas/adapters/payouts/referral-store.ts';
import {
  companyItem,
  customerItem,
  readCompany,
  readCustomer,
  readPlan,
} from '../../../lambdas/adapters/people/people.ts';
import { changePlan } from '../../../lambdas/adapters/plans/enrollment-store.ts';
import { nextPlan } from '../../../lambdas/domain/plans/change.ts';
import { referralOf } from '../../../lambdas/domain/referrals/new-referral.ts';
import { reportPayout, sendPayout, weighPayout } from '../../../lambdas/domain/referrals/payout-steps.ts';
import { type Api, startApi } from '../harness.ts';

const zone = 'America/New_York';
const plans = ['PLN-CASEY000', 'PLN-RYXEY000'];
const due = Date.parse('2026-07-15T13:00:00.000Z');
let api: Api;

/** Fixit sold both plans in May; Riley's was cancelled in June. */
beforeAll(async () => {
  api = await startApi(() => import('../../../lambdas/api/partners/index.ts'));
  const riley = await readCustomer(api.table, 'riley');
  if (!riley) throw new Error('no Riley');
  // Plans of one address would wait for an agent.
  const elsewhere = { ...riley.address, line1: '9 Elm Street' };
  await api.table.transact([
    customerItem(api.table, { ...riley, address: elsewhere, version: riley.version + 1 }),
  ]);
  for (const planNumber of plans) {
    await changePlan(api.table, planNumber, (before) => {
      const sold = { soldByCompanyId: 'fixit', soldAt: '2026-05-20T15:00:00.000Z' };
      const ended = planNumber === 'PLN-RYXEY000' ? { coverEndsAt: '2026-06-01T15:00:00.000Z' } : {};
      return { change: { before, plan: nextPlan(before, { ...sold, ...ended }) } };
    });
    const plan = await readPlan(api.table, planNumber);
    const referral = plan && referralOf(plan, zone);
    if (referral) await api.table.transact(newReferralItems(api.table, referral));
  }
});
afterAll(() => api.close());

const get = (path: string, as: 'fixit-owner' | 'fixit-clerk' | 'volt-owner' | 'avery' = 'fixit-owner') =>
  api.call('GET', `/api/partners/me${path}`, { as });
const statuses = async (): Promise<unknown> =>
  Object.fromEntries(
    (await get('/referrals')).json.items.map(
      (one: { planNumber: string; status: string; reason?: string }) => [
        one.planNumber,
        one.reason === undefined ? one.status : `${one.status}: ${one.reason}`,
      ],
    ),
  );
const form = async (): Promise<void> => {
  const company = await readCompany(api.table, 'fixit');
  if (!company) throw new Error('no Fixit');
  const taxForm = { kind: 'W-9' as const, receivedAt: '2026-07-16T00:00:00.000Z' };
  await api.table.transact([companyItem(api.table, { ...company, taxForm, version: company.version + 1 })]);
};

describe('fees of a company', () => {
  it('are told before the day of payment: what comes, what does not, and what is in the way', async () => {
    const { json } = await get('/payouts/next');
    expect(json).toMatchObject({ month: '2026-04', amountCents: 0, payDate: '2026-06-15T13:00:00.000Z' });
    vi.setSystemTime(Date.parse('2026-07-01T12:00:00.000Z'));
    expect((await get('/payouts/next')).json).toMatchObject({
      month: '2026-05',
      payDate: '2026-07-15T13:00:00.000Z',
      amountCents: 2_500,
      lineCount: 1,
      holds: [{ code: 'tax-form' }],
      unpaid: [{ planNumber: 'PLN-RYXEY000', outcome: 'void' }],
    });
    expect(await statuses()).toEqual({
      'PLN-CASEY000': 'accrued',
      'PLN-RYXEY000': 'accrued: The plan ends before the day of payment: no fee is paid for it.',
    });
  });

  it('are lines of one payout, held until the form is there, and then paid; a plan that ended is void', async () => {
    vi.setSystemTime(due + 60_000);
    expect(await settleDueOfCompany(api.table, 'fixit', '2026-07', zone)).toBe(2);
    expect(await settleDueOfCompany(api.table, 'fixit', '2026-07', zone)).toBe(0);
    const weigh = async () => {
      const company = await readCompany(api.table, 'fixit');
      await changePayout(api.table, 'fixit#2026-07', zone, (payout) => {
        const change = company && weighPayout(payout, company, undefined, Date.now());
        return change && { change };
      });
    };
    await weigh();
    expect((await get('/payouts')).json.items).toMatchObject([
      {
        month: '2026-05',
        status: 'held',
        amountCents: 2_500,
        holds: [{ code: 'tax-form' }],
        lines: [{ planNumber: 'PLN-CASEY000', enrollmentId: 'enr-casey', amountCents: 2_500 }],
      },
    ]);
    expect(await statuses()).toEqual({
      'PLN-CASEY000': expect.stringMatching(/^eligible: .*W-9/),
      'PLN-RYXEY000': 'void: The plan had ended by the day of payment.',
    });
    await form();
    await weigh();
    await changePayout(api.table, 'fixit#2026-07', zone, (payout) => ({
      change: sendPayout(payout, 'batch', 'pay@fixit.example.org', Date.now()),
    }));
    expect((await get('/payouts')).json.items[0]).toMatchObject({ status: 'pending', holds: [] });
    await changePayout(api.table, 'fixit#2026-07', zone, (payout) => {
      const change = reportPayout(payout, { status: 'SUCCESS' }, Date.now());
      return change && { change };
    });
    const [paid] = (await get('/payouts')).json.items;
    expect(paid).toMatchObject({
      status: 'paid',
      paidAt: '2026-07-15T13:01:00.000Z',
      to: 'pay@fixit.example.org',
    });
    expect(await statuses()).toMatchObject({ 'PLN-CASEY000': 'paid' });
  });

  it('have a statement as PDF and as CSV', async () => {
    const pdf = await get('/payouts/2026-05/statement');
    expect([pdf.status, pdf.headers['content-type'], pdf.text.slice(0, 5)]).toEqual([
      200,
      'application/pdf',
      '%PDF-',
    ]);
    const csv = await api.call('GET', '/api/partners/me/payouts/2026-05/statement', {
      as: 'fixit-owner',
      query: { format: 'csv' },
    });
    expect(csv.text.split('\r\n').slice(1, 2)).toEqual([
      'PLN-CASEY000,everything,2026-05-20T15:00:00.000Z,fee,25.00',
    ]);
    expect((await get('/payouts/2026-04/statement')).status).toBe(404);
  });

  it('are the company’s own; clerks see sales and no payouts, others nothing', async () => {
    expect((await get('/payouts', 'fixit-clerk')).status).toBe(403);
    expect((await get('/payouts/next', 'fixit-clerk')).status).toBe(403);
    expect((await get('/payouts/2026-05/statement', 'fixit-clerk')).status).toBe(403);
    expect((await get('/referrals', 'fixit-clerk')).json.items).toHaveLength(2);
    expect((await get('/payouts', 'volt-owner')).json.items).toEqual([]);
    expect((await get('/payouts/2026-05/statement', 'volt-owner')).status).toBe(404);
    expect((await get('/payouts', 'avery')).status).toBe(403);
  });
});
