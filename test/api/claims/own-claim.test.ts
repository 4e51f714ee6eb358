import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { acceptedDocument, claimOf, filed } from '../claim-steps.ts';
import { type Api, NOW, startApi } from '../harness.ts';
import type { Person } from '../people.ts';

let api: Api;
beforeEach(async () => {
  api = await startApi(() => import('../../../lambdas/api/claims/index.ts'));
});
afterEach(() => api.close());

const get = (path: string, as: Person = 'casey', headers: Record<string, string> = {}) =>
  api.call('GET', `/api/claims/${path}`, { as, headers });
const post = (path: string, body: object = {}, as: Person = 'casey') =>
  api.call('POST', `/api/claims/${path}`, { as, body });

describe('the money preview of a draft', () => {
  it('says limit, deductible and what one would get, and what is missing', async () => {
    const claimId = await filed(api, { submit: false });
    const before = await claimOf(api, claimId);
    const { json } = await get(`${claimId}/money-preview`);
    expect(json).toMatchObject({ outcome: 'ask-evidence', limitCents: 200_000, limitLeftCents: 200_000 });
    expect(json.missingEvidence).toMatchObject([{ kind: 'damage-photo', why: expect.any(String) }]);
    expect(json.evidence).toMatchObject([
      { kind: 'damage-photo', as: 'document', required: true },
      { kind: 'preExisting', as: 'fact', required: false },
    ]);
    const { repair } = json;
    expect(repair.planPaysCents + repair.youPayCents).toBe(repair.priceCents);
    expect(repair.youPayCents).toBe(repair.deductibleCents);
    expect(await claimOf(api, claimId)).toEqual(before);
    await acceptedDocument(api, claimId);
    expect((await get(`${claimId}/money-preview`)).json).toMatchObject({
      outcome: 'approve',
      missingEvidence: [],
    });
  });

  it('knows nothing to repair of what is gone, and no price it does not know', async () => {
    const theft = { type: 'theft', occurredAt: '2026-06-01T20:00:00.000Z', description: 'Gone' };
    const stolen = (await get(`${await filed(api, { incident: theft, submit: false })}/money-preview`)).json;
    expect(stolen).not.toHaveProperty('repair');
    const laptop = await filed(api, { deviceId: 'casey-laptop', submit: false });
    expect((await get(`${laptop}/money-preview`)).json.repair).toEqual({ deductibleCents: 9_900 });
  });
});

describe('a draft on another device', () => {
  it('goes on by a link, mailed when asked for', async () => {
    const claimId = await filed(api, { submit: false });
    const url = `https://portal.example.com/claims/${claimId}`;
    expect((await post(`${claimId}/continue`)).json).toEqual({ url, mailed: false });
    expect((await post(`${claimId}/continue`, { mail: true })).json).toEqual({ url, mailed: true });
    const { items } = (await get(`${claimId}/emails`)).json;
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ to: ['casey@example.com'], text: expect.stringContaining(url) });
  });

  it('is mailed five times an hour at most', async () => {
    const claimId = await filed(api, { submit: false });
    for (let times = 0; times < 5; times += 1) await post(`${claimId}/continue`, { mail: true });
    const sixth = await post(`${claimId}/continue`, { mail: true });
    expect([sixth.status, sixth.json.type]).toEqual([429, expect.stringMatching(/\/too-many-requests$/)]);
    expect(sixth.headers['retry-after']).toBe('3600');
  });
});

describe('the values for the counter', () => {
  it('stand in the fragment of a link, and open the claim there', async () => {
    const claimId = await filed(api);
    const { json } = await get(`${claimId}/counter`);
    expect(json).toMatchObject({ claimId, phone: '+14155550123' });
    const values = new URLSearchParams(new URL(json.url).hash.slice(1));
    const found = await api.call('GET', '/api/claims/lookup', {
      as: 'volt-owner',
      query: { phone: values.get('phone') ?? '', claimId: values.get('claimId') ?? '' },
    });
    expect(found.json.claimId).toBe(claimId);
  });
});

describe('the rating', () => {
  it('is given once, after closing, and read by the customer and the team', async () => {
    const claimId = await filed(api);
    expect((await post(`${claimId}/rating`, { stars: 5 })).status).toBe(409);
    await post(`${claimId}/withdraw`);
    const rated = await post(`${claimId}/rating`, { stars: 4, comment: 'Quick.' });
    expect(rated.json.rating).toEqual({ stars: 4, comment: 'Quick.', at: NOW });
    const again = await post(`${claimId}/rating`, { stars: 1 });
    expect([again.status, again.json.by]).toEqual([409, 'Casey']);
    expect((await get(claimId, 'avery')).json.rating.stars).toBe(4);
    expect((await get(claimId, 'fixit-owner')).json).not.toHaveProperty('rating');
    for (const stars of [0, 6, 2.5])
      expect((await post(`${claimId}/rating`, { stars })).json.errors[0].path).toBe('stars');
  });
});

describe('a filing link', () => {
  it('is texted to known and unknown numbers alike', async () => {
    const known = await post('filing-link', { phone: '(415) 555-0123' }, 'fixit-clerk');
    const unknown = await post('filing-link', { phone: '212 555 0188' }, 'fixit-clerk');
    expect([known.status, known.text]).toEqual([202, unknown.text]);
    expect(api.server.texts.map(({ to }) => to)).toEqual(['+14155550123', '+12125550188']);
    expect(api.server.texts[0]?.text).toBe(
      'Claimflow: Fixit Repair sends you the page to file a claim: https://portal.example.com/claims/new',
    );
    expect((await post('filing-link', { phone: '12' }, 'fixit-clerk')).json.errors[0].path).toBe('phone');
  });

  it('spares a phone that had enough, without telling', async () => {
    for (let times = 0; times < 5; times += 1)
      expect((await post('filing-link', { phone: '4155550123' }, 'fixit-clerk')).status).toBe(202);
    expect(api.server.texts).toHaveLength(3);
  });
});

describe('lookups', () => {
  it('are limited by the minute and company', async () => {
    const look = () =>
      api.call('GET', '/api/claims/lookup', {
        as: 'volt-owner',
        query: { phone: '4155550123', claimId: 'CLM-N0THERE0' },
      });
    for (let times = 0; times < 30; times += 1) expect((await look()).status).toBe(404);
    vi.setSystemTime(Date.parse(NOW) + 40_000);
    const more = await look();
    expect([more.status, more.headers['retry-after']]).toEqual([429, '20']);
    vi.setSystemTime(Date.parse(NOW) + 61_000);
    expect((await look()).status).toBe(404);
  });
});

describe('asking whether anything changed', () => {
  it('answers 304 until it did', async () => {
    const claimId = await filed(api);
    const first = await get(claimId, 'fixit-owner');
    const etag = first.headers.etag ?? '';
    const same = await get(claimId, 'fixit-owner', { 'If-None-Match': `W/${etag}` });
    expect([same.status, same.text]).toEqual([304, '']);
    await post(`${claimId}/decide`, { outcome: 'ask-customer', message: 'When?' }, 'avery');
    const changed = await get(claimId, 'fixit-owner', { 'If-None-Match': etag });
    expect([changed.status, changed.json.status]).toEqual([200, 'waiting-on-customer']);
    // Another role reads other words.
    expect((await get(claimId, 'casey', { 'If-None-Match': etag })).status).toBe(200);
  });

  it('answers HEAD as GET, without the body', async () => {
    const claimId = await filed(api);
    const { headers } = await get(claimId);
    const head = await api.call('HEAD', `/api/claims/${claimId}`, { as: 'casey' });
    expect([head.status, head.text, head.headers]).toEqual([200, '', headers]);
    expect((await api.call('HEAD', '/api/claims/CLM-00000000', { as: 'casey' })).status).toBe(404);
  });
});
