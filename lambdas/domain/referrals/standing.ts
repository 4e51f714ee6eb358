import type { ChargeRecord } from '../plans/charges.ts';
import type { Enrollment } from '../plans/enrollment.ts';

/** How a plan stood at an instant, as far as its seller's fee depends on it. */
export type Standing =
  | { readonly is: 'active' }
  | { readonly is: 'past-due' }
  | { readonly is: 'not-in-force'; readonly because: string };

const notAfter = (instant: string | undefined, atMs: number): boolean =>
  instant !== undefined && Date.parse(instant) <= atMs;

/** A charge for a period that was declined and not yet paid at that instant. Who gave it up since owed it then. */
const wasOwed = (charge: ChargeRecord, atMs: number): boolean =>
  charge.kind === 'period' &&
  charge.tries > 0 &&
  notAfter(charge.at, atMs) &&
  !(charge.status === 'paid' && notAfter(charge.paidAt, atMs));

/**
 * Reads how a plan stood at `atMs` from the records as they are now: a run may come late, or be replayed, and must find
 * what it would have found on time. The records keep when each thing happened: activation, the beginning and end of
 * cover, payment. A plan cancelled for the end of its cycle has cover until then; free months are paid from the start.
 */
export function standingAt(plan: Enrollment, charges: readonly ChargeRecord[], atMs: number): Standing {
  if (!notAfter(plan.activatedAt, atMs))
    return { is: 'not-in-force', because: 'The plan was not activated.' };
  if (!notAfter(plan.coverStartsAt, atMs))
    return { is: 'not-in-force', because: 'Cover had not begun: the first payment was missing.' };
  if (notAfter(plan.coverEndsAt, atMs))
    return { is: 'not-in-force', because: 'The plan had ended by the day of payment.' };
  return charges.some((charge) => wasOwed(charge, atMs)) ? { is: 'past-due' } : { is: 'active' };
}
