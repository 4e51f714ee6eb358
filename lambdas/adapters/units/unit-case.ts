import type { Claim } from '../../domain/claim/claim.ts';
import type { ClaimUnit } from '../../domain/claim/claim-unit.ts';
import type { Product } from '../../domain/units/product.ts';
import type { UnitRecord } from '../../domain/units/unit.ts';
import { checkWarranty } from '../../domain/units/warranty.ts';
import { judgeUnit, type UnitDecision } from '../../domain/warranty-claims/judge-unit.ts';
import { NothingToAdjudicate } from '../coverage/coverage-reader.ts';
import type { Table } from '../table/table.ts';
import { readRulebookAt } from '../terms/terms-store.ts';
import { claimsOfUnit, readProduct, readUnit } from './unit-store.ts';

/** The unit as a claim keeps it, with its warranty as it stands now. */
export function claimUnit(
  unit: UnitRecord & { readonly companyId: string },
  product: Product | undefined,
  nowMs: number,
): ClaimUnit {
  const { serial, productId, companyId } = unit;
  const checkedAt = new Date(nowMs).toISOString();
  return {
    ...{ serial, productId, companyId },
    sku: product?.sku ?? productId,
    product: product?.name ?? productId,
    warranty: { ...checkWarranty(unit, nowMs), checkedAt },
  };
}

/** The unit of a claim as it stands now. Undefined where the unit is gone. */
export async function presentUnit(table: Table, { serial, companyId }: ClaimUnit, nowMs: number) {
  const unit = await readUnit(table, serial);
  if (!unit) return undefined;
  return claimUnit({ ...unit, companyId }, await readProduct(table, unit.productId), nowMs);
}

const YEAR_MS = 365 * 86_400_000;

/** What the claims of a unit were credited for in the last 12 months, this one aside. */
function creditedBefore(claims: readonly Claim[], claimId: string, nowMs: number) {
  return claims
    .filter((other) => other.claimId !== claimId)
    .flatMap((other) =>
      (other.credits ?? [])
        .filter(({ at }) => nowMs - Date.parse(at) < YEAR_MS)
        .flatMap(({ lines }) => lines)
        .filter(({ kind, review }) => kind !== 'tax' && (review?.approvedCents ?? 0) > 0)
        .map(({ lineId }) => ({ lineId, claimId: other.claimId })),
    );
}

/** What the rules for units make of a dealer's claim. Throws {@link NothingToAdjudicate} without a unit on record. */
export async function judgeUnitClaim(table: Table, claim: Claim, nowMs: number): Promise<UnitDecision> {
  const serial = claim.unit?.serial;
  const [unit, rulebook] = await Promise.all([
    serial === undefined ? undefined : readUnit(table, serial),
    readRulebookAt(table, new Date(nowMs).toISOString()),
  ]);
  if (!unit) throw new NothingToAdjudicate(`claim ${claim.claimId} names no known unit`);
  const facts = {
    unit,
    occurredAt: claim.incident.occurredAt,
    lines: claim.lines ?? [],
    creditedBefore: creditedBefore(await claimsOfUnit(table, unit.serial), claim.claimId, nowMs),
    nowMs,
  };
  return judgeUnit(facts, rulebook.version);
}
