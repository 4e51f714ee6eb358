import type { InputFault } from '../errors.ts';
import type { Customer } from '../people/people.ts';
import { readPostalCode, regionsOf } from '../places/regions.ts';

type Address = Customer['address'];

/**
 * The address in one writing, or what is wrong with it: plans are sold to mailing addresses in the US and Canada, whose
 * postal code lies in the state or province named. `path` is where the address stands in the input.
 */
export function checkAddress(
  address: Address,
  path: string,
): { readonly address: Address } | { readonly faults: readonly InputFault[] } {
  const region = address.region.trim().toUpperCase();
  const postalCode = readPostalCode(address.country, address.postalCode);
  const kind = address.country === 'US' ? 'ZIP code (94110 or 94110-1234)' : 'postal code (M5H 2M5)';
  if (postalCode === undefined) return { faults: [{ path: `${path}.postalCode`, message: `is no ${kind}` }] };
  const regions = regionsOf(address.country, postalCode);
  if (regions.length === 0)
    return { faults: [{ path: `${path}.postalCode`, message: `is a ${kind} that does not exist` }] };
  if (!regions.includes(region)) {
    const message = `does not fit the postal code, which lies in ${regions.join(' or ')}`;
    return { faults: [{ path: `${path}.region`, message }] };
  }
  return { address: { ...address, region, postalCode } };
}
