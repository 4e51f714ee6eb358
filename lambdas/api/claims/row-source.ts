import type { RowList, RowReader } from '../../adapters/list-keys.ts';
import { rowIndexes, rowPartitions } from '../../adapters/list-keys.ts';
import type { Item, PageRequest, Table } from '../../adapters/table.ts';
import { type ClaimSort, type SortOrder, sortKeyOf } from '../../domain/claim/claim-filter.ts';
import { type ListRow, listRowSchema, NEVER } from '../../domain/claim/list-row.ts';

/** In which order rows are gone through, and from where to where. */
export interface Walk {
  readonly sort: ClaimSort;
  readonly order: SortOrder;
  /** The sort key to go on behind. */
  readonly after?: string | undefined;
  /** Sort keys that begin so. */
  readonly prefix?: string | undefined;
  /** Sort keys from here on, and before there. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** One run of rows in the walk's order. */
export class RowSource {
  readonly #fetch: (
    limit: number,
    after: Item | undefined,
  ) => Promise<{ items: readonly ListRow[]; next?: Item }>;
  readonly #walk: Walk;
  #rows: readonly ListRow[] = [];
  #at = 0;
  #next: Item | undefined;
  #ended = false;
  #chunk: number;

  /** @param chunk rows read at first; each further read takes twice as many, up to 300 */
  constructor(
    fetch: (limit: number, after: Item | undefined) => Promise<{ items: readonly ListRow[]; next?: Item }>,
    walk: Walk,
    chunk: number,
  ) {
    this.#fetch = fetch;
    this.#walk = walk;
    this.#chunk = chunk;
  }

  get row(): ListRow | undefined {
    return this.#rows[this.#at];
  }

  get isSpent(): boolean {
    return this.#ended && this.row === undefined;
  }

  advance(): void {
    this.#at += 1;
  }

  /** Reads on when nothing is left of what was read. */
  async fill(): Promise<void> {
    while (this.row === undefined && !this.#ended) {
      const { items, next } = await this.#fetch(this.#chunk, this.#next);
      this.#rows = items.filter((row) => this.#isWithin(row));
      this.#at = 0;
      this.#next = next;
      this.#chunk = Math.min(this.#chunk * 2, 300);
      this.#ended = next === undefined || this.#isPast(items.at(-1));
    }
  }

  #isWithin(row: ListRow): boolean {
    const { sort, order, after, prefix = '', from, to } = this.#walk;
    const key = sortKeyOf(row, sort);
    const behind = after === undefined || (order === 'asc' ? key > after : key < after);
    return (
      behind &&
      key.startsWith(prefix) &&
      (from === undefined || key >= from) &&
      (to === undefined || key < to)
    );
  }

  /** The order has left the range that is asked for: nothing behind is in it. */
  #isPast(row: ListRow | undefined): boolean {
    if (!row) return false;
    const { sort, order, prefix, from, to } = this.#walk;
    const key = sortKeyOf(row, sort);
    if (prefix !== undefined && !key.startsWith(prefix)) return order === 'asc' ? key > prefix : key < prefix;
    return order === 'asc' ? to !== undefined && key >= to : from !== undefined && key < from;
  }
}

/** Where an index is entered: it takes one bound, and whatever lies between it and the range is left out after. */
function entered({
  order,
  after,
  prefix,
  from,
  to,
}: Walk): Pick<PageRequest, 'sortPrefix' | 'sortBefore' | 'sortFrom'> {
  if (prefix !== undefined && after === undefined) return { sortPrefix: prefix };
  const bound =
    order === 'asc' ? [after, from].filter(isGiven).sort().at(-1) : [after, to].filter(isGiven).sort()[0];
  if (bound === undefined) return {};
  return order === 'asc' ? { sortFrom: bound } : { sortBefore: bound };
}

const isGiven = (text: string | undefined): text is string => text !== undefined;

/** A reader's list in the walk's order, one source for each of its partitions. */
export const listSources = (
  table: Table,
  reader: RowReader,
  list: RowList,
  walk: Walk,
  chunk: number,
): RowSource[] =>
  rowPartitions(reader, list, walk.sort).map((partition) => {
    const request: PageRequest = {
      index: rowIndexes[walk.sort],
      partition,
      ...entered(walk),
      newestFirst: walk.order === 'desc',
    };
    return new RowSource(
      (limit, after) => table.page({ ...request, limit, after }, listRowSchema),
      walk,
      chunk,
    );
  });

/**
 * Closed claims that somebody waits for: the few of all the closed ones on which something is due, in the walk's order.
 */
export const dueOfClosed = (table: Table, reader: RowReader, walk: Walk): RowSource => {
  const read = async (): Promise<{ items: readonly ListRow[] }> => {
    const found = await Promise.all(
      rowPartitions(reader, 'closed', 'due').map((partition) =>
        table.all({ index: rowIndexes.due, partition, sortBefore: NEVER }, listRowSchema),
      ),
    );
    return { items: sortedRows(found.flat(), walk) };
  };
  return new RowSource(read, walk, 0);
};

/** Rows that are all at hand. */
export const rowsAtHand = (rows: readonly ListRow[], walk: Walk): RowSource =>
  new RowSource(async () => ({ items: sortedRows(rows, walk) }), walk, 0);

const sortedRows = (rows: readonly ListRow[], { sort, order }: Walk): ListRow[] => {
  const sign = order === 'asc' ? 1 : -1;
  const keyed = rows.map((row) => ({ row, key: sortKeyOf(row, sort) }));
  return keyed.sort((one, other) => sign * (one.key < other.key ? -1 : 1)).map(({ row }) => row);
};

/** The first row of all sources, in the walk's order; undefined when there is none left. */
export function firstOf(sources: readonly RowSource[], { sort, order }: Walk): RowSource | undefined {
  let first: { source: RowSource; key: string } | undefined;
  for (const source of sources) {
    if (!source.row) continue;
    const key = sortKeyOf(source.row, sort);
    if (!first || (order === 'asc' ? key < first.key : key > first.key)) first = { source, key };
  }
  return first?.source;
}
