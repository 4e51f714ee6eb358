/**
 * `npm run api-types`: the API's description as TypeScript, for the portal. The file is generated and not committed: it
 * changes with every operation, and only the type check reads it.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openApiDocument } from '../lambdas/api/openapi/document.ts';

interface Schema {
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly items?: Schema;
  readonly prefixItems?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly propertyNames?: Schema;
  readonly description?: string;
}

interface Parameter {
  readonly name?: string;
  readonly in?: string;
  readonly required?: boolean;
  readonly schema?: Schema;
}

interface Described {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: Schema }>> }>
  >;
}

const literal = (value: unknown): string => JSON.stringify(value);
const union = (members: readonly string[]): string => [...new Set(members)].join(' | ');

function member(name: string, schema: Schema, isRequired: boolean): string {
  const comment =
    schema.description === undefined ? '' : `/** ${schema.description.replaceAll('*/', '')} */ `;
  return `${comment}${literal(name)}${isRequired ? '' : '?'}: ${typeOf(schema)};`;
}

function objectType({ properties = {}, required = [], additionalProperties, propertyNames }: Schema): string {
  const names = Object.entries(properties);
  // A shape that may grow is typed by the names it has today.
  if (names.length > 0)
    return `{ ${names.map(([name, schema]) => member(name, schema, required.includes(name))).join(' ')} }`;
  const value = typeof additionalProperties === 'object' ? typeOf(additionalProperties) : 'unknown';
  if (additionalProperties === false) return 'Record<string, never>';
  if (propertyNames?.enum === undefined) return `Record<string, ${value}>`;
  const keys = union(propertyNames.enum.map(literal));
  return required.length > 0 ? `Record<${keys}, ${value}>` : `Partial<Record<${keys}, ${value}>>`;
}

const simple: Readonly<Record<string, string>> = {
  string: 'string',
  integer: 'number',
  number: 'number',
  boolean: 'boolean',
  null: 'null',
};

/** The TypeScript type of a JSON schema as our zod schemas make them. */
export function typeOf(schema: Schema): string {
  if (schema.const !== undefined) return literal(schema.const);
  if (schema.enum) return union(schema.enum.map(literal));
  const branches = schema.anyOf ?? schema.oneOf;
  if (branches) return union(branches.map(typeOf));
  if (typeof schema.type === 'object') return union(schema.type.map((type) => typeOf({ ...schema, type })));
  if (schema.type === 'array') {
    if (schema.prefixItems) return `readonly [${schema.prefixItems.map(typeOf).join(', ')}]`;
    return `ReadonlyArray<${schema.items ? typeOf(schema.items) : 'unknown'}>`;
  }
  if (schema.type === 'object') return objectType(schema);
  return simple[schema.type ?? ''] ?? 'unknown';
}

function parametersOf({ parameters = [] }: Described, place: string): string {
  const found = parameters.filter((parameter) => parameter.in === place);
  if (found.length === 0) return 'Record<never, never>';
  return `{ ${found.map(({ name = '', schema = {}, required = false }) => member(name, schema, required)).join(' ')} }`;
}

function bodyOf({ requestBody }: Described): string {
  const schema = requestBody?.content['application/json']?.schema;
  return schema ? typeOf(schema) : 'undefined';
}

function answerOf({ responses }: Described): string {
  const [, answer] = Object.entries(responses).find(([status]) => status.startsWith('2')) ?? [];
  const schema = answer?.content?.['application/json']?.schema;
  return schema ? typeOf(schema) : 'Blob';
}

/** Every operation by `METHOD /path`, with the types of its parameters, body and answer. */
export function apiTypes(): string {
  const paths = openApiDocument().paths as Readonly<Record<string, Readonly<Record<string, Described>>>>;
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(
      ([method, operation]) =>
        `  '${method.toUpperCase()} ${path}': {\n    path: ${parametersOf(operation, 'path')};\n    query: ${parametersOf(operation, 'query')};\n    body: ${bodyOf(operation)};\n    answer: ${answerOf(operation)};\n  };`,
    ),
  );
  return `// Made by npm run api-types.\nexport interface Operations {\n${operations.join('\n')}\n}\n`;
}

const FILE = fileURLToPath(new URL('../portal/src/api/operations.gen.ts', import.meta.url));

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(FILE, apiTypes());
}
