import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pendingPartition } from '../../../lambdas/adapters/table/keys.ts';
import { looseMailRecordSchema } from '../../../lambdas/domain/claim/records.ts';
import { type CognitoServer, startCognitoServer } from '../cognito-server.ts';
import { type Api, type Method, NOW } from '../harness.ts';
import type { Person } from '../people.ts';
import { startPartnersApi } from './two-areas.ts';

let api: Api;
let cognito: CognitoServer;

beforeAll(async () => {
  cognito = await startCognitoServer(Date.parse(NOW));
  api = await startPartnersApi();
  await cognito.createPerson('members', 'fixit-owner@example.com', 'Right-password-1');
});
afterAll(async () => {
  await api.close();
  await cognito.close();
});

const call = (method: Method, path: string, as: Person, body?: object) =>
  api.call(method, `/api/partners/${path}`, { as, ...(body && { body }) });

/** Kind and address of every mail queued. */
async function mails(): Promise<string[]> {
  const list = { index: 'gsi4', partition: pendingPartition('message') } as const;
  const all = await api.table.all(list, looseMailRecordSchema);
  return all.map(({ kind, to }) => `${kind} ${to}`);
}

const address = { line1: '5 Main Street', city: 'Oakland', region: 'CA', postalCode: '94612', country: 'US' };
const downtown = {
  name: 'Downtown',
  phone: '415 555 0111',
  address,
  days: { mon: [['09:00', '18:00']], sat: [['10:00', '14:00']] },
  skills: ['phone', 'tv'],
  capacity: 4,
};

describe('stores', () => {
  it('are added, changed and closed by owners, on the clock of their address', async () => {
    const added = await call('POST', 'me/stores', 'volt-owner', downtown);
    expect([added.status, added.json.stores]).toMatchObject([
      201,
      [{ phone: '+14155550111', hours: { zone: 'America/Los_Angeles', days: downtown.days }, capacity: 4 }],
    ]);
    const path = `me/stores/${added.json.stores[0].storeId}`;
    const canada = {
      line1: '1 Bay Street',
      city: 'Toronto',
      region: 'ON',
      postalCode: 'M5H2M5',
      country: 'CA',
    };
    const changed = await call('PATCH', path, 'volt-owner', { address: canada, capacity: 0 });
    expect(changed.json.stores).toMatchObject([
      {
        name: 'Downtown',
        address: { postalCode: 'M5H 2M5' },
        hours: { zone: 'America/Toronto' },
        capacity: 0,
      },
    ]);
    expect((await call('DELETE', path, 'volt-owner')).status).toBe(409);
    const second = await call('POST', 'me/stores', 'volt-owner', { ...downtown, name: 'Uptown' });
    expect((await call('DELETE', path, 'volt-owner')).json.stores).toMatchObject([{ name: 'Uptown' }]);
    expect(second.json.stores).toHaveLength(2);
  });

  it('are refused to clerks, and with what can’t be', async () => {
    expect((await call('POST', 'me/stores', 'fixit-clerk', downtown)).status).toBe(403);
    const wrong = await call('POST', 'me/stores', 'fixit-owner', {
      ...downtown,
      days: { mon: [['18:00', '09:00']] },
    });
    expect([wrong.status, wrong.json.errors[0].path]).toEqual([400, expect.stringContaining('days')]);
    expect((await call('PATCH', 'me/stores/none', 'fixit-owner', { capacity: 1 })).status).toBe(404);
  });

  it('make a shop findable by what it repairs', async () => {
    const shops = async (deviceKind: string) => {
      const { json } = await api.call('GET', '/api/partners', { as: 'casey', query: { deviceKind } });
      return json.items.map((shop: { name: string; storeName?: string }) => [shop.name, shop.storeName]);
    };
    expect(await shops('tv')).toEqual([
      ['Volt Repair', 'Uptown'],
      ['Fixit Repair', undefined],
    ]);
    expect(await shops('laptop')).toEqual([['Fixit Repair', undefined]]);
  });
});

describe('people', () => {
  it('are invited, given another role and shut out; the last owner stays', async () => {
    const kim = { name: 'Kim', email: 'kim@fixit.example.org', partnerRole: 'clerk' };
    const made = await call('POST', 'me/users', 'fixit-owner', kim);
    expect([made.status, made.json]).toMatchObject([201, { ...kim, isYou: false }]);
    const path = `me/users/${made.json.userId}`;
    expect((await call('POST', 'me/users', 'fixit-owner', kim)).json.errors[0].path).toBe('email');
    const alone = await call('PATCH', 'me/users/fixit-owner', 'fixit-owner', { partnerRole: 'clerk' });
    expect([alone.status, alone.json.detail]).toMatchObject([
      409,
      expect.stringContaining('at least one owner'),
    ]);
    expect((await call('DELETE', 'me/users/fixit-owner', 'fixit-owner')).status).toBe(409);
    expect((await call('PATCH', path, 'fixit-owner', { partnerRole: 'owner' })).json.partnerRole).toBe(
      'owner',
    );
    const left = await call('DELETE', path, 'fixit-owner');
    expect(left.json.items.map(({ name }: { name: string }) => name)).toEqual(['Fay', 'Finn']);
    expect((await api.call('GET', '/api/me', { as: made.json.userId })).status).toBe(401);
    expect((await call('POST', 'me/users', 'fixit-owner', kim)).status).toBe(201);
  });

  it('of another company are nobody’s business, and clerks manage none', async () => {
    expect((await call('PATCH', 'me/users/volt-owner', 'fixit-owner', { title: 'Boss' })).status).toBe(404);
    expect((await call('GET', 'me/users', 'fixit-clerk')).status).toBe(403);
  });
});

describe('the payee', () => {
  const ask = (email: string, password = 'Right-password-1', as: Person = 'fixit-owner') =>
    call('POST', 'me/payee', as, { email, password });

  it('stays as it was, and nobody has to confirm it, when the owner asks for it again', async () => {
    await ask('new@fixit.example.org');
    expect((await ask('pay@fixit.example.org')).json).not.toHaveProperty('payeeChange');
    expect((await call('GET', 'payee-changes', 'avery')).json.items).toEqual([]);
    expect(await mails()).toContain('payee-decided claims@fixit.example.org');
  });

  it('is changed by an owner who knows his password, told to both addresses, and confirmed by an agent', async () => {
    expect((await ask('new@fixit.example.org', 'wrong')).json.errors[0].path).toBe('password');
    expect((await ask('new@fixit.example.org', 'Right-password-1', 'fixit-clerk')).status).toBe(403);
    const asked = await ask('new@fixit.example.org');
    expect(asked.json).toMatchObject({
      payee: { email: 'pay@fixit.example.org' },
      payeeChange: { email: 'new@fixit.example.org' },
    });
    expect(await mails()).toEqual(
      expect.arrayContaining([
        'payee-asked claims@fixit.example.org',
        'payee-asked pay@fixit.example.org',
        'payee-asked new@fixit.example.org',
        'payee-to-confirm avery@example.com',
      ]),
    );
    expect((await call('GET', 'me', 'fixit-clerk')).text).not.toContain('new@');
    const { items } = (await call('GET', 'payee-changes', 'avery')).json;
    expect(items).toMatchObject([
      { companyId: 'fixit', payeeChange: { requestedBy: { name: 'Fay, Fixit Repair' } } },
    ]);
    const path = 'fixit/payee-change';
    const other = await call('POST', path, 'avery', { outcome: 'confirm', email: 'x@fixit.example.org' });
    expect(other.status).toBe(409);
    const confirmed = await call('POST', path, 'avery', {
      outcome: 'confirm',
      email: 'new@fixit.example.org',
    });
    expect(confirmed.json.payee).toEqual({
      method: 'paypal',
      email: 'new@fixit.example.org',
      changedAt: NOW,
    });
    expect((await call('GET', 'payee-changes', 'avery')).json.items).toEqual([]);
    expect(
      (await call('POST', path, 'avery', { outcome: 'refuse', email: 'a@b.co', reason: 'No.' })).status,
    ).toBe(409);
  });

  it('that is guessed at too often waits', async () => {
    const answers = [];
    for (let i = 0; i < 5; i += 1) answers.push((await ask('bad@example.org', 'wrong')).status);
    expect(answers).toContain(429);
  });
});

describe('what owners say of their company', () => {
  it('is told at the old address when it is the contact', async () => {
    const changed = await call('PATCH', 'me', 'volt-owner', {
      email: 'desk@volt.example.org',
      phone: '510 555 0122',
    });
    expect(changed.json).toMatchObject({ email: 'desk@volt.example.org', phone: '+15105550122' });
    expect(await mails()).toContain('contact-changed claims@volt.example.org');
  });

  it('is a tax form, of whose number four digits are kept', async () => {
    const form = {
      kind: 'W-9',
      legalName: 'Volt LLC',
      taxId: '12-3456789',
      signedBy: 'Vera',
      certified: true,
    };
    const kept = await call('POST', 'me/tax-form', 'volt-owner', form);
    expect(kept.json.taxForm).toEqual({
      ...{ kind: 'W-9', legalName: 'Volt LLC', signedBy: 'Vera', taxIdLastFour: '6789', receivedAt: NOW },
    });
    await call('PATCH', 'me', 'volt-owner', { address });
    const other = await call('POST', 'me/tax-form', 'volt-owner', { ...form, kind: 'W-8BEN-E' });
    expect(other.json.errors[0].path).toBe('kind');
  });
});

describe('a suspension', () => {
  it('takes a company off the list, tells it why, and ends', async () => {
    const reason = 'Three re-repairs in a month.';
    const suspended = await call('POST', 'volt/suspend', 'avery', { reason });
    expect(suspended.json).toMatchObject({ suspended: { reason, by: { name: 'Avery' } }, openRepairs: 0 });
    expect(await mails()).toContain('suspension desk@volt.example.org');
    const { json } = await api.call('GET', '/api/partners', { as: 'casey' });
    expect(json.items.map(({ name }: { name: string }) => name)).toEqual(['Fixit Repair']);
    expect((await call('GET', 'me', 'volt-owner')).json.suspended).toMatchObject({ reason });
    expect((await call('POST', 'volt/suspend', 'avery', { reason })).status).toBe(409);
    expect((await call('GET', 'volt/open-repairs', 'avery')).json).toEqual({ items: [] });
    expect((await call('POST', 'volt/unsuspend', 'avery', {})).json).not.toHaveProperty('suspended');
    expect((await call('POST', 'volt/suspend', 'volt-owner', { reason })).status).toBe(403);
  });
});
