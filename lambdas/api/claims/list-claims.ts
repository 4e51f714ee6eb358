import * as keys from '../../adapters/keys.ts';
import type { PageRequest, Table } from '../../adapters/table.ts';
import { allowed } from '../../domain/access/allowed.ts';
import { type Claim, claimSchema } from '../../domain/claim/claim.ts';
import { isActive, isClosed } from '../../domain/claim/status.ts';
import { InvalidInput } from '../../domain/errors.ts';
import type { Caller } from '../../middleware/api/caller.ts';
import { decodeCursor, encodeCursor } from '../../middleware/api/cursor.ts';
import { accessRecord } from './claim-request.ts';
import type { claimListNames } from './operations/reading.ts';

export type ClaimListName = (typeof claimListNames)[number];

/** A place in a list: newest first by the day a claim was begun, then by its id. Neither ever changes. */
interface Place {
  readonly createdAt: string;
  readonly claimId: string;
}

const isAfter = (claim: Claim, place: Place | undefined): boolean =>
  place === undefined ||
  claim.createdAt < place.createdAt ||
  (claim.createdAt === place.createdAt && claim.claimId < place.claimId);

const newestFirst = (a: Claim, b: Claim): number =>
  b.createdAt.localeCompare(a.createdAt) || (a.claimId < b.claimId ? 1 : -1);

function readPlace(cursor: string | undefined): Place | undefined {
  const place = decodeCursor(cursor);
  if (place === undefined) return undefined;
  const { createdAt, claimId } = place;
  if (typeof createdAt !== 'string' || typeof claimId !== 'string')
    throw new InvalidInput([{ path: 'cursor', message: 'is not a cursor of this list' }]);
  return { createdAt, claimId };
}

const onList = (claim: Claim, list: ClaimListName): boolean => {
  if (list === 'all') return true;
  if (list === 'draft') return claim.status === 'draft';
  return list === 'closed' ? isClosed(claim.status) : isActive(claim.status);
};

/** One sorted run of claims in an index. */
type Source = Pick<PageRequest, 'index' | 'partition' | 'sortBefore'>;

/** Sorts behind every claim of a customer and before what else the index holds of one (devices, plans). */
const allClaims = keys.customersClaimSort('~');

/** Where the caller's claims stand: a customer's and a company's in one place each, everybody's in shards by list. */
function sourcesOf({ access }: Caller, list: ClaimListName, place: Place | undefined): Source[] {
  const before = place && { sortBefore: place.createdAt };
  if (access.role === 'customer') {
    if (access.customerId === undefined) return [];
    const sortBefore = place ? keys.customersClaimSort(place.createdAt) : allClaims;
    return [{ index: 'gsi1', partition: keys.customerPartition(access.customerId), sortBefore }];
  }
  if (access.role === 'partner') {
    if (access.companyId === undefined) return [];
    return [{ index: 'gsi2', partition: keys.companyClaimsPartition(access.companyId), ...before }];
  }
  const lists = list === 'all' ? (['active', 'draft', 'closed'] as const) : [list];
  return lists.flatMap((name) =>
    Array.from(
      { length: keys.listShards },
      (_, shard): Source => ({
        index: 'gsi3',
        partition: keys.claimListPartition(name, shard),
        ...before,
      }),
    ),
  );
}

/** Reads one source from the place on until `count` claims of it belong on the page. */
async function firstOf(
  table: Table,
  source: Source,
  count: number,
  wanted: (claim: Claim) => boolean,
): Promise<Claim[]> {
  const found: Claim[] = [];
  let after: Record<string, unknown> | undefined;
  do {
    const page = await table.page({ ...source, newestFirst: true, limit: count, after }, claimSchema);
    found.push(...page.items.filter(wanted));
    after = page.next;
  } while (after && found.length < count);
  return found;
}

export interface ClaimsPage {
  readonly claims: readonly Claim[];
  readonly cursor?: string;
}

/**
 * One page of the caller's claims, newest first. A claim that moves between lists or changes while somebody pages
 * keeps its place, so that none is lost and none comes twice. Throws {@link InvalidInput} for a bad cursor.
 */
export async function listClaimsOf(
  table: Table,
  caller: Caller,
  query: { list: ClaimListName; limit: number; cursor?: string | undefined },
): Promise<ClaimsPage> {
  const place = readPlace(query.cursor);
  const wanted = (claim: Claim): boolean =>
    isAfter(claim, place) &&
    onList(claim, query.list) &&
    allowed(caller.access, 'claim.view', accessRecord(claim)) === 'yes';
  // One more than asked for says whether there is a next page.
  const sources = sourcesOf(caller, query.list, place);
  const found = await Promise.all(sources.map((source) => firstOf(table, source, query.limit + 1, wanted)));
  // Moved from one list to the other between two reads, a claim would be found in both.
  const once = new Map(found.flat().map((claim) => [claim.claimId, claim]));
  const sorted = [...once.values()].sort(newestFirst);
  const claims = sorted.slice(0, query.limit);
  const last = claims.at(-1);
  const cursor =
    last && sorted.length > query.limit
      ? encodeCursor({ createdAt: last.createdAt, claimId: last.claimId })
      : undefined;
  return { claims, ...(cursor !== undefined && { cursor }) };
}
