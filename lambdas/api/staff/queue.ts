import { readBrand } from '../../adapters/people/people.ts';
import type { Table } from '../../adapters/table/table.ts';
import {
  type ClaimFilter,
  type ClaimSort,
  defaultOrder,
  fitsFilter,
  type SortOrder,
} from '../../domain/claim/claim-filter.ts';
import { isInView, type StaffView, staffViews } from '../../domain/claim/staff-views.ts';
import type { Caller } from '../../middleware/api/caller.ts';
import { defaultLimit, type ListAnswer } from '../../middleware/api/list.ts';
import { behind, cursorBehind, mostLooked } from '../../middleware/rows/page-of-rows.ts';
import { claimWalk } from '../claims/claim-rows.ts';
import { queueEntries, queueRows } from './queue-entries.ts';
import { type QueueItem, queueItem } from './queue-item.ts';

export interface QueueQuery extends Omit<ClaimFilter, 'list' | 'overdue' | 'waitsOn'> {
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
  readonly view?: StaffView | undefined;
  readonly sort?: ClaimSort | undefined;
  readonly order?: SortOrder | undefined;
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
  const { view = 'all', status, incidentType, companyId, assignee, from, to, sort = 'due' } = query;
  const filter: ClaimFilter = { status, incidentType, companyId, assignee, from, to };
  const reader = { nowMs, userId: caller.user.userId };
  const walk = behind(claimWalk(sort, query.order ?? defaultOrder[sort]), query.cursor);
  const [brand, page] = await Promise.all([
    readBrand(table),
    queueEntries(table, {
      ...{ walk, count: query.limit ?? defaultLimit, looked: mostLooked },
      wanted: (entry, row) => isInView(entry, view, reader) && fitsFilter(row, filter),
    }),
  ]);
  const cursor = cursorBehind(walk, page.last);
  return {
    items: page.entries.map((entry) => queueItem(entry, caller, brand, nowMs)),
    ...(cursor !== undefined && { cursor }),
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
  const entries = await queueRows(table);
  return staffViews.map((view) => {
    const inView = entries.filter((entry) => isInView(entry, view, reader));
    const [first] = inView;
    return { view, count: inView.length, ...(first && { firstDueAt: first.dueAt }) };
  });
}
