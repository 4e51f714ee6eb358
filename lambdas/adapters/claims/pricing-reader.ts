import type { DeductibleOutcome } from '../../domain/catalogue/catalogue-schema.ts';
import { deductibleFor, repairPriceFor, replacementPriceFor } from '../../domain/catalogue/lookup.ts';
import type { Claim, Resolution } from '../../domain/claim/claim.ts';
import { isGoneAfter } from '../../domain/claim/incident.ts';
import type { Pricing } from '../../domain/claim/pricing.ts';
import { incidentRecordSchema } from '../../domain/claim/records.ts';
import { limitLeft } from '../../domain/money/settlement.ts';
import { readPlan } from '../people/people.ts';
import { incidentKey } from '../table/claim-keys.ts';
import type { Table } from '../table/table.ts';
import { readCatalogueOf } from '../terms/terms-store.ts';

/** Theft and loss have a deductible of their own, whatever the outcome. */
const columnOf = (claim: Claim, resolution: Resolution): DeductibleOutcome => {
  if (isGoneAfter(claim.incident.type)) return 'theft';
  return resolution === 'repair' ? 'repair' : 'replacement';
};

/** Cents that other claims of the incident took from its limit. */
export async function reservedByOthers(table: Table, claim: Claim): Promise<number> {
  const incident = await table.get(incidentKey(claim.incident.incidentId), incidentRecordSchema);
  return Math.max(0, (incident?.reservedCents ?? 0) - claim.reservedCents);
}

/** Reads what a claim's money follows from: deductibles and prices of the plan's catalogue, what the incident left. */
export async function readPricing(table: Table, claim: Claim, nowMs: number): Promise<Pricing> {
  const at = new Date(nowMs).toISOString();
  const [plan, taken] = await Promise.all([
    claim.planNumber === undefined ? undefined : readPlan(table, claim.planNumber),
    reservedByOthers(table, claim),
  ]);
  const catalogue = await readCatalogueOf(table, plan, at);
  const device = claim.device ?? { kind: 'other' };
  const deductible = (resolution: Resolution): number =>
    deductibleFor(catalogue, device, columnOf(claim, resolution));
  const repairPriceCents = repairPriceFor(catalogue, device, claim.incident.type);
  const replacement = replacementPriceFor(catalogue, device, at);
  return {
    deductibleCents: {
      repair: deductible('repair'),
      replacement: deductible('replacement'),
      reimbursement: deductible('reimbursement'),
    },
    limitCents: catalogue.incidentLimitCents,
    incidentLeftCents: limitLeft(catalogue.incidentLimitCents, taken),
    ...(repairPriceCents !== undefined && { repairPriceCents }),
    ...(catalogue.returns && { returns: catalogue.returns }),
    ...(replacement && {
      replacement: {
        source: 'catalogue',
        cents: replacement.cents,
        taxBasisPoints: replacement.taxBasisPoints,
      },
    }),
  };
}
