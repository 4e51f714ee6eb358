import { claimRows, type RowList, type RowReader } from '../../adapters/table/list-keys.ts';
import type { Table } from '../../adapters/table/table.ts';
import { type ClaimSort, type SortOrder, sortKeyOf } from '../../domain/claim/claim-filter.ts';
import { type ListRow, listRowSchema, NEVER } from '../../domain/claim/list-row.ts';
import { indexSources, type RowSource, rowsAtHand, type Walk } from '../../middleware/rows/row-source.ts';

/** In which order claims are gone through. */
export interface ClaimWalk extends Walk<ListRow> {
  readonly sort: ClaimSort;
}

export const claimWalk = (
  sort: ClaimSort,
  order: SortOrder,
  bounds: Pick<ClaimWalk, 'prefix' | 'from' | 'to'> = {},
): ClaimWalk => ({
  ...{ sort, order, index: claimRows.indexes[sort], keyOf: (row) => sortKeyOf(row, sort) },
  ...bounds,
});

export const claimIdOfRow = ({ claimId }: ListRow): string => claimId;

/** A reader's list in the walk's order. */
export const listSources = (
  table: Table,
  reader: RowReader,
  list: RowList,
  walk: ClaimWalk,
  chunk: number,
): RowSource<ListRow>[] =>
  indexSources(table, claimRows.partitions(reader, list, walk.sort), listRowSchema, walk, chunk);

/**
 * Closed claims that somebody waits for: the few of all the closed ones on which something is due, in the walk's order.
 */
export const dueOfClosed = (table: Table, reader: RowReader, walk: ClaimWalk): RowSource<ListRow> =>
  rowsAtHand(async () => {
    const found = await Promise.all(
      claimRows
        .partitions(reader, 'closed', 'due')
        .map((partition) =>
          table.all({ index: claimRows.indexes.due, partition, sortBefore: NEVER }, listRowSchema),
        ),
    );
    return found.flat();
  }, walk);
