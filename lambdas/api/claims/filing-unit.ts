import { randomBytes } from 'node:crypto';
import { readCompany } from '../../adapters/people/people.ts';
import type { Table } from '../../adapters/table/table.ts';
import { readWarrantyPrices } from '../../adapters/terms/price-store.ts';
import { claimUnit, presentUnit } from '../../adapters/units/unit-case.ts';
import { readProduct, readUnit } from '../../adapters/units/unit-store.ts';
import type { Claim } from '../../domain/claim/claim.ts';
import { type ClaimUnit, unitCustomerId } from '../../domain/claim/claim-unit.ts';
import type { Incident } from '../../domain/claim/incident.ts';
import type { NewClaim } from '../../domain/claim/transitions/file.ts';
import { InvalidInput, NotFound, NotPossible } from '../../domain/errors.ts';
import { NUMBER_BYTES, newClaimId } from '../../domain/ids/claim-id.ts';
import { normalSerial } from '../../domain/ids/serial.ts';
import { isStaff } from '../../domain/people/actor.ts';
import type { Company } from '../../domain/people/people.ts';
import type { UnitRecord } from '../../domain/units/unit.ts';
import { type ClaimLine, type LinesInput, lineFields } from '../../domain/warranty-claims/lines.ts';
import { type PricedFor, priceLines } from '../../domain/warranty-claims/price-lines.ts';
import type { Caller } from '../../middleware/api/caller.ts';
import type { ApiRequest } from '../../middleware/api/router.ts';
import type { fileClaim } from './operations/filing.ts';
import type { InputOf } from './operations/input-of.ts';

type Filed = InputOf<typeof fileClaim>;

/** Throws {@link InvalidInput} for lines of a claim that is about a device. */
export function refuseLines(body: LinesInput & { readonly preAuthorization?: boolean | undefined }): void {
  const unitOnly = [...lineFields, 'preAuthorization' as const].filter((name) => body[name] !== undefined);
  if (unitOnly.length > 0)
    throw new InvalidInput(
      unitOnly.map((path) => ({ path, message: 'belongs to a claim for a unit, by serialNumber' })),
    );
}

/**
 * The caller's own unit, or, for the claims team, any that has a dealer. A serial number that nobody knows and one of
 * another dealer answer the same. Throws {@link NotFound}.
 */
async function unitToClaim(
  table: Table,
  { access }: Caller,
  typed: string,
): Promise<UnitRecord & { readonly companyId: string }> {
  const serial = normalSerial(typed);
  const unit = serial === undefined ? undefined : await readUnit(table, serial);
  const { companyId } = unit ?? {};
  const staff = isStaff(access.role);
  if (staff && unit && companyId === undefined)
    throw new NotPossible('The unit is assigned to no dealer yet: there is nobody to credit.');
  const own = access.role === 'partner' && companyId === access.companyId;
  if (!unit || companyId === undefined || !(staff || own)) throw new NotFound('this serial number');
  return { ...unit, companyId };
}

/** By what a claim's lines are priced today. */
export const pricedFor = async (
  table: Table,
  { companyId, sku }: Pick<ClaimUnit, 'companyId' | 'sku'>,
  nowMs: number,
): Promise<PricedFor> => ({
  prices: await readWarrantyPrices(table, new Date(nowMs).toISOString()),
  companyId,
  sku,
});

/** The owner of the unit, who deals with the dealer; before registration there is only the dealer. */
function customerOf({ serial, registration }: UnitRecord, company: Company): Claim['customer'] {
  const { name, email, phone } = registration?.customer ?? company;
  return {
    customerId: unitCustomerId(serial),
    name,
    email: email ?? company.email,
    phone: phone ?? company.phone ?? '',
  };
}

/**
 * A dealer's claim as it begins. Throws {@link NotFound} for a serial that is not the caller's, {@link InvalidInput} naming
 * every line that can't be priced.
 */
export async function newUnitClaim(
  { table, caller, body, nowMs }: ApiRequest<unknown, Filed>,
  serialNumber: string,
  incidentOf: (customerId: string) => Promise<Incident>,
): Promise<NewClaim> {
  const record = await unitToClaim(table, caller(), serialNumber);
  const [company, product] = await Promise.all([
    readCompany(table, record.companyId),
    readProduct(table, record.productId),
  ]);
  if (!company) throw new NotFound('the dealer of this unit');
  const unit = claimUnit(record, product, nowMs);
  const [incident, prices] = await Promise.all([
    incidentOf(unitCustomerId(record.serial)),
    pricedFor(table, unit, nowMs),
  ]);
  const { companyId, name, email } = company;
  return {
    claimId: newClaimId(randomBytes(NUMBER_BYTES)),
    customer: customerOf(record, company),
    unit,
    lines: priceLines(body, prices),
    partner: { companyId, name, email },
    incident,
    ...(body.preAuthorization && { preAuthorization: { state: 'asked' } }),
  };
}

/** A draft as it is sent: its unit's warranty is looked at again. */
export async function withPresentUnit(table: Table, claim: Claim, nowMs: number): Promise<Claim> {
  const unit = claim.unit && (await presentUnit(table, claim.unit, nowMs));
  return unit ? { ...claim, unit } : claim;
}

/** What whoever files a unit is told at once. */
export const toldOfUnit = ({ unit, lines }: Claim): { unit?: ClaimUnit; lines?: ClaimLine[] } => ({
  ...(unit && { unit }),
  ...(lines && { lines }),
});
