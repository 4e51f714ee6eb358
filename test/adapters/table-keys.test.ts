import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { startTableServer, type TableServer } from '../api/table-server.ts';

let server: TableServer;
beforeAll(async () => {
  server = await startTableServer(Date.parse('2026-06-02T18:00:00.000Z'));
});
afterAll(() => server.close());

const item = z.object({ pk: z.string(), sk: z.string() });
const long = 'é'.repeat(1_025);

describe('a key of more bytes than DynamoDB takes', () => {
  it.each([
    ['partition', { pk: long, sk: 'A' }],
    ['sort key', { pk: 'A', sk: long }],
  ])('names nothing: %s', async (_part, key) => {
    expect(await server.table.get(key, item)).toBeUndefined();
    expect(await server.table.getAll([key], item)).toEqual([]);
  });

  it('names an empty list', async () => {
    expect(await server.table.page({ partition: long }, item)).toEqual({ items: [] });
    expect(await server.table.all({ partition: 'A', sortPrefix: long }, item)).toEqual([]);
  });

  it('is none of those that are just not too long', async () => {
    const key = { pk: 'p'.repeat(2_048), sk: 's'.repeat(1_024) };
    await server.table.transact([server.table.create(key, {})]);
    expect(await server.table.get(key, item)).toEqual(key);
  });
});
