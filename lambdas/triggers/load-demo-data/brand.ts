import { brandKey } from '../../adapters/table/settings-keys.ts';
import type { Table, TransactItem } from '../../adapters/table/table.ts';
import type { BrandInput } from '../../domain/wording/brand.ts';
import { defaultBrand } from '../../domain/wording/default-brand.ts';

/**
 * The default brand, where one agent denies as fraud alone: who tries the demo has one agent at hand. Its words are left
 * out, so that they stay the default's.
 */
export const demoBrandItem = (table: Table): TransactItem => {
  const brand: BrandInput = { ...defaultBrand, steps: {}, decisions: { fraudNeedsSecondAgent: false } };
  return table.create(brandKey, { entity: 'brand', ...brand, version: 1 });
};
