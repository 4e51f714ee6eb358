import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deviceItem, readDevice } from '../../../lambdas/adapters/people/people.ts';
import { unmatchedMailKey } from '../../../lambdas/adapters/table/mail-keys.ts';
import type { LooseMailRecord } from '../../../lambdas/domain/claim/records.ts';
import { adjudicated, claimOf, filed } from '../claim-steps.ts';
import { type Api, NOW } from '../harness.ts';
import { startWholeApi } from '../whole-api.ts';

let api: Api;
let phoneClaim: string;
let tabletClaim: string;

beforeAll(async () => {
  api = await startWholeApi();
  phoneClaim = await filed(api);
  tabletClaim = await filed(api, { deviceId: 'casey-tablet', incident: theft });
});
afterAll(() => api.close());

const theft = { type: 'theft', occurredAt: '2026-06-01T20:00:00.000Z', description: 'Gone' };

const queue = async (query: Record<string, string> = {}) =>
  (await api.call('GET', '/api/staff/queue', { as: 'avery', query })).json;
const claimIds = (json: { items: { claimId: string }[] }): string[] => json.items.map((item) => item.claimId);

describe('the queue', () => {
  it('holds what waits for the team, most urgent first, with why and by when', async () => {
    const { items } = await queue();
    expect(items.map((item: { claimId: string }) => item.claimId).sort()).toEqual(
      [phoneClaim, tabletClaim].sort(),
    );
    const dues = items.map((item: { dueAt: string }) => item.dueAt);
    expect(dues).toEqual([...dues].sort());
    expect(items[0]).toMatchObject({
      kind: 'review',
      overdue: false,
      customer: { email: 'casey@example.com' },
    });
  });

  it('comes in pages without loss or double', async () => {
    const first = await queue({ limit: '1' });
    const second = await queue({ limit: '1', cursor: first.cursor });
    expect([...claimIds(first), ...claimIds(second)].sort()).toEqual([phoneClaim, tabletClaim].sort());
    expect(second.cursor).toBeUndefined();
    const bad = await api.call('GET', '/api/staff/queue', { as: 'avery', query: { cursor: 'e30' } });
    expect([bad.status, bad.json.errors[0].path]).toEqual([400, 'cursor']);
  });

  it('is filtered by whose it is and what it is', async () => {
    const path = `/api/claims/${phoneClaim}/assign`;
    const assigned = await api.call('POST', path, { as: 'avery', body: { userId: 'blake' } });
    expect(assigned.status).toBe(200);
    expect((await claimOf(api, phoneClaim)).assignedTo).toMatchObject({ userId: 'blake', name: 'Blake' });
    expect(claimIds(await queue({ view: 'unassigned' }))).toEqual([tabletClaim]);
    const blakes = await api.call('GET', '/api/staff/queue', { as: 'blake', query: { view: 'mine' } });
    expect(claimIds(blakes.json)).toEqual([phoneClaim]);
    expect(claimIds(await queue({ view: 'payment' }))).toEqual([]);
    await api.call('POST', path, { as: 'avery', body: { userId: null } });
    expect((await claimOf(api, phoneClaim)).assignedTo).toBeUndefined();
  });

  it('loses a claim that waits for the customer', async () => {
    await adjudicated(api, tabletClaim);
    const claim = await claimOf(api, tabletClaim);
    const isListed = claimIds(await queue()).includes(tabletClaim);
    expect(isListed).toBe(claim.status !== 'waiting-on-customer');
  });
});

describe('mail to look at', () => {
  let count = 0;
  let mail: LooseMailRecord;

  beforeEach(async () => {
    count += 1;
    mail = {
      messageId: `eml-${count}`,
      direction: 'in',
      kind: 'comment',
      from: 'casey@example.com',
      to: ['claims@claimflow.example'],
      cc: [],
      subject: 'My phone',
      text: 'It also has a scratch.\n\nOn Mon, Jun 1, 2026 Claimflow wrote:\n> How is it?',
      at: NOW,
      sendState: 'received',
      documentIds: [],
      reason: 'no claim of ours is named in it',
    };
    await store();
  });

  const store = () =>
    api.table.transact([
      api.table.create(unmatchedMailKey(mail.messageId), { entity: 'unmatched-mail', ...mail }),
    ]);
  const listed = async (): Promise<string[]> =>
    (await api.call('GET', '/api/staff/unmatched-mail', { as: 'avery' })).json.items.map(
      (one: { emailId: string }) => one.emailId,
    );
  const attach = (claimId: string, headers: Record<string, string> = {}, emailId = mail.messageId) =>
    api.call('POST', `/api/staff/unmatched-mail/${emailId}/attach`, {
      as: 'avery',
      body: { claimId },
      headers,
    });

  it('goes under a claim once: its mail, its comments and off the list', async () => {
    expect(await listed()).toContain(mail.messageId);
    const done = await attach(phoneClaim.toLowerCase().replace('-', ' '));
    expect([done.status, done.json]).toEqual([
      200,
      { emailId: mail.messageId, claimId: phoneClaim, documentIds: [] },
    ]);
    expect(await listed()).not.toContain(mail.messageId);
    const comments = await api.call('GET', `/api/claims/${phoneClaim}/comments`, { as: 'casey' });
    expect(comments.json.items.at(-1)).toMatchObject({
      author: { role: 'customer', name: 'Casey' },
      text: 'It also has a scratch.',
      via: 'mail',
    });
    const emails = await api.call('GET', `/api/claims/${phoneClaim}/emails`, { as: 'casey' });
    expect(emails.json.items.map((one: { emailId: string }) => one.emailId)).toContain(mail.messageId);
    const again = await attach(phoneClaim);
    expect(again.json).toEqual(done.json);
    expect((await attach(tabletClaim)).status).toBe(404);
  });

  it('from an unknown address is for the claims team only', async () => {
    mail = { ...mail, messageId: 'eml-outsider', from: 'outsider@example.net' };
    await store();
    await attach(phoneClaim);
    const forCasey = await api.call('GET', `/api/claims/${phoneClaim}/comments`, { as: 'casey' });
    expect(forCasey.text).not.toContain('outsider@example.net');
    const forStaff = await api.call('GET', `/api/claims/${phoneClaim}/comments`, { as: 'avery' });
    expect(forStaff.json.items.at(-1)).toMatchObject({
      internal: true,
      text: expect.stringContaining('outsider'),
    });
  });

  it('is put under one claim by two agents at once', async () => {
    api.server.beforeNextWrite(async () => {
      expect((await attach(tabletClaim)).status).toBe(200);
    });
    const late = await attach(phoneClaim);
    expect([late.status, late.json.type]).toEqual([409, expect.stringMatching(/\/concurrent-change$/)]);
  });

  it('names a claim that is none, and a mail that is not there', async () => {
    for (const claimId of ['CLM-N0THERE0', 'what'])
      expect((await attach(claimId)).json.errors[0].path).toBe('claimId');
    expect((await attach(phoneClaim, {}, 'eml-unknown')).status).toBe(404);
  });
});

describe('the search for a caller', () => {
  const search = async (q: string) =>
    (await api.call('GET', '/api/staff/search', { as: 'avery', query: { q } })).json.items;

  it('finds by whatever a caller can say', async () => {
    const device = await readDevice(api.table, 'riley-phone');
    if (device) await api.table.transact([deviceItem(api.table, { ...device, serial: 'SN77', version: 2 })]);
    for (const q of ['riley@EXAMPLE.com', '(415) 555-0199', 'ril', 'pln ryxey000', 'sn77']) {
      const found = await search(q);
      expect(found, q).toHaveLength(1);
      expect(found[0], q).toMatchObject({
        kind: 'customer',
        customer: { customerId: 'riley' },
        plans: [{ planNumber: 'PLN-RYXEY000' }],
      });
    }
    expect(await search(phoneClaim.toLowerCase())).toMatchObject([
      { kind: 'claim', claim: { claimId: phoneClaim } },
    ]);
    expect(await search('nobody like that')).toEqual([]);
  });

  it('says what was changed of the contact lately, and by whom', async () => {
    expect((await search('riley@example.com'))[0].contactChanges).toEqual([]);
    await api.call('PATCH', '/api/me', { as: 'riley', body: { phone: '+14155550166' } });
    expect((await search('riley@example.com'))[0].contactChanges).toEqual([
      { at: NOW, by: 'Riley', parts: ['phone'] },
    ]);
  });

  it('asks for two characters at least', async () => {
    const { status, json } = await api.call('GET', '/api/staff/search', { as: 'avery', query: { q: ' a ' } });
    expect([status, json.errors[0].path]).toEqual([400, 'q']);
  });
});
