import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { filed } from '../claim-steps.ts';
import { type Api, NOW } from '../harness.ts';
import type { Person } from '../people.ts';
import { startWholeApi } from '../whole-api.ts';

let api: Api;

beforeAll(async () => {
  api = await startWholeApi();
  const phone = await filed(api);
  await filed(api, { deviceId: 'casey-tablet' });
  await filed(api, { deviceId: 'casey-laptop', submit: false });
  vi.setSystemTime(Date.parse(NOW) + 90 * 60_000);
  const denial = { kind: 'not-covered', clause: 'pre-existing-damage', reason: 'It was broken before.' };
  const { status } = await api.call('POST', `/api/claims/${phone}/decide`, {
    as: 'avery',
    body: { outcome: 'deny', denial },
  });
  expect(status).toBe(200);
});
afterAll(() => api.close());

const get = (path: string, query: Record<string, string> = {}, as: Person = 'avery') =>
  api.call('GET', `/api/staff${path}`, { as, query });

describe('reports', () => {
  it('tell what was filed, decided and stands, in one read', async () => {
    const { json } = await get('/reports');
    expect([json.from, json.to]).toEqual(['2026-05-04', '2026-06-02']);
    expect(json.totals).toMatchObject({ filed: 2, approved: 0, denied: 1, approvalRate: 0, open: 1 });
    expect(json.byStatus.map((row: { status: string; count: number }) => [row.status, row.count])).toEqual([
      ['draft', 1],
      ['new', 1],
      ['denied-not-covered', 1],
    ]);
    expect(json.byFault[0]).toMatchObject({ value: 'cracked-screen', name: 'Cracked screen', filed: 2 });
    expect(json.byCompany[0]).toMatchObject({ value: 'fixit', name: 'Fixit Repair' });
    expect(json.steps[0]).toMatchObject({ status: 'new', count: 1 });
    expect(json.steps[0].medianMinutes).toBeGreaterThanOrEqual(90);
    expect(json.byAge[0]).toEqual({ age: '0-7', count: 1 });
  });

  it('count the same claims as the lists', async () => {
    const { json } = await api.call('GET', '/api/claims/counts', { as: 'avery' });
    expect([json.active.count, json.draft.count, json.closed.count, json.all.count]).toEqual([1, 1, 1, 3]);
  });

  it('are of the period that is asked for', async () => {
    expect((await get('/reports', { from: '2026-05-01', to: '2026-06-01' })).json.totals.filed).toBe(0);
    const bad = await get('/reports', { from: '2026-06-03', to: '2026-06-02' });
    expect([bad.status, bad.json.errors[0].path]).toEqual([400, 'to']);
    const long = await get('/reports', { from: '2025-01-01', to: '2026-06-02' });
    expect([long.status, long.json.errors[0].path]).toEqual([400, 'from']);
    expect((await get('/reports', { from: 'yesterday' })).status).toBe(400);
  });

  it('come as files, one table each', async () => {
    const csv = await get('/reports/export', { table: 'faults' });
    expect(csv.headers['content-disposition']).toContain('faults-2026-05-04-2026-06-02.csv');
    const [header, first] = Buffer.from(csv.text, 'latin1').toString('utf8').slice(1).split('\r\n');
    expect(header).toBe('Fault,Filed,Approved,Denied,Approval rate,Paid (USD),Average (USD)');
    expect(first).toBe('Cracked screen,2,0,1,0.000,0.00,');
    for (const table of ['days', 'statuses', 'ages', 'products', 'companies', 'outcomes', 'steps'])
      expect((await get('/reports/export', { table, format: 'xlsx' })).text.slice(0, 2), table).toBe('PK');
  });

  it('are for the claims team', async () => {
    expect((await get('/reports', {}, 'casey')).status).toBe(403);
    expect((await get('/reports', {}, 'fixit-owner')).status).toBe(403);
  });
});
