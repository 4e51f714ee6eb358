import { NotPossible } from '../errors.ts';
import type { Actor } from '../people/actor.ts';
import type { Company } from '../people/people.ts';

/** How long money waits after a payee changed: time for whoever did not change it to say so. */
const waitMs = 3 * 86_400_000;

/** Changed in the last 3 days. */
export const isFreshPayee = (payee: { readonly changedAt: string } | undefined, nowMs: number): boolean =>
  payee !== undefined && nowMs - Date.parse(payee.changedAt) < waitMs;

/**
 * Why money for this company waits for an agent, in a sentence for agents; undefined when it may go by itself. Every
 * payment asks: of repairs and of referral fees alike.
 */
export function payeeHold(
  company: Pick<Company, 'payee' | 'payeeChange' | 'suspended'>,
  nowMs: number,
): string | undefined {
  if (company.suspended) return `The company is suspended: ${company.suspended.reason}`;
  if (company.payeeChange) return 'The company has asked for another payee, which waits to be confirmed.';
  if (isFreshPayee(company.payee, nowMs)) return 'The company’s payee changed in the last 3 days.';
  return undefined;
}

const nextVersion = ({ payeeChange: _change, ...company }: Company): Company => ({
  ...company,
  version: company.version + 1,
});

/**
 * The owner asks for another payee; it stands aside until an agent confirms it. The first payee of a company waits too:
 * nobody is warned of it at an old address. The payee on record, asked for again, takes back what was asked meanwhile: money
 * must not wait for an agent to confirm what holds already. Undefined when it is, or is asked to be, this one already.
 */
export function requestPayee(company: Company, email: string, by: Actor, nowMs: number): Company | undefined {
  const isThisOne = (other: string | undefined): boolean => other?.toLowerCase() === email.toLowerCase();
  const { payee, payeeChange } = company;
  if (isThisOne(payeeChange?.email ?? payee?.email)) return undefined;
  if (isThisOne(payee?.email)) return nextVersion(company);
  return {
    ...nextVersion(company),
    payeeChange: { email, requestedAt: new Date(nowMs).toISOString(), requestedBy: by },
  };
}

/** An agent lets the asked payee take effect, or not. Throws {@link NotPossible} when nothing is asked. */
export function decidePayee(company: Company, confirmed: boolean, nowMs: number): Company {
  const { payeeChange } = company;
  if (!payeeChange) throw new NotPossible('No other payee is asked for.');
  const next = nextVersion(company);
  if (!confirmed) return next;
  return {
    ...next,
    payee: { method: 'paypal', email: payeeChange.email, changedAt: new Date(nowMs).toISOString() },
  };
}
