import type { Claim } from '../../domain/claim/claim.ts';
import { passedBy } from '../../domain/claim/transitions/offer.ts';
import { nextShop, repairs, type Shop, takesClaims } from '../../domain/companies/fitness.ts';
import { readCompany } from '../people/people.ts';
import type { Table } from '../table/table.ts';
import { shopsForClaim } from './shop-reader.ts';

/** A shop as a claim names it. */
export const partnerIn = ({
  company,
  store,
}: Pick<Shop, 'company' | 'store'>): NonNullable<Claim['partner']> => ({
  companyId: company.companyId,
  name: company.name,
  email: company.email,
  ...(store && (company.stores ?? []).length > 1 && { storeId: store.storeId }),
});

/** The shop to ask next, when the present one does not take the repair; undefined when none is near with room. */
export async function readNextShop(table: Table, claim: Claim, nowMs: number): Promise<Claim['partner']> {
  const asked = new Set([...passedBy(claim), ...(claim.partner ? [claim.partner.companyId] : [])]);
  const next = nextShop(await shopsForClaim(table, claim, nowMs), asked);
  return next && partnerIn(next);
}

/**
 * The company as the shop of a claim, where it may be given claims; undefined where it may not. With a device kind, only
 * where it repairs such a device; with a store, that one of its stores.
 */
export async function readShop(
  table: Table,
  companyId: string | undefined,
  { deviceKind, storeId }: { readonly deviceKind?: string; readonly storeId?: string | undefined } = {},
): Promise<Claim['partner']> {
  const company = companyId === undefined ? undefined : await readCompany(table, companyId);
  if (!company || !takesClaims(company)) return undefined;
  if (deviceKind !== undefined && !repairs(company, deviceKind)) return undefined;
  const store = company.stores?.find((one) => one.storeId === storeId);
  if (storeId !== undefined && !store) return undefined;
  return partnerIn({ company, ...(store && { store }) });
}
