import { isOpen } from '../calendar/opening-hours.ts';
import type { Company } from '../people/people.ts';
import { milesBetween } from '../places/distance.ts';
import { type Store, skillFor } from './store.ts';

/** Approved, and not suspended: may be given claims. */
export const takesClaims = (company: Pick<Company, 'approvedRepairPartner' | 'suspended'>): boolean =>
  company.approvedRepairPartner && company.suspended === undefined;

/** The stores that repair such a device. */
export function fitStores({ stores = [] }: Pick<Company, 'stores'>, deviceKind: string | undefined): Store[] {
  const skill = skillFor(deviceKind);
  return skill === undefined ? [...stores] : stores.filter(({ skills }) => skills.includes(skill));
}

/** Whether the company repairs such a device; one that has named no stores yet has named no skills either, and is asked. */
export const repairs = (company: Pick<Company, 'stores'>, deviceKind: string | undefined): boolean =>
  (company.stores ?? []).length === 0 || fitStores(company, deviceKind).length > 0;

/** A shop that a customer can take a device to. */
export interface Shop {
  readonly company: Company;
  /** Absent for a company that has named no stores. */
  readonly store?: Store;
  /** Between the centres of two postal areas; undefined where one is not known. */
  readonly distanceMiles: number | undefined;
  /** Within the miles of the brand. Farther shops are shown, and never offered a claim by themselves. */
  readonly isNear: boolean;
  readonly openNow: boolean | undefined;
  readonly hasRoom: boolean;
}

export interface ShopSearch {
  /** Where the customer is. */
  readonly postalCode: string | undefined;
  readonly deviceKind: string | undefined;
  /** ISO, UTC. */
  readonly now: string;
  readonly nearMiles: number;
  /** Open repairs of a store, or of a company without stores under the empty name. */
  openRepairs(companyId: string, storeId: string): number;
}

/** Farther than anything on earth. */
const farAway = 100_000;

/** Those with room first, then the nearest, then by name and id so that the order is one. */
const byDistance = (one: Shop, other: Shop): number =>
  Number(other.hasRoom) - Number(one.hasRoom) ||
  (one.distanceMiles ?? farAway) - (other.distanceMiles ?? farAway) ||
  one.company.name.localeCompare(other.company.name, 'en') ||
  one.company.companyId.localeCompare(other.company.companyId, 'en') ||
  (one.store?.storeId ?? '').localeCompare(other.store?.storeId ?? '', 'en');

function shopOf(company: Company, store: Store | undefined, search: ShopSearch): Shop {
  const address = store?.address ?? company.address;
  const taken = search.openRepairs(company.companyId, store?.storeId ?? '');
  const distanceMiles =
    search.postalCode === undefined || !address
      ? undefined
      : milesBetween(search.postalCode, address.postalCode);
  return {
    company,
    ...(store && { store }),
    distanceMiles,
    isNear: distanceMiles !== undefined && distanceMiles <= search.nearMiles,
    openNow: store && isOpen(search.now, store.hours),
    hasRoom: store === undefined || taken < store.capacity,
  };
}

/** The shops that may repair such a device, one per store, the most fitting first. */
export const shopsFor = (companies: readonly Company[], search: ShopSearch): Shop[] =>
  companies
    .filter((company) => takesClaims(company) && repairs(company, search.deviceKind))
    .flatMap((company) => {
      const stores = fitStores(company, search.deviceKind);
      return stores.length > 0
        ? stores.map((store) => shopOf(company, store, search))
        : [shopOf(company, undefined, search)];
    })
    .sort(byDistance);

/** The shop to offer a claim to next: near, with room, and of a company that was not asked yet. */
export const nextShop = (shops: readonly Shop[], asked: ReadonlySet<string>): Shop | undefined =>
  shops.find((shop) => shop.isNear && shop.hasRoom && !asked.has(shop.company.companyId));
