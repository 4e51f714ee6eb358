import { claimsOfCustomer } from '../../adapters/claims/claim-reader.ts';
import { claimKey } from '../../adapters/table/claim-keys.ts';
import type { Table } from '../../adapters/table/table.ts';
import { allowed } from '../../domain/access/allowed.ts';
import { accessRecord } from '../../domain/access/claim-record.ts';
import { type Claim, claimSchema } from '../../domain/claim/claim.ts';
import {
  type ClaimFilter,
  type ClaimSort,
  defaultOrder,
  fitsFilter,
  type SortOrder,
  statusPlace,
} from '../../domain/claim/claim-filter.ts';
import { type ListRow, listRowOf } from '../../domain/claim/list-row.ts';
import type { Caller } from '../../middleware/api/caller.ts';
import {
  behind,
  cursorBehind,
  type FoundRows,
  mostLooked,
  pageOfRows,
} from '../../middleware/rows/page-of-rows.ts';
import { type RowSource, rowsAtHand } from '../../middleware/rows/row-source.ts';
import { type ClaimWalk, claimIdOfRow, claimWalk } from './claim-rows.ts';
import { readerOf, sourcesOf } from './row-sources-of.ts';
import { searchedClaims } from './searched-claims.ts';

/** What a list of claims is asked by. */
export interface ClaimQuery extends ClaimFilter {
  readonly q?: string | undefined;
  readonly sort?: ClaimSort | undefined;
  readonly order?: SortOrder | undefined;
}

export interface ClaimsPage {
  readonly claims: readonly Claim[];
  readonly cursor?: string;
}

const instant = (typed: string | undefined): string | undefined =>
  typed === undefined ? undefined : new Date(typed).toISOString();

/** One status by beginning stands together in the order by status: nothing else has to be looked at. */
export function walkOf(query: ClaimQuery): ClaimWalk {
  const { sort = 'created', status } = query;
  const order = query.order ?? defaultOrder[sort];
  if (status !== undefined && (sort === 'created' || sort === 'status'))
    return claimWalk('status', order, { prefix: statusPlace(status) });
  if (sort !== 'created') return claimWalk(sort, order);
  return claimWalk(sort, order, { from: instant(query.from), to: instant(query.to) });
}

interface Source {
  readonly sources: readonly RowSource<ListRow>[];
  /** Claims that are at hand already. */
  readonly known: ReadonlyMap<string, Claim>;
}

const atHand = (claims: readonly Claim[], walk: ClaimWalk): Source => ({
  sources: [rowsAtHand(claims.map(listRowOf), walk)],
  known: new Map(claims.map((claim) => [claim.claimId, claim])),
});

/** A customer's claims, and those that a search finds, are few and read whole; a company's and the team's are rows. */
export async function claimSource(
  table: Table,
  { access }: Caller,
  query: ClaimQuery,
  walk: ClaimWalk,
  count: number,
): Promise<Source> {
  const sees = (claim: Claim): boolean => allowed(access, 'claim.view', accessRecord(claim)) === 'yes';
  if (query.q !== undefined) return atHand((await searchedClaims(table, query.q)).filter(sees), walk);
  if (access.role === 'customer') {
    const { customerId } = access;
    return atHand(
      customerId === undefined ? [] : (await claimsOfCustomer(table, customerId)).filter(sees),
      walk,
    );
  }
  const reader = readerOf(access, query);
  return { sources: reader ? sourcesOf(table, reader, query, walk, count) : [], known: new Map() };
}

/** The claims of the rows, as they stand now; one that has moved on, or may no longer be seen, is left out. */
async function claimsOfRows(
  table: Table,
  { access }: Caller,
  query: ClaimQuery,
  { rows }: FoundRows<ListRow>,
  known: ReadonlyMap<string, Claim>,
): Promise<Claim[]> {
  if (known.size > 0)
    return rows.map(({ claimId }) => known.get(claimId)).filter((claim) => claim !== undefined);
  const read = await table.getAll(
    rows.map(({ claimId }) => claimKey(claimId)),
    claimSchema,
  );
  const claims = new Map(read.map((claim) => [claim.claimId, claim]));
  return rows.flatMap(({ claimId }) => {
    const claim = claims.get(claimId);
    const fits =
      claim &&
      fitsFilter(listRowOf(claim), query) &&
      allowed(access, 'claim.view', accessRecord(claim)) === 'yes';
    return fits ? [claim] : [];
  });
}

/**
 * One page of the caller's claims, in any order. In the order of their beginning, which is the default, a claim that
 * moves between lists or changes while somebody pages keeps its place, so that none is lost and none comes twice. Filters
 * apply while paging, over at most 750 claims a page: a page can hold fewer than asked for, or none, and still have a
 * cursor. Throws {@link InvalidInput} for a bad cursor.
 */
export async function listClaimsOf(
  table: Table,
  caller: Caller,
  query: ClaimQuery & { limit: number; cursor?: string | undefined },
): Promise<ClaimsPage> {
  const walk = behind(walkOf(query), query.cursor);
  const { sources, known } = await claimSource(table, caller, query, walk, query.limit);
  const found = await pageOfRows(sources, walk, {
    count: query.limit,
    looked: mostLooked,
    wanted: (row) => fitsFilter(row, query),
    idOf: claimIdOfRow,
  });
  const claims = await claimsOfRows(table, caller, query, found, known);
  const cursor = cursorBehind(walk, found.last && walk.keyOf(found.last));
  return { claims, ...(cursor !== undefined && { cursor }) };
}
