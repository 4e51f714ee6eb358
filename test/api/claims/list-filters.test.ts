import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { deviceItem, readDevice } from '../../../lambdas/adapters/people/people.ts';
import { claimOf, filed } from '../claim-steps.ts';
import { type Api, NOW, startApi } from '../harness.ts';
import type { Person } from '../people.ts';

let api: Api;
let phone: string;
let tablet: string;
let laptop: string;
let rileys: string;

const later = (minutes: number): void => {
  vi.setSystemTime(Date.parse(NOW) + minutes * 60_000);
};

beforeAll(async () => {
  api = await startApi(() => import('../../../lambdas/api/claims/index.ts'));
  const device = await readDevice(api.table, 'casey-tablet');
  if (device) await api.table.transact([deviceItem(api.table, { ...device, serial: 'SN-77', version: 2 })]);
  phone = await filed(api);
  later(1);
  tablet = await filed(api, { deviceId: 'casey-tablet' });
  later(2);
  laptop = await filed(api, { deviceId: 'casey-laptop', submit: false });
  later(3);
  rileys = await filed(api, { deviceId: 'riley-phone' }, { as: 'riley' });
  later(4);
  await post(phone, 'decide', { outcome: 'ask-customer', message: 'When?' });
});
afterAll(() => api.close());

const post = (claimId: string, what: string, body: object = {}, as: Person = 'avery') =>
  api.call('POST', `/api/claims/${claimId}/${what}`, { as, body });
const list = async (query: Record<string, string>, as: Person = 'avery'): Promise<string[]> =>
  (await api.call('GET', '/api/claims', { as, query })).json.items.map(
    (claim: { claimId: string }) => claim.claimId,
  );

describe('sorting', () => {
  it('is by beginning, change, due time or status, either way', async () => {
    const created = [rileys, laptop, tablet, phone];
    expect(await list({})).toEqual(created);
    expect(await list({ order: 'asc' })).toEqual([...created].reverse());
    expect((await list({ sort: 'updated' }))[0]).toBe(phone);
    expect(await list({ sort: 'status' })).toEqual([laptop, tablet, rileys, phone]);
    const byDue = await list({ sort: 'due' });
    // A promise of hours before one of days; nothing is due in a draft.
    expect([byDue[0], byDue[2], byDue[3]]).toEqual([tablet, phone, laptop]);
  });

  it.each(['created', 'updated', 'due', 'status'])('by %s comes in pages without loss', async (sort) => {
    const found: string[] = [];
    let cursor: string | undefined;
    do {
      const query = { sort, limit: '1', ...(cursor !== undefined && { cursor }) };
      const { json } = await api.call('GET', '/api/claims', { as: 'avery', query });
      found.push(json.items[0].claimId);
      cursor = json.cursor;
    } while (cursor);
    expect(found).toEqual(await list({ sort }));
    expect(new Set(found).size).toBe(4);
  });
});

describe('filters', () => {
  it('apply while paging', async () => {
    expect(await list({ status: 'waiting-on-customer' })).toEqual([phone]);
    expect(await list({ status: 'new', limit: '1' })).toEqual([rileys]);
    expect(await list({ list: 'active', companyId: 'fixit' })).toEqual([tablet, phone]);
    expect(await list({ incidentType: 'theft' })).toEqual([]);
    expect(await list({ from: '2026-06-02T18:01:00Z', to: '2026-06-02T18:03:00Z' })).toEqual([
      laptop,
      tablet,
    ]);
    expect(await list({ waitsOn: 'customer' })).toEqual([laptop, phone]);
    expect(await list({ waitsOn: 'me' }, 'casey')).toEqual([laptop, phone]);
    expect(await list({ waitsOn: 'me' }, 'fixit-owner')).toEqual([]);
    const bad = await api.call('GET', '/api/claims', { as: 'avery', query: { stauts: 'new' } });
    expect([bad.status, bad.json.errors[0].path]).toEqual([400, 'stauts']);
  });

  it('find exactly by what people know, and by how a name begins', async () => {
    for (const q of ['casey@EXAMPLE.com', '(415) 555-0123', 'cas', 'pln casey000'])
      expect((await list({ q })).sort(), q).toEqual([phone, tablet, laptop].sort());
    expect(await list({ q: tablet.toLowerCase() })).toEqual([tablet]);
    expect(await list({ q: 'sn-77' })).toEqual([tablet]);
    expect(await list({ q: 'asey' })).toEqual([]);
    expect(await list({ q: 'casey', list: 'draft' })).toEqual([laptop]);
  });

  it('never show more than one may see', async () => {
    expect(await list({ q: 'riley' }, 'casey')).toEqual([]);
    expect(await list({ q: rileys }, 'fixit-owner')).toEqual([]);
    expect(await list({ q: 'casey' }, 'fixit-clerk')).toEqual([tablet, phone]);
    expect(await list({ q: laptop }, 'fixit-clerk')).toEqual([]);
  });

  it('hold for the file, too', async () => {
    const csv = await api.call('GET', '/api/claims/export', {
      as: 'avery',
      query: { status: 'new', sort: 'created', order: 'asc' },
    });
    const lines = Buffer.from(csv.text, 'latin1').toString('utf8').trim().split('\r\n').slice(1);
    expect(lines.map((line) => line.slice(0, 12))).toEqual([tablet, rileys]);
  });
});

describe('counts', () => {
  it('say how many stand on each list, and wait for oneself', async () => {
    const counts = async (as: Person, query = {}) =>
      (await api.call('GET', '/api/claims/counts', { as, query })).json;
    const of = (count: number) => ({ count, orMore: false });
    expect(await counts('casey')).toEqual({
      ...{ active: of(2), draft: of(1), closed: of(0), all: of(3), waitsOnMe: of(2) },
    });
    expect(await counts('fixit-owner')).toMatchObject({ active: of(2), draft: of(0), waitsOnMe: of(0) });
    expect(await counts('avery', { incidentType: 'cracked-screen' })).toMatchObject({ all: of(4) });
    expect(await counts('avery')).toMatchObject({ waitsOnMe: of(2) });
  });
});

describe('a company’s list', () => {
  it('keeps what was referred to it, to be read and not to be worked on', async () => {
    await api.call('POST', `/api/claims/${tablet}/referral`, { as: 'casey', body: { companyId: 'volt' } });
    expect(await list({}, 'volt-owner')).toEqual([tablet]);
    await api.call('POST', `/api/claims/${rileys}/referral`, { as: 'riley', body: { companyId: 'fixit' } });
    await api.call('POST', `/api/claims/${rileys}/referral`, { as: 'riley', body: { companyId: 'volt' } });
    expect((await claimOf(api, rileys)).formerCompanyIds).toEqual(['fixit']);
    expect(await list({}, 'fixit-owner')).toEqual([rileys, tablet, phone]);
    const shown = await api.call('GET', `/api/claims/${rileys}`, { as: 'fixit-owner' });
    expect(shown.json).toMatchObject({ readOnly: true });
    expect(shown.json.nextStep.what).toContain('Referred to Volt Repair');
    const act = await post(rileys, 'received', {}, 'fixit-owner');
    expect(act.status).toBe(403);
  });
});
