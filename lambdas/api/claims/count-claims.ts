import { readStanding } from '../../adapters/claims/report-store.ts';
import type { Table } from '../../adapters/table/table.ts';
import { type ClaimFilter, type ClaimListName, fitsFilter } from '../../domain/claim/claim-filter.ts';
import { claimStatuses, isActive, isClosed } from '../../domain/claim/status.ts';
import { isStaff } from '../../domain/people/actor.ts';
import { standingCounter } from '../../domain/reports/report-counts.ts';
import type { Caller } from '../../middleware/api/caller.ts';
import { pageOfRows } from '../../middleware/rows/page-of-rows.ts';
import { claimIdOfRow } from './claim-rows.ts';
import { claimSource, walkOf } from './list-claims.ts';

/** Counting stops here; what is above is told as "or more". */
const mostCounted = 200;
/** Rows looked at for one count. */
const mostLooked = 400;

export interface ListCount {
  readonly count: number;
  /** Counting stopped there. */
  readonly orMore: boolean;
}

type ListCounts = Record<ClaimListName, ListCount>;
type CountQuery = ClaimFilter & { readonly q?: string | undefined };

const exactly = (count: number): ListCount => ({ count, orMore: false });

/** Of all claims, which the team sees, the counters of the reports tell exactly. */
async function standing(table: Table): Promise<ListCounts> {
  const counters = await readStanding(table);
  const of = (is: (status: (typeof claimStatuses)[number]) => boolean): number =>
    claimStatuses.filter(is).reduce((sum, status) => sum + (counters[standingCounter(status)] ?? 0), 0);
  return {
    active: exactly(of(isActive)),
    draft: exactly(of((status) => status === 'draft')),
    closed: exactly(of(isClosed)),
    all: exactly(of(() => true)),
  };
}

async function counted(table: Table, caller: Caller, query: CountQuery): Promise<ListCount> {
  const walk = walkOf(query);
  const { sources } = await claimSource(table, caller, query, walk, mostCounted);
  const { rows, last } = await pageOfRows(sources, walk, {
    ...{ count: mostCounted, looked: mostLooked, idOf: claimIdOfRow },
    wanted: (row) => fitsFilter(row, query),
  });
  return { count: rows.length, orMore: last !== undefined };
}

const isUnfiltered = (query: CountQuery): boolean =>
  Object.entries(query).every(([name, value]) => name === 'list' || value === undefined);

/** How many of the caller's claims stand on each list, by the same filters. */
export async function countClaimsOf(table: Table, caller: Caller, query: CountQuery): Promise<ListCounts> {
  const { role } = caller.access;
  if (isStaff(role) && isUnfiltered(query)) return standing(table);
  const of = (list: ClaimListName): Promise<ListCount> => counted(table, caller, { ...query, list });
  const [active, draft, closed] = await Promise.all([of('active'), of('draft'), of('closed')]);
  const all = {
    count: active.count + draft.count + closed.count,
    orMore: active.orMore || draft.orMore || closed.orMore,
  };
  return { active, draft, closed, all };
}
