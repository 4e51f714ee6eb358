import type { Item, Table } from '../../adapters/table.ts';
import { allowed } from '../../domain/access/allowed.ts';
import type { Claim } from '../../domain/claim/claim.ts';
import {
  type ClaimFilter,
  type ClaimListName,
  type ClaimSort,
  defaultOrder,
  fitsFilter,
  type SortOrder,
  sortKeyOf,
} from '../../domain/claim/claim-filter.ts';
import { InvalidInput } from '../../domain/errors.ts';
import type { Caller } from '../../middleware/api/caller.ts';
import { decodeCursor, encodeCursor } from '../../middleware/api/cursor.ts';
import { accessRecord } from './claim-request.ts';
import { type ClaimSource, searchedClaims, sourcesOf } from './claim-sources.ts';

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

/** A place in a list: by what it is sorted, then by the claim's id. */
interface Place {
  readonly key: string;
  readonly claimId: string;
}

function readPlace(cursor: string | undefined): Place | undefined {
  const place = decodeCursor(cursor);
  if (place === undefined) return undefined;
  const { key, claimId } = place;
  if (typeof key !== 'string' || typeof claimId !== 'string')
    throw new InvalidInput([{ path: 'cursor', message: 'is not a cursor of this list' }]);
  return { key, claimId };
}

/** How a list is sorted, as a comparison of places. */
class Sorting {
  readonly sort: ClaimSort;
  readonly order: SortOrder;

  constructor({ sort = 'created', order }: ClaimQuery) {
    this.sort = sort;
    this.order = order ?? defaultOrder[sort];
  }

  placeOf(claim: Claim): Place {
    return { key: sortKeyOf(claim, this.sort), claimId: claim.claimId };
  }

  compare(one: Place, other: Place): number {
    const text = one.key === other.key ? [one.claimId, other.claimId] : [one.key, other.key];
    const [left = '', right = ''] = text;
    const ascending = left < right ? -1 : left > right ? 1 : 0;
    return this.order === 'asc' ? ascending : -ascending;
  }

  /** The order the indexes are kept in: neither an instant of beginning nor an id ever changes. */
  get isIndexOrder(): boolean {
    return this.sort === 'created' && this.order === 'desc';
  }
}

/** Claims read at most for a list that no index keeps in the order asked for. */
const mostSorted = 5_000;

const tooMany = (): InvalidInput =>
  new InvalidInput([
    {
      path: 'sort',
      message: `has too many claims to sort (more than ${mostSorted}): choose a list or search, or sort by created`,
    },
  ]);

const readAtOnce = 250;

/** Reads one source until `count` claims of it are wanted. `read` is told how many were looked at. */
async function firstOf(
  source: ClaimSource,
  count: number,
  wanted: (claim: Claim) => boolean,
  read: (claims: number) => void = () => undefined,
): Promise<Claim[]> {
  const found: Claim[] = [];
  let after: Item | undefined;
  do {
    const page = await source.page({ limit: Math.min(count, readAtOnce), after });
    read(page.items.length);
    found.push(...page.items.filter(wanted));
    after = page.next;
  } while (after && found.length < count);
  return found;
}

/** Every wanted claim, for an order that no index keeps. Throws {@link InvalidInput} above 5,000 claims. */
async function whole(
  table: Table,
  caller: Caller,
  query: ClaimQuery,
  wanted: (claim: Claim) => boolean,
): Promise<Claim[]> {
  if (query.q !== undefined) return (await searchedClaims(table, query.q)).filter(wanted);
  let looked = 0;
  const read = (claims: number): void => {
    looked += claims;
    if (looked > mostSorted) throw tooMany();
  };
  const sources = sourcesOf(table, caller, query.list ?? 'all', query.to);
  const found = await Promise.all(
    sources.map((source) => firstOf(source, Number.POSITIVE_INFINITY, wanted, read)),
  );
  return found.flat();
}

/** The earlier of where a page begins and where the list is cut. */
const begunBefore = (place: Place | undefined, to: string | undefined): string | undefined =>
  place && to !== undefined ? [place.key, to].sort()[0] : (place?.key ?? to);

/** What of a list the caller may see and asked for. */
const wantedBy =
  (caller: Caller, query: ClaimQuery) =>
  (claim: Claim): boolean =>
    fitsFilter(claim, query) && allowed(caller.access, 'claim.view', accessRecord(claim)) === 'yes';

/**
 * One page of the caller's claims. In the order of their beginning, which is the default, a claim that moves between
 * lists or changes while somebody pages keeps its place, so that none is lost and none comes twice; filters apply while
 * paging. Other orders, and searches, are sorted whole. Throws {@link InvalidInput} for a bad cursor or too long a list.
 */
export async function listClaimsOf(
  table: Table,
  caller: Caller,
  query: ClaimQuery & { limit: number; cursor?: string | undefined },
): Promise<ClaimsPage> {
  const place = readPlace(query.cursor);
  const sorting = new Sorting(query);
  const fits = wantedBy(caller, query);
  const wanted = (claim: Claim): boolean =>
    (place === undefined || sorting.compare(sorting.placeOf(claim), place) > 0) && fits(claim);
  // One more than asked for says whether there is a next page.
  const paged = async (): Promise<Claim[]> => {
    const sources = sourcesOf(table, caller, query.list ?? 'all', begunBefore(place, query.to));
    return (await Promise.all(sources.map((source) => firstOf(source, query.limit + 1, wanted)))).flat();
  };
  const inOrder = sorting.isIndexOrder && query.q === undefined;
  const found = inOrder ? await paged() : await whole(table, caller, query, wanted);
  // Moved from one list to the other between two reads, a claim would be found in both.
  const once = [...new Map(found.map((claim) => [claim.claimId, claim])).values()];
  const sorted = once.sort((one, other) => sorting.compare(sorting.placeOf(one), sorting.placeOf(other)));
  const claims = sorted.slice(0, query.limit);
  const last = claims.at(-1);
  const cursor = last && sorted.length > query.limit ? encodeCursor({ ...sorting.placeOf(last) }) : undefined;
  return { claims, ...(cursor !== undefined && { cursor }) };
}

/** Counting stops here; what is above is told as "or more". */
const mostCounted = 500;

export interface ListCount {
  readonly count: number;
  /** Counting stopped there. */
  readonly orMore: boolean;
}

/** How many of the caller's claims stand on each list, by the same filters. */
export async function countClaimsOf(
  table: Table,
  caller: Caller,
  query: ClaimFilter & { readonly q?: string | undefined },
): Promise<Record<ClaimListName, ListCount>> {
  const countOf = async (list: ClaimListName): Promise<ListCount> => {
    const page = await listClaimsOf(table, caller, { ...query, list, limit: mostCounted });
    return { count: page.claims.length, orMore: page.cursor !== undefined };
  };
  const [active, draft, closed] = await Promise.all([countOf('active'), countOf('draft'), countOf('closed')]);
  const all = {
    count: active.count + draft.count + closed.count,
    orMore: active.orMore || draft.orMore || closed.orMore,
  };
  return { active, draft, closed, all };
}
