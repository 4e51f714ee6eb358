import { repairPartners } from '../../adapters/people.ts';
import type { Table } from '../../adapters/table.ts';
import { type Viewer, visibleCompany } from '../../domain/access/visible.ts';
import { InvalidInput } from '../../domain/errors.ts';
import type { Company, Customer } from '../../domain/people/people.ts';
import { milesBetween } from '../../domain/places/distance.ts';
import { decodeCursor, encodeCursor } from '../../middleware/api/cursor.ts';
import { defaultLimit, type ListAnswer } from '../../middleware/api/list.ts';

interface Query {
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
  readonly postalCode?: string | undefined;
}

interface Shop {
  readonly company: Company;
  readonly distanceMiles: number | undefined;
  readonly registeredCustomer: boolean;
}

/** Farther than anything on earth. */
const farAway = 100_000;

/** Nearest first, shops at an unknown distance last, then by name and id so that the order is one. */
const byDistance = (one: Shop, other: Shop): number =>
  (one.distanceMiles ?? farAway) - (other.distanceMiles ?? farAway) ||
  one.company.name.localeCompare(other.company.name, 'en') ||
  one.company.companyId.localeCompare(other.company.companyId, 'en');

function view(viewer: Viewer, { company, distanceMiles, registeredCustomer }: Shop) {
  return {
    ...visibleCompany(viewer, company),
    registeredCustomer,
    ...(distanceMiles !== undefined && { distanceMiles }),
  };
}

/** Where a page begins: after the shop that the cursor names. Throws InvalidInput for a cursor of no shop here. */
function startOf(shops: readonly Shop[], cursor: string | undefined): number {
  const after = decodeCursor(cursor);
  if (!after) return 0;
  const index = shops.findIndex(({ company }) => company.companyId === after.companyId);
  if (index < 0) throw new InvalidInput([{ path: 'cursor', message: 'is not a cursor of this list' }]);
  return index + 1;
}

/** The approved repair partners near a postal code or, without one, near the asking customer. */
export async function nearbyPartners(
  table: Table,
  viewer: Viewer,
  customer: Customer | undefined,
  query: Query,
): Promise<ListAnswer<ReturnType<typeof view>>> {
  const from = query.postalCode ?? customer?.address.postalCode;
  const shops = (await repairPartners(table))
    .map(
      (company): Shop => ({
        company,
        distanceMiles:
          from === undefined || !company.address ? undefined : milesBetween(from, company.address.postalCode),
        registeredCustomer: customer?.registeredByCompanyId === company.companyId,
      }),
    )
    .sort(byDistance);
  const start = startOf(shops, query.cursor);
  const page = shops.slice(start, start + (query.limit ?? defaultLimit));
  const last = page.at(-1);
  const more = start + page.length < shops.length;
  const cursor = more ? encodeCursor(last && { companyId: last.company.companyId }) : undefined;
  return { items: page.map((shop) => view(viewer, shop)), ...(cursor !== undefined && { cursor }) };
}
