import * as z from 'zod/mini';
import { type Claim, claimSchema } from '../domain/claim/claim.ts';
import { type Shop, shopsFor } from '../domain/companies/fitness.ts';
import type { Company } from '../domain/people/people.ts';
import * as keys from './keys.ts';
import { readCustomer, repairPartners } from './people.ts';
import type { Table } from './table.ts';

/** The claims that stand as open repairs of a company, the longest waiting first. */
export const openRepairs = (table: Table, companyId: string): Promise<Claim[]> =>
  table.all({ index: 'gsi2', partition: keys.openRepairsPartition(companyId) }, claimSchema);

const openRepairSchema = z.object({ partner: z.optional(z.object({ storeId: z.optional(z.string()) })) });

/** Open repairs by store; the empty name stands for those of no store. */
async function countRepairs(table: Table, { companyId, stores = [] }: Company): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  if (stores.length === 0) return counts;
  const [only] = stores;
  const list = { index: 'gsi2', partition: keys.openRepairsPartition(companyId) } as const;
  for (const { partner } of await table.all(list, openRepairSchema)) {
    const storeId = partner?.storeId ?? (stores.length === 1 ? only?.storeId : undefined) ?? '';
    counts.set(storeId, (counts.get(storeId) ?? 0) + 1);
  }
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
  const companies = await repairPartners(table);
  const counts = new Map(
    await Promise.all(
      companies.map(async (company) => [company.companyId, await countRepairs(table, company)] as const),
    ),
  );
  return shopsFor(companies, {
    ...{ postalCode, deviceKind, now: new Date(nowMs).toISOString() },
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
