import { rmaListRows } from '../../lambdas/adapters/rmas/rma-rows.ts';
import { rmaItem } from '../../lambdas/adapters/rmas/rma-store.ts';
import { rmaKey } from '../../lambdas/adapters/table/rma-keys.ts';
import { Table, type TransactItem } from '../../lambdas/adapters/table/table.ts';
import { unitChangeItems } from '../../lambdas/adapters/units/unit-store.ts';
import { issueRma } from '../../lambdas/domain/rma/issue-rma.ts';
import { moveUnits, type UnitMove } from '../../lambdas/domain/rma/move-units.ts';
import type { Rma, RmaKind } from '../../lambdas/domain/rma/rma.ts';
import { rmaTerms } from '../../lambdas/domain/rma/rma-terms.ts';
import type { Product } from '../../lambdas/domain/units/product.ts';
import { createUnit, inOne, registerUnit } from '../../lambdas/domain/units/transitions.ts';

/** Units and returns of two dealers after years of use, made by number and without chance. */
export interface UnitsPlace {
  /** Everything happened before this instant, ms. */
  readonly nowMs: number;
  readonly units: number;
  readonly rmas: number;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Nothing is sent through it: it only puts items together. */
const table = new Table(undefined as never, 'table');
const written = (item: TransactItem): Record<string, unknown> => item.Put?.Item ?? {};

const by = { role: 'system', name: 'Claimflow' } as const;
const dealers = [
  { companyId: 'co-harbor', name: 'Harbor Dealers', email: 'dealer@example.com' },
  { companyId: 'co-bayside', name: 'Bayside Marine', email: 'service@bayside.example.com' },
] as const;

/** The demo's own. */
const product: Product = {
  ...{ productId: 'DS-200', sku: 'DS-200', name: 'Tideline DS-200 depth sounder', kind: 'depth-sounder' },
  warranty: { terms: [{ months: 24 }], transferable: true },
  ...{ createdAt: '2022-01-01T00:00:00.000Z', version: 1 },
};

const dealerOf = (n: number): (typeof dealers)[number] => (n % 2 === 0 ? dealers[0] : dealers[1]);

/** Every other one is Harbor's; of ten, two wait to be registered and a few are out of warranty. */
export const manySerial = (n: number): string => `MANY-${String(n).padStart(6, '0')}`;

function unitItems(n: number, { nowMs, units }: UnitsPlace): Record<string, unknown>[] {
  const bornMs = nowMs - (units - n) * 0.25 * HOUR_MS - DAY_MS;
  const { companyId, name } = dealerOf(n);
  const input = { serial: manySerial(n), productId: product.productId, company: { companyId, name } };
  const created = createUnit(input, by, bornMs);
  if (n % 10 < 2) return unitChangeItems(table, created).map(written);
  const day = new Date(bornMs).toISOString().slice(0, 10);
  const registration = { customer: { name: `Owner ${n}` }, deliveredAt: day };
  return unitChangeItems(
    table,
    inOne(created, registerUnit(created.unit, product, registration, by, nowMs)),
  ).map(written);
}

const kinds: readonly RmaKind[] = ['credit', 'repair-and-return', 'credit', 'advance-replacement'];

/** How far an RMA has come: nine of ten are closed. */
function movesOf(n: number): readonly Omit<UnitMove, 'serial'>[] {
  const way: readonly Omit<UnitMove, 'serial'>[] = [
    { state: 'in-transit', carrier: 'ups', tracking: `1Z${String(n).padStart(9, '0')}` },
    { state: 'received' },
    { state: 'inspected', grade: 'B', disposition: 'restock' },
    { state: 'rejected', reason: 'Opened by somebody.' },
    { state: 'closed' },
  ];
  return n % 10 === 0 ? way.slice(0, (n / 10) % 4) : way;
}

/** The n-th RMA, for two units of one dealer. */
function manyRma(n: number, { nowMs, rmas }: UnitsPlace): Rma {
  const issuedMs = nowMs - (rmas - n) * 0.25 * HOUR_MS - DAY_MS;
  const serials = [manySerial(n), manySerial(n + 2)];
  const id = String(n).padStart(8, '0');
  const order = {
    ...{ rmaId: `RMA-${id}`, claimId: `CLM-${id}`, kind: kinds[n % kinds.length] ?? 'credit' },
    dealer: dealerOf(n),
    units: serials.map((serial) => ({ serial, productName: product.name, fault: 'No reading.' })),
    shipTo: {
      name: dealerOf(n).name,
      address: {
        line1: '1 Pier',
        city: 'Seattle',
        region: 'WA',
        postalCode: '98101',
        country: 'US' as const,
      },
    },
  };
  return movesOf(n).reduce(
    (rma, move, step) => {
      const ctx = { actor: by, nowMs: issuedMs + (step + 1) * HOUR_MS };
      return moveUnits(
        rma,
        serials.map((serial) => ({ ...move, serial })),
        'staff',
        rmaTerms,
        ctx,
      ).rma;
    },
    issueRma(order, rmaTerms, { actor: by, nowMs: issuedMs }).rma,
  );
}

/** What the service keeps of many units and returns, as far as their lists and the warranty check read it. */
export function* manyUnitItems(place: UnitsPlace): Generator<Record<string, unknown>> {
  for (let n = 0; n < place.units; n += 1) yield* unitItems(n, place);
  for (let n = 0; n < place.rmas; n += 1) {
    const rma = manyRma(n, place);
    yield { ...rmaItem(rma), ...rmaKey(rma.rmaId) };
    yield* rmaListRows(rma);
  }
}
