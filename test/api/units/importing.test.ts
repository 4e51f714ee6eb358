import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { productItem } from '../../../lambdas/adapters/units/unit-store.ts';
import { tableFile } from '../../../lambdas/middleware/tables/formats.ts';
import { type Api, startApi } from '../harness.ts';
import type { Person } from '../people.ts';

let api: Api;

beforeAll(async () => {
  api = await startApi(() => import('../../../lambdas/api/units/index.ts'));
  await api.table.transact([
    productItem(api.table, {
      ...{ productId: 'DS-200', sku: 'DS-200', name: 'Depth sounder', kind: 'depth-sounder', version: 1 },
      warranty: { terms: [{ months: 24 }], transferable: true },
      createdAt: '2025-01-01T00:00:00.000Z',
    }),
  ]);
});
afterAll(() => api.close());

const send = (as: Person, file: string | Buffer, more: object = {}, key?: string) =>
  api.call('POST', '/api/units/import', {
    as,
    body: { content: Buffer.from(file).toString('base64'), ...more },
    ...(key && { headers: { 'Idempotency-Key': key } }),
  });
const state = async (serial: string): Promise<unknown> =>
  (await api.call('GET', `/api/units/${serial}`, { as: 'avery' })).json.state;

describe('a file of units', () => {
  const good =
    'serial,sku,dealer,assigned\nA-1,DS-200,Harbor Dealers,2026-03-01\nA-2,DS-200,\nA-3,DS-200,harbor,\n';

  it('is tried without doing anything', async () => {
    const { status, json } = await send('avery', good, { dryRun: true });
    expect([status, json.counts.created, json.dryRun]).toEqual([200, 3, true]);
    expect(await state('A-1')).toBeUndefined();
  });

  it('creates and assigns, and the second time changes nothing', async () => {
    expect((await send('avery', good)).json.rows).toMatchObject([
      { line: 2, serial: 'A-1', outcome: 'created' },
      { line: 3, serial: 'A-2', outcome: 'created' },
      { line: 4, serial: 'A-3', outcome: 'created' },
    ]);
    expect([await state('A-1'), await state('A-2')]).toEqual(['pending', 'unassigned']);
    expect((await send('avery', good)).json.counts).toMatchObject({ created: 0, unchanged: 3 });
  });

  it('under the same key is done once', async () => {
    const first = await send('avery', 'serial,sku\nK-1,DS-200\n', {}, 'import-1');
    const second = await send('avery', 'serial,sku\nK-1,DS-200\n', {}, 'import-1');
    expect(first.json.counts.created).toBe(1);
    expect(second.json).toEqual(first.json);
    const nothing = await send('avery', 'serial,sku\nK-1,DS-200\n', {}, 'import-2');
    expect(nothing.json.counts.unchanged).toBe(1);
  });

  it('with one faulty row does nothing of it, and names each row and column', async () => {
    const { status, json } = await send(
      'avery',
      'serial,sku,dealer,assigned\nC-1,DS-200,harbor,\nC-1,DS-200,,\n,DS-200,,\nC-3,NOPE,,\nC-4,DS-200,harbor,31.12.2025\n',
    );
    expect(status).toBe(400);
    expect(json.errors.map(({ path }: { path: string }) => path)).toEqual([
      'row 3.serial',
      'row 4.serial',
      'row 5.sku',
      'row 6.assigned',
    ]);
    expect(await state('C-1')).toBeUndefined();
  });

  it.each([
    ['wrong columns', 'serial,colour,price\nA-9,red,1\n', ['header', 'header']],
    ['no rows', 'serial,sku\n', ['content']],
    ['too many rows', `serial\n${Array.from({ length: 2_001 }, (_, n) => `X-${n}`).join('\n')}`, ['content']],
    ['a picture', Buffer.from([0x89, 0x50, 0, 0]), ['file']],
  ])('is refused with %s', async (_what, file, paths) => {
    const { status, json } = await send('avery', file);
    expect([status, json.errors.map(({ path }: { path: string }) => path)]).toEqual([400, paths]);
  });

  it('may be a workbook, and longer than one batch', async () => {
    const columns = ['Serial', 'SKU', 'Dealer'].map((header) => ({ header, width: 10 }));
    const rows = Array.from({ length: 60 }, (_, n) =>
      [`W-${n}`, 'DS-200', 'Bayside Marine'].map((text) => ({ kind: 'text' as const, text })),
    );
    const { json } = await send('avery', tableFile('xlsx', 'Units', columns, rows));
    expect(json.counts.created).toBe(60);
    expect([await state('W-0'), await state('W-59')]).toEqual(['pending', 'pending']);
  });

  it('of a dealer registers its own units and nobody else’s', async () => {
    const head = 'serial,customer,email,delivered';
    const own = await send('harbor-owner', `${head}\nA-1,Pat,pat@example.net,2026-03-05\n`);
    expect(own.json.counts.registered).toBe(1);
    expect(await state('A-1')).toBe('registered');
    const { json } = await send(
      'harbor-owner',
      `${head}\nW-1,Pat,,2026-05-05\nA-2,Pat,,2026-05-05\nQQQ,Pat,,2026-05-05\n`,
    );
    const messages = new Set(json.errors.map(({ message }: { message: string }) => message));
    expect(messages).toEqual(new Set(['is none of your units']));
    expect((await send('fixit-owner', head)).status).toBe(403);
  });
});
