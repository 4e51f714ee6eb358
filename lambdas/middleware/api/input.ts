import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import * as z from 'zod/mini';
import en from 'zod/v4/locales/en.js';
import { type InputFault, InvalidInput } from '../../domain/errors.ts';

// zod/mini says "Invalid input" for everything until it is given a language.
z.config(en());

/** The body's text, decoded. */
export const bodyText = (event: APIGatewayProxyEventV2): string =>
  event.isBase64Encoded ? Buffer.from(event.body ?? '', 'base64').toString('utf8') : (event.body ?? '');

/** Parses JSON; an empty body reads as `{}`. Throws {@link InvalidInput}. */
export function readJson(text: string): unknown {
  if (text.trim() === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    throw new InvalidInput([{ path: '', message: 'the body is not JSON' }]);
  }
}

/** One fault per field: a field that nobody knows is named itself, not the object it stands in. */
function faultsOf(issue: z.core.$ZodIssue): InputFault[] {
  const path = issue.path.map(String);
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ path: [...path, key].join('.'), message: 'is not a field here' }));
  const options = issue.code === 'invalid_union' && 'options' in issue ? issue.options : undefined;
  if (Array.isArray(options))
    return [{ path: path.join('.'), message: `must be one of ${options.map(String).join(', ')}` }];
  return [{ path: path.join('.'), message: issue.message }];
}

/** Validates with a schema. Throws {@link InvalidInput} that names every fault with its path. */
export function validated<T extends z.ZodMiniType>(schema: T, value: unknown): z.infer<T> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new InvalidInput(result.error.issues.flatMap(faultsOf));
}
