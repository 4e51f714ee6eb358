import type { Table } from '../../adapters/table/table.ts';
import { priceVersions, storePriceTable } from '../../adapters/terms/price-store.ts';
import type {
  LaborRow,
  PartRow,
  PriceRows,
  PriceTableName,
  RateRow,
} from '../../domain/warranty-prices/price-tables.ts';

const part = (partNumber: string, description: string, cents: number, ...fits: string[]): PartRow => ({
  ...{ partNumber, description, cents },
  ...(fits.length > 0 && { fits }),
});

const work = (operationCode: string, description: string, hours: number, ...fits: string[]): LaborRow => ({
  ...{ operationCode, description, hours },
  ...(fits.length > 0 && { fits }),
});

const parts: readonly PartRow[] = [
  part('TL-1001', 'Main board, depth sounder', 18_400, 'DS-200'),
  part('TL-1002', 'Display, 5 inches', 12_900, 'DS-200'),
  part('TL-1003', 'Transducer, through-hull, 200 kHz', 21_500, 'DS-200'),
  part('TL-1004', 'Keypad', 3_850, 'DS-200'),
  part('TL-2001', 'Drive unit', 64_000, 'AP-70'),
  part('TL-2002', 'Course computer', 48_900, 'AP-70'),
  part('TL-2003', 'Rudder sensor', 15_700, 'AP-70'),
  part('TL-2004', 'Control head', 27_300, 'AP-70'),
  part('TL-3001', 'Power module', 9_600, 'BC-12'),
  part('TL-3002', 'Cooling fan', 1_850, 'BC-12'),
  part('TL-9001', 'Cable set, waterproof', 2_400),
  part('TL-9002', 'Seal kit', 650),
  part('TL-9003', 'Fuse, 10 A', 120),
];

const labor: readonly LaborRow[] = [
  work('D-10', 'Diagnosis on the bench', 0.5),
  work('D-20', 'Diagnosis aboard', 1),
  work('R-11', 'Replace the main board', 1.5, 'DS-200'),
  work('R-12', 'Replace the display', 0.75, 'DS-200'),
  work('R-13', 'Replace the transducer, boat hauled out', 2.5, 'DS-200'),
  work('R-21', 'Replace the drive unit', 3, 'AP-70'),
  work('R-22', 'Replace the course computer and calibrate', 2, 'AP-70'),
  work('R-23', 'Replace the rudder sensor', 1.25, 'AP-70'),
  work('R-31', 'Replace the power module', 0.75, 'BC-12'),
  work('U-01', 'Update the software', 0.25),
];

const rates: readonly RateRow[] = [
  { companyId: '*', centsPerHour: 9_500 },
  { companyId: 'co-harbor', centsPerHour: 11_000 },
];

/** Stores the demo's price tables, where there are none yet. */
export async function loadPriceTables(table: Table, nowMs: number): Promise<void> {
  const at = (ms: number): string => new Date(ms).toISOString();
  const stored = { effectiveFrom: at(nowMs - 365 * 86_400_000), storedAt: at(nowMs), storedBy: 'Sam Rivera' };
  const store = async <T extends PriceTableName>(name: T, rows: readonly PriceRows[T][]): Promise<void> => {
    if ((await priceVersions(table, name)).length === 0) await storePriceTable(table, name, rows, stored);
  };
  await store('parts', parts);
  await store('labor', labor);
  await store('rates', rates);
}
