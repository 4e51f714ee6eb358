import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { companyItem, readCompany } from '../../../lambdas/adapters/people/people.ts';
import { type Api, startApi } from '../harness.ts';

let api: Api;

const addressIn = (city: string, region: string, postalCode: string) => ({
  line1: '1 Main Street',
  city,
  region,
  postalCode,
  country: 'US' as const,
});

beforeAll(async () => {
  api = await startApi(() => import('../../../lambdas/api/partners/index.ts'));
  for (const [companyId, address] of [
    ['fixit', addressIn('New York', 'NY', '10013')],
    ['volt', addressIn('San Francisco', 'CA', '94110')],
  ] as const) {
    const company = await readCompany(api.table, companyId);
    if (company)
      await api.table.transact([
        companyItem(api.table, { ...company, address, version: company.version + 1 }),
      ]);
  }
});
afterAll(() => api.close());

const names = (json: { items: { name: string }[] }): string[] => json.items.map((shop) => shop.name);

describe('the own company', () => {
  it('shows its payee to owners, never to clerks', async () => {
    const owner = await api.call('GET', '/api/partners/me', { as: 'fixit-owner' });
    expect(owner.json).toMatchObject({
      companyId: 'fixit',
      role: 'owner',
      payee: { email: 'pay@fixit.example.org' },
    });
    const clerk = await api.call('GET', '/api/partners/me', { as: 'fixit-clerk' });
    expect(clerk.json).toMatchObject({ companyId: 'fixit', role: 'clerk' });
    expect(clerk.text).not.toContain('pay@');
    expect((await api.call('GET', '/api/partners/me', { as: 'casey' })).status).toBe(403);
  });
});

describe('repair partners to choose from', () => {
  it('are the approved ones, nearest to the customer first, without what is not the customer’s to know', async () => {
    const { json, text } = await api.call('GET', '/api/partners', { as: 'casey' });
    expect(names(json)).toEqual(['Volt Repair', 'Fixit Repair']);
    expect(json.items[0]).toMatchObject({ registeredCustomer: false, address: { city: 'San Francisco' } });
    expect(json.items[0].distanceMiles).toBeLessThan(15);
    expect(json.items[1]).toMatchObject({ registeredCustomer: true });
    expect(text).not.toContain('example.org');
  });

  it('are ordered from another place when one is given, and come in pages', async () => {
    const from = { postalCode: '10001' };
    const first = await api.call('GET', '/api/partners', { as: 'casey', query: { ...from, limit: '1' } });
    expect(names(first.json)).toEqual(['Fixit Repair']);
    const query = { ...from, limit: '1', cursor: first.json.cursor };
    const second = await api.call('GET', '/api/partners', { as: 'casey', query });
    expect(names(second.json)).toEqual(['Volt Repair']);
    expect(second.json).not.toHaveProperty('cursor');
  });

  it('keep an order without distances for a place that is not known', async () => {
    const { json } = await api.call('GET', '/api/partners', {
      as: 'avery',
      query: { postalCode: 'nowhere' },
    });
    expect(names(json)).toEqual(['Fixit Repair', 'Volt Repair']);
    expect(json.items[0]).not.toHaveProperty('distanceMiles');
    const bad = await api.call('GET', '/api/partners', { as: 'avery', query: { cursor: 'x' } });
    expect([bad.status, bad.json.errors[0].path]).toEqual([400, 'cursor']);
  });
});
