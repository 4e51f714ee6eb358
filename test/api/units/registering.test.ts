import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { triesKey } from '../../../lambdas/adapters/table/system-keys.ts';
import { productItem, unitChangeItems } from '../../../lambdas/adapters/units/unit-store.ts';
import type { Actor } from '../../../lambdas/domain/people/actor.ts';
import type { Product } from '../../../lambdas/domain/units/product.ts';
import { createUnit, inOne, registerUnit } from '../../../lambdas/domain/units/transitions.ts';
import { type Api, NOW, startApi } from '../harness.ts';
import type { Person } from '../people.ts';

/** Units of two dealers and of none, asked by both, by a repair shop and by the claims team. */
let api: Api;
const day = 86_400_000;
const by: Actor = { role: 'agent', name: 'Avery', userId: 'avery' };
const harbor = { companyId: 'harbor', name: 'Harbor Dealers' };
const bayside = { companyId: 'bayside', name: 'Bayside Marine' };

const sounder: Product = {
  ...{ productId: 'DS-200', sku: 'DS-200', name: 'Depth sounder', kind: 'depth-sounder' },
  warranty: { terms: [{ months: 24 }], transferable: true, covers: 'Parts and labor' },
  ...{ createdAt: '2025-01-01T00:00:00.000Z', version: 1 },
};
const born = (serial: string, company?: typeof harbor) =>
  createUnit({ serial, productId: 'DS-200', company }, by, Date.parse(NOW) - 60 * day);
const sold = (serial: string, company: typeof harbor, name: string) => {
  const created = born(serial, company);
  const input = { customer: { name, email: 'owner@example.net' }, deliveredAt: '2026-05-01' };
  return inOne(created, registerUnit(created.unit, sounder, input, by, Date.parse(NOW) - 20 * day));
};

beforeAll(async () => {
  api = await startApi(() => import('../../../lambdas/api/units/index.ts'));
  const units = [
    ...['H-1', 'H-2', 'H-3', 'H-4'].map((serial) => born(serial, harbor)),
    ...[sold('H-SOLD', harbor, 'Pat'), sold('H-GONE', harbor, 'Lee'), sold('B-SOLD', bayside, 'SECRET')],
    ...[born('B-1', bayside), born('N-1')],
  ];
  await api.table.transact([
    productItem(api.table, sounder),
    ...units.flatMap((change) => unitChangeItems(api.table, change)),
  ]);
});
afterAll(() => api.close());

const get = (as: Person, path: string, query?: Record<string, string>) =>
  api.call('GET', `/api/${path}`, { as, ...(query && { query }) });
const post = (as: Person, path: string, body: unknown, key?: string) =>
  api.call('POST', `/api/${path}`, { as, body, ...(key && { headers: { 'Idempotency-Key': key } }) });
const pat = { name: 'Pat Lindqvist', email: 'pat@example.net', phone: '(206) 555-0144' };

describe('serial information', () => {
  it('is the whole record of one’s own unit', async () => {
    const { status, json } = await get('harbor-owner', 'units/h-sold');
    expect(status).toBe(200);
    expect(json).toMatchObject({
      ...{ serial: 'H-SOLD', own: true, state: 'registered', dealer: 'Harbor Dealers' },
      product: { sku: 'DS-200', name: 'Depth sounder', covers: 'Parts and labor' },
      warranty: { inWarranty: true, reason: 'in-warranty', startsAt: '2026-05-01', endsAt: '2028-05-01' },
      registration: { customer: { name: 'Pat' }, deliveredAt: '2026-05-01', registeredBy: { name: 'Avery' } },
      history: [{ what: 'created' }, { what: 'assigned', note: 'To Harbor Dealers' }, { what: 'registered' }],
    });
  });

  it('of another dealer’s unit is product, warranty and what happened when', async () => {
    const { status, json, text } = await get('harbor-owner', 'units/B-SOLD');
    expect(status).toBe(200);
    expect(json).toEqual({
      ...{ serial: 'B-SOLD', own: false, claims: [] },
      product: { productId: 'DS-200', sku: 'DS-200', name: 'Depth sounder', kind: 'depth-sounder' },
      warranty: { inWarranty: true, startsAt: '2026-05-01', endsAt: '2028-05-01' },
    });
    expect(text).not.toMatch(/SECRET|Bayside|owner@/);
  });

  it('is not there for a serial that is unknown, of no dealer yet, or none', async () => {
    const answers = await Promise.all(
      ['NO-SUCH', 'N-1', 'a%2Fb', 'x'].map((serial) => get('harbor-owner', `units/${serial}`)),
    );
    for (const { status, text } of answers) {
      expect(status).toBe(404);
      expect(text).toBe(answers[0]?.text);
    }
    expect((await get('avery', 'units/N-1')).json).toMatchObject({ state: 'unassigned', own: true });
  });

  it.each(['casey', 'fixit-owner'] as const)('is not for %s', async (as) => {
    expect((await get(as, 'units/H-SOLD')).status).toBe(403);
  });

  it('is given 120 times a minute, and again in the next', async () => {
    vi.setSystemTime(Date.parse(NOW) + 10 * 60_000);
    const key = triesKey('unit', 'bayside-owner', Date.now() / 1000);
    await api.table.transact([api.table.create(key, { entity: 'tries', tries: 119 })]);
    expect((await get('bayside-owner', 'units/NO-SUCH')).status).toBe(404);
    expect((await get('bayside-owner', 'units/NO-SUCH')).status).toBe(429);
    vi.setSystemTime(Date.parse(NOW) + 11 * 60_000);
    expect((await get('bayside-owner', 'units/B-1')).status).toBe(200);
    vi.setSystemTime(Date.parse(NOW));
  });
});

describe('registration', () => {
  const register = (as: Person, serial: string, more: object = {}, key?: string) =>
    post(as, `units/${serial}/registration`, { customer: pat, deliveredAt: '2026-05-20', ...more }, key);

  it('starts the warranty at delivery and takes the unit off the pending list', async () => {
    const { status, json } = await register('harbor-owner', 'H-1');
    expect(status).toBe(201);
    expect(json).toMatchObject({
      state: 'registered',
      registration: { customer: { ...pat, phone: '+12065550144' }, registeredAt: NOW },
      warranty: { inWarranty: true, startsAt: '2026-05-20', endsAt: '2028-05-20' },
    });
    const pending = await get('harbor-owner', 'units', { pending: 'true' });
    expect(pending.json.items.map(({ serial }: { serial: string }) => serial)).not.toContain('H-1');
  });

  it('a second time says who did it and when', async () => {
    await register('harbor-owner', 'H-2');
    const { status, json } = await register('avery', 'H-2');
    expect(status).toBe(409);
    expect(json).toMatchObject({ by: 'Hank, Harbor Dealers', at: NOW });
    expect(json.type).toMatch(/\/already-decided$/);
  });

  it('under the same key answers the same', async () => {
    const first = await register('harbor-owner', 'H-3', {}, 'key-1');
    const second = await register('harbor-owner', 'H-3', {}, 'key-1');
    expect([second.status, second.json]).toEqual([201, first.json]);
  });

  it.each<[object, string]>([
    [{ deliveredAt: '2026-06-04' }, 'deliveredAt'],
    [{ deliveredAt: '2026-04-01' }, 'deliveredAt'],
    [{ deliveredAt: '05/20/2026' }, 'deliveredAt'],
    [{ customer: { ...pat, phone: '12' } }, 'customer.phone'],
    [{ customer: { ...pat, email: 'nobody' } }, 'customer.email'],
    [{ customer: {} }, 'customer.name'],
    [{ proofDocumentId: 'doc-1' }, 'proofDocumentId'],
  ])('refuses %j, naming %s', async (more, path) => {
    const { status, json } = await register('harbor-owner', 'H-4', more);
    expect([status, json.errors?.[0].path]).toEqual([400, path]);
  });

  it('with a proof that was announced for the unit', async () => {
    const file = { fileName: 'delivery.pdf', contentType: 'application/pdf', size: 1_000 };
    const { json } = await post('harbor-owner', 'units/H-4/documents', file);
    expect(json.upload.fields.key).toBe(`units/H-4/${json.documentId}`);
    const wrong = await post('harbor-owner', 'units/H-SOLD/documents', { ...file, size: 20_000_000 });
    expect(wrong.json.errors).toMatchObject([{ path: 'size' }]);
    const { status, json: unit } = await register('harbor-owner', 'H-4', {
      proofDocumentId: json.documentId,
    });
    expect(status).toBe(201);
    expect(unit.documents).toMatchObject([{ documentId: json.documentId, status: 'pending' }]);
  });

  it('of another dealer’s unit is answered as of one that does not exist', async () => {
    for (const path of ['registration', 'transfer', 'documents']) {
      const body = {
        registration: { customer: pat, deliveredAt: '2026-05-20' },
        transfer: { customer: pat, on: '2026-05-20' },
        documents: { fileName: 'a.pdf', contentType: 'application/pdf', size: 10 },
      }[path];
      const [hidden, nobody, missing] = await Promise.all(
        ['B-1', 'N-1', 'NO-SUCH'].map((serial) => post('harbor-owner', `units/${serial}/${path}`, body)),
      );
      expect(hidden?.status).toBe(404);
      expect([nobody?.text, missing?.text]).toEqual([hidden?.text, hidden?.text]);
    }
  });
});

describe('what happens to a unit afterwards', () => {
  it('a new owner takes it over with its warranty', async () => {
    const { status, json } = await post('harbor-owner', 'units/H-GONE/transfer', {
      customer: { name: 'Lou' },
      on: '2026-06-01',
    });
    expect(status).toBe(200);
    expect(json).toMatchObject({
      registration: { customer: { name: 'Lou' } },
      warranty: { endsAt: '2028-05-01' },
      transfers: [{ from: { name: 'Lee' }, to: { name: 'Lou' } }],
    });
    expect(
      (await post('harbor-owner', 'units/H-GONE/transfer', { customer: pat, on: '2026-07-01' })).status,
    ).toBe(400);
  });

  it('an agent puts one on record and gives it to a dealer', async () => {
    const made = await post('avery', 'units', { serial: 'hand-1', sku: 'ds-200' }, 'key-2');
    expect([made.status, made.json.state]).toEqual([201, 'unassigned']);
    expect((await post('avery', 'units', { serial: 'hand-1', sku: 'ds-200' }, 'key-2')).json).toEqual(
      made.json,
    );
    expect((await post('avery', 'units', { serial: 'hand-1', sku: 'ds-200' })).status).toBe(409);
    expect((await post('avery', 'units', { serial: '!', sku: 'x' })).json.errors).toHaveLength(2);
    expect((await post('avery', 'units/HAND-1/assign', { companyId: 'fixit' })).status).toBe(400);
    const given = await post('avery', 'units/HAND-1/assign', { companyId: 'bayside' });
    expect(given.json).toMatchObject({ state: 'pending', companyId: 'bayside', dealer: 'Bayside Marine' });
    expect((await post('avery', 'units/H-SOLD/assign', { companyId: 'bayside' })).status).toBe(409);
    expect((await post('harbor-owner', 'units/HAND-1/assign', { companyId: 'harbor' })).status).toBe(403);
  });

  it('a product is added and changed by an administrator; units registered before keep their warranty', async () => {
    const warranty = { terms: [{ months: 6 }], transferable: false };
    const product = { sku: 'bc-12', name: 'Charger', kind: 'charger', warranty };
    expect((await post('avery', 'products', product)).status).toBe(403);
    expect((await post('drew', 'products', product)).json).toMatchObject({ productId: 'BC-12', version: 1 });
    expect((await post('drew', 'products', product)).status).toBe(409);
    const change = { as: 'drew', body: { warranty } } as const;
    expect((await api.call('PATCH', '/api/products/ds-200', change)).json).toMatchObject({ version: 2 });
    expect((await api.call('PATCH', '/api/products/nope', change)).status).toBe(404);
    expect((await get('harbor-owner', 'units/H-SOLD')).json.warranty.endsAt).toBe('2028-05-01');
    expect((await get('harbor-owner', 'products')).json.items).toHaveLength(2);
    expect((await get('casey', 'products')).status).toBe(403);
  });
});
