import type * as z from 'zod/mini';
import { publicActions } from '../../domain/access/actions.ts';
import { everAllowed } from '../../domain/access/allowed.ts';
import { type Role, roles } from '../../domain/access/rules.ts';
import { companyKinds } from '../../domain/companies/company-kind.ts';
import type { Operation } from '../../middleware/api/operation.ts';
import { type Area, areas } from './areas.ts';
import { type JsonSchema, jsonSchema, problemSchema } from './schemas.ts';

/** Nobody has to sign in for it. */
export const isPublic = ({ action }: Operation): boolean => action === 'public' || publicActions.has(action);

const problems: Readonly<Record<string, string>> = {
  '400': 'The input is not valid; `errors` names each fault.',
  '401': 'Sign in first, or sign in again.',
  '403': 'This role may not do that.',
  '404': 'It does not exist, or not for you.',
  '409': 'Not possible as things stand: decided already, changed meanwhile, or not at this status.',
  '422': 'This Idempotency-Key came with another body before.',
};

/** The problems an operation can answer with. */
function problemStatuses(operation: Operation): string[] {
  const writes = operation.method !== 'GET';
  const takesInput = operation.query !== undefined || operation.body !== undefined;
  return [
    ...(takesInput || writes ? ['400'] : []),
    ...(isPublic(operation) ? [] : ['401', '403']),
    ...(operation.path.includes('{') ? ['404'] : []),
    ...(writes ? ['409'] : []),
    ...(operation.method === 'POST' ? ['422'] : []),
  ];
}

const pathParameters = (path: string): JsonSchema[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));

function queryParameters(query: z.ZodMiniType | undefined): JsonSchema[] {
  if (!query) return [];
  const schema = jsonSchema(query, 'input');
  const required = new Set((schema.required as string[] | undefined) ?? []);
  return Object.entries((schema.properties as Record<string, JsonSchema> | undefined) ?? {}).map(
    ([name, property]) => ({ name, in: 'query', required: required.has(name), schema: property }),
  );
}

const idempotencyParameter = { $ref: '#/components/parameters/IdempotencyKey' };

const parameters = (operation: Operation): JsonSchema[] => [
  ...pathParameters(operation.path),
  ...queryParameters(operation.query),
  ...(operation.method === 'POST' ? [idempotencyParameter] : []),
];

function responses(operation: Operation): JsonSchema {
  const { status, schema, contentType = 'application/json' } = operation.answer;
  return {
    [String(status)]: {
      description: 'All went well.',
      content: { [contentType]: { schema: jsonSchema(schema, 'output') } },
    },
    ...Object.fromEntries(
      problemStatuses(operation).map((code) => [code, { $ref: `#/components/responses/Problem${code}` }]),
    ),
  };
}

/** Which roles may ever use it; nobody for what needs no sign-in. Rights on a record are a 404. */
export const rolesFor = (operation: Operation): readonly Role[] => {
  const { action } = operation;
  if (action === 'public' || isPublic(operation)) return [];
  return roles.filter((role) => everAllowed(aUser(role), action));
};

const whoMay = (operation: Operation): string => {
  const may = rolesFor(operation);
  return may.length === 0 ? 'Open to everybody, without sign-in.' : `For: ${may.join(', ')}.`;
};

/** Any user of a role, with every standing and right there is: what nobody like that may do, the role may never. */
const aUser = (role: Role) => ({
  role,
  userId: '',
  companyKinds,
  approvedRepairPartner: true,
  partnerRole: 'owner' as const,
  finance: true,
});

function operationObject(operation: Operation, tag: string): JsonSchema {
  const given = parameters(operation);
  return {
    operationId: operation.operationId,
    tags: [tag],
    summary: operation.summary,
    description: [operation.description, whoMay(operation)].filter(Boolean).join('\n\n'),
    ...(given.length > 0 && { parameters: given }),
    ...(operation.body && {
      requestBody: {
        required: true,
        content: { 'application/json': { schema: jsonSchema(operation.body, 'input') } },
      },
    }),
    responses: responses(operation),
    security: isPublic(operation) ? [] : [{ accessToken: [] }],
  };
}

function paths(described: readonly Area[]): Record<string, Record<string, JsonSchema>> {
  const found: Record<string, Record<string, JsonSchema>> = {};
  for (const { tag, operations } of described)
    for (const operation of operations) {
      const methods = found[operation.path] ?? {};
      methods[operation.method.toLowerCase()] = operationObject(operation, tag);
      found[operation.path] = methods;
    }
  return found;
}

const components: JsonSchema = {
  securitySchemes: {
    accessToken: {
      type: 'http',
      scheme: 'bearer',
      bearerFormat: 'JWT',
      description: 'An access token of either user pool; `/config.json` says where to sign in.',
    },
  },
  parameters: {
    IdempotencyKey: {
      name: 'Idempotency-Key',
      in: 'header',
      required: false,
      description: 'The same key and body within 24 hours answer the same and act once.',
      schema: { type: 'string', minLength: 1, maxLength: 200, pattern: '^[\\x21-\\x7e]+$' },
    },
  },
  schemas: { Problem: problemSchema },
  responses: Object.fromEntries(
    Object.entries(problems).map(([code, description]) => [
      `Problem${code}`,
      {
        description,
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  ),
};

let made: JsonSchema | undefined;

/** The API's description, OpenAPI 3.1: made of the very schemas that validate, once per container. */
export function openApiDocument(): JsonSchema {
  made ??= {
    openapi: '3.1.0',
    info: {
      title: 'Claimflow',
      version: '1',
      description:
        'Money is in integer cents, times are ISO 8601 in UTC. Lists answer `items` and, when there is more, `cursor`.',
    },
    servers: [{ url: '/api' }],
    tags: areas.map(({ tag, description }) => ({ name: tag, description })),
    paths: paths(areas),
    components,
  };
  return made;
}
