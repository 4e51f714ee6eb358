import { allowed } from '../../domain/access/allowed.ts';
import { accessRecord } from '../../domain/access/claim-record.ts';
import type { ClaimChange } from '../../domain/claim/change.ts';
import type { Claim } from '../../domain/claim/claim.ts';
import { sortKeyOf } from '../../domain/claim/claim-filter.ts';
import { type ListRow, listRowOf, queueRowOf } from '../../domain/claim/list-row.ts';
import { queueDueAt } from '../../domain/claim/queue-entry.ts';
import { isClosed } from '../../domain/claim/status.ts';
import { claimRows, type RowList, type RowReader } from '../table/list-keys.ts';
import type { Table } from '../table/table.ts';
import type { Effect } from './claim-effects.ts';

const listOf = ({ status }: Claim): RowList =>
  status === 'draft' ? 'draft' : isClosed(status) ? 'closed' : 'active';

/** The companies that have, or had, to do with a claim. */
function companiesOf(claim: Claim): string[] {
  const {
    repairCompanyId,
    registeredByCompanyId,
    dealerCompanyId,
    formerCompanyIds = [],
  } = accessRecord(claim);
  const all = [repairCompanyId, registeredByCompanyId, dealerCompanyId, ...formerCompanyIds];
  return [...new Set(all.filter((companyId) => companyId !== undefined))];
}

/** Whether anybody of the company may see the claim as it stands. */
const isSeenBy = (claim: Claim, companyId: string): boolean =>
  allowed({ role: 'partner', userId: '', companyId }, 'claim.view', accessRecord(claim)) === 'yes';

/** Its row and the list it stands on there; no list when it stands on none. */
function placeOf(claim: Claim, reader: RowReader): { readonly row: ListRow; readonly list?: RowList } {
  if (reader === 'queue') {
    const dueAt = queueDueAt(claim);
    return dueAt === undefined ? { row: listRowOf(claim) } : { row: queueRowOf(claim, dueAt), list: 'queue' };
  }
  const row = listRowOf(claim);
  return reader === 'team' || isSeenBy(claim, reader.companyId) ? { row, list: listOf(claim) } : { row };
}

/** A claim's row in the lists of one reader. Out of every list, it stays as an item without index entries. */
export function listRowItem(claim: Claim, reader: RowReader): Record<string, unknown> {
  const { row, list } = placeOf(claim, reader);
  return {
    entity: 'list-row',
    ...row,
    ...(list && claimRows.entries(claim.claimId, reader, list, (sort) => sortKeyOf(row, sort))),
    ...claimRows.key(claim.claimId, reader),
  };
}

const isQueued = (claim: Claim | null): boolean => claim !== null && queueDueAt(claim) !== undefined;

/** Everybody in whose lists a claim stands, or stood before this change. */
export function rowReaders(claim: Claim, before: Claim | null): RowReader[] {
  const companies = new Set([...(before ? companiesOf(before) : []), ...companiesOf(claim)]);
  return [
    'team',
    ...(isQueued(before) || isQueued(claim) ? (['queue'] as const) : []),
    ...[...companies].map((companyId) => ({ companyId })),
  ];
}

/** The rows as the claim stands now: they go with every change of it, and need no condition beside the claim's own. */
export const listRows = (table: Table, { before, claim }: ClaimChange): Effect[] =>
  rowReaders(claim, before).map((reader) => ({
    conflict: 'claim',
    write: { Put: { TableName: table.name, Item: listRowItem(claim, reader) } },
  }));
