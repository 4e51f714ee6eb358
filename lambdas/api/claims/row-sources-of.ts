import { listShards } from '../../adapters/table/keys.ts';
import type { RowList, RowReader } from '../../adapters/table/list-keys.ts';
import type { Table } from '../../adapters/table/table.ts';
import type { AccessUser } from '../../domain/access/rules.ts';
import type { ClaimFilter } from '../../domain/claim/claim-filter.ts';
import type { ListRow } from '../../domain/claim/list-row.ts';
import type { RowSource } from '../../middleware/rows/row-source.ts';
import { type ClaimWalk, dueOfClosed, listSources } from './claim-rows.ts';

/** Whose rows are read. The team asking for a company's claims reads the company's. */
export function readerOf(access: AccessUser, { companyId }: ClaimFilter): RowReader | undefined {
  if (access.role !== 'partner') return companyId === undefined ? 'team' : { companyId };
  return access.companyId === undefined ? undefined : { companyId: access.companyId };
}

const allLists: readonly RowList[] = ['active', 'draft', 'closed'];

/** A first read that is often enough: rows are spread evenly over the shards. */
const firstChunk = (count: number, reader: RowReader): number =>
  reader === 'team' ? Math.max(8, Math.ceil((count * 1.5) / listShards)) : count + 1;

/** Where rows of a list stand that can fit the filter. */
export function sourcesOf(
  table: Table,
  reader: RowReader,
  filter: ClaimFilter,
  walk: ClaimWalk,
  count: number,
): RowSource<ListRow>[] {
  const { list = 'all', waitsOn } = filter;
  const chunk = Math.min(firstChunk(count, reader), 300);
  return (list === 'all' ? allLists : [list]).flatMap((name) => {
    if (name !== 'closed' || waitsOn === undefined) return listSources(table, reader, name, walk, chunk);
    // Nobody but the team is waited for once a claim is closed.
    return waitsOn === 'agent' ? [dueOfClosed(table, reader, walk)] : [];
  });
}
