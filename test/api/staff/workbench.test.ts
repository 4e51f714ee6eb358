import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { userItem } from '../../../lambdas/adapters/people/people.ts';
import { acceptedDocument, adjudicated, claimOf, filed } from '../claim-steps.ts';
import { type Api, NOW } from '../harness.ts';
import type { Person } from '../people.ts';
import { startWholeApi } from '../whole-api.ts';

let api: Api;
beforeEach(async () => {
  api = await startWholeApi();
});
afterEach(() => api.close());

type Answers = Promise<Awaited<ReturnType<Api['call']>>>;
const get = (path: string, query: Record<string, string> = {}, as: Person = 'avery'): Answers =>
  api.call('GET', `/api${path}`, { as, query });
const post = (path: string, body: object = {}, as: Person = 'avery', headers = {}): Answers =>
  api.call('POST', `/api${path}`, { as, body, headers });

const minutesLater = (minutes: number): void => {
  vi.setSystemTime(Date.parse(NOW) + minutes * 60_000);
};

/** Claims for phone, tablet and laptop, before the claims team. */
async function three(): Promise<[string, string, string]> {
  const phone = await filed(api);
  const tablet = await filed(api, { deviceId: 'casey-tablet' });
  return [phone, tablet, await filed(api, { deviceId: 'casey-laptop' })];
}

const count = async (view: string, as: Person = 'avery'): Promise<number> =>
  (await get('/staff/views', {}, as)).json.items.find((one: { view: string }) => one.view === view).count;
const inView = async (view: string, as: Person = 'avery'): Promise<string[]> =>
  (await get('/staff/queue', { view }, as)).json.items.map((item: { claimId: string }) => item.claimId);

const estimate = {
  diagnosis: 'Corroded keyboard.',
  recommendation: 'repair',
  lines: [{ kind: 'part', description: 'Top case', quantity: 1, unitCents: 24_000 }],
};

describe('saved views', () => {
  it('count what stands in them, by what came in last', async () => {
    const [phone, tablet, laptop] = await three();
    expect([await count('all'), await count('new'), await count('unassigned')]).toEqual([3, 3, 3]);
    await post(`/claims/${tablet}/decide`, { outcome: 'ask-customer', message: 'When?' });
    expect([await count('all'), await count('answered')]).toEqual([2, 0]);
    await post(`/claims/${tablet}/answer`, { message: 'On Monday.' }, 'casey');
    await post(`/claims/${laptop}/decide`, { outcome: 'request-estimate' });
    await post(`/claims/${laptop}/estimate`, estimate, 'fixit-owner');
    expect(await inView('answered')).toEqual([tablet]);
    expect(await inView('estimates')).toEqual([laptop]);
    expect(await inView('new')).toEqual([phone]);
    const { items, mail } = (await get('/staff/views')).json;
    expect(items[0]).toMatchObject({ view: 'all', count: 3, firstDueAt: expect.stringMatching(/^2026-06/) });
    expect(mail).toEqual({ count: 0, orMore: false });
  });

  it('show as ready to approve what lacked nothing but the price', async () => {
    const liquid = { type: 'liquid', occurredAt: '2026-06-01T20:00:00.000Z', description: 'Tea' };
    const laptop = await filed(api, { deviceId: 'casey-laptop', incident: liquid });
    await acceptedDocument(api, laptop);
    expect((await adjudicated(api, laptop)).status).toBe('estimate-needed');
    expect(await inView('ready-to-approve')).toEqual([]);
    await post(`/claims/${laptop}/estimate`, estimate, 'fixit-owner');
    expect(await inView('ready-to-approve')).toEqual([laptop]);
  });

  it('are filtered and sorted', async () => {
    const [phone, tablet, laptop] = await three();
    minutesLater(5);
    await post(`/claims/${tablet}/assign`, { userId: 'blake' });
    const sorted = await get('/staff/queue', { sort: 'updated' });
    expect(sorted.json.items[0].claimId).toBe(tablet);
    const pageOne = (await get('/staff/queue', { sort: 'updated', limit: '2' })).json;
    const pageTwo = (await get('/staff/queue', { sort: 'updated', limit: '2', cursor: pageOne.cursor })).json;
    expect([...pageOne.items, ...pageTwo.items].map((item) => item.claimId).sort()).toEqual(
      [phone, tablet, laptop].sort(),
    );
    expect((await get('/staff/queue', { assignee: 'blake' })).json.items).toHaveLength(1);
    expect((await get('/staff/queue', { assignee: 'nobody' })).json.items).toHaveLength(2);
    expect((await get('/staff/queue', { incidentType: 'theft' })).json.items).toEqual([]);
  });
});

describe('age and due time', () => {
  it('count opening minutes, and stand still while somebody else is asked', async () => {
    const claimId = await filed(api);
    minutesLater(60);
    const item = async () => (await get('/staff/queue')).json.items[0];
    expect(await item()).toMatchObject({ ageMinutes: 60, dueInMinutes: 120, paused: false });
    await post(`/claims/${claimId}/decide`, { outcome: 'ask-customer', message: 'When?' });
    minutesLater(24 * 60);
    await post(`/claims/${claimId}/answer`, { message: 'On Monday.' }, 'casey');
    minutesLater(24 * 60 + 30);
    expect(await item()).toMatchObject({ ageMinutes: 90, paused: false });
  });
});

describe('next', () => {
  it('assigns the most urgent claim that nobody has, to two agents two different ones', async () => {
    const ids = await three();
    const first = (await post('/staff/next')).json.item;
    const second = (await post('/staff/next', {}, 'blake')).json.item;
    expect(new Set([first.claimId, second.claimId]).size).toBe(2);
    expect((await claimOf(api, first.claimId)).assignedTo?.name).toBe('Avery');
    const third = (await post('/staff/next', { except: [first.claimId] })).json.item;
    expect([first.claimId, second.claimId, third.claimId].sort()).toEqual([...ids].sort());
    expect((await post('/staff/next', { except: [first.claimId, third.claimId] })).json).toEqual({});
  });

  it('goes on to what an agent had who is shut out, and gives that agent nothing more', async () => {
    const claimId = await filed(api);
    await post(`/claims/${claimId}/assign`, {}, 'blake');
    expect([await inView('unassigned'), (await post('/staff/next')).json]).toEqual([[], {}]);
    const gone = { userId: 'blake', role: 'agent', name: 'Blake', email: 'blake@example.com' } as const;
    await api.table.transact([userItem(api.table, { ...gone, disabled: true, onDuty: true, version: 2 })]);
    expect([await inView('unassigned'), await count('unassigned')]).toEqual([[claimId], 1]);
    const { items } = (await get('/staff/agents')).json;
    expect(items.map((one: { name: string }) => one.name)).toEqual(['Avery', 'Drew']);
    expect((await post('/staff/next')).json.item.claimId).toBe(claimId);
    const again = await post(`/claims/${claimId}/assign`, { userId: 'blake' });
    expect([again.status, again.json.errors]).toMatchObject([400, [{ path: 'userId' }]]);
  });

  it('gives the loser of a race the next one', async () => {
    await three();
    let taken = '';
    api.server.beforeNextWrite(async () => {
      taken = (await post('/staff/next', {}, 'blake')).json.item.claimId;
    });
    const mine = (await post('/staff/next')).json.item.claimId;
    expect(taken).not.toBe('');
    expect(mine).not.toBe(taken);
    expect((await claimOf(api, mine)).assignedTo?.name).toBe('Avery');
    expect((await claimOf(api, taken)).assignedTo?.name).toBe('Blake');
  });

  it('answers the same under the same key', async () => {
    await three();
    const headers = { 'Idempotency-Key': 'next-1' };
    const one = await post('/staff/next', {}, 'avery', headers);
    expect((await post('/staff/next', {}, 'avery', headers)).json).toEqual(one.json);
    expect(await count('mine')).toBe(1);
  });
});

describe('snooze', () => {
  it('takes a claim out of every view until its time, or until it moves', async () => {
    const claimId = await filed(api);
    const until = new Date(Date.parse(NOW) + 3_600_000).toISOString();
    expect((await post(`/claims/${claimId}/snooze`, { until })).status).toBe(200);
    expect([await inView('all'), await inView('snoozed')]).toEqual([[], [claimId]]);
    minutesLater(61);
    expect([await inView('all'), await inView('snoozed')]).toEqual([[claimId], []]);
    minutesLater(0);
    await post(`/claims/${claimId}/snooze`, {});
    expect(await inView('all')).toEqual([claimId]);
    await post(`/claims/${claimId}/snooze`, { until });
    await post(`/claims/${claimId}/decide`, { outcome: 'ask-customer', message: 'When?' });
    expect(await claimOf(api, claimId)).not.toHaveProperty('snoozedUntil');
  });

  it('refuses what is past or too far away', async () => {
    const claimId = await filed(api);
    for (const until of [NOW, '2026-09-02T18:00:00.000Z']) {
      const { status, json } = await post(`/claims/${claimId}/snooze`, { until });
      expect([status, json.errors[0].path]).toEqual([400, 'until']);
    }
  });
});

describe('authority', () => {
  beforeEach(() =>
    api.table.transact([
      userItem(api.table, {
        ...{ userId: 'avery', role: 'agent', name: 'Avery', email: 'avery@example.com' },
        ...{ authorityLimitCents: 10_000, onDuty: true, version: 2 },
      }),
    ]),
  );

  it('makes a proposal of an approval above it, which another agent confirms; history names both', async () => {
    const claimId = await filed(api);
    const approve = { outcome: 'approve', amountCents: 40_000 };
    const proposed = await post(`/claims/${claimId}/decide`, approve);
    expect([proposed.status, proposed.json.status]).toEqual([200, 'new']);
    expect(proposed.json.proposal).toMatchObject({ by: { name: 'Avery' }, amountCents: 40_000 });
    expect(await inView('to-confirm', 'blake')).toEqual([claimId]);
    expect(await inView('to-confirm')).toEqual([]);
    // The same again is no second proposal.
    const { version } = await claimOf(api, claimId);
    await post(`/claims/${claimId}/decide`, approve);
    expect((await claimOf(api, claimId)).version).toBe(version);
    const mails = await get(`/claims/${claimId}/emails`, {}, 'blake');
    expect(
      mails.json.items.filter((mail: { to: string[] }) => mail.to[0] === 'blake@example.com'),
    ).toHaveLength(1);
    const done = await post(`/claims/${claimId}/decide`, { outcome: 'approve' }, 'blake');
    expect(done.json).toMatchObject({ status: 'approved', approvedTotalCents: 40_000 });
    expect(done.json).not.toHaveProperty('proposal');
    const history = (await get(`/claims/${claimId}/history`)).json.items;
    expect(history.at(-1)).toMatchObject({
      actor: { name: 'Blake' },
      note: expect.stringContaining('Proposed by Avery, confirmed by Blake.'),
    });
  });

  it('makes one that another agent finds while the customer is asked', async () => {
    const claimId = await filed(api);
    await post(`/claims/${claimId}/decide`, { outcome: 'ask-customer', message: 'Does it switch on?' });
    expect(await inView('all', 'blake')).toEqual([]);
    await post(`/claims/${claimId}/decide`, { outcome: 'approve', amountCents: 40_000 });
    expect(await inView('to-confirm', 'blake')).toEqual([claimId]);
    const [item] = (await get('/staff/queue', { view: 'to-confirm' }, 'blake')).json.items;
    expect([item.kind, item.overdue, item.reason]).toEqual([
      'review',
      false,
      expect.stringMatching(/^Avery proposes to approve \$/),
    ]);
    expect(Date.parse(item.dueAt)).toBeGreaterThan(Date.parse(NOW));
  });

  it('of whoever confirms has to reach it', async () => {
    const claimId = await filed(api);
    const above = { outcome: 'approve', resolution: 'reimbursement', amountCents: 180_000 };
    await post(`/claims/${claimId}/decide`, above, 'blake');
    const refused = await post(`/claims/${claimId}/decide`, { outcome: 'approve' });
    expect([refused.status, refused.json.limitCents]).toEqual([403, 10_000]);
  });

  it('shows in the directory of the team', async () => {
    const claimId = await filed(api);
    await post(`/claims/${claimId}/assign`);
    const { items } = (await get('/staff/agents')).json;
    expect(items).toContainEqual({
      ...{ userId: 'avery', name: 'Avery', role: 'agent', onDuty: true },
      ...{ authorityLimitCents: 10_000, assigned: 1 },
    });
    expect(items.map((one: { name: string }) => one.name)).toEqual(['Avery', 'Blake', 'Drew']);
  });
});

describe('the preview of a decision', () => {
  it('shows the mails that the decision then sends, and changes nothing', async () => {
    const claimId = await filed(api);
    const before = await claimOf(api, claimId);
    minutesLater(1);
    const deny = {
      outcome: 'deny',
      denial: { kind: 'not-covered', clause: 'pre-existing-damage', reason: 'Cracked in March.' },
    };
    const preview = (await post(`/claims/${claimId}/decide/preview`, deny)).json;
    expect(preview).toMatchObject({ status: 'denied-not-covered', needsConfirmation: false });
    expect(await claimOf(api, claimId)).toEqual(before);
    await post(`/claims/${claimId}/decide`, deny);
    const sent = (await get(`/claims/${claimId}/emails`)).json.items.slice(-preview.mails.length);
    const words = ({ subject, text }: { subject: string; text: string }) => `${subject}\n${text}`;
    expect(preview.mails.map(words).sort()).toEqual(sent.map(words).sort());
    const partners = preview.mails.find((mail: { audience: string }) => mail.audience === 'partner');
    expect(partners.text).not.toContain('Cracked in March');
  });

  it('shows the question that is asked, and what is above one’s authority', async () => {
    const claimId = await filed(api);
    const asks = await post(`/claims/${claimId}/decide/preview`, {
      outcome: 'ask-customer',
      message: 'When did it fall?',
    });
    const [mail] = asks.json.mails.filter((one: { audience: string }) => one.audience === 'customer');
    expect(mail.text).toContain('When did it fall?');
    expect(mail.text).toContain('[link]');
    const approve = { outcome: 'approve', resolution: 'reimbursement', amountCents: 180_000 };
    const above = (await post(`/claims/${claimId}/decide/preview`, approve)).json;
    expect(above).toMatchObject({ needsConfirmation: true, committedCents: expect.any(Number) });
    const wrong = await post(`/claims/${claimId}/decide/preview`, { outcome: 'approve', resolution: 'x' });
    expect(wrong.status).toBe(400);
  });
});

describe('acting on several', () => {
  it('answers for each by itself', async () => {
    const [phone, tablet, laptop] = await three();
    await post(`/claims/${laptop}/withdraw`, {}, 'casey');
    const body = { action: 'approve', claimIds: [phone, tablet, laptop, 'CLM-N0THERE0'] };
    const { json } = await post('/claims/bulk', body);
    expect(json.results).toMatchObject([
      { claimId: phone, ok: true, status: 'approved' },
      { claimId: tablet, ok: expect.any(Boolean) },
      { claimId: laptop, ok: false, problem: { status: 409, by: 'Casey' } },
      { claimId: 'CLM-N0THERE0', ok: false, problem: { status: 404 } },
    ]);
    const asked = { action: 'ask-customer', claimIds: [tablet], message: 'Which corner?' };
    await post('/claims/bulk', asked);
    expect((await claimOf(api, tablet)).status).toBe('waiting-on-customer');
    await post('/claims/bulk', { action: 'assign', claimIds: [phone, tablet], userId: 'blake' });
    expect((await claimOf(api, phone)).assignedTo?.name).toBe('Blake');
  });

  it('denies nobody', async () => {
    const claimId = await filed(api);
    const { status } = await post('/claims/bulk', { action: 'deny', claimIds: [claimId] });
    expect(status).toBe(400);
    expect((await post('/claims/bulk', { action: 'assign', claimIds: [] })).status).toBe(400);
  });
});

describe('related claims', () => {
  it('are the customer’s others, with what both have in common', async () => {
    const [phone, tablet] = await three();
    await post(`/claims/${phone}/withdraw`, {}, 'casey');
    const again = await filed(api);
    const { items } = (await get(`/claims/${again}/related`)).json;
    expect(items).toHaveLength(3);
    const shares = Object.fromEntries(
      items.map((item: { claimId: string; shares: string[] }) => [item.claimId, item.shares]),
    );
    expect(shares[phone]).toEqual(['customer', 'device']);
    expect(shares[tablet]).toEqual(['customer']);
  });
});
