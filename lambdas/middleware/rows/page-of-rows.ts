import { decodeCursor, encodeCursor, notOfThisList } from '../api/cursor.ts';
import { firstOf, type RowSource, type Walk } from './row-source.ts';

export interface FoundRows<Row> {
  readonly rows: readonly Row[];
  /** The row that the next page goes on behind; absent at the end. */
  readonly last?: Row;
}

interface Wanted<Row> {
  /** Rows of a page. */
  readonly count: number;
  /** Rows looked at, wanted or not. */
  readonly looked: number;
  wanted(row: Row): boolean;
  /** What a row is of: moved from one list to the other between two reads, it is found in both. */
  idOf(row: Row): string;
}

/** Rows looked at for one page of a list: a filter that fits few is answered in pages that are not full. */
export const mostLooked = 750;

/** Where a walk stands. A key means something in its own order only, so the order stands with it. */
const placeIn = <Row>({ index, order, prefix }: Walk<Row>, key: string) => ({ index, order, prefix, key });

/** The cursor behind a row's sort key; undefined at the end. */
export const cursorBehind = <Row>(walk: Walk<Row>, key: string | undefined): string | undefined =>
  key === undefined ? undefined : encodeCursor(placeIn(walk, key));

/** The walk from behind a cursor on. Throws InvalidInput for one that is none, or that is of another order. */
export function behind<W extends Omit<Walk<never>, 'keyOf'>>(walk: W, cursor: string | undefined): W {
  const place = decodeCursor(cursor);
  if (place === undefined) return walk;
  const { index, order, prefix, key } = place;
  if (typeof key !== 'string' || index !== walk.index || order !== walk.order || prefix !== walk.prefix)
    throw notOfThisList();
  return { ...walk, after: key };
}

/** The sources merged in the walk's order until a page is full, or enough was looked at. */
export async function pageOfRows<Row>(
  sources: readonly RowSource<Row>[],
  walk: Walk<Row>,
  { count, looked, wanted, idOf }: Wanted<Row>,
): Promise<FoundRows<Row>> {
  const rows: Row[] = [];
  const seen = new Set<string>();
  let left = looked;
  await Promise.all(sources.map((source) => source.fill()));
  for (;;) {
    const first = firstOf(sources, walk);
    const row = first?.row;
    if (!first || row === undefined) return { rows };
    if (!seen.has(idOf(row)) && wanted(row)) {
      // One more than asked for says that there is a next page.
      if (rows.length === count) return { rows, ...lastOf(rows) };
      seen.add(idOf(row));
      rows.push(row);
    }
    left -= 1;
    first.advance();
    if (first.row === undefined) await first.fill();
    if (left === 0 && firstOf(sources, walk)) return { rows, last: row };
  }
}

function lastOf<Row>(rows: readonly Row[]): { last?: Row } {
  const last = rows.at(-1);
  return last === undefined ? {} : { last };
}
