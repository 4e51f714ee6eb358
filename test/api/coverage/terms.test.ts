import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { countedPlan } from '../../../lambdas/adapters/counts/plan-counts.ts';
import { readPlan } from '../../../lambdas/adapters/people/people.ts';
import { catalogue202601 } from '../../../lambdas/domain/catalogue/catalogue-2026-01.ts';
import { noTotals } from '../../../lambdas/domain/coverage/replay.ts';
import { rulebook202601 } from '../../../lambdas/domain/coverage/rulebook-2026-01.ts';
import { encodeCursor, ListCursors } from '../../../lambdas/middleware/api/cursor.ts';
import { acceptedDocument, adjudicated, filed } from '../claim-steps.ts';
import { type Api, NOW } from '../harness.ts';
import type { Person } from '../people.ts';
import { startWholeApi } from '../whole-api.ts';

let api: Api;
beforeEach(async () => {
  api = await startWholeApi();
});
afterEach(() => api.close());

const get = (path: string, as: Person = 'drew', query: Record<string, string> = {}) =>
  api.call('GET', path, { as, query });
const put = (path: string, body: object, query: Record<string, string> = {}) =>
  api.call('PUT', path, { as: 'drew', body, query });

const dryRun = { dryRun: 'true' };
const { effectiveFrom: _from, ...present } = rulebook202601;
const { effectiveFrom: _since, ...prices } = catalogue202601;

/** The rulebook with another number of days to report in. */
const reportingWithin = (days: number, version = '2026-06') => ({
  ...present,
  version,
  rules: present.rules.map((rule) => (rule.id === 'reported-in-time' ? { ...rule, params: { days } } : rule)),
});

/** The catalogue with all deductibles of repairs at $29. */
const cheaper = (version = '2026-06') => ({
  ...prices,
  version,
  phones: prices.phones.map((phone) => ({ ...phone, deductibles: { ...phone.deductibles, repair: 2_900 } })),
});

/** A claim of Casey's with a photo, decided by the rules. */
async function decided(body: object = {}): Promise<string> {
  const claimId = await filed(api, body);
  await acceptedDocument(api, claimId);
  await adjudicated(api, claimId);
  return claimId;
}

describe('GET /rulebook', () => {
  it('is for whoever is signed in: clauses, rules, and what the filing form asks for and why', async () => {
    const { json } = await get('/api/rulebook', 'casey');
    const clauses = new Set(json.clauses.map((clause: { id: string }) => clause.id));
    expect(json.rules.every((rule: { clause: string }) => clauses.has(rule.clause))).toBe(true);
    expect(json.evidence).toContainEqual(
      expect.objectContaining({ kind: 'receipt', as: 'document', why: expect.any(String) }),
    );
  });

  it('shows nobody but the claims team how fraud is looked for', async () => {
    for (const as of ['casey', 'fixit-owner'] as const)
      expect((await get('/api/rulebook', as)).text).not.toMatch(/signal/i);
    expect((await get('/api/rulebook', 'avery')).json.signals.length).toBeGreaterThan(4);
  });

  it('is there in every version, by its name', async () => {
    expect((await get('/api/rulebook', 'avery', { version: '2026-01' })).json.version).toBe('2026-01');
    expect((await get('/api/rulebook', 'avery', { version: '1999-01' })).status).toBe(404);
    expect((await get('/api/rulebook/versions', 'avery')).json).toEqual({
      items: [{ version: '2026-01', effectiveFrom: '2026-01-01T00:00:00Z', inForce: true }],
    });
  });
});

describe('PUT /rulebook', () => {
  it('decides from then on, and is kept with what it decided', async () => {
    const before = await decided();
    const stored = await put('/api/rulebook', { ...reportingWithin(0), basedOn: '2026-01' });
    expect(stored.json).toEqual({
      stored: true,
      version: '2026-06',
      effectiveFrom: NOW,
      basedOn: '2026-01',
      changes: [{ path: 'rules.reported-in-time.params.days', before: 60, after: 0 }],
    });
    const after = await decided({ deviceId: 'casey-tablet' });
    const decision = async (claimId: string) => (await get(`/api/claims/${claimId}/decision`, 'avery')).json;
    expect(await decision(before)).toMatchObject({ outcome: 'auto-approved', rulebookVersion: '2026-01' });
    expect(await decision(after)).toMatchObject({ outcome: 'review', rulebookVersion: '2026-06' });
    expect((await get('/api/rulebook/versions')).json.items).toMatchObject([
      { version: '2026-01', inForce: false },
      { version: '2026-06', inForce: true, storedBy: 'Drew', storedAt: NOW },
    ]);
  });

  it('waits for its instant', async () => {
    await put('/api/rulebook', { ...reportingWithin(0), effectiveFrom: '2026-06-02T19:00:00Z' });
    expect((await get('/api/rulebook')).json.version).toBe('2026-01');
    vi.setSystemTime(Date.parse('2026-06-02T19:00:00Z'));
    expect((await get('/api/rulebook')).json.version).toBe('2026-06');
  });

  it('names every fault with its path, and the old version stays in force', async () => {
    const broken = structuredClone(reportingWithin(60)) as { rules: { clause: string; predicate: string }[] };
    for (const rule of broken.rules.slice(0, 2))
      Object.assign(rule, { clause: 'nowhere', predicate: 'guess' });
    const answer = await put('/api/rulebook', broken);
    expect(answer.status).toBe(400);
    expect(answer.json.errors.map(({ path }: { path: string }) => path)).toEqual([
      'rules.0.clause',
      'rules.0.predicate',
      'rules.1.clause',
      'rules.1.predicate',
    ]);
    expect((await put('/api/rulebook', { ...reportingWithin(60), rules: 'none' })).json.errors[0].path).toBe(
      'rules',
    );
    expect((await get('/api/rulebook')).json.version).toBe('2026-01');
  });

  it('never changes a version, and none of the past', async () => {
    const taken = await put('/api/rulebook', reportingWithin(30, '2026-01'));
    expect([taken.status, taken.json.errors[0].path]).toEqual([400, 'version']);
    const past = await put('/api/rulebook', {
      ...reportingWithin(30),
      effectiveFrom: '2026-06-02T17:59:59Z',
    });
    expect([past.status, past.json.errors[0].path]).toEqual([400, 'effectiveFrom']);
  });

  it('of two admins at once, or from an older version, takes one', async () => {
    api.server.beforeNextWrite(async () => {
      await put('/api/rulebook', reportingWithin(30, '2026-06'));
    });
    expect((await put('/api/rulebook', reportingWithin(40, '2026-07'))).status).toBe(409);
    const stale = await put('/api/rulebook', { ...reportingWithin(50, '2026-08'), basedOn: '2026-01' });
    expect([stale.status, stale.json.type]).toEqual([409, expect.stringMatching(/\/concurrent-change$/)]);
  });

  it('is for admins; a dry run too', async () => {
    for (const as of ['casey', 'fixit-owner', 'avery'] as const)
      expect(
        (await api.call('PUT', '/api/rulebook', { as, body: reportingWithin(1), query: dryRun })).status,
      ).toBe(403);
  });

  it('tells by a dry run which claims would have come out otherwise, and changes nothing', async () => {
    const claimId = await decided();
    const answer = await put('/api/rulebook', reportingWithin(0), dryRun);
    expect(answer.json).toMatchObject({
      stored: false,
      changes: [{ path: 'rules.reported-in-time.params.days', before: 60, after: 0 }],
      affects: {
        totals: {
          decisions: 1,
          different: 1,
          payableBeforeCents: 24_100,
          payableAfterCents: 0,
          byRule: { 'reported-in-time': 1 },
        },
        differences: [{ claimId, effectCents: -24_100, decisive: ['reported-in-time'] }],
      },
    });
    expect((await get('/api/rulebook/versions')).json.items).toHaveLength(1);
    expect((await get(`/api/claims/${claimId}`, 'avery')).json.status).toBe('approved');
  });
});

describe('POST /rulebook/replay', () => {
  const replay = (body: object) => api.call('POST', '/api/rulebook/replay', { as: 'drew', body });

  it('holds changed terms against a period of the past', async () => {
    const claimId = await decided();
    const { json } = await replay({ rulebook: reportingWithin(0) });
    expect(json).toMatchObject({
      to: NOW,
      totals: { decisions: 1, different: 1 },
      differences: [{ claimId }],
    });
    expect(json).not.toHaveProperty('cursor');
    const elsewhere = await replay({
      rulebook: reportingWithin(0),
      from: '2026-01-01T00:00:00Z',
      to: '2026-06-02T17:00:00Z',
    });
    expect(elsewhere.json.totals.decisions).toBe(0);
  });

  /** A cursor as this operation gives it to the claims team. */
  const placeOf = (place: object): string => {
    const replays = new ListCursors('replayRulebook', {}, { role: 'admin', userId: 'drew' });
    return replays.given({ cursor: encodeCursor({ ...place }) }).cursor ?? '';
  };

  it('goes on where the part before ended, with the totals until there', async () => {
    await decided();
    const totals = { ...noTotals, decisions: 4_000, different: 7, byRule: { reported: 7 } };
    const cursor = placeOf({ place: { list: 0 }, totals });
    const { json } = await replay({ rulebook: reportingWithin(0), cursor });
    expect(json.totals).toMatchObject({ decisions: 4_001, different: 8, byRule: { reported: 7 } });
  });

  it('holds other prices against it', async () => {
    await decided();
    const { json } = await replay({ catalogue: cheaper() });
    expect(json.totals).toMatchObject({
      different: 1,
      payableBeforeCents: 24_100,
      payableAfterCents: 29_100,
    });
    expect(json.differences[0]).toMatchObject({ effectCents: 5_000, decisive: [] });
  });

  it('names what is wrong with what it is given', async () => {
    expect((await replay({})).json.errors[0].path).toBe('rulebook');
    const broken = { ...reportingWithin(0), signals: [{ id: 'guess', weight: 'stop', text: 'A guess.' }] };
    expect((await replay({ rulebook: broken })).json.errors[0].path).toBe('rulebook.signals.0.id');
    const twice = { ...cheaper(), promos: [...prices.promos, ...prices.promos] };
    expect((await replay({ catalogue: twice })).json.errors[0].path).toBe('catalogue.promos.2.code');
    const turned = { from: '2026-06-02T00:00:00Z', to: '2026-06-01T00:00:00Z' };
    expect((await replay({ rulebook: reportingWithin(0), ...turned })).json.errors[0].path).toBe('from');
    expect((await replay({ rulebook: reportingWithin(0), cursor: 'x' })).json.errors[0].path).toBe('cursor');
    const noPlace = placeOf({ place: { list: 0 } });
    expect((await replay({ rulebook: reportingWithin(0), cursor: noPlace })).json.errors[0].path).toBe(
      'cursor',
    );
  });
});

describe('PUT /catalogue', () => {
  it('holds for plans sold from then on: others keep what they were sold under', async () => {
    const stored = await put('/api/catalogue', cheaper());
    expect(stored.json.stored).toBe(true);
    expect(stored.json.changes).toContainEqual({
      path: 'phones.Apple iPhone 15 Pro.deductibles.repair',
      before: 7_900,
      after: 2_900,
    });
    expect((await get('/api/catalogue')).json.version).toBe('2026-06');
    const claimId = await decided();
    expect((await get(`/api/claims/${claimId}/decision`, 'avery')).json).toMatchObject({
      catalogueVersion: '2026-01',
      deductibleCents: 7_900,
    });
  });

  it('names every fault with its path, and the old version stays in force', async () => {
    const [first, ...rest] = prices.phones;
    const dear = { ...first, deductibles: { ...first?.deductibles, repair: 10_000 } };
    const answer = await put('/api/catalogue', { ...prices, version: '2026-06', phones: [dear, ...rest] });
    expect([answer.status, answer.json.errors[0].path]).toEqual([400, 'phones.0.deductibles.repair']);
    expect((await get('/api/catalogue')).json.version).toBe('2026-01');
  });

  it('tells by a dry run what the last claims would have cost', async () => {
    await decided();
    const { json } = await put('/api/catalogue', cheaper(), dryRun);
    expect(json).toMatchObject({
      stored: false,
      affects: { totals: { different: 1, payableAfterCents: 29_100 } },
    });
  });

  it('tells by a dry run how many plans keep each version, those that are over left out', async () => {
    const plan = await readPlan(api.table, 'PLN-CASEY000');
    if (!plan) throw new Error('no plan');
    const sold = { ...plan, catalogueVersion: '2026-01' };
    const later = { ...plan, planNumber: 'PLN-RYXEY001', catalogueVersion: '2026-02' };
    const ended = { ...sold, status: 'ended' as const };
    for (const change of [
      { before: null, plan: sold },
      { before: null, plan: later },
      { before: sold, plan: { ...sold, version: 2 } },
      { before: null, plan: { ...sold, planNumber: 'PLN-RYXEY002' } },
      { before: sold, plan: ended },
    ]) {
      const items = countedPlan(api.table, change);
      if (items.length > 0) await api.table.transact(items);
    }
    const { json } = await put('/api/catalogue', cheaper(), dryRun);
    expect(json.plans).toEqual([
      { version: '2026-01', plans: 1 },
      { version: '2026-02', plans: 1 },
    ]);
    expect((await put('/api/rulebook', reportingWithin(1), dryRun)).json).not.toHaveProperty('plans');
  });

  it('is read by the claims team only: codes are theirs who have them', async () => {
    for (const as of ['casey', 'fixit-owner'] as const)
      expect((await get('/api/catalogue', as)).status).toBe(403);
    expect((await get('/api/catalogue', 'avery')).json.promos).toHaveLength(2);
    expect((await get('/api/catalogue/versions', 'avery')).json.items).toHaveLength(1);
  });
});
