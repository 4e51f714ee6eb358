import * as z from 'zod/mini';
import type { Catalogue } from '../../domain/catalogue/catalogue-schema.ts';
import { findPromo } from '../../domain/catalogue/lookup.ts';
import { promoUsesKey } from '../table/plan-keys.ts';
import type { Table, TransactItem } from '../table/table.ts';

const usesSchema = z.object({ version: z.int() });

/** How often a code was used, and the items that count one more use with the sale. */
export interface PromoUses {
  readonly uses: number;
  /** Of two sales that take the last use at once, the slower is computed again, and refused by name. */
  readonly oneMore: (table: Table) => readonly TransactItem[];
}

const uncounted: PromoUses = { uses: 0, oneMore: () => [] };

/** Reads the count of a code as typed; only codes with a most are counted, so that no other sale meets on one item. */
export async function readPromoUses(
  table: Table,
  catalogue: Catalogue,
  typed: string | undefined,
): Promise<PromoUses> {
  const promo = typed === undefined ? undefined : findPromo(catalogue, typed);
  if (promo?.mostUses === undefined) return uncounted;
  const key = promoUsesKey(promo.code);
  const uses = (await table.get(key, usesSchema))?.version ?? 0;
  const item = { entity: 'promo-uses', code: promo.code, version: uses + 1 };
  return { uses, oneMore: (into) => [uses === 0 ? into.create(key, item) : into.replace(key, item, uses)] };
}

/** A sale that came to nothing used its code for nothing. */
export async function giveUseBack(table: Table, catalogue: Catalogue, code: string): Promise<TransactItem[]> {
  const promo = findPromo(catalogue, code);
  if (promo?.mostUses === undefined) return [];
  const key = promoUsesKey(promo.code);
  const uses = (await table.get(key, usesSchema))?.version ?? 0;
  if (uses === 0) return [];
  const one = { add: { version: -1 }, condition: '#version = :uses', values: { ':uses': uses } };
  return [table.update(key, one)];
}
