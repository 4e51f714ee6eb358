import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withUnits } from '../dealer-claims.ts';
import { type Api, startApi } from '../harness.ts';
import type { Person } from '../people.ts';

let api: Api;
beforeEach(async () => {
  api = await startApi(() => import('../../../lambdas/api/coverage/index.ts'));
  await withUnits(api);
});
afterEach(() => api.close());

const read = (table: string, query: Record<string, string> = {}, as: Person = 'harbor-owner') =>
  api.call('GET', `/api/price-tables/${table}`, { as, query });
const hand = (table: string, file: string, more: object = {}, as: Person = 'drew', key = '') =>
  api.call('POST', `/api/price-tables/${table}/import`, {
    as,
    body: { content: Buffer.from(file).toString('base64'), ...more },
    ...(key !== '' && { headers: { 'Idempotency-Key': key } }),
  });
const keysOf = (json: { items: { partNumber?: string; operationCode?: string }[] }) =>
  json.items.map(({ partNumber, operationCode }) => partNumber ?? operationCode);

describe('price tables', () => {
  it('are searched by code and by word, by product, and page by page', async () => {
    expect(keysOf((await read('parts')).json)).toEqual(['BOARD', 'FUSE', 'PUMP']);
    expect(keysOf((await read('parts', { q: 'fu' })).json)).toEqual(['FUSE']);
    expect(keysOf((await read('parts', { q: 'pump hydr' })).json)).toEqual(['PUMP']);
    expect(keysOf((await read('parts', { sku: 'DS-200' })).json)).toEqual(['BOARD', 'FUSE']);
    const first = (await read('parts', { limit: '2' })).json;
    expect([keysOf(first), keysOf((await read('parts', { limit: '2', cursor: first.cursor })).json)]).toEqual(
      [['BOARD', 'FUSE'], ['PUMP']],
    );
    expect((await read('parts', { cursor: 'x' })).status).toBe(400);
    expect((await read('wheels')).status).toBe(404);
  });

  it('tell a dealer its own rate and nobody else’s', async () => {
    expect((await read('labor')).json).toMatchObject({ centsPerHour: 11_000 });
    expect((await read('rates')).json.items).toEqual([{ companyId: 'harbor', centsPerHour: 11_000 }]);
    expect((await read('rates', {}, 'avery')).json.items).toHaveLength(2);
    expect((await read('parts', {}, 'fixit-owner')).status).toBe(403);
    expect((await read('parts', {}, 'casey')).status).toBe(403);
  });

  it('are replaced as a whole by a file, after a dry run that stores nothing', async () => {
    const file = 'partNumber,description,price\nBOARD,Main board,210.00\nFUSE,Fuse,2.50\nLAMP,Lamp,9\n';
    const tried = await hand('parts', file, { dryRun: true });
    expect(tried.json).toMatchObject({
      stored: false,
      rows: 3,
      added: 1,
      changed: 1,
      removed: 1,
      unchanged: 1,
    });
    expect(keysOf((await read('parts')).json)).toContain('PUMP');
    const done = await hand('parts', file, {}, 'drew', 'once');
    expect(done.json).toMatchObject({ stored: true, version: 2 });
    expect((await hand('parts', file, {}, 'drew', 'once')).json).toEqual(done.json);
    expect((await hand('parts', file)).json).toMatchObject({ stored: false, version: 2 });
    expect(keysOf((await read('parts')).json)).toEqual(['BOARD', 'FUSE', 'LAMP']);
    const versions = await api.call('GET', '/api/price-tables/parts/versions', { as: 'drew' });
    expect(
      versions.json.items.map(({ version, inForce, storedBy }: Record<string, unknown>) => [
        version,
        inForce,
        storedBy,
      ]),
    ).toEqual([
      [1, false, 'Drew'],
      [2, true, 'Drew'],
    ]);
  });

  it('can be in force from a later day on', async () => {
    const file = 'operationCode,description,hours\nR10,Replace the board,1\n';
    await hand('labor', file, { effectiveFrom: '2026-07-01T00:00:00Z' });
    expect(keysOf((await read('labor')).json)).toEqual(['D01', 'R10']);
    expect((await hand('labor', file, { effectiveFrom: '2026-01-01T00:00:00Z' })).json.errors[0].path).toBe(
      'effectiveFrom',
    );
  });

  it('take nothing of a file with a fault, and name each', async () => {
    const answer = await hand('rates', 'companyId,ratePerHour\nharbor,free\nharbor,90\nharbor,95\n');
    expect([answer.status, answer.json.errors.map(({ path }: { path: string }) => path)]).toEqual([
      400,
      ['row 2.ratePerHour', 'row 4'],
    ]);
    expect(
      (await hand('parts', 'colour\nred\n')).json.errors.map(({ path }: { path: string }) => path),
    ).toContain('header');
    expect((await read('rates', {}, 'avery')).json.version).toBe(1);
  });

  it('are an administrator’s to change', async () => {
    const file = 'companyId,ratePerHour\n*,90\n';
    for (const as of ['avery', 'harbor-owner', 'casey'] as const)
      expect((await hand('rates', file, {}, as)).status).toBe(403);
  });

  it('hold a list of more rows than an item holds', async () => {
    const rows = Array.from({ length: 1_000 }, (_, n) => `P-${String(n).padStart(5, '0')},Part ${n},1.00`);
    const done = await hand('parts', `partNumber,description,price\n${rows.join('\n')}\n`);
    expect(done.json).toMatchObject({ stored: true, rows: 1_000 });
    expect(keysOf((await read('parts', { q: 'P-00999' })).json)).toEqual(['P-00999']);
  });
});
