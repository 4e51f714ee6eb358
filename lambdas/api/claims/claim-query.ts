import type { ClaimFilter, ClaimListName, ClaimSort, SortOrder } from '../../domain/claim/claim-filter.ts';
import type { Caller } from '../../middleware/api/caller.ts';
import type { ClaimQuery } from './list-claims.ts';

/** The query of a list as it is typed. */
export interface TypedQuery extends Omit<ClaimFilter, 'overdue' | 'waitsOn' | 'shopId'> {
  readonly list?: ClaimListName | undefined;
  readonly q?: string | undefined;
  readonly sort?: ClaimSort | undefined;
  readonly order?: SortOrder | undefined;
  readonly overdue?: 'true' | 'false' | undefined;
  readonly waitsOn?: 'customer' | 'partner' | 'agent' | 'me' | undefined;
}

/** What waits for the caller's side; of what waits for a shop, what waits for the caller's. */
function waitsOnMe({ access }: Caller): Pick<ClaimFilter, 'waitsOn' | 'shopId'> {
  if (access.role === 'customer') return { waitsOn: 'customer' };
  return access.role === 'partner' ? { waitsOn: 'partner', shopId: access.companyId } : { waitsOn: 'agent' };
}

/** A list's query as it is read. */
export const claimQuery = (caller: Caller, { overdue, waitsOn, ...query }: TypedQuery): ClaimQuery => ({
  ...query,
  ...(overdue !== undefined && { overdue: overdue === 'true' }),
  ...(waitsOn === 'me' ? waitsOnMe(caller) : { waitsOn }),
});
