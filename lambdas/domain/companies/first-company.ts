import type { Company } from '../people/people.ts';
import { zoneOf } from '../places/regions.ts';
import type { Application } from './application.ts';
import type { Store } from './store.ts';

/** What a shop is taken for until its owner says otherwise. */
const usualCapacity = 5;
const usualDay: [string, string][] = [['09:00', '18:00']];
const usualDays = { mon: usualDay, tue: usualDay, wed: usualDay, thu: usualDay, fri: usualDay };

/** The company that an application becomes, with its first store where it repairs. */
export function firstCompany(application: Application, companyId: string, storeId: string): Company {
  const { companyName: name, email, phone, address, kinds, skills, capacity = usualCapacity } = application;
  const approvedRepairPartner = kinds.includes('repair');
  const store: Store = {
    ...{ storeId, name, phone, address, skills, capacity },
    hours: { zone: zoneOf(address), days: usualDays },
  };
  return {
    ...{ companyId, name, email, phone, address, kinds, approvedRepairPartner, version: 1 },
    ...(approvedRepairPartner && { stores: [store] }),
  };
}
