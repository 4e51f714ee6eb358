import type { Item, Page, PageRequest } from '../../adapters/table/table.ts';
import { decodeCursor, encodeCursor, notOfThisList } from './cursor.ts';

/** Items per page where the caller does not say. */
export const defaultLimit = 50;

type List = Pick<PageRequest, 'index' | 'partition'>;

/**
 * The request for a caller's page of a list. A cursor holds a place in the table, and a caller can write one: it counts
 * only if it is a place in this very list. Throws InvalidInput.
 */
export function pageOf<T extends List>(
  list: T,
  query: { readonly limit?: number | undefined; readonly cursor?: string | undefined },
): T & Pick<PageRequest, 'limit' | 'after'> {
  const after = decodeCursor(query.cursor);
  if (after && !isPlaceIn(list, after)) throw notOfThisList();
  return { ...list, limit: query.limit ?? defaultLimit, ...(after && { after }) };
}

function isPlaceIn({ index, partition }: List, place: Item): boolean {
  const names = ['pk', 'sk', ...(index ? [`${index}pk`, `${index}sk`] : [])];
  return (
    Object.keys(place).length === names.length &&
    names.every((name) => typeof place[name] === 'string' && place[name] !== '') &&
    place[index ? `${index}pk` : 'pk'] === partition
  );
}

export interface ListAnswer<T> {
  readonly items: readonly T[];
  readonly cursor?: string;
}

/** A page as lists answer it. */
export function listAnswer<T, V>(page: Page<T>, view: (item: T) => V): ListAnswer<V> {
  const cursor = encodeCursor(page.next);
  return { items: page.items.map(view), ...(cursor !== undefined && { cursor }) };
}
