import type { IncidentType } from './incident.ts';
import type { ListRow, Side } from './list-row.ts';
import { type ClaimStatus, claimStatuses, isActive, isClosed } from './status.ts';

export const claimListNames = ['active', 'draft', 'closed', 'all'] as const;
export type ClaimListName = (typeof claimListNames)[number];

/** Which claims of a list are wanted; every part that is given has to hold. */
export interface ClaimFilter {
  readonly list?: ClaimListName | undefined;
  readonly status?: ClaimStatus | undefined;
  readonly incidentType?: IncidentType | undefined;
  /** The shop a claim is referred to, or the company that registered the customer. */
  readonly companyId?: string | undefined;
  /** The shop a claim is referred to. */
  readonly shopId?: string | undefined;
  /** An agent's id, or `nobody`. */
  readonly assignee?: string | undefined;
  /** Begun at or after this instant, and before that one. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly overdue?: boolean | undefined;
  /** Whose answer or act the claim waits for. */
  readonly waitsOn?: Side | undefined;
}

const isOnList = (status: ClaimStatus, list: ClaimListName): boolean => {
  if (list === 'all') return true;
  if (list === 'draft') return status === 'draft';
  return list === 'closed' ? isClosed(status) : isActive(status);
};

const fits = <T>(wanted: T | undefined, test: (value: T) => boolean): boolean =>
  wanted === undefined || test(wanted);

export const fitsFilter = (row: ListRow, filter: ClaimFilter): boolean =>
  fits(filter.list, (list) => isOnList(row.status, list)) &&
  fits(filter.status, (status) => row.status === status) &&
  fits(filter.incidentType, (type) => row.incidentType === type) &&
  fits(filter.companyId, (id) => row.shopId === id || row.sellerId === id) &&
  fits(filter.shopId, (id) => row.shopId === id) &&
  fits(filter.assignee, (id) => (id === 'nobody' ? row.assigneeId === undefined : row.assigneeId === id)) &&
  fits(filter.from, (from) => Date.parse(row.createdAt) >= Date.parse(from)) &&
  fits(filter.to, (to) => Date.parse(row.createdAt) < Date.parse(to)) &&
  fits(filter.overdue, (overdue) => row.overdue === overdue) &&
  fits(filter.waitsOn, (who) => row.waitsOn === who);

export const claimSorts = ['created', 'updated', 'due', 'status'] as const;
export type ClaimSort = (typeof claimSorts)[number];
export type SortOrder = 'asc' | 'desc';

/** What is latest comes first, what is due first comes first. */
export const defaultOrder: Readonly<Record<ClaimSort, SortOrder>> = {
  created: 'desc',
  updated: 'desc',
  due: 'asc',
  status: 'asc',
};

/** Where a status stands among the others, as the beginning of its sort keys. */
export const statusPlace = (status: ClaimStatus): string =>
  `${String(claimStatuses.indexOf(status)).padStart(2, '0')}#`;

/** The text that claims are sorted by, in its order. It ends in the claim's id, so that no two are equal. */
export function sortKeyOf(row: ListRow, sort: ClaimSort): string {
  switch (sort) {
    case 'created':
      return `${row.createdAt}#${row.claimId}`;
    case 'updated':
      return `${row.updatedAt}#${row.claimId}`;
    case 'due':
      return `${row.due}#${row.claimId}`;
    case 'status':
      return `${statusPlace(row.status)}${row.createdAt}#${row.claimId}`;
  }
}
