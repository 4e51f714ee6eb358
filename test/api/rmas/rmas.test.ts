import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readUnit } from '../../../lambdas/adapters/units/unit-store.ts';
import type { Api } from '../harness.ts';
import type { Person } from '../people.ts';
import { startWholeApi } from '../whole-api.ts';
import { fileUnitClaim, writeUnits } from './dealer-claim.ts';

let api: Api;
let claimId: string;

beforeAll(async () => {
  api = await startWholeApi();
  const names = ['A-1', 'A-2', 'B-1', 'B-2', 'C-1', 'D-1', 'E-1', 'F-1', 'F-2', 'G-1'];
  await writeUnits(api, {
    ...Object.fromEntries(names.map((serial) => [serial, { of: 'harbor', registered: true }])),
    'BAY-1': { of: 'bayside', registered: true },
    'NEW-1': { of: 'nobody' },
    'NEW-2': { of: 'harbor' },
  });
  claimId = await fileUnitClaim(api, 'harbor-owner', 'A-1');
});
afterAll(() => api.close());

const issue = (units: readonly string[] | undefined, more: object = {}, as: Person = 'avery') =>
  api.call('POST', `/api/claims/${claimId}/rmas`, {
    as,
    body: { kind: 'credit', ...(units && { units: units.map((serial) => ({ serial })) }), ...more },
  });
const patch = (rmaId: string, body: object, as: Person = 'avery') =>
  api.call('PATCH', `/api/rmas/${rmaId}`, { as, body });
const read = async (rmaId: string, as: Person = 'harbor-owner') =>
  (await api.call('GET', `/api/rmas/${rmaId}`, { as })).json;
const mailsOf = async (): Promise<string[]> =>
  (await api.call('GET', `/api/claims/${claimId}/emails`, { as: 'avery' })).json.items.map(
    ({ subject }: { subject: string }) => subject,
  );
const shipTo = {
  name: 'Harbor Dealers',
  address: { line1: '1 Pier', city: 'Oakland', region: 'CA', postalCode: '94607', country: 'US' },
};
const parcel = { carrier: 'ups', tracking: '1Z999' };

describe('an RMA for two units', () => {
  let rmaId: string;

  it('is issued from the claim, which says so; the dealer is mailed', async () => {
    const { status, json } = await issue(['a-1', 'A-2']);
    expect(status).toBe(201);
    rmaId = json.rmaId;
    expect(json).toMatchObject({
      ...{ claimId, kind: 'credit', state: 'issued', dealer: { name: 'Harbor Dealers' } },
      units: [
        { serial: 'A-1', state: 'issued', productName: 'Depth sounder' },
        { serial: 'A-2', state: 'issued' },
      ],
    });
    const history = await api.call('GET', `/api/claims/${claimId}/history`, { as: 'harbor-owner' });
    expect(JSON.stringify(history.json)).toContain(`${rmaId} issued for 2 units.`);
    expect(await mailsOf()).toContain(`${rmaId}: please send 2 units back`);
    const ofClaim = await api.call('GET', `/api/claims/${claimId}/rmas`, { as: 'harbor-owner' });
    expect(ofClaim.json.items).toMatchObject([{ rmaId }]);
  });

  it('keeps its units from another one', async () => {
    const { status, json } = await issue(['B-1', 'A-2']);
    expect(status).toBe(409);
    expect(json.detail).toBe(`A-2 is in ${rmaId}: a unit is in one open RMA at a time.`);
  });

  it('says to each side who acts, what next and by when', async () => {
    const own = await read(rmaId);
    expect(own.nextStep).toMatchObject({ who: 'dealer', by: own.dueAt });
    expect(own.nextStep.what).toContain('Send 2 units to Returns depot West');
    expect(own.units[0].moves).toEqual(['in-transit']);
    expect((await read(rmaId, 'avery')).nextStep.what).toBe(
      'Harbor Dealers sends 2 units to Returns depot West.',
    );
  });

  it('comes with packing slip and label', async () => {
    for (const paper of ['packing-slip', 'label']) {
      const { status, headers, text } = await api.call('GET', `/api/rmas/${rmaId}/${paper}`, {
        as: 'harbor-owner',
      });
      expect([status, headers['content-type']]).toEqual([200, 'application/pdf']);
      expect(text.startsWith('%PDF-')).toBe(true);
    }
  });

  it('is sent, received, inspected and credited: no credit before receipt, none twice', async () => {
    expect((await patch(rmaId, { state: 'credited', creditCents: 100 })).status).toBe(409);
    const early = await patch(rmaId, { units: [{ serial: 'A-1', state: 'credited', creditCents: 100 }] });
    expect([early.status, early.json.detail]).toEqual([
      409,
      'A-1 is issued: it has to be received and inspected first.',
    ]);
    const sent = await patch(rmaId, { state: 'in-transit', ...parcel }, 'harbor-owner');
    expect(sent.json).toMatchObject({
      state: 'in-transit',
      units: [{ shipped: { carrierName: 'UPS' } }, {}],
    });
    expect((await patch(rmaId, { state: 'received' }, 'harbor-owner')).status).toBe(403);
    expect((await patch(rmaId, { state: 'received' })).json.state).toBe('received');
    const looked = await patch(rmaId, { state: 'inspected', grade: 'B', disposition: 'restock' });
    expect(looked.json.state).toBe('inspected');
    const credited = await patch(rmaId, {
      units: [
        { serial: 'A-1', state: 'credited', creditCents: 12_000 },
        { serial: 'A-2', state: 'rejected', reason: 'Opened by somebody.' },
      ],
    });
    expect(credited.json).toMatchObject({ creditCents: 12_000, state: 'rejected' });
    expect((await patch(rmaId, { state: 'credited', creditCents: 1 })).status).toBe(409);
    expect(await mailsOf()).toEqual(
      expect.arrayContaining([
        `${rmaId}: 2 units received`,
        `${rmaId}: 2 units inspected`,
        `${rmaId}: $120.00 credited`,
      ]),
    );
    const whats = (await read(rmaId)).history.map(({ what }: { what: string }) => what);
    expect(whats).toEqual(['issued', 'in-transit', 'received', 'inspected', 'credited', 'rejected']);
  });

  it('comes with a credit note for what was credited', async () => {
    const note = await api.call('GET', `/api/rmas/${rmaId}/credit-note`, { as: 'harbor-owner' });
    expect([note.status, note.headers['content-type']]).toEqual([200, 'application/pdf']);
  });

  it('is over once the dealer has confirmed what came back, and frees its units', async () => {
    expect((await patch(rmaId, { state: 'closed', serials: ['A-2'] }, 'harbor-owner')).status).toBe(200);
    expect((await patch(rmaId, { state: 'closed' })).json).toMatchObject({ state: 'closed' });
    expect((await patch(rmaId, { note: 'x' })).status).toBe(409);
    expect((await issue(['A-2'])).status).toBe(201);
  });
});

describe('issuing', () => {
  it('takes the claim’s own unit where none is named, and what the claim says of it', async () => {
    const { json } = await issue(undefined, { kind: 'repair-and-return', shipTo });
    const none = await api.call('GET', `/api/rmas/${json.rmaId}/credit-note`, { as: 'avery' });
    expect(none.status).toBe(404);
    expect(json).toMatchObject({
      kindLabel: 'Repair and return',
      units: [{ serial: 'A-1', fault: 'No reading below five metres.' }],
      shipTo,
    });
  });

  it.each([
    ['a unit of nobody', [{ serial: 'NEW-1' }], {}, ['units.0.serial']],
    ['a unit of another dealer, in the same words', [{ serial: 'BAY-1' }], {}, ['units.0.serial']],
    ['a serial nobody knows', [{ serial: 'B-1' }, { serial: 'ZZZ-9' }], {}, ['units.1.serial']],
    ['the same unit twice', [{ serial: 'B-1' }, { serial: ' b-1' }], {}, ['units.1.serial']],
    ['nowhere to send it back to', [{ serial: 'B-1' }], { kind: 'repair-and-return' }, ['shipTo']],
    ['a depot nobody knows', [{ serial: 'B-1' }], { depotId: 'moon' }, ['depotId']],
    ['a script for a fault', [{ serial: 'B-1', fault: 'a\nb' }], {}, ['units.0.fault']],
  ])('refuses %s', async (_, units, more, paths) => {
    const { status, json } = await issue(undefined, { units, ...more });
    expect(status).toBe(400);
    expect(json.errors.map(({ path }: { path: string }) => path)).toEqual(paths);
  });

  it('is the claims team’s', async () => {
    expect((await issue(['B-1'], {}, 'harbor-owner')).status).toBe(403);
    expect((await issue(['B-1'], {}, 'casey')).status).toBe(403);
  });

  it('under one key happens once', async () => {
    const call = () =>
      api.call('POST', `/api/claims/${claimId}/rmas`, {
        as: 'avery',
        body: { kind: 'credit', units: [{ serial: 'G-1' }] },
        headers: { 'Idempotency-Key': 'rma-g' },
      });
    const [first, second] = [await call(), await call()];
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.json.rmaId).toBe(first.json.rmaId);
  });

  it('of one unit by two agents at once is one RMA', async () => {
    const answers = await Promise.all([issue(['D-1']), issue(['D-1'], {}, 'blake')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  });
});

describe('a file of units', () => {
  const send = (file: string, more: object = {}) =>
    api.call('POST', `/api/claims/${claimId}/rmas/import`, {
      as: 'avery',
      body: { kind: 'credit', content: Buffer.from(file).toString('base64'), ...more },
    });

  it('is tried, row by row, without doing anything', async () => {
    const { status, json } = await send('Serial,Fault\nF-1,Dead\nBAY-1,\nF-1,\n,\nD-1,\n', { dryRun: true });
    expect(status).toBe(200);
    expect(json.rows).toMatchObject([
      { line: 2, serial: 'F-1', outcome: 'issued' },
      { line: 3, problem: 'BAY-1 is not a unit of this dealer' },
      { line: 4, problem: 'stands in row 2 already' },
      { line: 6, problem: expect.stringContaining('already') },
    ]);
    expect((await issue(['F-1'], { nonReturnFeeCents: 1 })).status).toBe(400);
  });

  it('with one faulty row issues nothing; without, an RMA', async () => {
    const { status, json } = await send('serial\nF-1\nnope!\n');
    expect([status, json.errors[0].path]).toEqual([400, 'row 3']);
    const done = await send('serial,fault\nF-1,Dead\nF-2,\n');
    expect(done.json.rows).toMatchObject([{ rmaId: expect.stringMatching(/^RMA-/) }, {}]);
    const rma = await read(done.json.rows[0].rmaId);
    expect(rma.units).toMatchObject([{ serial: 'F-1', fault: 'Dead' }, { serial: 'F-2' }]);
    expect((await send('serial,price\nC-1,5\n')).json.errors[0].path).toBe('header');
  });
});

describe('a replacement in advance', () => {
  it('hands owner and warranty on, and names each serial at the other', async () => {
    const { json } = await issue(['C-1'], { kind: 'advance-replacement', shipTo });
    const before = await readUnit(api.table, 'C-1');
    const bad = await patch(json.rmaId, { replacements: [{ serial: 'C-1', replacementSerial: 'BAY-1' }] });
    expect([bad.status, bad.json.errors[0].path]).toEqual([400, 'replacementSerial']);
    const sent = await patch(json.rmaId, {
      replacements: [{ serial: 'C-1', replacementSerial: 'new-1', ...parcel }],
    });
    expect(sent.json.units).toMatchObject([{ replacementSerial: 'NEW-1', sentBack: parcel }]);
    const [failed, stands] = await Promise.all([readUnit(api.table, 'C-1'), readUnit(api.table, 'NEW-1')]);
    expect(failed?.replacedBy).toBe('NEW-1');
    expect(stands).toMatchObject({
      ...{ replaces: 'C-1', companyId: 'harbor', warranty: before?.warranty },
      registration: { customer: { name: 'Pat' } },
    });
    expect(await mailsOf()).toContain(`${json.rmaId}: the replacement is on its way`);
    const waived = await patch(json.rmaId, { waiveFee: { reason: 'Ours to bear' } });
    expect(waived.json.units[0].fee).toMatchObject({ amountCents: 45_000, reason: 'Ours to bear' });
  });
});

describe('a credit', () => {
  it('above the agent’s authority is refused', async () => {
    const { json } = await issue(['E-1']);
    await patch(json.rmaId, { state: 'received' });
    await patch(json.rmaId, { state: 'inspected', grade: 'A', disposition: 'restock' });
    const { status, json: answer } = await patch(json.rmaId, { state: 'credited', creditCents: 200_000 });
    expect([status, answer.limitCents]).toEqual([403, 150_000]);
    expect((await patch(json.rmaId, { state: 'credited', creditCents: 200_000 }, 'drew')).status).toBe(200);
  });
});

describe('the dealer’s account', () => {
  const account = (as: Person, query: Record<string, string> = {}) =>
    api.call('GET', '/api/dealer-account', { as, query });

  it('adds up the year, with the credit note of each entry', async () => {
    const { json } = await account('harbor-owner', { limit: '1' });
    expect(json).toMatchObject({ year: '2026', dealer: { name: 'Harbor Dealers' }, totalCents: 212_000 });
    expect(json.items).toHaveLength(1);
    const rest = await account('harbor-owner', { cursor: json.cursor });
    const entries = [...json.items, ...rest.json.items];
    expect(entries.map(({ amountCents }: { amountCents: number }) => amountCents).sort()).toEqual([
      12_000, 200_000,
    ]);
    for (const { note } of entries)
      expect((await api.call('GET', `/api${note}`, { as: 'harbor-owner' })).status).toBe(200);
    expect((await account('harbor-owner', { year: '2025' })).json).toMatchObject({
      totalCents: 0,
      items: [],
    });
  });

  it('is read by the claims team by its dealer, and comes as a file', async () => {
    expect((await account('avery')).json.errors).toMatchObject([{ path: 'companyId' }]);
    expect((await account('avery', { companyId: 'harbor' })).json.totalCents).toBe(212_000);
    expect((await account('avery', { companyId: 'fixit' })).status).toBe(404);
    const { text } = await api.call('GET', '/api/dealer-account/export', { as: 'harbor-owner' });
    expect(text.trim().split('\r\n')).toHaveLength(3);
    expect(text).toContain('Unit returned');
  });
});

describe('lists', () => {
  const list = async (query: Record<string, string>, as: Person = 'avery') =>
    (await api.call('GET', '/api/rmas', { as, query })).json;

  it('show a dealer its own, the claims team all, page by page', async () => {
    const all = await list({});
    expect(all.items.length).toBeGreaterThan(5);
    expect((await list({}, 'harbor-owner')).items.length).toBe(all.items.length);
    expect((await list({}, 'bayside-owner')).items).toEqual([]);
    const first = await list({ limit: '2', sort: 'state', order: 'asc' });
    const second = await list({ limit: '200', sort: 'state', order: 'asc', cursor: first.cursor });
    const ids = [...first.items, ...second.items].map(({ rmaId }: { rmaId: string }) => rmaId);
    expect(new Set(ids).size).toBe(all.items.length);
    expect((await api.call('GET', '/api/rmas', { as: 'avery', query: { cursor: 'x' } })).status).toBe(400);
  });

  it('are narrowed by state, kind, serial and claim', async () => {
    expect((await list({ list: 'closed' })).items).toMatchObject([{ state: 'closed' }]);
    expect((await list({ q: 'new-1' })).items).toMatchObject([{ kind: 'advance-replacement' }]);
    expect((await list({ kind: 'advance-replacement', state: 'credited' })).items).toEqual([]);
    expect((await list({ claimId: claimId.toLowerCase() })).items.length).toBeGreaterThan(3);
  });

  it('are exported, a row for each unit', async () => {
    const { status, text } = await api.call('GET', '/api/rmas/export', {
      as: 'harbor-owner',
      query: { format: 'csv', list: 'closed' },
    });
    expect(status).toBe(200);
    const lines = text.trim().split('\r\n');
    expect(lines).toHaveLength(3);
    expect(lines[1]).toContain('120.00');
    const book = await api.call('GET', '/api/rmas/export', { as: 'avery', query: { format: 'xlsx' } });
    expect(book.text.startsWith('PK')).toBe(true);
  });

  it('have what forms offer beside them', async () => {
    const { json } = await api.call('GET', '/api/rmas/terms', { as: 'harbor-owner' });
    expect(json).toMatchObject({ depots: [{ depotId: 'west' }, {}], grades: [{ grade: 'A' }, {}, {}, {}] });
    expect(json.carriers[0]).toEqual({ carrier: 'ups', words: 'UPS' });
  });
});
