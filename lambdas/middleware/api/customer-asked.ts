import { NotFound } from '../../domain/errors.ts';
import { isStaff } from '../../domain/people/actor.ts';
import type { Caller } from './caller.ts';

/**
 * Whose records a list is of: a customer's own, the named customer's for staff; undefined is nobody's in particular. Throws
 * {@link NotFound} for a customer who names another.
 */
export function customerAsked({ access }: Caller, customerId: string | undefined): string | undefined {
  if (isStaff(access.role)) return customerId;
  if (customerId !== undefined && customerId !== access.customerId) throw new NotFound('the customer');
  return access.customerId;
}
