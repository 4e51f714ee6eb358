import type { ListRow } from '../../domain/claim/list-row.ts';
import { firstOf, type RowSource, type Walk } from './row-source.ts';

export interface FoundRows {
  readonly rows: readonly ListRow[];
  /** The row that the next page goes on behind; absent at the end. */
  readonly last?: ListRow;
}

interface Wanted {
  /** Rows of a page. */
  readonly count: number;
  /** Rows looked at, wanted or not. */
  readonly looked: number;
  wanted(row: ListRow): boolean;
}

/** The sources merged in the walk's order until a page is full, or enough was looked at. */
export async function pageOfRows(
  sources: readonly RowSource[],
  walk: Walk,
  { count, looked, wanted }: Wanted,
): Promise<FoundRows> {
  const rows: ListRow[] = [];
  // A claim that moves from one list to the other between two reads is found in both.
  const seen = new Set<string>();
  let left = looked;
  await Promise.all(sources.map((source) => source.fill()));
  for (;;) {
    const first = firstOf(sources, walk);
    const row = first?.row;
    if (!first || !row) return { rows };
    if (!seen.has(row.claimId) && wanted(row)) {
      // One more than asked for says that there is a next page.
      if (rows.length === count) return { rows, ...lastOf(rows) };
      seen.add(row.claimId);
      rows.push(row);
    }
    left -= 1;
    first.advance();
    if (!first.row) await first.fill();
    if (left === 0 && firstOf(sources, walk)) return { rows, last: row };
  }
}

function lastOf(rows: readonly ListRow[]): { last?: ListRow } {
  const last = rows.at(-1);
  return last ? { last } : {};
}
