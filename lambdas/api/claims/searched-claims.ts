import { claimsOfCustomer } from '../../adapters/claims/claim-reader.ts';
import { customersLike } from '../../adapters/people/customer-search.ts';
import { claimKey } from '../../adapters/table/claim-keys.ts';
import type { Table } from '../../adapters/table/table.ts';
import { type Claim, claimSchema } from '../../domain/claim/claim.ts';
import { unitCustomerId } from '../../domain/claim/claim-unit.ts';
import { readClaimId, readPlanNumber } from '../../domain/ids/claim-id.ts';
import { normalSerial } from '../../domain/ids/serial.ts';

const sameText = (one: string | undefined, typed: string): boolean =>
  one?.trim().toUpperCase() === typed.trim().toUpperCase();

/**
 * Claims by exact ID, serial or IMEI, plan number, telephone or mail address, or how the customer's name begins; whether
 * the caller may see them is not asked here.
 */
export async function searchedClaims(table: Table, typed: string): Promise<Claim[]> {
  const claimId = readClaimId(typed);
  const planNumber = readPlanNumber(typed);
  const serial = normalSerial(typed);
  const [claim, customers, ofUnit] = await Promise.all([
    claimId === undefined ? undefined : table.get(claimKey(claimId), claimSchema),
    customersLike(table, typed),
    serial === undefined ? [] : claimsOfCustomer(table, unitCustomerId(serial)),
  ]);
  const claims = await Promise.all(
    customers.map(async ({ customerId }) => claimsOfCustomer(table, customerId)),
  );
  const all = claims.flat();
  // A serial or a plan number names some of its owner's claims, not all of them.
  const ofDevice = all.filter(
    ({ device }) => sameText(device?.serial, typed) || sameText(device?.imei, typed),
  );
  const ofPlan = all.filter((one) => planNumber !== undefined && one.planNumber === planNumber);
  const narrowed = ofDevice.length > 0 ? ofDevice : ofPlan.length > 0 ? ofPlan : all;
  return [...(claim ? [claim] : []), ...ofUnit, ...narrowed];
}
