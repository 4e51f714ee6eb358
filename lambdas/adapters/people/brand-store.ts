import * as z from 'zod/mini';
import { type Brand, brandInputSchema } from '../../domain/wording/brand.ts';
import { completeBrand, defaultBrand } from '../../domain/wording/default-brand.ts';
import { brandKey } from '../table/settings-keys.ts';
import type { Table, TransactItem } from '../table/table.ts';

const storedBrandSchema = z.extend(brandInputSchema, { version: z.int() });

/** The brand with the version it is stored at; 0 is the default that nobody changed yet. */
export type VersionedBrand = Brand & { readonly version: number };

export const readVersionedBrand = async (table: Table): Promise<VersionedBrand> => {
  const stored = await table.get(brandKey, storedBrandSchema);
  return stored ? completeBrand(stored) : { ...defaultBrand, version: 0 };
};

/**
 * Stores a brand over the version it was made from. Throws ConcurrentChange when another admin was faster.
 */
export async function storeBrand(
  table: Table,
  brand: Brand,
  from: number,
  along: readonly TransactItem[] = [],
): Promise<VersionedBrand> {
  const next = { ...brand, version: from + 1 };
  const item = { entity: 'brand', ...next };
  const write = from === 0 ? table.create(brandKey, item) : table.replace(brandKey, item, from);
  await table.change('the brand', [write, ...along]);
  return next;
}
