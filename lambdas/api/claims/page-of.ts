import { decodeCursor, encodeCursor, notOfThisList } from '../../middleware/api/cursor.ts';

interface PageQuery {
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

export interface ItemsPage<T> {
  readonly items: readonly T[];
  readonly cursor?: string;
}

/**
 * One page of a list that one claim bounds and that only grows at its end: a place in it never moves. Without `limit`
 * all of it. Throws InvalidInput for a cursor that is none of ours.
 */
export function pageOf<T>(items: readonly T[], { limit, cursor }: PageQuery): ItemsPage<T> {
  const from = cursor === undefined ? 0 : Number(decodeCursor(cursor)?.from);
  if (!Number.isSafeInteger(from) || from < 0) throw notOfThisList();
  const to = limit === undefined ? items.length : from + limit;
  const next = to < items.length ? encodeCursor({ from: to }) : undefined;
  return { items: items.slice(from, to), ...(next !== undefined && { cursor: next }) };
}
