import { claimKey } from '../../adapters/claim-keys.ts';
import { claimsOfCustomer } from '../../adapters/coverage-reader.ts';
import type { Table } from '../../adapters/table.ts';
import { allowed } from '../../domain/access/allowed.ts';
import { accessRecord } from '../../domain/access/claim-record.ts';
import { type Claim, claimSchema } from '../../domain/claim/claim.ts';
import {
  type ClaimFilter,
  type ClaimSort,
  defaultOrder,
  fitsFilter,
  type SortOrder,
  sortKeyOf,
  statusPlace,
} from '../../domain/claim/claim-filter.ts';
import { listRowOf } from '../../domain/claim/list-row.ts';
import { InvalidInput } from '../../domain/errors.ts';
import type { Caller } from '../../middleware/api/caller.ts';
import { decodeCursor, encodeCursor } from '../../middleware/api/cursor.ts';
import { type FoundRows, pageOfRows } from './page-of-rows.ts';
import { type RowSource, rowsAtHand, type Walk } from './row-source.ts';
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

function readPlace(cursor: string | undefined): string | undefined {
  const place = decodeCursor(cursor);
  if (place === undefined) return undefined;
  if (typeof place.key !== 'string')
    throw new InvalidInput([{ path: 'cursor', message: 'is not a cursor of this list' }]);
  return place.key;
}

const instant = (typed: string | undefined): string | undefined =>
  typed === undefined ? undefined : new Date(typed).toISOString();

/** One status by beginning stands together in the order by status: nothing else has to be looked at. */
export function walkOf(query: ClaimQuery, after: string | undefined): Walk {
  const { sort = 'created', status } = query;
  const order = query.order ?? defaultOrder[sort];
  if (status !== undefined && (sort === 'created' || sort === 'status'))
    return { sort: 'status', order, after, prefix: statusPlace(status) };
  if (sort !== 'created') return { sort, order, after };
  return { sort, order, after, from: instant(query.from), to: instant(query.to) };
}

/** Rows looked at for one page: a filter that fits few is answered in pages that are not full. */
const mostLooked = 750;

interface Source {
  readonly sources: readonly RowSource[];
  /** Claims that are at hand already. */
  readonly known: ReadonlyMap<string, Claim>;
}

const atHand = (claims: readonly Claim[], walk: Walk): Source => ({
  sources: [rowsAtHand(claims.map(listRowOf), walk)],
  known: new Map(claims.map((claim) => [claim.claimId, claim])),
});

/** A customer's claims, and those that a search finds, are few and read whole; a company's and the team's are rows. */
export async function claimSource(
  table: Table,
  { access }: Caller,
  query: ClaimQuery,
  walk: Walk,
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
  { rows }: FoundRows,
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
  const walk = walkOf(query, readPlace(query.cursor));
  const { sources, known } = await claimSource(table, caller, query, walk, query.limit);
  const found = await pageOfRows(sources, walk, {
    count: query.limit,
    looked: mostLooked,
    wanted: (row) => fitsFilter(row, query),
  });
  const claims = await claimsOfRows(table, caller, query, found, known);
  const cursor = found.last && encodeCursor({ key: sortKeyOf(found.last, walk.sort) });
  return { claims, ...(cursor !== undefined && { cursor }) };
}
