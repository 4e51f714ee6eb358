import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { areas } from '../../../lambdas/api/openapi/areas.ts';
import type { Api, Method } from '../harness.ts';
import { startWholeApi } from '../whole-api.ts';

/** Every path of the document, asked with the methods that it does not have. */

let api: Api;
beforeAll(async () => {
  api = await startWholeApi();
});
afterAll(() => api.close());

const methods: readonly Method[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

const byPath = new Map<string, Set<string>>();
for (const { path, method } of areas.flatMap((area) => area.operations))
  byPath.set(path, new Set([...(byPath.get(path) ?? []), method]));

/** Of `/claims/lookup`, what `/claims/{claimId}` has too: to a path it is all one. */
const methodsAt = (asked: string): Set<string> => {
  const fits = (path: string): boolean => new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`).test(asked);
  return new Set([...byPath].filter(([path]) => fits(path)).flatMap(([, has]) => [...has]));
};

describe('a method that a path does not have', () => {
  it.each([...byPath.keys()])('is told with those that %s has', async (path) => {
    const asked = path.replace(/\{\w+\}/g, 'nothing');
    const has = methodsAt(asked);
    for (const method of methods.filter((one) => !has.has(one))) {
      const { status, headers, json } = await api.call(method, `/api${asked}`, { as: 'avery' });
      expect([method, status, json.type.split('/').at(-1)]).toEqual([method, 405, 'method-not-allowed']);
      expect(new Set(headers.allow?.split(', '))).toEqual(
        new Set([...has, ...(has.has('GET') ? ['HEAD'] : [])]),
      );
    }
  });

  it('is not told of what is no path', async () => {
    for (const path of ['/api/claims//submit', '/api/claims/CLM-00000000/nothing', '/api/units/1/2/3'])
      expect((await api.call('PUT', path, { as: 'avery' })).status).toBe(404);
  });

  it('is told in the reader’s language', async () => {
    const headers = { 'accept-language': 'es' };
    const { json } = await api.call('PUT', '/api/claims', { as: 'casey', headers });
    expect(json.title).toBe('Esta ruta tiene otros métodos');
  });
});
