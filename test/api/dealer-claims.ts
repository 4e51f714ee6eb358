import { storePriceTable } from '../../lambdas/adapters/terms/price-store.ts';
import { productItem, unitChangeItems } from '../../lambdas/adapters/units/unit-store.ts';
import { createUnit, registerUnit } from '../../lambdas/domain/units/transitions.ts';
import { prices } from '../domain/warranty-claims/prices.ts';
import { type Api, NOW } from './harness.ts';

/** Units and price tables for the tests of dealers' claims. */

const by = { role: 'system', name: 'Claimflow' } as const;
const day = 86_400_000;
const at = (daysAgo: number): number => Date.parse(NOW) - daysAgo * day;

const product = {
  ...{ productId: 'DS-200', sku: 'DS-200', name: 'Depth sounder', kind: 'depth-sounder', version: 1 },
  warranty: { terms: [{ months: 12 }], transferable: true },
  createdAt: new Date(at(900)).toISOString(),
};

const harbor = { companyId: 'harbor', name: 'Harbor Dealers' };
const other = { companyId: 'volt', name: 'Volt Repair' };

/** `DS-IN` in warranty, `DS-OUT` out of it, `DS-NEW` not registered, `DS-OTHER` of another company, `DS-FREE` of none. */
const units = [
  { serial: 'DS-IN', company: harbor, deliveredDaysAgo: 100 },
  { serial: 'DS-OUT', company: harbor, deliveredDaysAgo: 500 },
  { serial: 'DS-NEW', company: harbor },
  { serial: 'DS-OTHER', company: other, deliveredDaysAgo: 100 },
  { serial: 'DS-FREE' },
];

/** Writes product, units and price tables. */
export async function withUnits({ table }: Api): Promise<void> {
  await table.transact([productItem(table, product)]);
  for (const { serial, company, deliveredDaysAgo } of units) {
    const created = createUnit({ serial, productId: 'DS-200', company }, by, at(600));
    await table.transact(unitChangeItems(table, created));
    if (deliveredDaysAgo === undefined) continue;
    const deliveredAt = new Date(at(deliveredDaysAgo)).toISOString().slice(0, 10);
    const customer = { name: 'Pat', email: 'pat@example.net', phone: '+12065550144' };
    const registered = registerUnit(
      created.unit,
      product,
      { customer, deliveredAt },
      by,
      at(deliveredDaysAgo - 1),
    );
    await table.transact(unitChangeItems(table, registered));
  }
  const stored = { effectiveFrom: new Date(at(300)).toISOString(), storedAt: NOW, storedBy: 'Drew' };
  await storePriceTable(table, 'parts', [...prices.parts.rows.values()], stored);
  await storePriceTable(table, 'labor', [...prices.labor.rows.values()], stored);
  await storePriceTable(table, 'rates', [...prices.rates.rows.values()], stored);
}

/** A sounder that shows nothing any more. */
export const failure = {
  type: 'mechanical-failure',
  occurredAt: '2026-06-01T20:00:00.000Z',
  description: 'No depth, only dashes.',
};

/** $200 board, $5 fuses, $165 labor, $100 crane, $47 tax: $517. */
export const cost = {
  parts: [
    { partNumber: 'BOARD', quantity: 1 },
    { partNumber: 'FUSE', quantity: 2 },
  ],
  labor: [{ operationCode: 'R10' }],
  services: [{ description: 'Crane', amountCents: 10_000 }],
  taxCents: 4_700,
};
