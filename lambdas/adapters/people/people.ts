import { type DeviceRecord, deviceRecordSchema } from '../../domain/devices/device.ts';
import { isStaff } from '../../domain/people/actor.ts';
import {
  type Company,
  type Customer,
  companySchema,
  customerSchema,
  type User,
  userSchema,
} from '../../domain/people/people.ts';
import { type PlanRecord, planRecordSchema } from '../../domain/people/plan.ts';
import { type Brand, brandInputSchema } from '../../domain/wording/brand.ts';
import { completeBrand, defaultBrand } from '../../domain/wording/default-brand.ts';
import {
  companiesPartition,
  companyKey,
  payeeChangesPartition,
  repairPartnersPartition,
} from '../table/company-keys.ts';
import { deviceKey, devicesToReviewPartition, imeiPartition, serialPartition } from '../table/device-keys.ts';
import type { Key } from '../table/keys.ts';
import {
  companyUsersPartition,
  customerKey,
  customerNamesPartition,
  customerPartition,
  emailPartition,
  nameSort,
  phonePartition,
  staffPartition,
  userKey,
} from '../table/people-keys.ts';
import { companySalesPartition, planKey, studentProofsPartition } from '../table/plan-keys.ts';
import { brandKey } from '../table/settings-keys.ts';
import type { Table, TransactItem } from '../table/table.ts';

/** People, companies, plans and devices: read by id, or by whom they belong to. */
export const readUser = (table: Table, userId: string): Promise<User | undefined> =>
  table.get(userKey(userId), userSchema);

export const readCustomer = (table: Table, customerId: string): Promise<Customer | undefined> =>
  table.get(customerKey(customerId), customerSchema);

export const readCompany = (table: Table, companyId: string): Promise<Company | undefined> =>
  table.get(companyKey(companyId), companySchema);

export const readPlan = (table: Table, planNumber: string): Promise<PlanRecord | undefined> =>
  table.get(planKey(planNumber), planRecordSchema);

export const readDevice = (table: Table, deviceId: string): Promise<DeviceRecord | undefined> =>
  table.get(deviceKey(deviceId), deviceRecordSchema);

export const plansOf = (table: Table, customerId: string): Promise<PlanRecord[]> =>
  table.all(
    { index: 'gsi1', partition: customerPartition(customerId), sortPrefix: 'PLAN#' },
    planRecordSchema,
  );

export const devicesOf = (table: Table, customerId: string): Promise<DeviceRecord[]> =>
  table.all(
    { index: 'gsi1', partition: customerPartition(customerId), sortPrefix: 'DEVICE#' },
    deviceRecordSchema,
  );

/** Agents and admins, all of them: a team, not a crowd. */
export const staffUsers = (table: Table): Promise<User[]> =>
  table.all({ index: 'gsi1', partition: staffPartition }, userSchema);

/** All companies, by name: those of one programme, not a crowd. */
export const companies = (table: Table): Promise<Company[]> =>
  table.all({ index: 'gsi3', partition: companiesPartition }, companySchema);

/** Who signs in for a company. */
export const companyUsers = (table: Table, companyId: string): Promise<User[]> =>
  table.all({ index: 'gsi1', partition: companyUsersPartition(companyId) }, userSchema);

/** Approved repair partners, by name: the shops of one programme, not a crowd. */
export const repairPartners = (table: Table): Promise<Company[]> =>
  table.all({ index: 'gsi1', partition: repairPartnersPartition }, companySchema);

/** Companies whose asked payee waits for an agent, the longest first. */
export const payeeChanges = (table: Table): Promise<Company[]> =>
  table.all({ index: 'gsi4', partition: payeeChangesPartition }, companySchema);

/** The brand in force: the one an admin stored, else the default. */
export const readBrand = async (table: Table): Promise<Brand> => {
  const stored = await table.get(brandKey, brandInputSchema);
  return stored ? completeBrand(stored) : defaultBrand;
};

/** Writes of people are versioned like everything else; version 1 is new. */
const versioned = (table: Table, key: Key, item: Record<string, unknown>, version: number): TransactItem =>
  version === 1 ? table.create(key, item) : table.replace(key, item, version - 1);

export const userItem = (table: Table, user: User): TransactItem =>
  versioned(
    table,
    userKey(user.userId),
    {
      entity: 'user',
      ...user,
      ...(isStaff(user.role) && {
        gsi1pk: staffPartition,
        gsi1sk: user.name,
      }),
      ...(user.companyId !== undefined && {
        gsi1pk: companyUsersPartition(user.companyId),
        gsi1sk: user.name,
      }),
    },
    user.version,
  );

export const customerItem = (table: Table, customer: Customer): TransactItem =>
  versioned(
    table,
    customerKey(customer.customerId),
    {
      entity: 'customer',
      ...customer,
      gsi1pk: emailPartition(customer.email),
      gsi1sk: `CUSTOMER#${customer.customerId}`,
      gsi2pk: phonePartition(customer.phone),
      gsi2sk: `CUSTOMER#${customer.customerId}`,
      gsi3pk: customerNamesPartition,
      gsi3sk: nameSort(customer.name),
    },
    customer.version,
  );

export const companyItem = (table: Table, company: Company): TransactItem =>
  versioned(
    table,
    companyKey(company.companyId),
    {
      entity: 'company',
      ...company,
      ...(company.approvedRepairPartner && { gsi1pk: repairPartnersPartition, gsi1sk: company.name }),
      gsi3pk: companiesPartition,
      gsi3sk: nameSort(company.name),
      ...(company.payeeChange && {
        gsi4pk: payeeChangesPartition,
        gsi4sk: company.payeeChange.requestedAt,
      }),
    },
    company.version,
  );

export const planItem = (table: Table, plan: PlanRecord): TransactItem =>
  versioned(
    table,
    planKey(plan.planNumber),
    {
      entity: 'plan',
      ...plan,
      gsi1pk: customerPartition(plan.customerId),
      gsi1sk: `PLAN#${plan.planNumber}`,
      ...(plan.soldByCompanyId !== undefined && {
        gsi2pk: companySalesPartition(plan.soldByCompanyId),
        gsi2sk: `${plan.soldAt}#${plan.planNumber}`,
      }),
      ...(plan.student?.proof === 'pending' && {
        gsi4pk: studentProofsPartition,
        gsi4sk: `${plan.soldAt}#${plan.planNumber}`,
      }),
    },
    plan.version,
  );

export const deviceItem = (table: Table, device: DeviceRecord): TransactItem =>
  versioned(
    table,
    deviceKey(device.deviceId),
    {
      entity: 'device',
      ...device,
      gsi1pk: customerPartition(device.customerId),
      gsi1sk: `DEVICE#${device.deviceId}`,
      ...(device.serial !== undefined && {
        gsi2pk: serialPartition(device.serial),
        gsi2sk: `DEVICE#${device.deviceId}`,
      }),
      ...(device.imei !== undefined && {
        gsi3pk: imeiPartition(device.imei),
        gsi3sk: `DEVICE#${device.deviceId}`,
      }),
      ...(device.reviewDueAt !== undefined &&
        device.removedAt === undefined && {
          gsi4pk: devicesToReviewPartition,
          gsi4sk: `${device.reviewDueAt}#${device.deviceId}`,
        }),
    },
    device.version,
  );
