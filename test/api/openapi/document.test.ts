import { describe, expect, it } from 'vitest';
import { areas } from '../../../lambdas/api/openapi/areas.ts';
import { openApiDocument } from '../../../lambdas/api/openapi/document.ts';

type Node = { readonly [name: string]: unknown };

const document = JSON.parse(JSON.stringify(openApiDocument())) as Node;
const operations = Object.entries(document.paths as Record<string, Record<string, Node>>).flatMap(
  ([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);

/** Every object in the document, with where it is. */
function* nodesOf(value: unknown, at = '#'): Generator<{ at: string; node: Node }> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield { at, node: value as Node };
  for (const [name, child] of Object.entries(value)) yield* nodesOf(child, `${at}/${name}`);
}

const resolve = (ref: string): unknown =>
  ref
    .replace(/^#\//, '')
    .split('/')
    .reduce<unknown>((node, name) => (node as Node | undefined)?.[name], document);

describe('the OpenAPI document', () => {
  it('is made of every operation of every area, once, and says so by its id', () => {
    const listed = areas.flatMap((area) => area.operations);
    expect(operations).toHaveLength(listed.length);
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    expect([...ids].sort()).toEqual(listed.map((one) => one.operationId).sort());
  });

  it('has the fields that OpenAPI 3.1 asks for', () => {
    expect(document.openapi).toMatch(/^3\.1\.\d$/);
    expect(document.info).toMatchObject({ title: expect.any(String), version: expect.any(String) });
    const tags = new Set((document.tags as { name: string }[]).map((tag) => tag.name));
    for (const { path, method, operation } of operations) {
      const name = `${method} ${path}`;
      expect(path, name).toMatch(/^\/[\w{}./-]*$/);
      expect(
        (operation.tags as string[]).every((tag) => tags.has(tag)),
        name,
      ).toBe(true);
      expect(Object.keys(operation.responses as Node).length, name).toBeGreaterThan(0);
      for (const [status, response] of Object.entries(operation.responses as Record<string, Node>)) {
        expect(status, name).toMatch(/^[2-5]\d\d$/);
        expect('$ref' in response || typeof response.description === 'string', `${name} ${status}`).toBe(
          true,
        );
      }
    }
  });

  it('declares every parameter of a path, and no other as one', () => {
    for (const { path, method, operation } of operations) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
      const declared = ((operation.parameters ?? []) as Node[]).filter((one) => one.in === 'path');
      expect(
        declared.map((one) => one.name),
        `${method} ${path}`,
      ).toEqual(inPath);
      expect(declared.every((one) => one.required === true && one.schema !== undefined)).toBe(true);
    }
  });

  it('points only to what is there', () => {
    const refs = [...nodesOf(document)].flatMap(({ at, node }) =>
      typeof node.$ref === 'string' ? [{ at, ref: node.$ref }] : [],
    );
    expect(refs.length).toBeGreaterThan(0);
    for (const { at, ref } of refs) expect(resolve(ref), `${at}: ${ref}`).toBeDefined();
  });

  it('says of each who may use it, and says everybody only where no sign-in is asked for', () => {
    for (const { path, method, operation } of operations) {
      const open = (operation.security as unknown[]).length === 0;
      const whom = open ? /Open to everybody, without sign-in\.$/ : /For: \w+(, \w+)*\.$/;
      expect(operation.description, `${method} ${path}`).toMatch(whom);
    }
  });

  it('names problems, sign-in and the idempotency key where they apply', () => {
    for (const { path, method, operation } of operations) {
      const name = `${method} ${path}`;
      const open = (operation.security as unknown[]).length === 0;
      const responses = operation.responses as Node;
      expect('401' in responses, name).toBe(!open);
      if (path.includes('{')) expect('404' in responses, name).toBe(true);
      const refs = ((operation.parameters ?? []) as Node[]).map((one) => one.$ref);
      expect(refs.includes('#/components/parameters/IdempotencyKey'), name).toBe(method === 'post');
      expect(method === 'get' && 'requestBody' in operation, name).toBe(false);
    }
  });

  it('lists what the contract lists', () => {
    const listed = new Set(
      operations.map(({ method, path }) => `${method.toUpperCase()} ${path.replace(/\{\w+\}/g, '{}')}`),
    );
    const promised = [
      'GET /plans',
      'GET /enrollments',
      'GET /devices',
      'POST /devices',
      'POST /devices/{}/photos',
      'POST /devices/{}/review',
      'DELETE /devices/{}',
      'POST /claims',
      'GET /claims',
      'GET /claims/{}',
      'PATCH /claims/{}',
      'POST /claims/{}/submit',
      'POST /claims/{}/withdraw',
      'POST /claims/{}/second-review',
      'POST /claims/{}/reopen',
      'POST /claims/{}/received',
      'POST /claims/{}/documents',
      'GET /claims/{}/documents',
      'GET /claims/{}/history',
      'GET /claims/{}/emails',
      'GET /claims/{}/decision',
      'GET /claims/{}/comments',
      'POST /claims/{}/comments',
      'GET /claims/lookup',
      'GET /claims/export',
      'GET /staff/queue',
      'POST /claims/{}/decide',
      'POST /claims/{}/answer',
      'POST /claims/{}/estimate',
      'POST /claims/{}/invoice',
      'GET /partners/me',
      'GET /me',
      'PATCH /me',
      'POST /me/password',
      'GET /brand',
      'PUT /brand',
      'GET /rulebook',
      'GET /staff/unmatched-mail',
      'POST /staff/unmatched-mail/{}/attach',
      'GET /openapi.json',
    ];
    expect(promised.filter((one) => !listed.has(one))).toEqual([]);
  });

  it('describes every incident fact that the contract names', () => {
    const filing = (document.paths as Record<string, Record<string, Node>>)['/claims']?.post;
    const body = JSON.stringify(filing?.requestBody);
    for (const fact of [
      'policeReportNumber',
      'trackingEnabled',
      'vehicleLocked',
      'windowsClosed',
      'forcedEntry',
      'preExisting',
    ])
      expect(body).toMatch(new RegExp(`"${fact}":\\{[^}]*"description":"[^"]+`));
  });
});
