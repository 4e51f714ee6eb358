import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { areas } from '../../../lambdas/api/openapi/areas.ts';
import { openApiDocument } from '../../../lambdas/api/openapi/document.ts';
import { everAllowed } from '../../../lambdas/domain/access/allowed.ts';
import { readCaller } from '../../../lambdas/middleware/api/caller.ts';
import type { Operation } from '../../../lambdas/middleware/api/operation.ts';
import type { Api, ApiAnswer } from '../harness.ts';
import type { Person } from '../people.ts';
import { startWholeApi } from '../whole-api.ts';
import { type Schema, sampleOf } from './sample-of.ts';
import { type Side, writeSides } from './two-sides.ts';

/**
 * One property over the whole API: whatever operation somebody of one company asks with an id of another company's, in
 * the path, the query or the body, the answer is word for word that for an id nobody has, is found with as many calls of
 * the table, and touches nothing of the other's. A new operation is covered by being listed; a new kind of id by
 * standing in `two-sides.ts`.
 */

let api: Api;
let sides: readonly Side[];
let asked: { readonly operation: string; readonly input: string }[] = [];

beforeAll(async () => {
  api = await startWholeApi();
  sides = await writeSides(api);
  api.server.watch((operation, input) => asked.push({ operation, input }));
});
afterAll(() => api.close());

interface Described {
  readonly requestBody?: { readonly content: { readonly 'application/json': { readonly schema: Schema } } };
  readonly parameters?: readonly { in?: string; name: string; required?: boolean; schema: Schema }[];
}

const paths = openApiDocument().paths as Record<string, Record<string, Described>>;
const described = ({ path, method }: Operation): Described => paths[path]?.[method.toLowerCase()] ?? {};
const operations = areas.flatMap((area) => area.operations);

/** Open to whoever holds both the customer's number and the claim's: the customer stands at the counter. */
const atTheCounter: ReadonlySet<string> = new Set(['lookUpClaim', 'customerIsHere']);
/** Answers for every unit there is; of another's only what its dealer may know (tested with units). */
const masked: ReadonlySet<string> = new Set(['readUnit']);

/** An id of the same form that nobody has. */
const unknownLike = (id: string): string =>
  id.replace(/[A-Za-z0-9]{1,4}$/, (end) => end.replaceAll(/[0-9]/g, '9').replaceAll(/[A-Za-z]/g, 'Z'));

/** Names under which ids stand in paths, queries and bodies, and the kind of id that each means. */
const kindOf: Readonly<Record<string, string>> = {
  ...{ claimId: 'claimId', claimIds: 'claimId', enrollmentId: 'enrollmentId', planNumber: 'planNumber' },
  ...{ deviceId: 'deviceId', deviceIds: 'deviceId', customerId: 'customerId', exportId: 'exportId' },
  ...{ serial: 'serial', serialNumber: 'serial', serials: 'serial', replacementSerial: 'serial' },
  ...{ rmaId: 'rmaId', ticketId: 'ticketId', storeId: 'storeId', userId: 'userId', companyId: 'companyId' },
  ...{ documentIds: 'documentId', proofDocumentId: 'documentId', documentId: 'documentId' },
  ...{ incidentId: 'incidentId', q: 'number' },
};

interface Input {
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

type Fill = (id: string) => Input;

const sampleQuery = (operation: Operation): Record<string, string> =>
  Object.fromEntries(
    (described(operation).parameters ?? [])
      .filter((one) => one.in === 'query' && one.required)
      .map((one) => [one.name, String(sampleOf(one.schema, one.name))]),
  );

const bodySchema = (operation: Operation): Schema | undefined =>
  described(operation).requestBody?.content['application/json'].schema;

const pathOf = (operation: Operation, ids: (name: string) => string): string =>
  `/api${operation.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(ids(name)))}`;

const own = (side: Side, name: string): string => side.ids[kindOf[name] ?? '']?.[0] ?? 'unknown';

/** Every way to put one id into a sample of this schema: [kind, body with the id]. */
function bodiesWith(schema: Schema, name = ''): [string, (id: string) => unknown][] {
  const kind = kindOf[name];
  const alternatives = schema.anyOf ?? schema.oneOf;
  if (alternatives) return alternatives.flatMap((one) => bodiesWith(one, name));
  if (schema.type === 'string' && kind !== undefined) return [[kind, (id) => id]];
  if (schema.type === 'array')
    return bodiesWith(schema.items ?? {}, name).map(([of, fill]) => [of, (id) => [fill(id)]]);
  const least = schema.type === 'object' ? (sampleOf(schema) as Record<string, unknown>) : {};
  return Object.entries(schema.properties ?? {}).flatMap(([key, inner]) =>
    bodiesWith(inner, key).map(([of, fill]): [string, (id: string) => unknown] => [
      of,
      (id) => ({ ...least, [key]: fill(id) }),
    ]),
  );
}

/** Every place of an operation where an id can stand, with the asker's own ids and the least sample in all others. */
function placesOf(operation: Operation, asker: Side): [string, Fill][] {
  const { parameters = [] } = described(operation);
  const schema = bodySchema(operation);
  const query = sampleQuery(operation);
  const body = schema && sampleOf(schema);
  const rest = { query, ...(schema && { body }) };
  const inPath = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']): [string, Fill] => [
    kindOf[name] ?? name,
    (id) => ({ path: pathOf(operation, (one) => (one === name ? id : own(asker, one))), ...rest }),
  ]);
  const path = pathOf(operation, (name) => own(asker, name));
  const inQuery = parameters
    .filter((one) => one.in === 'query' && one.name in kindOf)
    .map(({ name }): [string, Fill] => [
      kindOf[name] ?? name,
      (id) => ({ path, ...rest, query: { ...query, [name]: id } }),
    ]);
  const inBody = schema
    ? bodiesWith(schema).map(([kind, fill]): [string, Fill] => [
        kind,
        (id) => ({ path, query, body: fill(id) }),
      ])
    : [];
  return [...inPath, ...inQuery, ...inBody];
}

interface Seen {
  readonly answer: ApiAnswer;
  readonly calls: readonly string[];
  /** What the answer says, and what was written, with the id asked for taken out. */
  readonly text: string;
  readonly written: readonly string[];
}

/** Without the id asked for, and without what is made anew at each call. */
const normal = (text: string, id: string): string =>
  text
    .replaceAll(id, '·')
    .replaceAll(id.toUpperCase(), '·')
    .replaceAll(/\b((?:TKT|PLN|CLM)-[0-9A-Z]{8}|[a-z]{3}-[0-9a-z]{26})\b/g, '*');

async function ask(as: Person, operation: Operation, fill: Fill, id: string): Promise<Seen> {
  asked = [];
  const { path, query, body } = fill(id);
  const answer = await api.call(operation.method, path, {
    as,
    ...(query && { query }),
    ...(body !== undefined && { body }),
  });
  const written = asked
    .filter((one) => /Write|Put|Update|Delete/.test(one.operation))
    .map((one) => one.input);
  const calls = asked.map((one) => one.operation);
  return { answer, calls, written, text: normal(answer.text, id) };
}

/** What people type into a search. */
const searched = ['claimId', 'serial', 'rmaId'];

const idsOf = (side: Side, kind: string): readonly string[] =>
  kind === 'number' ? searched.flatMap((of) => side.ids[of]?.slice(0, 1) ?? []) : (side.ids[kind] ?? []);

/** Who asks for whose ids: a dealer, a repair shop and a customer for those of another one. */
const pairs: readonly { readonly asker: Person; readonly owner: Person }[] = [
  { asker: 'bayside-owner', owner: 'harbor-owner' },
  { asker: 'volt-owner', owner: 'fixit-owner' },
  { asker: 'riley', owner: 'casey' },
];

const sideOf = (person: Person): Side => {
  const side = sides.find((one) => one.person === person);
  if (!side) throw new Error(`${person} has no side`);
  return side;
};

const rows = operations
  .filter(
    ({ operationId, action }) =>
      action !== 'public' && !atTheCounter.has(operationId) && !masked.has(operationId),
  )
  // Counts are made by the filters of the list.
  .filter(({ operationId }) => operationId !== 'countClaims')
  .map((operation) => [`${operation.method} ${operation.path}`, operation] as const);

/**
 * Asked twice more where they differ: reads that an earlier answer did not wait for may fall into either.
 */
async function askBoth(
  { person }: Side,
  operation: Operation,
  fill: Fill,
  id: string,
  known: Seen | undefined,
): Promise<[Seen, Seen]> {
  for (let tries = 1; ; tries += 1) {
    const unknown = tries === 1 && known ? known : await ask(person, operation, fill, unknownLike(id));
    const foreign = await ask(person, operation, fill, id);
    if (tries === 3 || isDeepStrictEqual(foreign.calls, unknown.calls)) return [foreign, unknown];
  }
}

let compared = 0;

async function compare(
  asker: Side,
  owner: Side,
  operation: Operation,
  kind: string,
  fill: Fill,
): Promise<void> {
  let known: Seen | undefined;
  for (const id of idsOf(owner, kind)) {
    const context = `${operation.operationId} as ${asker.person}, ${kind} ${id} of ${owner.person}`;
    const [foreign, unknown] = await askBoth(asker, operation, fill, id, known);
    known = unknown;
    expect([foreign.answer.status, foreign.text], context).toEqual([unknown.answer.status, unknown.text]);
    expect(foreign.calls, `${context}: calls of the table`).toEqual(unknown.calls);
    const others = owner.secrets.filter((secret) => !id.includes(secret));
    for (const secret of others) expect(foreign.answer.text, context).not.toContain(secret);
    for (const write of foreign.written)
      for (const secret of others) expect(write, context).not.toContain(secret);
    compared += 1;
  }
}

// First, while a company has only what it made itself: the property leaves tickets about claims it only guessed.
describe('what a company reads of its own', () => {
  it('holds nothing of another', async () => {
    const reads = operations.filter(({ method, action }) => method === 'GET' && action !== 'public');
    for (const asker of ['bayside-owner', 'volt-owner'] as const)
      for (const operation of reads) {
        const side = sideOf(asker);
        const path = pathOf(operation, (name) => own(side, name));
        const { text } = await api.call('GET', path, { as: asker, query: sampleQuery(operation) });
        for (const other of sides.filter((one) => !one.secrets.some((mine) => side.secrets.includes(mine))))
          for (const secret of other.secrets)
            expect(text, `${operation.operationId} as ${asker}`).not.toContain(secret);
      }
  });
});

describe('an id of another company', () => {
  it.each(rows)('is as unknown as one that nobody has: %s', async (_name, operation) => {
    for (const { asker, owner } of pairs) {
      const caller = await readCaller(api.table, asker);
      const { action } = operation;
      if (action === 'public' || !everAllowed(caller?.access ?? 'nobody', action)) continue;
      for (const [kind, fill] of placesOf(operation, sideOf(asker)))
        await compare(sideOf(asker), sideOf(owner), operation, kind, fill);
    }
  });

  it('was asked for often enough to mean something', () => {
    expect(compared).toBeGreaterThan(250);
  });
});
