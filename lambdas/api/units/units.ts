import { companies, readCompany } from '../../adapters/people/people.ts';
import type { Table } from '../../adapters/table/table.ts';
import { readProduct, readUnit } from '../../adapters/units/unit-store.ts';
import type { Action } from '../../domain/access/actions.ts';
import { InvalidInput, NotFound } from '../../domain/errors.ts';
import { readPhoneNumber } from '../../domain/ids/phone-number.ts';
import { normalSerial } from '../../domain/ids/serial.ts';
import type { Company } from '../../domain/people/people.ts';
import type { Product } from '../../domain/units/product.ts';
import type { Owner, UnitRecord } from '../../domain/units/unit.ts';
import type { Caller } from '../../middleware/api/caller.ts';
import { requireAccess } from '../../middleware/api/record-access.ts';

/**
 * The unit of a path, if this caller may do this to it. A serial that nobody knows, one of no dealer, and, for all but looking,
 * one of another dealer are the same NotFound, after the same reads.
 */
export async function unitFor(
  table: Table,
  caller: Caller,
  action: Action,
  typed: string | undefined,
): Promise<UnitRecord> {
  const serial = normalSerial(typed ?? '');
  const unit = serial === undefined ? undefined : await readUnit(table, serial);
  if (!unit) throw new NotFound('the unit');
  requireAccess(caller, action, { dealerCompanyId: unit.companyId }, 'the unit');
  return unit;
}

/** The product of a unit on record. Throws NotFound, which only a table edited by hand makes happen. */
export async function productOf(table: Table, { productId }: UnitRecord): Promise<Product> {
  const product = await readProduct(table, productId);
  if (!product) throw new NotFound('the product of the unit');
  return product;
}

/** The company, if it deals in units. Throws {@link InvalidInput}. */
export async function dealerNamed(table: Table, companyId: string): Promise<Company> {
  const company = await readCompany(table, companyId);
  if (!company?.kinds.includes('dealer')) throw InvalidInput.at('companyId', 'is no dealer here');
  return company;
}

/** All dealers, by name. */
export const dealers = async (table: Table): Promise<Company[]> =>
  (await companies(table)).filter(({ kinds }) => kinds.includes('dealer'));

/** An owner as typed, the telephone number in its one writing. Throws {@link InvalidInput}. */
export function acceptedOwner({ phone, ...owner }: Owner): Owner {
  if (phone === undefined) return owner;
  const number = readPhoneNumber(phone);
  if (number === undefined)
    throw InvalidInput.at('customer.phone', 'must be a phone number of the US or Canada');
  return { ...owner, phone: number };
}
