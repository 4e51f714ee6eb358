import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CognitoServer, startCognitoServer } from '../cognito-server.ts';
import { type Api, NOW } from '../harness.ts';
import type { Person } from '../people.ts';
import { startWholeApi } from '../whole-api.ts';

let api: Api;
let cognito: CognitoServer;
beforeEach(async () => {
  cognito = await startCognitoServer(Date.parse(NOW));
  api = await startWholeApi();
});
afterEach(async () => {
  await api.close();
  await cognito.close();
});

const call = (method: 'GET' | 'POST' | 'PATCH', path: string, body?: object, as: Person = 'drew') =>
  api.call(method, `/api/admin/${path}`, { as, ...(body && { body }) });
const kim = {
  role: 'agent',
  name: 'Kim',
  email: 'kim@example.com',
  authorityLimitCents: 50_000,
  onDuty: true,
};

describe('users', () => {
  it('are invited, listed and changed', async () => {
    const made = await call('POST', 'users', kim);
    expect([made.status, made.json]).toMatchObject([201, { ...kim, disabled: false }]);
    const { items } = (await call('GET', 'users')).json;
    expect(items.map((user: { name: string }) => user.name)).toEqual(['Avery', 'Blake', 'Drew', 'Kim']);
    const { userId } = made.json;
    const changed = await call('PATCH', `users/${userId}`, { authorityLimitCents: null, role: 'admin' });
    expect(changed.json).toMatchObject({ role: 'admin', name: 'Kim' });
    expect(changed.json).not.toHaveProperty('authorityLimitCents');
    const twice = await call('POST', 'users', kim);
    expect([twice.status, twice.json.errors[0].path]).toEqual([400, 'email']);
  });

  it('of a company are its own', async () => {
    const clerk = { role: 'partner', name: 'Vic', email: 'vic@example.com', partnerRole: 'clerk' };
    await call('POST', 'users', { ...clerk, companyId: 'volt' });
    const { items } = (
      await api.call('GET', '/api/admin/users', { as: 'drew', query: { companyId: 'volt' } })
    ).json;
    expect(items).toMatchObject([{ name: 'Vera' }, { name: 'Vic', partnerRole: 'clerk' }]);
    const nowhere = await call('POST', 'users', { ...clerk, email: 'v2@example.com', companyId: 'nowhere' });
    expect(nowhere.json.errors[0].path).toBe('companyId');
    const limit = await call('PATCH', 'users/volt-owner', { onDuty: true });
    expect(limit.json.errors[0].path).toBe('onDuty');
  });

  it('that are shut out are nobody at once, and come back', async () => {
    const { userId } = (await call('POST', 'users', kim)).json;
    const me = () => api.call('GET', '/api/me', { as: userId });
    expect((await me()).status).toBe(200);
    expect((await call('PATCH', `users/${userId}`, { disabled: true })).json.disabled).toBe(true);
    expect((await me()).status).toBe(401);
    await call('PATCH', `users/${userId}`, { disabled: false });
    expect((await me()).status).toBe(200);
    const own = await call('PATCH', 'users/drew', { disabled: true, role: 'agent' });
    expect(own.json.errors.map((one: { path: string }) => one.path)).toEqual(['role', 'disabled']);
  });

  it('are administrators’ business', async () => {
    expect((await call('GET', 'users', undefined, 'avery')).status).toBe(403);
    expect((await call('PATCH', 'users/nobody-there', { name: 'X' })).status).toBe(404);
  });
});

describe('companies', () => {
  it('are taken in, listed by name and changed, without their payee', async () => {
    const body = {
      ...{ name: 'Acme Repair', email: 'claims@acme.example.org', phone: '(415) 555-0177' },
      ...{ kinds: ['repair'], approvedRepairPartner: false },
    };
    const made = await call('POST', 'companies', body);
    expect([made.status, made.json.phone]).toEqual([201, '+14155550177']);
    const list = await call('GET', 'companies', undefined, 'avery');
    expect(list.json.items.map((one: { name: string }) => one.name)).toEqual([
      'Acme Repair',
      'Bayside Marine',
      'Fixit Repair',
      'Harbor Dealers',
      'Volt Repair',
    ]);
    expect(list.text).not.toContain('pay@fixit.example.org');
    const { companyId } = made.json;
    const approved = await call('PATCH', `companies/${companyId}`, { approvedRepairPartner: true });
    expect(approved.json).toMatchObject({ name: 'Acme Repair', approvedRepairPartner: true });
    const shops = await api.call('GET', '/api/partners', { as: 'casey' });
    expect(shops.text).toContain('Acme Repair');
    expect((await call('POST', 'companies', body, 'avery')).status).toBe(403);
    expect((await call('PATCH', `companies/${companyId}`, { phone: '12' })).json.errors[0].path).toBe(
      'phone',
    );
  });
});
