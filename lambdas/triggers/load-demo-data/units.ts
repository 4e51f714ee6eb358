import type { Table, TransactItem } from '../../adapters/table/table.ts';
import { productItem, unitChangeItems } from '../../adapters/units/unit-store.ts';
import { system } from '../../domain/people/actor.ts';
import type { Product } from '../../domain/units/product.ts';
import { createUnit, registerUnit } from '../../domain/units/transitions.ts';
import type { Owner } from '../../domain/units/unit.ts';

const day = 86_400_000;

const product = (
  sku: string,
  name: string,
  kind: string,
  months: number,
  createdAt: string,
  covers: string,
): Product => ({
  ...{ productId: sku, sku, name, kind, createdAt, version: 1 },
  warranty: { terms: [{ months }], transferable: true, covers },
});

/** Products that the demo's dealers sell. */
function demoProducts(nowMs: number): Product[] {
  const since = new Date(nowMs - 1_500 * day).toISOString();
  const parts = 'Parts and labor, for faults of material and making';
  return [
    product('DS-200', 'Tideline DS-200 depth sounder', 'depth-sounder', 24, since, parts),
    product('AP-70', 'Tideline AP-70 autopilot', 'autopilot', 36, since, parts),
    product('BC-12', 'Tideline BC-12 battery charger', 'charger', 12, since, 'Parts'),
  ];
}

interface DemoUnit {
  readonly serial: string;
  readonly sku: string;
  readonly company?: { readonly companyId: string; readonly name: string };
  readonly assignedDaysAgo: number;
  readonly delivered?: { readonly daysAgo: number; readonly to: Owner };
}

const harbor = { companyId: 'co-harbor', name: 'Harbor Dealers' };
const bayside = { companyId: 'co-bayside', name: 'Bayside Marine' };

const owner = (name: string, email: string, phone: string): Owner => ({ name, email, phone });
const morgan = owner('Pat Lindqvist', 'pat.lindqvist@example.net', '+12065550144');
const ferry = owner('Sound Ferry Tours', 'crew@soundferry.example.net', '+12065550171');

/** In warranty, just out of it, long out of it, waiting to be registered, of another dealer, of none. */
const units: readonly DemoUnit[] = [
  {
    serial: 'DS200-1001',
    sku: 'DS-200',
    company: harbor,
    assignedDaysAgo: 220,
    delivered: { daysAgo: 200, to: morgan },
  },
  {
    serial: 'AP70-2001',
    sku: 'AP-70',
    company: harbor,
    assignedDaysAgo: 420,
    delivered: { daysAgo: 400, to: ferry },
  },
  {
    serial: 'BC12-3001',
    sku: 'BC-12',
    company: harbor,
    assignedDaysAgo: 640,
    delivered: { daysAgo: 600, to: ferry },
  },
  { serial: 'DS200-1002', sku: 'DS-200', company: harbor, assignedDaysAgo: 20 },
  { serial: 'DS200-1003', sku: 'DS-200', company: harbor, assignedDaysAgo: 20 },
  { serial: 'AP70-2002', sku: 'AP-70', company: harbor, assignedDaysAgo: 8 },
  {
    serial: 'DS200-1900',
    sku: 'DS-200',
    company: bayside,
    assignedDaysAgo: 300,
    delivered: { daysAgo: 280, to: owner('Ines Duarte', 'ines.duarte@example.net', '+13605550126') },
  },
  { serial: 'AP70-2900', sku: 'AP-70', company: bayside, assignedDaysAgo: 30 },
  { serial: 'DS200-1990', sku: 'DS-200', assignedDaysAgo: 5 },
];

/** Those that the demo's returns are about, and the one that replaces another. */
const returnedUnits: readonly DemoUnit[] = [
  ...['DS200-1011', 'DS200-1012'].map((serial) => ({
    ...{ serial, sku: 'DS-200', company: harbor, assignedDaysAgo: 170 },
    delivered: { daysAgo: 150, to: morgan },
  })),
  {
    ...{ serial: 'AP70-2011', sku: 'AP-70', company: harbor, assignedDaysAgo: 320 },
    delivered: { daysAgo: 300, to: ferry },
  },
  { serial: 'AP70-2012', sku: 'AP-70', company: harbor, assignedDaysAgo: 12 },
];

/** Units as they were created and assigned, then as they were registered. */
function lifeItems(
  table: Table,
  some: readonly DemoUnit[],
  products: readonly Product[],
  nowMs: number,
): [born: TransactItem[], registered: TransactItem[]] {
  const born = some.map((unit) => {
    const { serial, sku: productId, company } = unit;
    const created = createUnit({ serial, productId, company }, system(), nowMs - unit.assignedDaysAgo * day);
    return { unit, created };
  });
  const registered = born.flatMap(({ unit: { sku, delivered }, created }) => {
    const product = products.find((one) => one.sku === sku);
    if (!product || !delivered) return [];
    const deliveredAt = new Date(nowMs - delivered.daysAgo * day).toISOString().slice(0, 10);
    const at = nowMs - (delivered.daysAgo - 1) * day;
    return [registerUnit(created.unit, product, { customer: delivered.to, deliveredAt }, system(), at)];
  });
  return [
    born.flatMap(({ created }) => unitChangeItems(table, created)),
    registered.flatMap((change) => unitChangeItems(table, change)),
  ];
}

/** The demo's products and units, in the order to write them: what stands together is written together. */
export function demoUnitItems(table: Table, nowMs: number, withReturns: boolean): TransactItem[][] {
  const products = demoProducts(nowMs);
  const [born, registered] = lifeItems(table, units, products, nowMs);
  return [
    [...products.map((product) => productItem(table, product)), ...born],
    registered,
    ...(withReturns ? lifeItems(table, returnedUnits, products, nowMs) : []),
  ];
}
