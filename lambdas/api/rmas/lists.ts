import { companyRmasPartition, rmasPartition } from '../../adapters/rma-keys.ts';
import type { Item, PageRequest, Table } from '../../adapters/table.ts';
import { InvalidInput } from '../../domain/errors.ts';
import { readClaimId } from '../../domain/ids/claim-id.ts';
import { type Rma, rmaSchema } from '../../domain/rma/rma.ts';
import { fitsRmaFilter, type RmaFilter, type RmaSort, rmaSortKey } from '../../domain/rma/rma-list.ts';
import type { Caller } from '../../middleware/api/caller.ts';
import { decodeCursor, encodeCursor } from '../../middleware/api/cursor.ts';
import { defaultLimit } from '../../middleware/api/list.ts';
import { Forbidden } from '../../middleware/api/problem.ts';
import type { ApiRequest } from '../../middleware/api/router.ts';
import { rmaRow, sideOf, tellingFor } from './views.ts';

export interface RmaQuery extends RmaFilter {
  readonly sort?: RmaSort | undefined;
  readonly order?: 'asc' | 'desc' | undefined;
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

type Source = Pick<PageRequest, 'index' | 'partition'>;

/** The indexes that together hold what may be asked for. Throws Forbidden for a user of no company. */
function sourcesOf(caller: Caller, { list = 'all' }: RmaQuery): Source[] {
  if (sideOf(caller) === 'staff')
    return (list === 'all' ? (['open', 'closed'] as const) : [list]).map((one) => ({
      index: 'gsi3',
      partition: rmasPartition(one),
    }));
  const { companyId } = caller.access;
  if (companyId === undefined) throw new Forbidden('rma.list');
  return [{ index: 'gsi2', partition: companyRmasPartition(companyId) }];
}

/** A place in a list: what it is sorted by, then the RMA's number, so that it stays where it is whatever else moves. */
interface Place {
  readonly key: string;
  readonly rmaId: string;
}

function readPlace(cursor: string | undefined): Place | undefined {
  const place = decodeCursor(cursor);
  if (place === undefined) return undefined;
  const { key, rmaId } = place;
  if (typeof key !== 'string' || typeof rmaId !== 'string')
    throw new InvalidInput([{ path: 'cursor', message: 'is not a cursor of this list' }]);
  return { key, rmaId };
}

/** RMAs read at most for one page; a programme that has more of them narrows the list first. */
const mostRead = 5_000;
const readAtOnce = 250;

async function readAll(table: Table, source: Source, wanted: (rma: Rma) => boolean): Promise<Rma[]> {
  const found: Rma[] = [];
  let after: Item | undefined;
  for (let read = 0; read < mostRead; read += readAtOnce) {
    const page = await table.page({ ...source, limit: readAtOnce, newestFirst: true, after }, rmaSchema);
    found.push(...page.items.filter(wanted));
    after = page.next;
    if (after === undefined) break;
  }
  return found;
}

type ListRequest = Pick<ApiRequest<unknown, unknown>, 'table' | 'caller' | 'event' | 'signedIn'>;

/** A page of the caller's RMAs. Throws InvalidInput for a bad cursor. */
export async function rmaList(request: ListRequest, query: RmaQuery) {
  const { table } = request;
  const caller = request.caller();
  const { sort = 'issued', order = 'desc', limit = defaultLimit } = query;
  const claimId = query.claimId === undefined ? undefined : (readClaimId(query.claimId) ?? query.claimId);
  const after = readPlace(query.cursor);
  const placeOf = (rma: Rma): Place => ({ key: rmaSortKey(rma, sort), rmaId: rma.rmaId });
  const compare = (one: Place, other: Place): number => {
    const [left, right] = one.key === other.key ? [one.rmaId, other.rmaId] : [one.key, other.key];
    return (left < right ? -1 : left > right ? 1 : 0) * (order === 'asc' ? 1 : -1);
  };
  const wanted = (rma: Rma): boolean =>
    fitsRmaFilter(rma, { ...query, claimId }) && (!after || compare(placeOf(rma), after) > 0);
  const [telling, ...found] = await Promise.all([
    tellingFor(request),
    ...sourcesOf(caller, query).map((source) => readAll(table, source, wanted)),
  ]);
  // Closed between two reads, an RMA would be found on both lists.
  const once = [...new Map(found.flat().map((rma) => [rma.rmaId, rma])).values()];
  const sorted = once.sort((one, other) => compare(placeOf(one), placeOf(other)));
  const page = sorted.slice(0, limit);
  const last = page.at(-1);
  const cursor = last && sorted.length > limit ? encodeCursor({ ...placeOf(last) }) : undefined;
  return {
    items: page.map((rma) => rmaRow(rma, caller, telling)),
    ...(cursor !== undefined && { cursor }),
  };
}
