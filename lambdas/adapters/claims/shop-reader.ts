import * as z from 'zod/mini';
import { type Claim, claimSchema } from '../../domain/claim/claim.ts';
import { type Shop, shopsFor } from '../../domain/companies/fitness.ts';
import { repairRulesOf } from '../../domain/companies/repair-rules.ts';
import type { Company } from '../../domain/people/people.ts';
import { readBrand, readCustomer, repairPartners } from '../people/people.ts';
import { openRepairsPartition } from '../table/company-keys.ts';
import type { Table } from '../table/table.ts';

const listOf = (companyId: string) =>
  ({ index: 'gsi2', partition: openRepairsPartition(companyId) }) as const;

/** As many as an agent looks through at once. */
const mostListed = 200;

/** The claims that stand as open repairs of a company, the longest waiting first; the first two hundred of them. */
export const openRepairs = async (table: Table, companyId: string): Promise<readonly Claim[]> =>
  (await table.page({ ...listOf(companyId), limit: mostListed }, claimSchema)).items;

const openRepairSchema = z.object({ partner: z.optional(z.object({ storeId: z.optional(z.string()) })) });

/**
 * Open repairs by store; the empty name stands for those of no store. One more than all stores hold is not counted: then
 * none has room.
 */
async function countRepairs(table: Table, { companyId, stores = [] }: Company): Promise<Map<string, number>> {
  const [only] = stores;
  if (!only) return new Map();
  const most = stores.reduce((sum, { capacity }) => sum + capacity, 0);
  const { items } = await table.page({ ...listOf(companyId), limit: most + 1 }, openRepairSchema);
  const counts = new Map<string, number>();
  for (const { partner } of items) {
    const storeId = partner?.storeId ?? (stores.length === 1 ? only.storeId : '');
    counts.set(storeId, (counts.get(storeId) ?? 0) + 1);
  }
  if (items.length > most) for (const { storeId, capacity } of stores) counts.set(storeId, capacity);
  return counts;
}

/** The shops that may repair such a device, one per store: those with room first, then the nearest. */
export async function readShops(
  table: Table,
  {
    postalCode,
    deviceKind,
    nowMs,
  }: { postalCode: string | undefined; deviceKind: string | undefined; nowMs: number },
): Promise<Shop[]> {
  const [companies, brand] = await Promise.all([repairPartners(table), readBrand(table)]);
  const counts = new Map(
    await Promise.all(
      companies.map(async (company) => [company.companyId, await countRepairs(table, company)] as const),
    ),
  );
  return shopsFor(companies, {
    ...{ postalCode, deviceKind, now: new Date(nowMs).toISOString() },
    nearMiles: repairRulesOf(brand).nearMiles,
    openRepairs: (companyId, storeId) => counts.get(companyId)?.get(storeId) ?? 0,
  });
}

/** The shops for the device of a claim, from where its customer is. */
export async function shopsForClaim(table: Table, claim: Claim, nowMs: number): Promise<Shop[]> {
  const customer = await readCustomer(table, claim.customer.customerId);
  return readShops(table, {
    postalCode: customer?.address.postalCode,
    deviceKind: claim.device?.kind,
    nowMs,
  });
}
