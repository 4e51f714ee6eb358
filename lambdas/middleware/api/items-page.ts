import { decodeCursor, encodeCursor, notOfThisList } from './cursor.ts';

interface PageQuery {
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

export interface ItemsPage<T> {
  readonly items: readonly T[];
  readonly cursor?: string;
}

/**
 * One page of a list that is read as a whole, and best one that only grows at its end: a place in it never moves then.
 * Without `limit` all of it. Throws InvalidInput for a cursor that is none of ours.
 */
export function itemsPage<T>(items: readonly T[], { limit, cursor }: PageQuery): ItemsPage<T> {
  const { from } = decodeCursor(cursor) ?? { from: 0 };
  if (typeof from !== 'number' || !Number.isSafeInteger(from) || from < 0) throw notOfThisList();
  const to = limit === undefined ? items.length : from + limit;
  const next = to < items.length ? encodeCursor({ from: to }) : undefined;
  return { items: items.slice(from, to), ...(next !== undefined && { cursor: next }) };
}
