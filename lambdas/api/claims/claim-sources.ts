import { claimsOfCustomer } from '../../adapters/coverage-reader.ts';
import { customersLike } from '../../adapters/customer-search.ts';
import * as keys from '../../adapters/keys.ts';
import type { Item, Page, PageRequest, Table } from '../../adapters/table.ts';
import { type Claim, claimSchema } from '../../domain/claim/claim.ts';
import type { ClaimListName } from '../../domain/claim/claim-filter.ts';
import { companyEntryRecordSchema } from '../../domain/claim/records.ts';
import { readClaimId, readPlanNumber } from '../../domain/ids/claim-id.ts';
import type { Caller } from '../../middleware/api/caller.ts';

/** One sorted run of claims in an index, the newest first. */
export interface ClaimSource {
  page(request: { readonly limit: number; readonly after: Item | undefined }): Promise<Page<Claim>>;
}

type List = Pick<PageRequest, 'index' | 'partition' | 'sortBefore'>;

const ofIndex = (table: Table, list: List): ClaimSource => ({
  page: (request) => table.page({ ...list, ...request, newestFirst: true }, claimSchema),
});

/** A company's list holds entries; the claims themselves are read one by one, as they stand now. */
const ofEntries = (table: Table, list: List): ClaimSource => ({
  page: async (request) => {
    const { items, ...rest } = await table.page(
      { ...list, ...request, newestFirst: true },
      companyEntryRecordSchema,
    );
    const claims = await Promise.all(
      items.map(({ claimId }) => table.get(keys.claimKey(claimId), claimSchema)),
    );
    return { items: claims.filter((claim) => claim !== undefined), ...rest };
  },
});

/** Sorts behind every claim of a customer and before what else the index holds of one (devices, plans). */
const allClaims = keys.customersClaimSort('~');

/**
 * Where the caller's claims stand: a customer's and a company's in one place each, everybody's in shards by list.
 *
 * @param begunBefore claims begun at this instant or earlier only
 */
export function sourcesOf(
  table: Table,
  { access }: Caller,
  list: ClaimListName,
  begunBefore: string | undefined,
): ClaimSource[] {
  const before = begunBefore !== undefined && { sortBefore: begunBefore };
  if (access.role === 'customer') {
    if (access.customerId === undefined) return [];
    const sortBefore = begunBefore === undefined ? allClaims : keys.customersClaimSort(begunBefore);
    return [
      ofIndex(table, { index: 'gsi1', partition: keys.customerPartition(access.customerId), sortBefore }),
    ];
  }
  if (access.role === 'partner') {
    if (access.companyId === undefined) return [];
    const partition = keys.companyClaimsPartition(access.companyId);
    return [ofEntries(table, { index: 'gsi2', partition, ...before })];
  }
  const lists = list === 'all' ? (['active', 'draft', 'closed'] as const) : [list];
  const shards = Array.from({ length: keys.listShards }, (_, shard) => shard);
  return lists.flatMap((name) =>
    shards.map((shard) =>
      ofIndex(table, { index: 'gsi3', partition: keys.claimListPartition(name, shard), ...before }),
    ),
  );
}

const sameText = (one: string | undefined, typed: string): boolean =>
  one?.trim().toUpperCase() === typed.trim().toUpperCase();

/**
 * Claims by exact ID, serial or IMEI, plan number, telephone or mail address, or how the customer's name begins; whether
 * the caller may see them is not asked here.
 */
export async function searchedClaims(table: Table, typed: string): Promise<Claim[]> {
  const claimId = readClaimId(typed);
  const planNumber = readPlanNumber(typed);
  const [claim, customers] = await Promise.all([
    claimId === undefined ? undefined : table.get(keys.claimKey(claimId), claimSchema),
    customersLike(table, typed),
  ]);
  const claims = await Promise.all(
    customers.map(async ({ customerId }) => claimsOfCustomer(table, customerId)),
  );
  const all = claims.flat();
  // A serial or a plan number names some of its owner's claims, not all of them.
  const ofDevice = all.filter(
    ({ device }) => sameText(device?.serial, typed) || sameText(device?.imei, typed),
  );
  const ofPlan = all.filter((one) => planNumber !== undefined && one.planNumber === planNumber);
  const narrowed = ofDevice.length > 0 ? ofDevice : ofPlan.length > 0 ? ofPlan : all;
  return [...(claim ? [claim] : []), ...narrowed];
}
