import { readShops } from '../../adapters/claims/shop-reader.ts';
import type { Table } from '../../adapters/table/table.ts';
import { type Viewer, visibleCompany } from '../../domain/access/visible.ts';
import type { Shop } from '../../domain/companies/fitness.ts';
import type { Customer } from '../../domain/people/people.ts';
import { decodeCursor, encodeCursor, notOfThisList } from '../../middleware/api/cursor.ts';
import { defaultLimit, type ListAnswer } from '../../middleware/api/list.ts';

interface Query {
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
  readonly postalCode?: string | undefined;
  readonly deviceKind?: string | undefined;
}

const placeOf = ({ company, store }: Shop) => ({
  companyId: company.companyId,
  storeId: store?.storeId ?? '',
});

const storeView = ({
  storeId,
  name: storeName,
  phone,
  address,
  skills,
  hours,
}: NonNullable<Shop['store']>) => ({
  ...{ storeId, storeName, address, skills, hours },
  ...(phone !== undefined && { phone }),
});

/** A shop as customers find it. `registeredBy`: the company that registered the customer. */
export function shopView(viewer: Viewer, shop: Shop, registeredBy: string | undefined) {
  const { company, store, distanceMiles, isNear, openNow, hasRoom } = shop;
  return {
    ...visibleCompany(viewer, company),
    ...(store && storeView(store)),
    ...{ hasRoom, near: isNear, registeredCustomer: registeredBy === company.companyId },
    ...(openNow !== undefined && { openNow }),
    ...(distanceMiles !== undefined && { distanceMiles }),
  };
}

/** Where a page begins: after the shop that the cursor names. Throws InvalidInput for a cursor of no shop here. */
function startOf(shops: readonly Shop[], cursor: string | undefined): number {
  const after = decodeCursor(cursor);
  if (!after) return 0;
  const index = shops.findIndex((shop) => {
    const { companyId, storeId } = placeOf(shop);
    return companyId === after.companyId && storeId === after.storeId;
  });
  if (index < 0) throw notOfThisList();
  return index + 1;
}

/** The shops of approved repair partners near a postal code or, without one, near the asking customer. */
export async function nearbyPartners(
  table: Table,
  viewer: Viewer,
  customer: Customer | undefined,
  { postalCode = customer?.address.postalCode, deviceKind, ...query }: Query,
  nowMs: number,
): Promise<ListAnswer<ReturnType<typeof shopView>>> {
  const shops = await readShops(table, { postalCode, deviceKind, nowMs });
  const start = startOf(shops, query.cursor);
  const page = shops.slice(start, start + (query.limit ?? defaultLimit));
  const last = page.at(-1);
  const more = start + page.length < shops.length;
  const cursor = more ? encodeCursor(last && placeOf(last)) : undefined;
  return {
    items: page.map((shop) => shopView(viewer, shop, customer?.registeredByCompanyId)),
    ...(cursor !== undefined && { cursor }),
  };
}
