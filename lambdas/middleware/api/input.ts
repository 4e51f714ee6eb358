import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type * as z from 'zod/mini';
import { InvalidInput } from '../../domain/errors.ts';
import { inputFaults } from '../../domain/input-faults.ts';

/** The body's text, decoded. */
export const bodyText = (event: APIGatewayProxyEventV2): string =>
  event.isBase64Encoded ? Buffer.from(event.body ?? '', 'base64').toString('utf8') : (event.body ?? '');

/** Parses JSON; an empty body reads as `{}`. Throws {@link InvalidInput}. */
export function readJson(text: string): unknown {
  if (text.trim() === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    throw InvalidInput.at('', 'the body is not JSON');
  }
}

/** Validates with a schema. Throws {@link InvalidInput} that names every fault with its path. */
export function validated<T extends z.ZodMiniType>(schema: T, value: unknown): z.infer<T> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new InvalidInput(inputFaults(result.error));
}
