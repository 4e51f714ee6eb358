import { rmasById, rmasOfClaim } from '../../adapters/rmas/rma-store.ts';
import { type RowReader, rmaRows } from '../../adapters/table/list-keys.ts';
import type { Table } from '../../adapters/table/table.ts';
import { rmasOfUnit } from '../../adapters/units/unit-store.ts';
import { readClaimId, readRmaId } from '../../domain/ids/claim-id.ts';
import { normalSerial } from '../../domain/ids/serial.ts';
import type { Rma } from '../../domain/rma/rma.ts';
import {
  fitsRmaFilter,
  type RmaFilter,
  type RmaRow,
  type RmaSort,
  rmaRowOf,
  rmaRowSchema,
  rmaSortKey,
  statePlace,
} from '../../domain/rma/rma-list.ts';
import type { Caller } from '../../middleware/api/caller.ts';
import { defaultLimit } from '../../middleware/api/list.ts';
import { Forbidden } from '../../middleware/api/problem.ts';
import type { ApiRequest } from '../../middleware/api/router.ts';
import { behind, cursorBehind, mostLooked, pageOfRows } from '../../middleware/rows/page-of-rows.ts';
import { indexSources, type RowSource, rowsAtHand, type Walk } from '../../middleware/rows/row-source.ts';
import { rmaRow, sideOf, tellingFor } from './views.ts';

export interface RmaQuery extends RmaFilter {
  readonly sort?: RmaSort | undefined;
  readonly order?: 'asc' | 'desc' | undefined;
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

interface RmaWalk extends Walk<RmaRow> {
  readonly sort: RmaSort;
}

/** RMAs of one state, by the day they were issued, stand together in the order by state. */
function walkOf({ sort = 'issued', order = 'desc', state }: RmaQuery): RmaWalk {
  const byState = state !== undefined && (sort === 'issued' || sort === 'state');
  const held = byState ? 'state' : sort;
  return {
    ...{ sort: held, order, index: rmaRows.indexes[held] },
    ...(byState && { prefix: statePlace(state) }),
    keyOf: (row) => rmaSortKey(row, held),
  };
}

/** Whose lists are read. Throws Forbidden for a user of no company. */
function readerOf(caller: Caller): RowReader {
  if (sideOf(caller) === 'staff') return 'team';
  const { companyId } = caller.access;
  if (companyId === undefined) throw new Forbidden('rma.list');
  return { companyId };
}

/**
 * The few RMAs that a claim, or a whole number that the claims team typed, names; undefined where nothing names them.
 * A dealer's numbers are looked for among its own: how long that takes tells nothing of another's.
 */
async function namedRmas(
  table: Table,
  reader: RowReader,
  { claimId, q = '' }: RmaFilter,
): Promise<Rma[] | undefined> {
  if (claimId !== undefined) return rmasOfClaim(table, claimId);
  if (reader !== 'team') return undefined;
  const [typedRma, typedClaim, serial] = [readRmaId(q), readClaimId(q), normalSerial(q)];
  const found = await Promise.all([
    typedRma === undefined ? [] : rmasById(table, [typedRma]),
    typedClaim === undefined ? [] : rmasOfClaim(table, typedClaim),
    serial === undefined ? [] : rmasOfUnit(table, serial),
  ]);
  return found.find((rmas) => rmas.length > 0);
}

/** What is looked through for a page. */
async function sourcesOf(
  table: Table,
  reader: RowReader,
  query: RmaFilter,
  walk: RmaWalk,
  count: number,
): Promise<RowSource<RmaRow>[]> {
  const named = await namedRmas(table, reader, query);
  if (named) return [rowsAtHand(named.filter((rma) => isOf(rma, reader)).map(rmaRowOf), walk)];
  const { list = 'all' } = query;
  return (list === 'all' ? (['open', 'closed'] as const) : [list]).flatMap((one) =>
    indexSources(table, rmaRows.partitions(reader, one, walk.sort), rmaRowSchema, walk, count),
  );
}

const isOf = ({ dealer }: Rma, reader: RowReader): boolean =>
  typeof reader === 'string' || dealer.companyId === reader.companyId;

type ListRequest = Pick<ApiRequest<unknown, unknown>, 'table' | 'caller' | 'event' | 'signedIn'>;

/**
 * A page of the caller's RMAs, in any order. Filters apply while paging, as they do to claims: a page can hold fewer than
 * asked for, or none, and still have a cursor. Throws InvalidInput for a bad cursor.
 */
export async function rmaList(request: ListRequest, asked: RmaQuery) {
  const { table } = request;
  const caller = request.caller();
  const { limit = defaultLimit, claimId } = asked;
  const query = { ...asked, claimId: claimId === undefined ? undefined : (readClaimId(claimId) ?? claimId) };
  const reader = readerOf(caller);
  const walk = behind(walkOf(query), query.cursor);
  const [telling, sources] = await Promise.all([
    tellingFor(request),
    sourcesOf(table, reader, query, walk, Math.min(limit + 1, 300)),
  ]);
  const wanted = (row: RmaRow): boolean => fitsRmaFilter(row, query);
  const { rows, last } = await pageOfRows(sources, walk, {
    ...{ count: limit, looked: mostLooked, wanted },
    idOf: ({ rmaId }) => rmaId,
  });
  const found = await rmasById(
    table,
    rows.map(({ rmaId }) => rmaId),
  );
  const cursor = cursorBehind(walk, last && walk.keyOf(last));
  return {
    // As they stand now; one that has moved on meanwhile is left out.
    items: found
      .filter((rma) => isOf(rma, reader) && wanted(rmaRowOf(rma)))
      .map((rma) => rmaRow(rma, caller, telling)),
    ...(cursor !== undefined && { cursor }),
  };
}
