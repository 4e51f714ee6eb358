import { eventSort, type Key, recordKey } from './keys.ts';

/**
 * Keys of units with a warranty, and of the products that they are of.
 *
 * | item | pk | sk | index |
 * |---|---|---|---|
 * | unit | `UNIT#serial` | `UNIT` | gsi1 of nobody yet, gsi2 company, gsi3 all, gsi4 all of nobody yet |
 * | history, document of a unit; a claim's or an RMA's entry in its record | `UNIT#serial` | `EVENT#…`, `CLAIM#id`, … | |
 * | its open claim, its open RMA | `UNIT#serial` | `OPEN-CLAIM`, `OPEN-RMA` | |
 * | product | `PRODUCTS` | `PRODUCT#id` | |
 */

const ofUnit = (serial: string, sk: string): Key => ({ pk: `UNIT#${serial}`, sk });

/** A unit with a warranty, by its serial number in its one writing. */
export const unitKey = (serial: string): Key => recordKey('UNIT', serial);
export const unitEventKey = (serial: string, version: number, index: number): Key =>
  ofUnit(serial, eventSort(version, index));
/** A claim stands in the service record of its unit: one entry, made when it is filed. */
export const unitClaimKey = (serial: string, claimId: string): Key => ofUnit(serial, `CLAIM#${claimId}`);
/** An RMA stands there, too, for good. */
export const unitRmaKey = (serial: string, rmaId: string): Key => ofUnit(serial, `RMA#${rmaId}`);
/** A unit has one open claim at most. */
export const openClaimOfUnitKey = (serial: string): Key => ofUnit(serial, 'OPEN-CLAIM');
/** A unit is in one open RMA at most: whoever issues one creates this. */
export const openRmaOfUnitKey = (serial: string): Key => ofUnit(serial, 'OPEN-RMA');
export const unitDocumentKey = (serial: string, documentId: string): Key =>
  ofUnit(serial, `DOCUMENT#${documentId}`);
/** Sort key prefixes of what belongs to a unit. */
export const unitPrefixes = {
  events: 'EVENT#',
  claims: 'CLAIM#',
  rmas: 'RMA#',
  documents: 'DOCUMENT#',
} as const;

/** Lists of units, in the order in which they came to be, or to be a dealer's. */
export const allUnitsPartition = 'UNITS';
export const unassignedUnitsPartition = 'UNASSIGNED-UNITS';
export const pendingUnitsPartition = 'PENDING-UNITS';
export const companyUnitsPartition = (companyId: string): string => `COMPANY#${companyId}#UNITS`;
export const companyPendingUnitsPartition = (companyId: string): string =>
  `COMPANY#${companyId}#PENDING-UNITS`;

/** The products of one programme: some hundreds. */
export const productsPartition = 'PRODUCTS';
export const productKey = (productId: string): Key => ({
  pk: productsPartition,
  sk: `PRODUCT#${productId}`,
});
