import type { Action } from '../../domain/access/actions.ts';
import { allowed } from '../../domain/access/allowed.ts';
import type { AccessRecord } from '../../domain/access/rules.ts';
import { NotFound } from '../../domain/errors.ts';
import type { Caller } from './caller.ts';
import { Forbidden } from './problem.ts';

/**
 * Lets through whoever may do this to this record. Throws NotFound where the record is hidden from the caller, as where
 * it does not exist, and Forbidden where it is seen but not for acting on.
 */
export function requireAccess({ access }: Caller, action: Action, record: AccessRecord, what: string): void {
  const verdict = allowed(access, action, record);
  if (verdict === 'hidden') throw new NotFound(what);
  if (verdict === 'forbidden') throw new Forbidden(action);
}
