import { deviceRecordSchema } from '../../domain/devices/device.ts';
import { readPlanNumber } from '../../domain/ids/claim-id.ts';
import { readPhoneNumber } from '../../domain/ids/phone-number.ts';
import { type Customer, customerSchema } from '../../domain/people/people.ts';
import { serialPartition } from '../table/device-keys.ts';
import { customerNamesPartition, emailPartition, nameSort, phonePartition } from '../table/people-keys.ts';
import type { PageRequest, Table } from '../table/table.ts';
import { readCustomer, readPlan } from './people.ts';

/** More than this many of one name, and more has to be asked for. */
const most = 20;

const customersIn = async (table: Table, request: Omit<PageRequest, 'limit'>): Promise<readonly Customer[]> =>
  (await table.page({ ...request, limit: most }, customerSchema)).items;

async function byPlan(table: Table, typed: string): Promise<readonly Customer[]> {
  const planNumber = readPlanNumber(typed);
  const plan = planNumber === undefined ? undefined : await readPlan(table, planNumber);
  const customer = plan && (await readCustomer(table, plan.customerId));
  return customer ? [customer] : [];
}

async function bySerial(table: Table, typed: string): Promise<readonly Customer[]> {
  const serial = { index: 'gsi2' as const, partition: serialPartition(typed), sortPrefix: 'DEVICE#' };
  const { items } = await table.page({ ...serial, limit: most }, deviceRecordSchema);
  const customers = await Promise.all(items.map((device) => readCustomer(table, device.customerId)));
  return customers.filter((customer) => customer !== undefined);
}

/** Customers by plan number, mail address, telephone, a device's serial number, or how the name begins: at most 20. */
export async function customersLike(table: Table, typed: string): Promise<Customer[]> {
  const phone = readPhoneNumber(typed);
  const found = await Promise.all([
    byPlan(table, typed),
    typed.includes('@')
      ? customersIn(table, { index: 'gsi1', partition: emailPartition(typed), sortPrefix: 'CUSTOMER#' })
      : [],
    phone === undefined ? [] : customersIn(table, { index: 'gsi2', partition: phonePartition(phone) }),
    bySerial(table, typed),
    customersIn(table, {
      index: 'gsi3',
      partition: customerNamesPartition,
      sortPrefix: nameSort(typed),
    }),
  ]);
  return [...new Map(found.flat().map((customer) => [customer.customerId, customer])).values()].slice(
    0,
    most,
  );
}
