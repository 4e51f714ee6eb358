import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readUser, userItem } from '../../../lambdas/adapters/people/people.ts';
import { claimOf, filed, incident } from '../claim-steps.ts';
import { type Api, type CallOptions, startApi } from '../harness.ts';

let api: Api;
beforeEach(async () => {
  api = await startApi(() => import('../../../lambdas/api/claims/index.ts'));
});
afterEach(() => api.close());

const file = (body: object, options: CallOptions = {}) =>
  api.call('POST', '/api/claims', { as: 'casey', ...options, body });

describe('POST /claims', () => {
  it('files in one step, by way of a draft, and says what is next', async () => {
    const answer = await file({ deviceId: 'casey-phone', incident, submit: true });
    expect(answer.status).toBe(201);
    expect(answer.json).toEqual({
      claimId: expect.stringMatching(/^CLM-[0-9A-HJKMNP-TV-Z]{8}$/),
      status: 'new',
      statusLabel: 'New',
      nextStep: {
        who: 'agent',
        what: expect.stringContaining('We have your claim'),
        by: '2026-06-02T21:00:00.000Z',
      },
    });
    const history = await api.call('GET', `/api/claims/${answer.json.claimId}/history`, { as: 'casey' });
    expect(history.json.items).toMatchObject([
      { status: 'draft', statusLabel: 'Draft', actor: { role: 'customer', name: 'Casey' } },
      { status: 'new', statusLabel: 'New', at: '2026-06-02T18:00:00.000Z' },
    ]);
  });

  it('says times in the zone of the call, else of the opening hours', async () => {
    const { json } = await file({ deviceId: 'casey-phone', incident, submit: true });
    const what = async (zone?: string): Promise<string> => {
      const headers = zone === undefined ? {} : { 'time-zone': zone };
      const read = await api.call('GET', `/api/claims/${json.claimId}`, { as: 'casey', headers });
      return read.json.nextStep.what.replaceAll('\u202f', ' ');
    };
    expect(await what('America/New_York')).toContain('at 5:00 PM EDT');
    expect(await what()).toContain('at 2:00 PM PDT');
    expect(await what('Mars/Olympus')).toBe(await what());
  });

  it('says it in the language of the account, else in one that the call accepts', async () => {
    const inSpanish = { headers: { 'accept-language': 'es-US,es;q=0.9,en;q=0.8' } };
    const answer = await file({ deviceId: 'casey-phone', incident, submit: true }, inSpanish);
    expect(answer.json).toMatchObject({
      statusLabel: 'Nueva',
      nextStep: { what: expect.stringContaining('Recibimos su reclamación') },
    });
    const path = `/api/claims/${answer.json.claimId}`;
    const read = async (options: CallOptions) =>
      (await api.call('GET', path, { as: 'casey', ...options })).json;
    expect(await read(inSpanish)).toMatchObject({ statusLabel: 'Nueva' });
    expect(await read({})).toMatchObject({ statusLabel: 'New' });
    const refused = await file({ incident }, inSpanish);
    expect(refused.json).toMatchObject({
      type: expect.stringMatching(/\/invalid-input$/),
      title: 'Los datos no son válidos',
      detail: 'deviceId: es necesario',
      errors: [{ path: 'deviceId', message: 'es necesario' }],
    });
    const casey = await readUser(api.table, 'casey');
    if (!casey) throw new Error('nobody is casey');
    await api.table.transact([
      userItem(api.table, { ...casey, language: 'fr-CA', version: casey.version + 1 }),
    ]);
    expect(await read(inSpanish)).toMatchObject({
      statusLabel: 'Nouvelle',
      nextStep: { what: expect.stringContaining('Nous avons votre réclamation') },
    });
  });

  it('refers it to the approved shop that registered the customer, and to none where there is none', async () => {
    expect(await claimOf(api, await filed(api))).toMatchObject({
      planNumber: 'PLN-CASEY000',
      registeredByCompanyId: 'fixit',
      partner: { companyId: 'fixit', name: 'Fixit Repair', email: 'claims@fixit.example.org' },
      device: { deviceId: 'casey-phone', model: 'iPhone 15 Pro' },
    });
    const rileys = await filed(api, { deviceId: 'riley-phone' }, { as: 'riley' });
    expect((await claimOf(api, rileys)).partner).toBeUndefined();
  });

  it('lets an agent file for the owner of the device', async () => {
    const claim = await claimOf(api, await filed(api, { deviceId: 'riley-phone' }, { as: 'avery' }));
    expect(claim).toMatchObject({
      customer: { customerId: 'riley' },
      filedBy: { role: 'agent', name: 'Avery' },
    });
  });

  it('names every field that is wrong', async () => {
    const wrong = await file({
      deviceId: 'casey-phone',
      incident: { type: 'explosion', occurredAt: 'yesterday', colour: 'red' },
      sumbit: true,
    });
    expect(wrong.status).toBe(400);
    expect(wrong.headers['content-type']).toBe('application/problem+json');
    const paths = wrong.json.errors.map((fault: { path: string }) => fault.path).sort();
    expect(paths).toEqual([
      'incident.colour',
      'incident.description',
      'incident.occurredAt',
      'incident.type',
      'sumbit',
    ]);
    const future = await file({
      deviceId: 'casey-phone',
      incident: { ...incident, occurredAt: '2026-06-03T00:00:00Z' },
    });
    expect(future.json.errors).toEqual([{ path: 'incident.occurredAt', message: 'is in the future' }]);
    expect((await file({ incident })).json.errors).toEqual([{ path: 'deviceId', message: 'is needed' }]);
    const mute = { ...incident, description: '  ' };
    expect((await file({ deviceId: 'casey-phone', incident: mute, submit: true })).json).toMatchObject({
      status: 400,
      errors: [{ path: 'incident.description' }],
    });
    expect((await file({ deviceId: 'casey-phone', incident, parts: [] })).json.errors[0].path).toBe('parts');
    expect((await file('{' as unknown as object)).json.errors[0].message).toBe('the body is not JSON');
  });

  it('answers 404, and nothing more, for a device of somebody else, one taken out, and one that never was', async () => {
    const texts = new Set<string>();
    for (const deviceId of ['riley-phone', 'casey-sold', 'no-such']) {
      const answer = await file({ deviceId, incident });
      expect(answer.status).toBe(404);
      texts.add(answer.text);
    }
    expect(texts.size).toBe(1);
    expect((await file({ serialNumber: 'SN-1', incident }, { as: 'harbor-owner' })).status).toBe(404);
    expect((await file({ deviceId: 'casey-phone', incident }, { as: 'fixit-owner' })).status).toBe(403);
    expect((await file({ deviceId: 'casey-phone', incident }, {})).status).toBe(201);
  });

  it('puts a second item under the incident of the first, and under nobody else’s', async () => {
    const first = await claimOf(api, await filed(api));
    const { incidentId } = first.incident;
    const second = await filed(api, { deviceId: 'casey-tablet', incident: { ...incident, incidentId } });
    expect((await claimOf(api, second)).incident.incidentId).toBe(incidentId);
    const foreign = await file(
      { deviceId: 'riley-phone', incident: { ...incident, incidentId } },
      { as: 'riley' },
    );
    expect(foreign.status).toBe(404);
  });

  it('has one open claim per device; a draft is none', async () => {
    await filed(api);
    const again = await file({ deviceId: 'casey-phone', incident, submit: true });
    expect(again.json).toMatchObject({
      status: 409,
      type: expect.stringMatching(/\/not-possible$/),
      detail: expect.stringContaining('has an open claim already'),
    });
    const draft = await filed(api, { submit: false });
    expect((await api.call('POST', `/api/claims/${draft}/submit`, { as: 'casey' })).status).toBe(409);
  });
});

describe('a draft', () => {
  it('can be changed until it is sent', async () => {
    const claimId = await filed(api, { incident: { ...incident, description: '' }, submit: false });
    const submit = () => api.call('POST', `/api/claims/${claimId}/submit`, { as: 'casey' });
    const change = (told: object) =>
      api.call('PATCH', `/api/claims/${claimId}`, { as: 'casey', body: { incident: told } });
    expect((await submit()).json).toMatchObject({ status: 400, errors: [{ path: 'incident.description' }] });
    const changed = await change({ description: 'Fell down the stairs', trackingEnabled: true });
    expect(changed.json.incident).toMatchObject({
      type: 'cracked-screen',
      description: 'Fell down the stairs',
      trackingEnabled: true,
    });
    const taken = await change({ trackingEnabled: null, place: null });
    expect(taken.json.incident).not.toHaveProperty('trackingEnabled');
    expect(taken.json.incident).not.toHaveProperty('place');
    expect((await change({ description: null })).json.errors[0].path).toBe('incident.description');
    expect((await change({ occurredAt: '2026-06-02T18:00:01Z' })).json.errors[0].path).toBe(
      'incident.occurredAt',
    );
    expect((await submit()).json).toMatchObject({ status: 'new', submittedAt: '2026-06-02T18:00:00.000Z' });
    expect((await change({ description: 'Else' })).json).toMatchObject({
      status: 409,
      claimStatus: 'new',
      type: expect.stringMatching(/\/not-possible-now$/),
    });
    expect((await submit()).status).toBe(409);
  });

  it('is hidden from the shop', async () => {
    const claimId = await filed(api, { submit: false });
    expect((await api.call('GET', `/api/claims/${claimId}`, { as: 'fixit-owner' })).status).toBe(404);
    expect((await api.call('GET', '/api/claims', { as: 'fixit-owner' })).json.items).toEqual([]);
  });
});

describe('the owner', () => {
  it('withdraws before approval, once', async () => {
    const claimId = await filed(api);
    const withdraw = () => api.call('POST', `/api/claims/${claimId}/withdraw`, { as: 'casey' });
    expect((await withdraw()).json).toMatchObject({ status: 'withdrawn', statusLabel: 'Withdrawn' });
    expect((await withdraw()).json).toMatchObject({ status: 409, by: 'Casey' });
    // The device is free for another claim.
    await filed(api);
  });

  it('chooses another shop, which then may see and act', async () => {
    const claimId = await filed(api);
    const refer = (companyId: string) =>
      api.call('POST', `/api/claims/${claimId}/referral`, { as: 'casey', body: { companyId } });
    expect((await refer('harbor')).status).toBe(404);
    const referred = await refer('volt');
    expect(referred.json.partner).toMatchObject({ companyId: 'volt', name: 'Volt Repair' });
    expect((await refer('volt')).json.version).toBe(referred.json.version);
    expect((await api.call('GET', `/api/claims/${claimId}`, { as: 'volt-owner' })).status).toBe(200);
    const seller = await api.call('GET', `/api/claims/${claimId}`, { as: 'fixit-owner' });
    expect(seller.json).toMatchObject({
      readOnly: true,
      nextStep: { what: 'Referred to Volt Repair. Do not proceed.' },
    });
    const received = await api.call('POST', `/api/claims/${claimId}/received`, { as: 'fixit-owner' });
    expect(received.status).toBe(403);
  });
});

describe('what is told of an incident', () => {
  const body = (occurredAt: string) => ({ deviceId: 'casey-phone', incident: { ...incident, occurredAt } });
  const file = (sent: object) => api.call('POST', '/api/claims', { as: 'casey', body: sent });

  it.each([
    ['2026-06-01T22:00:00+02:00', '2026-06-01T20:00:00.000Z'],
    ['2026-06-01T13:00:00.000-07:00', '2026-06-01T20:00:00.000Z'],
    ['2026-06-01T20:00:00Z', '2026-06-01T20:00:00Z'],
  ])('happened at %s, kept as %s', async (told, kept) => {
    const { json } = await file(body(told));
    expect((await claimOf(api, json.claimId)).incident.occurredAt).toBe(kept);
    const patch = await api.call('PATCH', `/api/claims/${json.claimId}`, {
      as: 'casey',
      body: { incident: { occurredAt: told } },
    });
    expect(patch.json.incident.occurredAt).toBe(kept);
  });

  it.each(['2026-06-01', '2026-06-01T20:00:00', 'yesterday'])('is no instant: %s', async (told) => {
    const { status, json } = await file(body(told));
    expect([status, json.errors[0].path]).toEqual([400, 'incident.occurredAt']);
  });

  it('is about a device or a unit, not both', async () => {
    const { status, json } = await file({ ...body(incident.occurredAt), serialNumber: 'SN-1' });
    expect([status, json.errors[0].path]).toEqual([400, 'serialNumber']);
  });
});
