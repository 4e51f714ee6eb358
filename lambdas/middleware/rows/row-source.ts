import type * as z from 'zod/mini';
import type { Item, Page, PageRequest, Table } from '../../adapters/table/table.ts';

/** In which order rows are gone through, and from where to where. */
export interface Walk<Row> {
  readonly order: 'asc' | 'desc';
  /** The index that holds this order. */
  readonly index: NonNullable<PageRequest['index']>;
  /** The sort key to go on behind. */
  readonly after?: string | undefined;
  /** Sort keys that begin so. */
  readonly prefix?: string | undefined;
  /** Sort keys from here on, and before there. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** The text that rows are sorted by, as it stands in the index; no two are equal. */
  keyOf(row: Row): string;
}

type Fetch<Row> = (limit: number, after: Item | undefined) => Promise<Page<Row>>;

/** One run of rows in the walk's order. */
export class RowSource<Row> {
  readonly #fetch: Fetch<Row>;
  readonly #walk: Walk<Row>;
  #rows: readonly Row[] = [];
  #at = 0;
  #next: Item | undefined;
  #ended = false;
  #chunk: number;

  /** @param chunk rows read at first; each further read takes twice as many, up to 300 */
  constructor(fetch: Fetch<Row>, walk: Walk<Row>, chunk: number) {
    this.#fetch = fetch;
    this.#walk = walk;
    this.#chunk = chunk;
  }

  get row(): Row | undefined {
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

  #isWithin(row: Row): boolean {
    const { order, after, prefix = '', from, to } = this.#walk;
    const key = this.#walk.keyOf(row);
    const behind = after === undefined || (order === 'asc' ? key > after : key < after);
    return (
      behind &&
      key.startsWith(prefix) &&
      (from === undefined || key >= from) &&
      (to === undefined || key < to)
    );
  }

  /** The order has left the range that is asked for: nothing behind is in it. */
  #isPast(row: Row | undefined): boolean {
    if (!row) return false;
    const { order, prefix, from, to } = this.#walk;
    const key = this.#walk.keyOf(row);
    if (prefix !== undefined && !key.startsWith(prefix)) return order === 'asc' ? key > prefix : key < prefix;
    return order === 'asc' ? to !== undefined && key >= to : from !== undefined && key < from;
  }
}

/** Where an index is entered: it takes one bound, and whatever lies between it and the range is left out after. */
function entered<Row>({
  order,
  after,
  prefix,
  from,
  to,
}: Walk<Row>): Pick<PageRequest, 'sortPrefix' | 'sortBefore' | 'sortFrom'> {
  if (prefix !== undefined && after === undefined) return { sortPrefix: prefix };
  const bound =
    order === 'asc' ? [after, from].filter(isGiven).sort().at(-1) : [after, to].filter(isGiven).sort()[0];
  if (bound === undefined) return {};
  return order === 'asc' ? { sortFrom: bound } : { sortBefore: bound };
}

const isGiven = (text: string | undefined): text is string => text !== undefined;

/** Partitions in the walk's order, one source for each. */
export const indexSources = <Schema extends z.ZodMiniType>(
  table: Table,
  partitions: readonly string[],
  schema: Schema,
  walk: Walk<z.infer<Schema>>,
  chunk: number,
): RowSource<z.infer<Schema>>[] =>
  partitions.map((partition) => {
    const request: PageRequest = {
      index: walk.index,
      partition,
      ...entered(walk),
      newestFirst: walk.order === 'desc',
    };
    return new RowSource((limit, after) => table.page({ ...request, limit, after }, schema), walk, chunk);
  });

/** Rows that are all at hand, or read at once, in the walk's order. */
export const rowsAtHand = <Row>(
  rows: readonly Row[] | (() => Promise<readonly Row[]>),
  walk: Walk<Row>,
): RowSource<Row> =>
  new RowSource(
    async () => ({ items: sortedRows(typeof rows === 'function' ? await rows() : rows, walk) }),
    walk,
    0,
  );

const sortedRows = <Row>(rows: readonly Row[], walk: Walk<Row>): Row[] => {
  const sign = walk.order === 'asc' ? 1 : -1;
  const keyed = rows.map((row) => ({ row, key: walk.keyOf(row) }));
  return keyed.sort((one, other) => sign * (one.key < other.key ? -1 : 1)).map(({ row }) => row);
};

/** The first row of all sources, in the walk's order; undefined when there is none left. */
export function firstOf<Row>(
  sources: readonly RowSource<Row>[],
  { order, keyOf }: Walk<Row>,
): RowSource<Row> | undefined {
  let first: { source: RowSource<Row>; key: string } | undefined;
  for (const source of sources) {
    if (source.row === undefined) continue;
    const key = keyOf(source.row);
    if (!first || (order === 'asc' ? key < first.key : key > first.key)) first = { source, key };
  }
  return first?.source;
}
