import { presignDownload } from '../../adapters/files/presigned.ts';
import { readBrand, readCompany } from '../../adapters/people/people.ts';
import type { Table } from '../../adapters/table/table.ts';
import {
  claimsOfUnit,
  documentsOfUnit,
  readProduct,
  rmasOfUnit,
  unitHistory,
} from '../../adapters/units/unit-store.ts';
import { allowed } from '../../domain/access/allowed.ts';
import { accessRecord } from '../../domain/access/claim-record.ts';
import { visibleUnit } from '../../domain/access/visible.ts';
import type { Claim } from '../../domain/claim/claim.ts';
import type { DocumentRecord } from '../../domain/claim/records.ts';
import { isClosed } from '../../domain/claim/status.ts';
import { type Actor, isStaff } from '../../domain/people/actor.ts';
import type { Rma } from '../../domain/rma/rma.ts';
import type { Product } from '../../domain/units/product.ts';
import { isPending, type UnitRecord } from '../../domain/units/unit.ts';
import { checkWarranty } from '../../domain/units/warranty.ts';
import type { Brand } from '../../domain/wording/brand.ts';
import { statusLabel } from '../../domain/wording/next-step.ts';
import type { Caller } from '../../middleware/api/caller.ts';

const shownActor = ({ role, name }: Actor) => ({ role, name });

export const isOwn = (caller: Caller, { companyId }: UnitRecord): boolean =>
  isStaff(caller.access.role) || (companyId !== undefined && companyId === caller.access.companyId);

export type UnitState = 'unassigned' | 'pending' | 'registered' | 'replaced';

/** In one word where a unit stands. */
export function stateOf(unit: UnitRecord): UnitState {
  if (unit.replacedBy !== undefined) return 'replaced';
  if (isPending(unit)) return 'pending';
  return unit.registration ? 'registered' : 'unassigned';
}

function shownRegistration({ registration }: UnitRecord) {
  if (!registration) return {};
  const { registeredBy, ...rest } = registration;
  return { registration: { ...rest, registeredBy: shownActor(registeredBy) } };
}

const shownProduct = (productId: string, product: Product | undefined) => ({
  productId,
  sku: product?.sku ?? productId,
  name: product?.name ?? productId,
  kind: product?.kind ?? '',
  ...(product?.warranty.covers !== undefined && { covers: product.warranty.covers }),
});

/** What a list shows of a unit, to those whose it is. */
export function unitRow(
  caller: Caller,
  unit: UnitRecord,
  product: Product | undefined,
  dealer: string | undefined,
  nowMs: number,
) {
  const { serial, companyId, createdAt, assignedAt, replaces, replacedBy, version, productId } = unit;
  return {
    ...{ serial, companyId, createdAt, assignedAt, replaces, replacedBy, version },
    own: isOwn(caller, unit),
    product: shownProduct(productId, product),
    warranty: checkWarranty(unit, nowMs),
    state: stateOf(unit),
    ...(dealer !== undefined && { dealer }),
    ...shownRegistration(unit),
  };
}

/** An earlier claim: to those who may not see it, when it was and whether it is open. */
function shownClaim(caller: Caller, claim: Claim, brand: Brand) {
  const masked = { month: claim.createdAt.slice(0, 7), open: !isClosed(claim.status) };
  if (allowed(caller.access, 'claim.view', accessRecord(claim)) !== 'yes') return masked;
  const { claimId, status, createdAt, incident } = claim;
  return {
    ...masked,
    ...{ claimId, status, statusLabel: statusLabel(status, { brand }) },
    ...{ filedAt: createdAt, incidentType: incident.type },
  };
}

/** An RMA as far as it is about this unit. */
const shownRma = ({ rmaId, kind, issuedAt, units }: Rma, of: string) =>
  units.filter(({ serial }) => serial === of).map(({ state }) => ({ rmaId, kind, state, issuedAt }));

async function shownDocument(record: DocumentRecord) {
  const { documentId, kind, fileName, contentType, size, status, reason, createdAt, key } = record;
  return {
    ...{ documentId, kind, fileName, contentType, size, status, createdAt },
    ...(reason !== undefined && { reason }),
    ...(status === 'accepted' &&
      key !== undefined && { url: await presignDownload({ key, fileName, contentType }) }),
  };
}

/** Serial information: the whole service record of one's own unit, what another dealer may know of somebody else's. */
export async function unitView(table: Table, caller: Caller, unit: UnitRecord, nowMs: number) {
  const own = isOwn(caller, unit);
  const { serial, companyId } = unit;
  const [product, dealer, claims, rmas, history, documents, brand] = await Promise.all([
    readProduct(table, unit.productId),
    companyId === undefined || !own ? undefined : readCompany(table, companyId),
    claimsOfUnit(table, serial),
    own ? rmasOfUnit(table, serial) : [],
    own ? unitHistory(table, serial) : [],
    own ? documentsOfUnit(table, serial) : [],
    readBrand(table),
  ]);
  const sent = claims.filter((claim) => own || claim.status !== 'draft');
  return visibleUnit(caller.access, {
    ...unitRow(caller, unit, product, dealer?.name, nowMs),
    claims: sent.map((claim) => shownClaim(caller, claim, brand)),
    rmas: rmas.flatMap((rma) => shownRma(rma, serial)),
    transfers: unit.transfers.map(({ by, ...transfer }) => ({ ...transfer, by: shownActor(by) })),
    documents: await Promise.all(documents.map(shownDocument)),
    history: history.map(({ actor, ...event }) => ({ ...event, actor: shownActor(actor) })),
  });
}
