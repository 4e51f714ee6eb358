import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import type { Item } from '../../adapters/table/table.ts';
import type { AccessUser } from '../../domain/access/rules.ts';
import { InvalidInput } from '../../domain/errors.ts';
import { isStaff } from '../../domain/people/actor.ts';

/** `limit` and `cursor` of every list. */
export const pageQuery = {
  limit: z.optional(z.pipe(z.coerce.number(), z.int().check(z.minimum(1), z.maximum(200)))),
  cursor: z.optional(z.string()),
};

export const notOfThisList = (): InvalidInput => InvalidInput.at('cursor', 'is not a cursor of this list');

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
  throw notOfThisList();
}

/** Whose lists somebody reads: the team's, a company's, one's own, or what everybody may read. */
function readerOf(access: AccessUser | undefined): string {
  if (!access) return 'anybody';
  return isStaff(access.role) ? 'team' : (access.companyId ?? access.userId);
}

const hasCursor = (value: unknown): value is { cursor: string } =>
  typeof value === 'object' && value !== null && 'cursor' in value && typeof value.cursor === 'string';

/**
 * The cursors of one list as one reader reads it. A place in one list is often a place in another one too, just not the
 * one that is meant: so each cursor carries a mark of the list and the reader it was given to, and is refused elsewhere.
 * The mark keeps mistakes out, not forgers: a handler still looks whether the place is in what the caller may read.
 */
export class ListCursors {
  readonly #mark: string;

  constructor(operationId: string, params: Readonly<Record<string, string>>, access: AccessUser | undefined) {
    const list = JSON.stringify([operationId, Object.values(params), readerOf(access)]);
    this.#mark = `${createHash('sha256').update(list).digest('base64url').slice(0, 8)}.`;
  }

  /** An answer with its cursor marked. */
  given<T>(body: T): T {
    return hasCursor(body) ? { ...body, cursor: this.#mark + body.cursor } : body;
  }

  /** A query or body with its cursor as the handler gave it. Throws {@link InvalidInput} for one of another list. */
  taken<T>(input: T): T {
    if (!hasCursor(input)) return input;
    if (!input.cursor.startsWith(this.#mark)) throw notOfThisList();
    return { ...input, cursor: input.cursor.slice(this.#mark.length) };
  }
}
