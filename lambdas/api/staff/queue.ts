import { readBrand } from '../../adapters/people.ts';
import type { Table } from '../../adapters/table.ts';
import {
  type ClaimFilter,
  type ClaimSort,
  defaultOrder,
  fitsFilter,
  type SortOrder,
  sortKeyOf,
} from '../../domain/claim/claim-filter.ts';
import { listRowOf } from '../../domain/claim/list-row.ts';
import { isInView, type QueueEntry, type StaffView, staffViews } from '../../domain/claim/staff-views.ts';
import { InvalidInput } from '../../domain/errors.ts';
import type { Caller } from '../../middleware/api/caller.ts';
import { decodeCursor, encodeCursor } from '../../middleware/api/cursor.ts';
import { defaultLimit, type ListAnswer } from '../../middleware/api/list.ts';
import { type Place, placeOf, queueEntries } from './queue-entries.ts';
import { type QueueItem, queueItem } from './queue-item.ts';

export interface QueueQuery extends Omit<ClaimFilter, 'list' | 'overdue' | 'waitsOn'> {
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
  readonly view?: StaffView | undefined;
  readonly sort?: ClaimSort | undefined;
  readonly order?: SortOrder | undefined;
}

const noCursor = (): InvalidInput =>
  new InvalidInput([{ path: 'cursor', message: 'is not a cursor of this list' }]);

function readPlace(cursor: string | undefined): Place | undefined {
  const place = decodeCursor(cursor);
  if (!place) return undefined;
  const { dueAt, claimId } = place;
  if (typeof dueAt !== 'string' || typeof claimId !== 'string') throw noCursor();
  return { dueAt, claimId };
}

interface EntriesPage {
  readonly entries: readonly QueueEntry[];
  readonly cursor?: string;
}

/** In the queue's own order, read from its index page by page. */
async function byUrgency(
  table: Table,
  query: QueueQuery,
  limit: number,
  wanted: (entry: QueueEntry) => boolean,
): Promise<EntriesPage> {
  // One more than asked for says whether there is a next page.
  const found = await queueEntries(table, { place: readPlace(query.cursor), count: limit + 1, wanted });
  const entries = found.slice(0, limit);
  const last = entries.at(-1);
  const cursor = last && found.length > limit ? encodeCursor({ ...placeOf(last) }) : undefined;
  return { entries, ...(cursor !== undefined && { cursor }) };
}

/** In another order: what waits for the team is a team's work, not a crowd, and is sorted whole. */
async function bySort(
  table: Table,
  query: QueueQuery & { sort: ClaimSort },
  limit: number,
  wanted: (entry: QueueEntry) => boolean,
): Promise<EntriesPage> {
  const from = query.cursor === undefined ? 0 : Number(decodeCursor(query.cursor)?.from);
  if (!Number.isSafeInteger(from) || from < 0) throw noCursor();
  const sign = (query.order ?? defaultOrder[query.sort]) === 'asc' ? 1 : -1;
  const keyed = (await queueEntries(table, { wanted })).map((entry) => ({
    entry,
    key: `${query.sort === 'due' ? entry.dueAt : sortKeyOf(listRowOf(entry.claim), query.sort)} ${entry.claim.claimId}`,
  }));
  const sorted = keyed.sort((one, other) => sign * (one.key < other.key ? -1 : 1)).map(({ entry }) => entry);
  const to = from + limit;
  const cursor = to < sorted.length ? encodeCursor({ from: to }) : undefined;
  return { entries: sorted.slice(from, to), ...(cursor !== undefined && { cursor }) };
}

/**
 * What waits for the claims team, the most urgent first unless sorted otherwise. Whatever changes while somebody pages
 * moves to its new place, as a queue's entries do. Throws {@link InvalidInput} for a bad cursor.
 */
export async function readQueue(
  table: Table,
  caller: Caller,
  query: QueueQuery,
  nowMs: number,
): Promise<ListAnswer<QueueItem>> {
  const limit = query.limit ?? defaultLimit;
  const { view = 'all', status, incidentType, companyId, assignee, from, to, sort } = query;
  const filter: ClaimFilter = { status, incidentType, companyId, assignee, from, to };
  const reader = { nowMs, userId: caller.user.userId };
  const wanted = (entry: QueueEntry): boolean =>
    isInView(entry, view, reader) && fitsFilter(listRowOf(entry.claim), filter);
  const [brand, page] = await Promise.all([
    readBrand(table),
    sort === undefined
      ? byUrgency(table, query, limit, wanted)
      : bySort(table, { ...query, sort }, limit, wanted),
  ]);
  return {
    items: page.entries.map((entry) => queueItem(entry, caller, brand, nowMs)),
    ...(page.cursor !== undefined && { cursor: page.cursor }),
  };
}

export interface ViewCount {
  readonly view: (typeof staffViews)[number];
  readonly count: number;
  /** When the most urgent of it is due. */
  readonly firstDueAt?: string;
}

/** How much stands in each saved view. */
export async function countViews(table: Table, caller: Caller, nowMs: number): Promise<ViewCount[]> {
  const reader = { nowMs, userId: caller.user.userId };
  const entries = await queueEntries(table, { wanted: () => true });
  return staffViews.map((view) => {
    const inView = entries.filter((entry) => isInView(entry, view, reader));
    const [first] = inView;
    return { view, count: inView.length, ...(first && { firstDueAt: first.dueAt }) };
  });
}
