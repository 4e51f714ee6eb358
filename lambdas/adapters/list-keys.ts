import type { ClaimListName, ClaimSort } from '../domain/claim/claim-filter.ts';
import { type Key, listShards, shardOf } from './keys.ts';

/**
 * Keys of the rows that lists are read from: a small item per claim and reader, in four orders.
 *
 * | item | pk | sk | index |
 * |---|---|---|---|
 * | row of the claims team's lists | `CLAIM#id` | `ROW#team` | each of the four: list × order × shard |
 * | row of the agents' queue, while it is in it | `CLAIM#id` | `ROW#queue` | each of the four: order × shard |
 * | row of a company's lists | `CLAIM#id` | `ROW#companyId` | each of the four: list × order |
 */

/** Whose lists: the claims team's, its queue, or those of the company with this id. */
export type RowReader = 'team' | 'queue' | { readonly companyId: string };

const nameOf = (reader: RowReader): string => (typeof reader === 'string' ? reader : reader.companyId);

export const listRowKey = (claimId: string, reader: RowReader): Key => ({
  pk: `CLAIM#${claimId}`,
  sk: `ROW#${nameOf(reader)}`,
});

/** Which index holds which order. */
export const rowIndexes = { created: 'gsi1', updated: 'gsi2', due: 'gsi3', status: 'gsi4' } as const;

export type RowList = Exclude<ClaimListName, 'all'> | 'queue';

const partition = (reader: RowReader, list: RowList, sort: ClaimSort, shard: number): string =>
  `ROWS#${nameOf(reader)}#${list}#${sort}#${shard}`;

/** Where a list is read in this order: everybody's in shards, a company's in one place. */
export const rowPartitions = (reader: RowReader, list: RowList, sort: ClaimSort): string[] => {
  const shards = typeof reader === 'string' ? listShards : 1;
  return Array.from({ length: shards }, (_, shard) => partition(reader, list, sort, shard));
};

/** A row's entries in the four orders. */
export const listRowIndexes = (
  claimId: string,
  reader: RowReader,
  list: RowList,
  sortKeyOf: (sort: ClaimSort) => string,
): Record<string, string> =>
  Object.fromEntries(
    (Object.keys(rowIndexes) as ClaimSort[]).flatMap((sort) => {
      const shard = typeof reader === 'string' ? shardOf(claimId) : 0;
      const index = rowIndexes[sort];
      return [
        [`${index}pk`, partition(reader, list, sort, shard)],
        [`${index}sk`, sortKeyOf(sort)],
      ];
    }),
  );
