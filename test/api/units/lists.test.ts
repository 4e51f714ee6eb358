import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { productItem, unitChangeItems } from '../../../lambdas/adapters/units/unit-store.ts';
import type { Actor } from '../../../lambdas/domain/people/actor.ts';
import type { Product } from '../../../lambdas/domain/units/product.ts';
import { createUnit, inOne, registerUnit } from '../../../lambdas/domain/units/transitions.ts';
import { type Api, NOW, startApi } from '../harness.ts';
import type { Person } from '../people.ts';

let api: Api;
const day = 86_400_000;
const by: Actor = { role: 'agent', name: 'Avery', userId: 'avery' };
const dealers = {
  harbor: { companyId: 'harbor', name: 'Harbor Dealers' },
  bayside: { companyId: 'bayside', name: 'Bayside Marine' },
};

const product = (sku: string, months: number): Product => ({
  ...{ productId: sku, sku, name: `Product ${sku}`, kind: 'charger', version: 1 },
  warranty: { terms: [{ months }], transferable: true },
  createdAt: '2025-01-01T00:00:00.000Z',
});
const long = product('LONG', 60);
const short = product('SHORT', 1);

/** Made `daysAgo`, a day apart, so that the order is known. */
function unit(serial: string, daysAgo: number, of: Product, dealer?: keyof typeof dealers, owner?: string) {
  const at = Date.parse(NOW) - daysAgo * day;
  const company = dealer && dealers[dealer];
  const created = createUnit({ serial, productId: of.productId, company }, by, at);
  if (owner === undefined) return created;
  const deliveredAt = new Date(at).toISOString().slice(0, 10);
  return inOne(created, registerUnit(created.unit, of, { customer: { name: owner }, deliveredAt }, by, at));
}

beforeAll(async () => {
  api = await startApi(() => import('../../../lambdas/api/units/index.ts'));
  const units = [
    unit('H-IN', 100, long, 'harbor', 'Ines Duarte'),
    unit('H-OUT', 90, short, 'harbor', '=HYPERLINK("x")'),
    ...[1, 2, 3, 4, 5].map((n) => unit(`H-P${n}`, 80 - n, long, 'harbor')),
    unit('B-IN', 50, long, 'bayside', 'SECRET'),
    unit('B-P', 40, short, 'bayside'),
    unit('N-1', 30, long),
  ];
  await api.table.transact([
    ...[long, short].map((one) => productItem(api.table, one)),
    ...units.flatMap((change) => unitChangeItems(api.table, change)),
  ]);
});
afterAll(() => api.close());

const list = (as: Person, query: Record<string, string> = {}) => api.call('GET', '/api/units', { as, query });
const serials = async (as: Person, query: Record<string, string> = {}): Promise<string[]> =>
  (await list(as, query)).json.items.map(({ serial }: { serial: string }) => serial);

const harborsPending = ['H-P5', 'H-P4', 'H-P3', 'H-P2', 'H-P1'];

describe('the list of units', () => {
  it.each<[Person, Record<string, string>, string[]]>([
    ['harbor-owner', {}, [...harborsPending, 'H-OUT', 'H-IN']],
    ['harbor-owner', { pending: 'true' }, harborsPending],
    ['harbor-owner', { pending: 'false' }, ['H-OUT', 'H-IN']],
    ['harbor-owner', { state: 'registered', warranty: 'in' }, ['H-IN']],
    ['harbor-owner', { state: 'registered', warranty: 'out' }, ['H-OUT']],
    ['harbor-owner', { productId: 'short' }, ['H-OUT']],
    ['harbor-owner', { q: 'duarte' }, ['H-IN']],
    ['harbor-owner', { q: 'h-p3' }, ['H-P3']],
    ['harbor-owner', { q: 'H-P' }, harborsPending],
    ['harbor-owner', { q: 'B-IN' }, []],
    ['harbor-owner', { q: 'N-1' }, []],
    ['harbor-owner', { state: 'unassigned' }, []],
    ['bayside-owner', {}, ['B-P', 'B-IN']],
    ['avery', { pending: 'true' }, ['B-P', ...harborsPending]],
    ['avery', { state: 'unassigned' }, ['N-1']],
    ['avery', { companyId: 'bayside' }, ['B-P', 'B-IN']],
    ['avery', { companyId: 'bayside', pending: 'true' }, ['B-P']],
    ['avery', {}, ['N-1', 'B-P', 'B-IN', ...harborsPending, 'H-OUT', 'H-IN']],
  ])('for %s by %j', async (as, query, expected) => {
    expect(await serials(as, query)).toEqual(expected);
  });

  it('names the dealer to the claims team, and the warranty to everybody', async () => {
    const { items } = (await list('avery', { q: 'H-OUT' })).json;
    expect(items).toMatchObject([
      { dealer: 'Harbor Dealers', warranty: { inWarranty: false, reason: 'ended' } },
    ]);
  });

  it('is read page by page, filtered or not, each unit once', async () => {
    for (const query of [{}, { warranty: 'in' }, { pending: 'true' }]) {
      const found: string[] = [];
      let cursor: string | undefined;
      do {
        const { json } = await list('avery', { ...query, limit: '2', ...(cursor && { cursor }) });
        expect(json.items.length).toBeLessThanOrEqual(2);
        found.push(...json.items.map(({ serial }: { serial: string }) => serial));
        cursor = json.cursor;
      } while (cursor !== undefined);
      expect(found).toEqual(await serials('avery', query));
    }
  });

  it('is nobody else’s, whatever is asked for', async () => {
    expect((await list('harbor-owner', { companyId: 'bayside' })).status).toBe(404);
    expect((await list('harbor-owner', { companyId: 'nobody' })).status).toBe(404);
    const cursor = (await list('bayside-owner', { limit: '1' })).json.cursor;
    expect((await list('harbor-owner', { cursor })).status).toBe(400);
    for (const as of ['casey', 'fixit-owner'] as const) expect((await list(as)).status).toBe(403);
  });

  it('comes as CSV and as a workbook', async () => {
    const file = (format: string) =>
      api.call('GET', '/api/units/export', { as: 'harbor-owner', query: { format, state: 'registered' } });
    const csv = await file('csv');
    expect(csv.headers['content-disposition']).toContain('units-2026-06-02.csv');
    const [header, ...rows] = Buffer.from(csv.text, 'latin1').toString('utf8').trim().split('\r\n');
    expect(header).toContain('Serial,SKU,Product,State,Dealer,Assigned,Customer');
    expect(rows).toHaveLength(2);
    expect(rows[0]).toContain(`"'=HYPERLINK(""x"")"`);
    expect((await file('xlsx')).text.startsWith('PK')).toBe(true);
  });
});
