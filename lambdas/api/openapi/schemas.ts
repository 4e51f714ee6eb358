import * as z from 'zod/mini';

export type JsonSchema = { readonly [keyword: string]: unknown };

/**
 * A zod schema as JSON Schema 2020-12, the dialect of OpenAPI 3.1, all in one piece: nothing in it points elsewhere.
 * What JSON Schema has no word for (a check in code) is left out, so the document never promises more than is held.
 *
 * @param io `input`: what is sent to us, before defaults and transformations; `output`: what we answer
 */
export function jsonSchema(schema: z.ZodMiniType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, {
    io,
    target: 'draft-2020-12',
    unrepresentable: 'any',
    reused: 'inline',
    cycles: 'throw',
  });
  return rest;
}

/** RFC 9457, as the router answers it. */
export const problemSchema: JsonSchema = {
  type: 'object',
  required: ['type', 'title', 'status'],
  properties: {
    type: { type: 'string', format: 'uri', description: 'Its last segment names the problem.' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    errors: {
      type: 'array',
      description: 'Each fault of the input.',
      items: {
        type: 'object',
        required: ['path', 'message'],
        properties: {
          path: { type: 'string', description: 'Where it is: `lines.2.unitCents`; empty for the whole.' },
          message: { type: 'string' },
        },
      },
    },
  },
};
