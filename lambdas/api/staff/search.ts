import { recentContactChanges } from '../../adapters/accounts/contact-store.ts';
import { customersLike } from '../../adapters/people/customer-search.ts';
import { plansOf, readBrand } from '../../adapters/people/people.ts';
import { claimKey } from '../../adapters/table/claim-keys.ts';
import type { Table } from '../../adapters/table/table.ts';
import { claimSchema } from '../../domain/claim/claim.ts';
import { readClaimId } from '../../domain/ids/claim-id.ts';
import type { Customer } from '../../domain/people/people.ts';
import type { Caller } from '../../middleware/api/caller.ts';
import { claimView } from '../claims/claim-view.ts';

async function customerResult(table: Table, customer: Customer) {
  const { customerId, name, email, phone, address } = customer;
  const [plans, contactChanges] = await Promise.all([
    plansOf(table, customerId),
    recentContactChanges(table, customerId, Date.now()),
  ]);
  return {
    kind: 'customer' as const,
    customer: { customerId, name, email, phone, address },
    plans: plans.map(({ planNumber, planCode, status }) => ({ planNumber, planCode, status })),
    contactChanges,
  };
}

async function claimResult(table: Table, caller: Caller, typed: string) {
  const claimId = readClaimId(typed);
  const claim = claimId === undefined ? undefined : await table.get(claimKey(claimId), claimSchema);
  if (!claim) return [];
  const brand = await readBrand(table);
  return [{ kind: 'claim' as const, claim: claimView(claim, caller.access, { brand }) }];
}

/** Whom a caller may be, by whatever the caller can say. */
export async function searchForCaller(table: Table, caller: Caller, typed: string) {
  const [claims, customers] = await Promise.all([
    claimResult(table, caller, typed),
    customersLike(table, typed),
  ]);
  return { items: [...claims, ...(await Promise.all(customers.map((one) => customerResult(table, one))))] };
}
