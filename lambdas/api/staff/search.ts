import * as keys from '../../adapters/keys.ts';
import { plansOf, readBrand, readCustomer, readPlan } from '../../adapters/people.ts';
import type { PageRequest, Table } from '../../adapters/table.ts';
import { claimSchema } from '../../domain/claim/claim.ts';
import { readClaimId, readPlanNumber } from '../../domain/ids/claim-id.ts';
import { readPhoneNumber } from '../../domain/ids/phone-number.ts';
import { type Customer, customerSchema } from '../../domain/people/people.ts';
import { deviceRecordSchema } from '../../domain/people/plan.ts';
import type { Caller } from '../../middleware/api/caller.ts';
import { claimView } from '../claims/claim-view.ts';

/** More than this many of one name, and the caller has to be asked for more. */
const most = 20;

const customersIn = async (table: Table, request: Omit<PageRequest, 'limit'>): Promise<readonly Customer[]> =>
  (await table.page({ ...request, limit: most }, customerSchema)).items;

/** Customers by each thing a caller can say of himself. */
async function customersLike(table: Table, typed: string): Promise<Customer[]> {
  const phone = readPhoneNumber(typed);
  const found = await Promise.all([
    byPlan(table, typed),
    typed.includes('@')
      ? customersIn(table, { index: 'gsi1', partition: keys.emailPartition(typed), sortPrefix: 'CUSTOMER#' })
      : [],
    phone === undefined ? [] : customersIn(table, { index: 'gsi2', partition: keys.phonePartition(phone) }),
    bySerial(table, typed),
    customersIn(table, {
      index: 'gsi3',
      partition: keys.customerNamesPartition,
      sortPrefix: keys.nameSort(typed),
    }),
  ]);
  return [...new Map(found.flat().map((customer) => [customer.customerId, customer])).values()].slice(
    0,
    most,
  );
}

async function byPlan(table: Table, typed: string): Promise<readonly Customer[]> {
  const planNumber = readPlanNumber(typed);
  const plan = planNumber === undefined ? undefined : await readPlan(table, planNumber);
  const customer = plan && (await readCustomer(table, plan.customerId));
  return customer ? [customer] : [];
}

async function bySerial(table: Table, typed: string): Promise<readonly Customer[]> {
  const serial = { index: 'gsi2' as const, partition: keys.serialPartition(typed), sortPrefix: 'DEVICE#' };
  const { items } = await table.page({ ...serial, limit: most }, deviceRecordSchema);
  const customers = await Promise.all(items.map((device) => readCustomer(table, device.customerId)));
  return customers.filter((customer) => customer !== undefined);
}

async function customerResult(table: Table, customer: Customer) {
  const { customerId, name, email, phone, address } = customer;
  const plans = await plansOf(table, customerId);
  return {
    kind: 'customer' as const,
    customer: { customerId, name, email, phone, address },
    plans: plans.map(({ planNumber, planCode, status }) => ({ planNumber, planCode, status })),
  };
}

async function claimResult(table: Table, caller: Caller, typed: string) {
  const claimId = readClaimId(typed);
  const claim = claimId === undefined ? undefined : await table.get(keys.claimKey(claimId), claimSchema);
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
