import { productItem, unitChangeItems } from '../../../lambdas/adapters/units/unit-store.ts';
import { createUnit, registerUnit } from '../../../lambdas/domain/units/transitions.ts';
import { type Api, NOW } from '../harness.ts';
import type { Person } from '../people.ts';

const product = {
  ...{ productId: 'DS-200', sku: 'DS-200', name: 'Depth sounder', kind: 'depth-sounder', version: 1 },
  warranty: { terms: [{ months: 24 }], transferable: true },
  createdAt: '2025-01-01T00:00:00.000Z',
};
const by = { role: 'system', name: 'Claimflow' } as const;
const nowMs = Date.parse(NOW);
const harbor = { companyId: 'harbor', name: 'Harbor Dealers' };
const bayside = { companyId: 'bayside', name: 'Bayside Marine' };

/** Units of two dealers: `registered` ones are under warranty. */
export async function writeUnits(
  api: Api,
  units: Readonly<
    Record<string, { readonly of: 'harbor' | 'bayside' | 'nobody'; readonly registered?: boolean }>
  >,
): Promise<void> {
  await api.table.transact([productItem(api.table, product)]);
  for (const [serial, { of, registered }] of Object.entries(units)) {
    const company = of === 'harbor' ? harbor : of === 'bayside' ? bayside : undefined;
    const created = createUnit({ serial, productId: 'DS-200', company }, by, nowMs - 100 * 86_400_000);
    await api.table.transact(unitChangeItems(api.table, created));
    if (!registered) continue;
    const customer = { name: 'Pat' };
    const change = registerUnit(created.unit, product, { customer, deliveredAt: '2026-04-01' }, by, nowMs);
    await api.table.transact(unitChangeItems(api.table, change));
  }
}

/** A dealer's claim for a unit, sent. */
export async function fileUnitClaim(api: Api, as: Person, serialNumber: string): Promise<string> {
  const { json, status } = await api.call('POST', '/api/claims', {
    as,
    body: {
      serialNumber,
      incident: {
        type: 'mechanical-failure',
        occurredAt: '2026-06-01T12:00:00.000Z',
        description: 'No reading below five metres.',
      },
      submit: true,
    },
  });
  if (status !== 201) throw new Error(`the claim was not filed: ${JSON.stringify(json)}`);
  return String(json.claimId);
}
