import type { ClaimListName, ClaimSort } from '../../domain/claim/claim-filter.ts';
import type { RmaSort } from '../../domain/rma/rma-list.ts';
import { type Key, listShards, shardOf } from './keys.ts';
import type { PageRequest } from './table.ts';

/**
 * Keys of the rows that lists are read from: a small item per record and reader, in four orders.
 *
 * | item | pk | sk | index |
 * |---|---|---|---|
 * | row of the claims team's lists | `CLAIM#id`, `RMA#id` | `ROW#team` | each of the four: list × order × shard |
 * | row of the agents' queue, while a claim is in it | `CLAIM#id` | `ROW#queue` | each of the four: order × shard |
 * | row of a company's lists | `CLAIM#id`, `RMA#id` | `ROW#companyId` | each of the four: list × order |
 */

/** Whose lists: the claims team's, its queue, or those of the company with this id. */
export type RowReader = 'team' | 'queue' | { readonly companyId: string };

type Index = NonNullable<PageRequest['index']>;

const nameOf = (reader: RowReader): string => (typeof reader === 'string' ? reader : reader.companyId);

/** Everybody's lists stand in shards, a company's in one place. */
const shardsOf = (reader: RowReader): number => (typeof reader === 'string' ? listShards : 1);

/** Keys of the rows of one kind of record, by its lists and orders. */
class RowKeys<List extends string, Sort extends string> {
  /** Which index holds which order. */
  readonly indexes: Readonly<Record<Sort, Index>>;
  readonly #record: string;
  readonly #prefix: string;

  /** @param record the first part of the record's own partition */
  constructor(record: string, prefix: string, indexes: Readonly<Record<Sort, Index>>) {
    this.#record = record;
    this.#prefix = prefix;
    this.indexes = indexes;
  }

  key(id: string, reader: RowReader): Key {
    return { pk: `${this.#record}#${id}`, sk: `ROW#${nameOf(reader)}` };
  }

  /** Where a list is read in this order. */
  partitions(reader: RowReader, list: List, sort: Sort): string[] {
    return Array.from({ length: shardsOf(reader) }, (_, shard) => this.#partition(reader, list, sort, shard));
  }

  /** A row's entries in the four orders. */
  entries(
    id: string,
    reader: RowReader,
    list: List,
    sortKeyOf: (sort: Sort) => string,
  ): Record<string, string> {
    const shard = shardsOf(reader) === 1 ? 0 : shardOf(id);
    const orders = Object.entries(this.indexes) as [Sort, Index][];
    return Object.fromEntries(
      orders.flatMap(([sort, index]) => [
        [`${index}pk`, this.#partition(reader, list, sort, shard)],
        [`${index}sk`, sortKeyOf(sort)],
      ]),
    );
  }

  #partition(reader: RowReader, list: List, sort: Sort, shard: number): string {
    return `${this.#prefix}#${nameOf(reader)}#${list}#${sort}#${shard}`;
  }
}

export type RowList = Exclude<ClaimListName, 'all'> | 'queue';

export const claimRows = new RowKeys<RowList, ClaimSort>('CLAIM', 'ROWS', {
  ...{ created: 'gsi1', updated: 'gsi2', due: 'gsi3', status: 'gsi4' },
});

export type RmaRowList = 'open' | 'closed';

export const rmaRows = new RowKeys<RmaRowList, RmaSort>('RMA', 'RMA-ROWS', {
  ...{ issued: 'gsi1', due: 'gsi2', state: 'gsi3', dealer: 'gsi4' },
});
