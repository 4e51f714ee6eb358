import { type DeviceRecord, deviceRecordSchema } from '../domain/devices/device.ts';
import {
  type Company,
  type Customer,
  companySchema,
  customerSchema,
  type User,
  userSchema,
} from '../domain/people/people.ts';
import { type PlanRecord, planRecordSchema } from '../domain/people/plan.ts';
import { type Brand, brandInputSchema } from '../domain/wording/brand.ts';
import { completeBrand, defaultBrand } from '../domain/wording/default-brand.ts';
import * as keys from './keys.ts';
import type { Table, TransactItem } from './table.ts';

/** People, companies, plans and devices: read by id, or by whom they belong to. */
export const readUser = (table: Table, userId: string): Promise<User | undefined> =>
  table.get(keys.userKey(userId), userSchema);

export const readCustomer = (table: Table, customerId: string): Promise<Customer | undefined> =>
  table.get(keys.customerKey(customerId), customerSchema);

export const readCompany = (table: Table, companyId: string): Promise<Company | undefined> =>
  table.get(keys.companyKey(companyId), companySchema);

export const readPlan = (table: Table, planNumber: string): Promise<PlanRecord | undefined> =>
  table.get(keys.planKey(planNumber), planRecordSchema);

export const readDevice = (table: Table, deviceId: string): Promise<DeviceRecord | undefined> =>
  table.get(keys.deviceKey(deviceId), deviceRecordSchema);

export const plansOf = (table: Table, customerId: string): Promise<PlanRecord[]> =>
  table.all(
    { index: 'gsi1', partition: keys.customerPartition(customerId), sortPrefix: 'PLAN#' },
    planRecordSchema,
  );

export const devicesOf = (table: Table, customerId: string): Promise<DeviceRecord[]> =>
  table.all(
    { index: 'gsi1', partition: keys.customerPartition(customerId), sortPrefix: 'DEVICE#' },
    deviceRecordSchema,
  );

/** Agents and admins, all of them: a team, not a crowd. */
export const staffUsers = (table: Table): Promise<User[]> =>
  table.all({ index: 'gsi1', partition: keys.staffPartition }, userSchema);

/** All companies, by name: those of one programme, not a crowd. */
export const companies = (table: Table): Promise<Company[]> =>
  table.all({ index: 'gsi3', partition: keys.companiesPartition }, companySchema);

/** Who signs in for a company. */
export const companyUsers = (table: Table, companyId: string): Promise<User[]> =>
  table.all({ index: 'gsi1', partition: keys.companyUsersPartition(companyId) }, userSchema);

/** Approved repair partners, by name: the shops of one programme, not a crowd. */
export const repairPartners = (table: Table): Promise<Company[]> =>
  table.all({ index: 'gsi1', partition: keys.repairPartnersPartition }, companySchema);

/** Companies whose asked payee waits for an agent, the longest first. */
export const payeeChanges = (table: Table): Promise<Company[]> =>
  table.all({ index: 'gsi4', partition: keys.payeeChangesPartition }, companySchema);

/** The brand in force: the one an admin stored, else the default. */
export const readBrand = async (table: Table): Promise<Brand> => {
  const stored = await table.get(keys.brandKey, brandInputSchema);
  return stored ? completeBrand(stored) : defaultBrand;
};

/** Writes of people are versioned like everything else; version 1 is new. */
const versioned = (
  table: Table,
  key: keys.Key,
  item: Record<string, unknown>,
  version: number,
): TransactItem => (version === 1 ? table.create(key, item) : table.replace(key, item, version - 1));

export const userItem = (table: Table, user: User): TransactItem =>
  versioned(
    table,
    keys.userKey(user.userId),
    {
      entity: 'user',
      ...user,
      ...((user.role === 'agent' || user.role === 'admin') && {
        gsi1pk: keys.staffPartition,
        gsi1sk: user.name,
      }),
      ...(user.companyId !== undefined && {
        gsi1pk: keys.companyUsersPartition(user.companyId),
        gsi1sk: user.name,
      }),
    },
    user.version,
  );

export const customerItem = (table: Table, customer: Customer): TransactItem =>
  versioned(
    table,
    keys.customerKey(customer.customerId),
    {
      entity: 'customer',
      ...customer,
      gsi1pk: keys.emailPartition(customer.email),
      gsi1sk: `CUSTOMER#${customer.customerId}`,
      gsi2pk: keys.phonePartition(customer.phone),
      gsi2sk: `CUSTOMER#${customer.customerId}`,
      gsi3pk: keys.customerNamesPartition,
      gsi3sk: keys.nameSort(customer.name),
    },
    customer.version,
  );

export const companyItem = (table: Table, company: Company): TransactItem =>
  versioned(
    table,
    keys.companyKey(company.companyId),
    {
      entity: 'company',
      ...company,
      ...(company.approvedRepairPartner && { gsi1pk: keys.repairPartnersPartition, gsi1sk: company.name }),
      gsi3pk: keys.companiesPartition,
      gsi3sk: keys.nameSort(company.name),
      ...(company.payeeChange && {
        gsi4pk: keys.payeeChangesPartition,
        gsi4sk: company.payeeChange.requestedAt,
      }),
    },
    company.version,
  );

export const planItem = (table: Table, plan: PlanRecord): TransactItem =>
  versioned(
    table,
    keys.planKey(plan.planNumber),
    {
      entity: 'plan',
      ...plan,
      gsi1pk: keys.customerPartition(plan.customerId),
      gsi1sk: `PLAN#${plan.planNumber}`,
      ...(plan.soldByCompanyId !== undefined && {
        gsi2pk: keys.companySalesPartition(plan.soldByCompanyId),
        gsi2sk: `${plan.soldAt}#${plan.planNumber}`,
      }),
      ...(plan.student?.proof === 'pending' && {
        gsi4pk: keys.studentProofsPartition,
        gsi4sk: `${plan.soldAt}#${plan.planNumber}`,
      }),
    },
    plan.version,
  );

export const deviceItem = (table: Table, device: DeviceRecord): TransactItem =>
  versioned(
    table,
    keys.deviceKey(device.deviceId),
    {
      entity: 'device',
      ...device,
      gsi1pk: keys.customerPartition(device.customerId),
      gsi1sk: `DEVICE#${device.deviceId}`,
      ...(device.serial !== undefined && {
        gsi2pk: keys.serialPartition(device.serial),
        gsi2sk: `DEVICE#${device.deviceId}`,
      }),
      ...(device.imei !== undefined && {
        gsi3pk: keys.imeiPartition(device.imei),
        gsi3sk: `DEVICE#${device.deviceId}`,
      }),
      ...(device.reviewDueAt !== undefined &&
        device.removedAt === undefined && {
          gsi4pk: keys.devicesToReviewPartition,
          gsi4sk: `${device.reviewDueAt}#${device.deviceId}`,
        }),
    },
    device.version,
  );
