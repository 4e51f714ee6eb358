import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { newReferralItems } from '../../../lambdas/adapters/payouts/referral-store.ts';
import {
  companyItem,
  customerItem,
  readCompany,
  readCustomer,
  readPlan,
} from '../../../lambdas/adapters/people/people.ts';
import { changePlan } from '../../../lambdas/adapters/plans/enrollment-store.ts';
import { PayPal } from '../../../lambdas/adapters/providers/paypal.ts';
import { PayPalBatches } from '../../../lambdas/adapters/providers/paypal-batches.ts';
import type { Customer } from '../../../lambdas/domain/people/people.ts';
import { nextPlan } from '../../../lambdas/domain/plans/change.ts';
import { referralOf } from '../../../lambdas/domain/referrals/new-referral.ts';
import { startPayoutRun } from '../../../lambdas/triggers/start-payout-run.ts';
import { checkPayouts } from '../../../lambdas/workflow/payout/check-payouts.ts';
import { collectReferrals } from '../../../lambdas/workflow/payout/collect-referrals.ts';
import { readPayoutRun } from '../../../lambdas/workflow/payout/read-payout-run.ts';
import { submitPayouts } from '../../../lambdas/workflow/payout/submit-payouts.ts';
import { payPalByFetch } from '../../adapters/providers/paypal-by-fetch.ts';
import { type Api, startApi } from '../harness.ts';

const zone = 'America/New_York';
const due = Date.parse('2026-07-15T13:00:00.000Z');
let api: Api;
let paypal: PayPalBatches;
let stop: () => void;

/** Fixit sold Casey's plan and Volt Riley's, both in May; both have their forms, Volt's PayPal address is wrong. */
beforeAll(async () => {
  api = await startApi(() => import('../../../lambdas/api/money/index.ts'));
  stop = payPalByFetch();
  const { SecretsManagerClient } = await import('@aws-sdk/client-secrets-manager');
  paypal = new PayPalBatches(new PayPal('http://127.0.0.1:9', new SecretsManagerClient({})));
  for (const [planNumber, companyId, email] of [
    ['PLN-CASEY000', 'fixit', 'pay@fixit.example.org'],
    ['PLN-RYXEY000', 'volt', 'pay+returned@volt.example.org'],
  ] as const) {
    await changePlan(api.table, planNumber, (before) => {
      const sold = { soldByCompanyId: companyId, soldAt: '2026-05-20T15:00:00.000Z' };
      return { change: { before, plan: nextPlan(before, sold) } };
    });
    const plan = await readPlan(api.table, planNumber);
    const referral = plan && referralOf(plan, zone);
    if (referral) await api.table.transact(newReferralItems(api.table, referral));
    await changeCompany(companyId, {
      payee: { method: 'paypal', email, changedAt: '2026-01-01T00:00:00.000Z' },
      taxForm: { kind: 'W-9', receivedAt: '2026-01-01T00:00:00.000Z' },
    });
  }
});
afterAll(async () => {
  stop();
  await api.close();
});

async function changeCompany(companyId: string, fields: object): Promise<void> {
  const company = await readCompany(api.table, companyId);
  if (!company) throw new Error(`no ${companyId}`);
  await api.table.transact([companyItem(api.table, { ...company, ...fields, version: company.version + 1 })]);
}
async function moveCustomer(customerId: string, address: Customer['address']): Promise<void> {
  const customer = await readCustomer(api.table, customerId);
  if (!customer) throw new Error(`no ${customerId}`);
  await api.table.transact([
    customerItem(api.table, { ...customer, address, version: customer.version + 1 }),
  ]);
}
const get = async (path: string, query: Record<string, string> = {}) =>
  (await api.call('GET', `/api/money${path}`, { as: 'drew', query })).json;
const post = (path: string, reason = 'As the test wants it.', headers = {}) =>
  api.call('POST', `/api/money${path}`, { as: 'drew', body: { reason }, headers });

/** The machine's steps, in its order. */
async function run(run: number): Promise<void> {
  const task = { runMonth: '2026-07', run };
  for (const shard of (await readPayoutRun(api.table, task)).shards) {
    await collectReferrals(api.table, { ...task, shard });
    await submitPayouts(api.table, paypal, { ...task, shard });
  }
  for (let step = 'check'; step !== 'done'; ) {
    const checked = await checkPayouts(api.table, paypal, task);
    step = checked.step;
    if (step === 'wait') vi.setSystemTime(Date.parse(checked.until));
  }
}
const partners = async () => (await get('/runs/2026-07/partners')).items;
const byCompany = (items: { companyId: string; status: string }[]) =>
  Object.fromEntries(items.map(({ companyId, status }) => [companyId, status]));

describe('the money pages', () => {
  it('show the coming run with the balance, and company by company what it pays and what not', async () => {
    const { coming } = await get('/runs');
    expect(coming).toMatchObject({ runMonth: '2026-06', month: '2026-04', balanceCents: 500_000_00 });
    vi.setSystemTime(due - 86_400_000);
    expect((await get('/runs')).coming).toMatchObject({
      runMonth: '2026-07',
      dueAt: '2026-07-15T13:00:00.000Z',
    });
    const items = await partners();
    expect(byCompany(items)).toEqual({ fixit: 'coming', volt: 'coming' });
    expect(items).toContainEqual(
      expect.objectContaining({ companyId: 'fixit', amountCents: 2_500, lineCount: 1 }),
    );
    const first = await get('/runs/2026-07/partners', { limit: '1' });
    const second = await get('/runs/2026-07/partners', { limit: '1', cursor: first.cursor });
    expect([...first.items, ...second.items].map(({ companyId }) => companyId).sort()).toEqual([
      'fixit',
      'volt',
    ]);
    expect(
      (
        await api.call('GET', '/api/money/runs/2026-07/partners', {
          as: 'drew',
          query: { cursor: 'eyJzaGFyZCI6OTl9' },
        })
      ).status,
    ).toBe(400);
  });

  it('hold a payout before the run, with a reason, and release it', async () => {
    const key = { 'idempotency-key': 'hold-1' };
    const held = await post('/payouts/fixit/2026-07/hold', 'Complaints.', key);
    expect([held.status, held.json]).toEqual([
      200,
      { payoutId: 'fixit#2026-07', status: 'coming', held: true },
    ]);
    expect((await post('/payouts/fixit/2026-07/hold', 'Complaints.', key)).json).toEqual(held.json);
    expect((await post('/payouts/fixit/2026-07/hold')).status).toBe(409);
    const [, fixit] = [...(await partners())].sort((a, b) => b.companyId.localeCompare(a.companyId));
    expect(fixit).toMatchObject({
      holds: [{ code: 'agent', reason: expect.stringContaining('Complaints.') }],
    });
    expect((await post('/payouts/fixit/2026-07/release')).json).toMatchObject({ held: false });
    expect((await post('/payouts/fixit/2026-07/release')).status).toBe(409);
    expect((await post('/payouts/fixit/2026-07/hold', 'Once more.')).status).toBe(200);
    expect((await post('/payouts/nobody/2026-07/hold')).status).toBe(404);
    expect((await post('/payouts/fixit/2026-7/hold')).status).toBe(404);
    expect((await post('/payouts/fixit/2026-07/hold', '')).status).toBe(400);
  });

  it('show what the run made of it: held, returned, and who has to do what', async () => {
    vi.setSystemTime(due + 60_000);
    await startPayoutRun(api.table, '2026-07-15T13:00:00Z', zone);
    await run(1);
    expect(await get('/runs/2026-07')).toMatchObject({
      phase: 'done',
      batches: 1,
      openBatches: 0,
      payouts: 1,
      amountCents: 2_500,
    });
    expect(byCompany(await partners())).toEqual({ fixit: 'held', volt: 'returned' });
    const { items } = await get('/payouts');
    expect(items).toMatchObject([
      { companyId: 'fixit', status: 'held', nextStep: expect.stringContaining('Once more.') },
      { companyId: 'volt', status: 'returned', nextStep: expect.stringMatching(/RETURNED.*pay it again/s) },
    ]);
    expect((await post('/payouts/volt/2026-07/hold')).status).toBe(409);
  });

  it('release and pay again: each with an execution of its own, never twice', async () => {
    expect((await post('/payouts/fixit/2026-07/release')).json).toMatchObject({
      status: 'pending',
      held: false,
    });
    expect((await post('/payouts/fixit/2026-07/pay-again')).status).toBe(409);
    const good = { method: 'paypal', email: 'good@volt.example.org', changedAt: '2026-07-01T00:00:00.000Z' };
    await changeCompany('volt', { payee: good });
    expect((await post('/payouts/volt/2026-07/pay-again')).json).toMatchObject({ status: 'pending' });
    await run(3);
    expect(byCompany(await partners())).toEqual({ fixit: 'paid', volt: 'paid' });
    expect((await get('/payouts')).items).toEqual([]);
    expect((await post('/payouts/volt/2026-07/pay-again')).status).toBe(409);
    expect((await get('/runs')).coming.balanceCents).toBe(500_000_00 - 5_000);
  });

  it('keep the ledger, the books and the totals of the year', async () => {
    const kinds = async (query: Record<string, string>) =>
      (await get('/ledger', query)).items.map(({ kind }: { kind: string }) => kind).sort();
    expect(await kinds({ payoutId: 'volt#2026-07' })).toEqual(['paid', 'returned', 'sent', 'sent']);
    expect(await kinds({ planNumber: 'PLN-CASEY000' })).toEqual(['accrual', 'payable']);
    expect(await kinds({ companyId: 'fixit' })).toEqual(['accrual', 'paid', 'payable', 'sent']);
    expect((await api.call('GET', '/api/money/ledger', { as: 'drew' })).status).toBe(400);
    const books = await api.call('GET', '/api/money/bookkeeping', {
      as: 'drew',
      query: { month: '2026-07' },
    });
    const rows = books.text.trim().split('\r\n');
    expect(rows).toHaveLength(1 + 2 * 8);
    const sum = (column: number) =>
      rows.slice(1).reduce((total, row) => total + Number(row.split(',')[column]), 0);
    expect(sum(7)).toBe(sum(8));
    const paid = { paidCents: 2_500, repairsCents: 0, cardCents: 0, reportableCents: 2_500 };
    const form = { taxForm: 'W-9', reportedFromCents: 200_000, needs1099: false };
    expect((await get('/year-totals', { year: '2026' })).items).toEqual([
      { companyId: 'fixit', companyName: 'Fixit Repair', ...paid, ...form },
      { companyId: 'volt', companyName: 'Volt Repair', ...paid, ...form },
    ]);
  });

  it('take a paid fee back once, with a reason', async () => {
    expect((await post('/fees/PLN-CASEY000/claw-back', 'Charged back.')).json).toEqual({
      planNumber: 'PLN-CASEY000',
      status: 'eligible',
    });
    expect((await post('/fees/PLN-CASEY000/claw-back')).status).toBe(409);
    expect((await post('/fees/PLN-NOBODY00/claw-back')).status).toBe(404);
    expect((await get('/runs/2026-08/partners')).items).toMatchObject([{ companyId: 'fixit', lineCount: 0 }]);
  });

  it('let a fee through that waits for a person, or refuse it', async () => {
    await moveCustomer('riley', {
      line1: '9 Elm Street',
      city: 'Oakland',
      region: 'CA',
      postalCode: '94612',
      country: 'US',
    });
    expect((await get('/fees')).items).toEqual([]);
    expect((await post('/fees/PLN-RYXEY000/clear')).status).toBe(409);
    expect((await post('/fees/PLN-RYXEY000/refuse')).status).toBe(409);
  });

  it('are for administrators with the right finance', async () => {
    for (const as of ['avery', 'fixit-owner', 'casey'] as const)
      expect((await api.call('GET', '/api/money/runs', { as })).status).toBe(403);
  });
});
