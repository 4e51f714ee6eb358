import type { Claim } from './claim.ts';
import type { IncidentType } from './incident.ts';
import { type Audience, audienceOf } from './silence.ts';
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
  readonly waitsOn?: 'customer' | 'partner' | 'agent' | undefined;
}

const audiences: Readonly<Record<Audience, ClaimFilter['waitsOn']>> = {
  customer: 'customer',
  partner: 'partner',
  team: 'agent',
  provider: undefined,
};

/** Who acts next, of those who can be waited for. */
export const actsNext = (claim: Claim): ClaimFilter['waitsOn'] => {
  if (claim.status === 'draft') return 'customer';
  if (isClosed(claim.status)) return claim.secondReview || claim.asksToReopenAt ? 'agent' : undefined;
  return audiences[audienceOf(claim)];
};

export const isOnList = (claim: Claim, list: ClaimListName): boolean => {
  if (list === 'all') return true;
  if (list === 'draft') return claim.status === 'draft';
  return list === 'closed' ? isClosed(claim.status) : isActive(claim.status);
};

const fits = <T>(wanted: T | undefined, test: (value: T) => boolean): boolean =>
  wanted === undefined || test(wanted);

export const fitsFilter = (claim: Claim, filter: ClaimFilter): boolean =>
  fits(filter.list, (list) => isOnList(claim, list)) &&
  fits(filter.status, (status) => claim.status === status) &&
  fits(filter.incidentType, (type) => claim.incident.type === type) &&
  fits(filter.companyId, (id) => claim.partner?.companyId === id || claim.registeredByCompanyId === id) &&
  fits(filter.shopId, (id) => claim.partner?.companyId === id) &&
  fits(filter.assignee, (id) =>
    id === 'nobody' ? claim.assignedTo === undefined : claim.assignedTo?.userId === id,
  ) &&
  fits(filter.from, (from) => Date.parse(claim.createdAt) >= Date.parse(from)) &&
  fits(filter.to, (to) => Date.parse(claim.createdAt) < Date.parse(to)) &&
  fits(filter.overdue, (overdue) => claim.overdue === overdue) &&
  fits(filter.waitsOn, (who) => actsNext(claim) === who);

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

/** Behind every instant: nothing is due. */
const never = '~';

const place = (status: ClaimStatus): string => String(claimStatuses.indexOf(status)).padStart(2, '0');

/** The text that claims are sorted by, in its order; equal ones by their id. */
export const sortKeyOf = (claim: Claim, sort: ClaimSort): string => {
  switch (sort) {
    case 'created':
      return claim.createdAt;
    case 'updated':
      return claim.updatedAt;
    case 'status':
      return place(claim.status);
    case 'due':
      if (isClosed(claim.status)) return claim.secondReview?.dueAt ?? claim.asksToReopenAt ?? never;
      return claim.waiting.dueAt ?? never;
  }
};
