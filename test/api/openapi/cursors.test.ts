import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { areas } from '../../../lambdas/api/openapi/areas.ts';
import { openApiDocument } from '../../../lambdas/api/openapi/document.ts';
import { everAllowed } from '../../../lambdas/domain/access/allowed.ts';
import { readCaller } from '../../../lambdas/middleware/api/caller.ts';
import type { Operation } from '../../../lambdas/middleware/api/operation.ts';
import type { Api } from '../harness.ts';
import type { Person } from '../people.ts';
import { startWholeApi } from '../whole-api.ts';
import { type Schema, sampleOf } from './sample-of.ts';

/** A cursor is good for the list and the reader that it was given to. A new list is covered by being listed. */

interface Described {
  readonly parameters?: readonly { in?: string; name: string; required?: boolean; schema: Schema }[];
}

const paths = openApiDocument().paths as Record<string, Record<string, Described>>;

const queryOf = ({ path, method }: Operation) =>
  (paths[path]?.[method.toLowerCase()]?.parameters ?? []).filter((one) => one.in === 'query');

const lists = areas
  .flatMap((area) => area.operations)
  .filter((operation) => queryOf(operation).some(({ name }) => name === 'cursor'));

const cast: readonly Person[] = ['avery', 'drew', 'casey', 'fixit-owner', 'harbor-owner'];

let api: Api;
let claimId: string;
/** Behind the first of Casey's two claims. */
let cursor: string;

beforeAll(async () => {
  api = await startWholeApi();
  claimId = await fileClaim();
  await fileClaim();
  cursor = (await list('casey', '/claims', { limit: '1' })).json.cursor;
});
afterAll(() => api.close());

async function fileClaim(deviceId = 'casey-phone'): Promise<string> {
  const incident = {
    type: 'cracked-screen',
    occurredAt: '2026-06-01T18:00:00.000Z',
    description: 'It fell.',
  };
  const body = { deviceId, incident, submit: false };
  const { json } = await api.call('POST', '/api/claims', { as: 'casey', body });
  return json.claimId;
}

const list = (as: Person, path: string, query: Record<string, string>) =>
  api.call('GET', `/api${path}`, { as, query });

async function readerOf({ action, operationId }: Operation): Promise<Person> {
  for (const person of cast) {
    const caller = await readCaller(api.table, person);
    if (caller && (action === 'public' || everAllowed(caller.access, action))) return person;
  }
  throw new Error(`nobody reads ${operationId}`);
}

const refused = {
  status: 400,
  json: { errors: [{ path: 'cursor', message: 'is not a cursor of this list' }] },
};

describe('the cursor of another list', () => {
  it.each(lists.map((operation) => [operation.path, operation] as const))(
    'is refused by %s',
    async (path, operation) => {
      if (path === '/claims') return;
      const required = queryOf(operation).filter((one) => one.required);
      const query = Object.fromEntries(
        required.map(({ name, schema }) => [name, String(sampleOf(schema, name))]),
      );
      const named = path.replace('{claimId}', claimId).replace(/\{\w+\}/g, '2026-07');
      expect(await list(await readerOf(operation), named, { ...query, cursor })).toMatchObject(refused);
    },
  );

  it('is refused by the same list of somebody else, and goes on in its own', async () => {
    expect(await list('riley', '/claims', { cursor })).toMatchObject(refused);
    expect(await list('avery', '/claims', { cursor })).toMatchObject(refused);
    expect((await list('casey', '/claims', { cursor })).json.items).toHaveLength(1);
  });

  it('is refused in another order than its own', async () => {
    for (const query of [{ sort: 'updated' }, { order: 'asc' }, { status: 'draft' }])
      expect(await list('casey', '/claims', { ...query, cursor }), JSON.stringify(query)).toMatchObject(
        refused,
      );
  });

  it('is refused by the same list of another record', async () => {
    const other = await fileClaim('casey-tablet');
    for (const text of ['It still rings.', 'The screen is dark now.'])
      await api.call('POST', `/api/claims/${claimId}/comments`, { as: 'casey', body: { text } });
    const of = (claim: string, query: Record<string, string>) =>
      list('casey', `/claims/${claim}/comments`, query);
    const first = (await of(claimId, { limit: '1' })).json;
    expect(await of(other, { cursor: first.cursor })).toMatchObject(refused);
    expect((await of(claimId, { cursor: first.cursor })).json.items).toMatchObject([
      { text: 'The screen is dark now.' },
    ]);
  });
});
