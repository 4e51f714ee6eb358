import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readCustomer } from '../../../lambdas/adapters/people/people.ts';
import { defaultBrand } from '../../../lambdas/domain/wording/default-brand.ts';
import { type Api, NOW, startApi } from '../harness.ts';

let api: Api;

beforeAll(async () => {
  process.env.MEMBERS_CLIENT_ID = 'members-client';
  process.env.STAFF_CLIENT_ID = 'staff-client';
  process.env.AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER = 'http://localhost:4566/';
  api = await startApi(() => import('../../../lambdas/api/account/index.ts'));
});
afterAll(() => api.close());

describe('the signed-in person', () => {
  it('sees what is kept of a customer, with telephone and address', async () => {
    const { status, json } = await api.call('GET', '/api/me', { as: 'casey' });
    expect(status).toBe(200);
    expect(json).toMatchObject({
      userId: 'casey',
      role: 'customer',
      phone: '+14155550123',
      customerId: 'casey',
      address: { city: 'Oakland' },
    });
    expect(json).not.toHaveProperty('company');
    expect(json).not.toHaveProperty('version');
  });

  it('sees the company and the own part in it, never the payee of the company', async () => {
    const { json } = await api.call('GET', '/api/me', { as: 'fixit-clerk' });
    expect(json.company).toEqual({
      companyId: 'fixit',
      name: 'Fixit Repair',
      kinds: ['seller', 'repair'],
      approvedRepairPartner: true,
      role: 'clerk',
    });
    expect(JSON.stringify(json)).not.toContain('pay@');
  });

  it('is nobody without a token that counts, and for a token of nobody we know', async () => {
    const nobody = await api.call('GET', '/api/me');
    expect(nobody.status).toBe(401);
    expect(nobody.headers['www-authenticate']).toBe('Bearer');
    expect(nobody.json.type).toMatch(/\/unauthenticated$/);
    expect((await api.call('GET', '/api/me', { as: 'stranger' as never })).status).toBe(401);
  });

  it('changes name, title and date format', async () => {
    const body = { name: ' Avery Brooks ', title: 'Lead', dateFormat: 'YYYY-MM-DD' };
    const changed = await api.call('PATCH', '/api/me', { as: 'avery', body });
    expect(changed.status).toBe(200);
    expect(changed.json).toMatchObject({ name: 'Avery Brooks', title: 'Lead', dateFormat: 'YYYY-MM-DD' });
    expect((await api.call('GET', '/api/me', { as: 'avery' })).json).toMatchObject({ title: 'Lead' });
  });

  it('names each fault, also a field that nobody can change', async () => {
    const body = { name: '', dateFormat: 'whatever', role: 'admin' };
    const { status, json } = await api.call('PATCH', '/api/me', { as: 'casey', body });
    expect(status).toBe(400);
    const paths = json.errors.map((fault: { path: string }) => fault.path);
    expect(paths).toEqual(expect.arrayContaining(['name', 'dateFormat']));
    expect(JSON.stringify(json.errors)).toContain('role');
  });

  it('sets a payee as a customer, dated, and dated again only when it is another', async () => {
    const payee = { method: 'paypal', email: 'casey@pay.example.org' };
    const set = await api.call('PATCH', '/api/me', { as: 'casey', body: { payee } });
    expect(set.json.payee).toEqual({ ...payee, changedAt: NOW });
    const again = await api.call('PATCH', '/api/me', { as: 'casey', body: { payee, name: 'Casey M' } });
    expect(again.json).toMatchObject({ name: 'Casey M', payee: { changedAt: NOW } });
  });

  it('chooses a language, which is kept where mails are written from, and takes it back', async () => {
    const choose = (language: string | null) =>
      api.call('PATCH', '/api/me', { as: 'casey', body: { language } });
    expect((await choose('fr-CA')).json.language).toBe('fr-CA');
    expect(await readCustomer(api.table, 'casey')).toMatchObject({ language: 'fr-CA' });
    await api.call('PATCH', '/api/me', { as: 'casey', body: { name: 'Casey M' } });
    expect(await readCustomer(api.table, 'casey')).toMatchObject({ language: 'fr-CA' });
    expect((await choose(null)).json).not.toHaveProperty('language');
    expect(await readCustomer(api.table, 'casey')).not.toHaveProperty('language');
  });

  it('sets no payee as anybody else', async () => {
    const payee = { method: 'paypal', email: 'fay@pay.example.org' };
    const { status, json } = await api.call('PATCH', '/api/me', { as: 'fixit-owner', body: { payee } });
    expect([status, json.errors[0].path]).toEqual([400, 'payee']);
  });
});

describe('the brand', () => {
  const brand = { ...defaultBrand, name: 'Acme Care' };

  beforeEach(async () => {
    const { json } = await api.call('GET', '/api/brand');
    expect(json.statusLabels.new).toBe('New');
  });

  it('is read in a language, and as it is kept without one', async () => {
    const spanish = await api.call('GET', '/api/brand', { query: { language: 'es' } });
    expect(spanish.json).toMatchObject({ name: defaultBrand.name, statusLabels: { new: 'Nueva' } });
    const asKept = await api.call('GET', '/api/brand', { headers: { 'accept-language': 'es' } });
    expect(asKept.json.statusLabels).toEqual(defaultBrand.statusLabels);
  });

  it('is read by anybody, and replaced by admins only', async () => {
    for (const as of ['casey', 'fixit-owner', 'avery'] as const)
      expect((await api.call('PUT', '/api/brand', { as, body: brand })).status).toBe(403);
    expect((await api.call('PUT', '/api/brand', { body: brand })).status).toBe(401);
    const { version } = (await api.call('GET', '/api/brand')).json;
    const replaced = await api.call('PUT', '/api/brand', { as: 'drew', body: brand });
    expect(replaced.json).toMatchObject({ name: 'Acme Care', version: version + 1 });
    expect((await api.call('GET', '/api/brand')).json.name).toBe('Acme Care');
  });

  it('that says nothing of how the team decides changes nothing of it', async () => {
    const replace = (body: object) => api.call('PUT', '/api/brand', { as: 'drew', body });
    const alone = { fraudNeedsSecondAgent: false };
    expect((await replace({ ...brand, decisions: alone })).json.decisions).toEqual(alone);
    expect((await replace(brand)).json.decisions).toEqual(alone);
    const together = { fraudNeedsSecondAgent: true };
    expect((await replace({ ...brand, decisions: together })).json.decisions).toEqual(together);
  });

  it('names an unknown placeholder, and one that partners must not read', async () => {
    const steps = {
      ...brand.steps,
      new: { ...brand.steps.new, customer: 'Wait {untill}', partner: '{reason}' },
    };
    const { status, json } = await api.call('PUT', '/api/brand', { as: 'drew', body: { ...brand, steps } });
    expect(status).toBe(400);
    expect(json.errors).toEqual([
      { path: 'steps.new.customer', message: expect.stringContaining('{untill}') },
      { path: 'steps.new.partner', message: expect.stringContaining('not for partners') },
    ]);
  });

  it('is not replaced over a version that is no longer in force', async () => {
    const { version } = (await api.call('GET', '/api/brand')).json;
    const stale = await api.call('PUT', '/api/brand', {
      as: 'drew',
      body: { ...brand, version: version - 1 },
    });
    expect([stale.status, stale.json.type]).toEqual([409, expect.stringMatching(/\/concurrent-change$/)]);
    const other = { ...brand, name: 'Other' };
    api.server.beforeNextWrite(async () => {
      await api.call('PUT', '/api/brand', { as: 'drew', body: other });
    });
    const raced = await api.call('PUT', '/api/brand', { as: 'drew', body: { ...brand, version } });
    expect(raced.status).toBe(409);
    expect((await api.call('GET', '/api/brand')).json.name).toBe('Other');
  });
});

describe('what everybody reads', () => {
  it('is the configuration of the portal, for anybody', async () => {
    const { status, json } = await api.call('GET', '/config.json');
    expect(status).toBe(200);
    expect(json).toEqual({
      region: 'us-east-1',
      membersClientId: 'members-client',
      staffClientId: 'staff-client',
      cognitoEndpoint: 'http://localhost:4566',
      apiBase: '/api',
    });
  });

  it('is no path that does not exist, nor a method that a path does not have', async () => {
    expect((await api.call('GET', '/api/me/secrets', { as: 'casey' })).status).toBe(404);
    const { status, headers } = await api.call('DELETE', '/api/me', { as: 'casey' });
    expect([status, headers.allow]).toEqual([405, 'GET, HEAD, PATCH']);
  });
});

describe('what a person chooses', () => {
  const patch = (body: object, as: 'casey' | 'avery' | 'fixit-owner' = 'casey') =>
    api.call('PATCH', '/api/me', { as, body });

  it('is kept, and taken back with null', async () => {
    const body = { timeZone: 'America/New_York', language: 'fr-CA' };
    expect((await patch(body)).json).toMatchObject(body);
    expect((await patch({ name: 'Casey Morgan' })).json).toMatchObject(body);
    const back = (await patch({ timeZone: null, language: null })).json;
    expect([back.timeZone, back.language]).toEqual([undefined, undefined]);
  });

  it('is a zone and a language that there is', async () => {
    const { status, json } = await patch({ timeZone: 'Mars/Olympus', language: 'xx' });
    expect([status, json.errors.map(({ path }: { path: string }) => path).sort()]).toEqual([
      400,
      ['language', 'timeZone'],
    ]);
  });

  it('are mails of the kinds that nobody has to act on', async () => {
    const all = { comment: true, reminder: true };
    expect((await api.call('GET', '/api/me', { as: 'casey' })).json.notifications).toEqual(all);
    const none = { comment: false, reminder: false };
    expect((await patch({ notifications: none })).json.notifications).toEqual(none);
    expect((await patch({ notifications: { comment: false, decisions: false } })).status).toBe(400);
    // A company's mails go to the company's address, which nobody mutes for the others.
    expect((await api.call('GET', '/api/me', { as: 'fixit-owner' })).json.notifications).toBeUndefined();
  });
});
