import * as z from 'zod/mini';
import type { Claim } from '../../domain/claim/claim.ts';
import { type DocumentRecord, documentRecordSchema } from '../../domain/claim/records.ts';
import { ConcurrentChange, NotFound } from '../../domain/errors.ts';
import { type Rma, rmaSchema } from '../../domain/rma/rma.ts';
import { type Product, productSchema } from '../../domain/units/product.ts';
import {
  isPending,
  type UnitChange,
  type UnitEvent,
  type UnitRecord,
  unitEventSchema,
  unitRecordSchema,
} from '../../domain/units/unit.ts';
import { readClaim } from '../claims/claim-store.ts';
import { rmaKey } from '../table/rma-keys.ts';
import { type Table, type TransactItem, TransactionRefused } from '../table/table.ts';
import {
  allUnitsPartition,
  companyPendingUnitsPartition,
  companyUnitsPartition,
  pendingUnitsPartition,
  productKey,
  productsPartition,
  unassignedUnitsPartition,
  unitEventKey,
  unitKey,
  unitPrefixes,
} from '../table/unit-keys.ts';

/** A unit by its serial number in its one writing (`normalSerial`). */
export const readUnit = (table: Table, serial: string): Promise<UnitRecord | undefined> =>
  table.get(unitKey(serial), unitRecordSchema);

/** Units by their serial numbers, in no order; those that nobody knows are left out. */
export const unitsBySerial = (table: Table, serials: readonly string[]): Promise<UnitRecord[]> =>
  table.getAll(serials.map(unitKey), unitRecordSchema);

export const readProduct = (table: Table, productId: string): Promise<Product | undefined> =>
  table.get(productKey(productId), productSchema);

/** All products of the programme, by SKU. */
export const products = (table: Table): Promise<Product[]> =>
  table.all({ partition: productsPartition }, productSchema);

export const productItem = (table: Table, product: Product): TransactItem => {
  const item = { entity: 'product', ...product };
  const key = productKey(product.productId);
  return product.version === 1 ? table.create(key, item) : table.replace(key, item, product.version - 1);
};

/** In which lists a unit stands: none is ordered by what changes, but assigning it to another dealer. */
function unitIndexes(unit: UnitRecord): Record<string, string> {
  const { serial, companyId, createdAt, assignedAt = createdAt } = unit;
  const pending = isPending(unit);
  return {
    gsi3pk: allUnitsPartition,
    gsi3sk: `${createdAt}#${serial}`,
    ...(companyId === undefined
      ? { gsi1pk: unassignedUnitsPartition, gsi1sk: `${createdAt}#${serial}` }
      : { gsi2pk: companyUnitsPartition(companyId), gsi2sk: `${assignedAt}#${serial}` }),
    ...(pending &&
      companyId !== undefined && {
        ...{ gsi1pk: companyPendingUnitsPartition(companyId), gsi1sk: `${assignedAt}#${serial}` },
        ...{ gsi4pk: pendingUnitsPartition, gsi4sk: `${assignedAt}#${serial}` },
      }),
  };
}

/** A unit with what is written about it, as members of one transaction; the unit comes first. */
export function unitChangeItems(table: Table, { unit, events }: UnitChange): TransactItem[] {
  const item = { entity: 'unit', ...unit, ...unitIndexes(unit) };
  const key = unitKey(unit.serial);
  return [
    unit.version === 1 ? table.create(key, item) : table.replace(key, item, unit.version - 1),
    ...events.map((event, index) =>
      table.create(unitEventKey(unit.serial, unit.version, index), { entity: 'unit-event', ...event }),
    ),
  ];
}

/** How often a change is computed again after losing against another one. */
const attempts = 4;

/**
 * Reads a unit, computes a change and stores it with `along`, again from the start when somebody was faster. `undefined`
 * means that nothing has to change. Throws {@link NotFound}, {@link ConcurrentChange}, and {@link TransactionRefused} where
 * one of the items that go along refused.
 */
export async function changeUnit(
  table: Table,
  serial: string,
  compute: (unit: UnitRecord) => UnitChange | undefined | Promise<UnitChange | undefined>,
  along: (unit: UnitRecord) => readonly TransactItem[] = () => [],
): Promise<UnitRecord> {
  for (let attempt = 1; ; attempt += 1) {
    const unit = await readUnit(table, serial);
    if (!unit) throw new NotFound('the unit');
    const change = await compute(unit);
    if (!change) return unit;
    const items = unitChangeItems(table, change);
    try {
      await table.transact([...items, ...along(change.unit)]);
      return change.unit;
    } catch (error) {
      if (!(error instanceof TransactionRefused)) throw error;
      // Whatever goes along stands after the unit's own items: the idempotency marker, mostly.
      if (!error.conflict && error.failed.every((index) => index >= items.length)) throw error;
      if (attempt === attempts) throw new ConcurrentChange('the unit');
    }
  }
}

/** What was done with a unit, oldest first. */
export const unitHistory = (table: Table, serial: string): Promise<UnitEvent[]> =>
  table.all({ partition: unitKey(serial).pk, sortPrefix: unitPrefixes.events }, unitEventSchema);

/** The papers of a unit, oldest first. */
export const documentsOfUnit = (table: Table, serial: string): Promise<DocumentRecord[]> =>
  table.all({ partition: unitKey(serial).pk, sortPrefix: unitPrefixes.documents }, documentRecordSchema);

const rmaEntrySchema = z.object({ rmaId: z.string() });

/** The RMAs that a unit ever was in, newest first: a handful. */
export async function rmasOfUnit(table: Table, serial: string): Promise<Rma[]> {
  const entries = await table.all(
    { partition: unitKey(serial).pk, sortPrefix: unitPrefixes.rmas },
    rmaEntrySchema,
  );
  const rmas = await Promise.all(entries.map(({ rmaId }) => table.get(rmaKey(rmaId), rmaSchema)));
  return rmas
    .filter((rma) => rma !== undefined)
    .sort((one, other) => (one.issuedAt < other.issuedAt ? 1 : -1));
}

const claimEntrySchema = z.object({ claimId: z.string() });

/** The claims that were ever begun for a unit, newest first: a handful. */
export async function claimsOfUnit(table: Table, serial: string): Promise<Claim[]> {
  const entries = await table.all(
    { partition: unitKey(serial).pk, sortPrefix: unitPrefixes.claims },
    claimEntrySchema,
  );
  const claims = await Promise.all(entries.map(({ claimId }) => readClaim(table, claimId)));
  return claims.sort((one, other) => (one.createdAt < other.createdAt ? 1 : -1));
}
