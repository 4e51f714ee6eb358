import * as z from 'zod/mini';
import type { Item } from '../../adapters/table.ts';
import { InvalidInput } from '../../domain/errors.ts';

/** `limit` and `cursor` of every list. */
export const pageQuery = {
  limit: z.optional(z.pipe(z.coerce.number(), z.int().check(z.minimum(1), z.maximum(200)))),
  cursor: z.optional(z.string()),
};

/** A list's place as an opaque text. It holds keys only, of items the caller has been shown. */
export const encodeCursor = (next: Item | undefined): string | undefined =>
  next && Buffer.from(JSON.stringify(next)).toString('base64url');

/** Reads a cursor back. Throws {@link InvalidInput} for anything that is none. */
export function decodeCursor(cursor: string | undefined): Item | undefined {
  if (cursor === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Item;
  } catch {
    // Falls through to the same answer: not a cursor of ours.
  }
  throw InvalidInput.at('cursor', 'is not a cursor of this list');
}
