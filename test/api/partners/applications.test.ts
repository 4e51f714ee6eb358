import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pendingPartition } from '../../../lambdas/adapters/table/keys.ts';
import { type LooseMailRecord, looseMailRecordSchema } from '../../../lambdas/domain/claim/records.ts';
import { makeLinkId } from '../../../lambdas/domain/mail/link-id.ts';
import { type CognitoServer, startCognitoServer } from '../cognito-server.ts';
import { type Api, type Method, NOW } from '../harness.ts';
import type { Person } from '../people.ts';
import { LINK_KEY } from '../table-server.ts';
import { startPartnersApi } from './two-areas.ts';

let api: Api;
let cognito: CognitoServer;
let links: { handler: (event: never, context: never) => Promise<unknown> };

beforeAll(async () => {
  cognito = await startCognitoServer(Date.parse(NOW));
  api = await startPartnersApi();
  links = (await import('../../../lambdas/api/links/index.ts')) as typeof links;
});
afterAll(async () => {
  await api.close();
  await cognito.close();
});

const call = (method: Method, path: string, as?: Person, body?: object, query?: Record<string, string>) =>
  api.call(method, `/api/partners/${path}`, {
    ...(as && { as }),
    ...(body && { body }),
    ...(query && { query }),
  });

/** Mails queued to somebody, by subject. */
async function mailsTo(address: string): Promise<LooseMailRecord[]> {
  const list = { index: 'gsi4', partition: pendingPartition('message') } as const;
  const all = await api.table.all(list, looseMailRecordSchema);
  return all.filter(({ to }) => to.includes(address));
}

const gadget = {
  companyName: 'Gadget Clinic',
  contactName: 'Gail',
  email: 'gail@gadget.example.org',
  phone: '(415) 555-0100',
  address: { line1: '1 Main Street', city: 'Oakland', region: 'CA', postalCode: '94612', country: 'US' },
  skills: ['phone', 'console'],
  capacity: 3,
};

const slots = async (): Promise<string[]> =>
  (await call('GET', 'applications/slots')).json.items.map(({ at }: { at: string }) => at);

/** The page of a link, opened or sent. */
async function link(applicationId: string, at?: string): Promise<{ status: number; text: string }> {
  const target = { questionId: applicationId, person: 'applicant', action: 'book-call' };
  const linkId = makeLinkId(LINK_KEY, target);
  const event = {
    pathParameters: { linkId },
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    requestContext: { http: { method: at === undefined ? 'GET' : 'POST' } },
    ...(at !== undefined && { body: new URLSearchParams({ at }).toString() }),
  };
  const answer = (await links.handler(event as never, {} as never)) as { statusCode: number; body: string };
  return { status: answer.statusCode, text: answer.body };
}

describe('an application', () => {
  it('by nobody we know is acknowledged with a link to the times of the call, and shown to agents only', async () => {
    const sent = await call('POST', 'applications', undefined, gadget);
    expect([sent.status, sent.json]).toMatchObject([
      201,
      { status: 'received', nextStep: { who: 'partner' } },
    ]);
    const { applicationId } = sent.json;
    const [mail] = await mailsTo(gadget.email);
    expect(mail?.text).toContain(`{{link:${applicationId}|applicant|book-call}}`);
    expect(await mailsTo('avery@example.com')).toHaveLength(1);
    expect((await call('GET', `applications/${applicationId}`, 'avery')).json).toMatchObject({
      companyName: 'Gadget Clinic',
      phone: '+14155550100',
      kinds: ['seller', 'repair'],
      notes: [],
    });
    expect((await call('GET', 'applications', 'fixit-owner')).status).toBe(403);
  });

  it('names every fault beside its field', async () => {
    const wrong = { ...gadget, phone: '12', address: { ...gadget.address, region: 'NY' }, callAt: NOW };
    const { status, json } = await call('POST', 'applications', undefined, wrong);
    expect([status, json.errors.map(({ path }: { path: string }) => path)]).toEqual([
      400,
      ['address.region', 'phone'],
    ]);
    const late = await call('POST', 'applications', undefined, { ...gadget, callAt: NOW });
    expect(late.json.errors[0].path).toBe('callAt');
  });

  it('takes its time for the call, which nobody else gets, and gives it free when it moves', async () => {
    const [first = '', second = ''] = await slots();
    const sent = await call('POST', 'applications', undefined, {
      ...gadget,
      email: 'c@g.example.org',
      callAt: first,
    });
    expect(sent.json).toMatchObject({ status: 'call-booked', call: { at: first }, nextStep: { by: first } });
    const [mail] = await mailsTo('c@g.example.org');
    expect(mail?.calendar).toContain('BEGIN:VEVENT');
    expect(await slots()).not.toContain(first);
    const { applicationId } = sent.json;
    const page = await link(applicationId);
    expect(page.text).toContain('Move the call');
    expect((await link(applicationId, first)).status).toBe(200);
    expect((await link(applicationId, NOW)).status).toBe(422);
    expect((await link(applicationId, second)).text).toContain('Your call is booked');
    const free = await slots();
    expect([free.includes(first), free.includes(second)]).toEqual([true, false]);
    expect((await mailsTo('c@g.example.org')).map(({ kind }) => kind)).toContain('application-call-booked');
    const moved = await call('POST', `applications/${applicationId}/call`, 'avery', { at: first });
    expect(moved.json.call).toMatchObject({ at: first, by: 'Avery' });
  });

  it('approved makes the company and invites its owner, once', async () => {
    const { applicationId } = (
      await call('POST', 'applications', undefined, { ...gadget, email: 'owner@gadget.example.org' })
    ).json;
    await call('POST', `applications/${applicationId}/notes`, 'avery', { text: 'Two benches, tidy.' });
    const approved = await call('POST', `applications/${applicationId}/approve`, 'avery', {});
    expect([approved.status, approved.json]).toMatchObject([
      200,
      { status: 'approved', decidedBy: { name: 'Avery' }, notes: [{ text: 'Two benches, tidy.' }] },
    ]);
    const { companyId } = approved.json;
    const users = await api.call('GET', '/api/admin/users', { as: 'drew', query: { companyId } });
    expect(users.json.items).toMatchObject([{ email: 'owner@gadget.example.org', partnerRole: 'owner' }]);
    const own = await api.call('GET', '/api/partners/me', { as: users.json.items[0].userId });
    expect(own.json).toMatchObject({
      name: 'Gadget Clinic',
      approvedRepairPartner: true,
      stores: [{ skills: ['phone', 'console'], capacity: 3 }],
      role: 'owner',
    });
    const again = await call('POST', `applications/${applicationId}/refuse`, 'blake', { reason: 'No.' });
    expect([again.status, again.json.by]).toEqual([409, 'Avery']);
    expect((await link(applicationId)).text).toContain('Already decided by Avery');
    expect(
      (await call('GET', 'applications', 'avery', undefined, { state: 'decided' })).json.items,
    ).toHaveLength(1);
    const taken = await call('POST', 'applications', undefined, {
      ...gadget,
      email: 'owner@gadget.example.org',
    });
    const second = await call('POST', `applications/${taken.json.applicationId}/approve`, 'avery', {});
    expect([second.status, second.json.detail]).toMatchObject([
      409,
      expect.stringContaining('signs in somebody'),
    ]);
  });

  it('refused says why by mail, and gives the time of the call free', async () => {
    const [at = ''] = await slots();
    const sent = await call('POST', 'applications', undefined, {
      ...gadget,
      email: 'no@g.example.org',
      callAt: at,
    });
    const reason = 'We have enough shops in Oakland.';
    const refused = await call('POST', `applications/${sent.json.applicationId}/refuse`, 'avery', { reason });
    expect(refused.json).toMatchObject({ status: 'refused', reason });
    expect(await slots()).toContain(at);
    expect((await mailsTo('no@g.example.org')).some(({ text }) => text.includes(reason))).toBe(true);
  });

  it('of a dealer’s owner makes the same company a repair partner', async () => {
    const sent = await call('POST', 'applications', 'harbor-owner', { ...gadget, kinds: ['repair'] });
    await call('POST', `applications/${sent.json.applicationId}/approve`, 'avery', {});
    const own = await call('GET', 'me', 'harbor-owner');
    expect(own.json).toMatchObject({
      companyId: 'harbor',
      kinds: ['dealer', 'repair'],
      approvedRepairPartner: true,
    });
    expect((await call('POST', 'applications', 'fixit-clerk', gadget)).status).toBe(409);
  });
});
