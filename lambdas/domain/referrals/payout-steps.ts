import { isFreshPayee } from '../companies/payee.ts';
import { NotPossible } from '../errors.ts';
import { type EntryKind, entryOf, type LedgerEntry } from '../ledger/entry.ts';
import type { Actor } from '../people/actor.ts';
import type { Company } from '../people/people.ts';
import { type HoldReason, type Payout, type PayoutHold, payoutIdOf } from './payout.ts';
import { salesMonthOf } from './payout-calendar.ts';

/** One step of a payout: its next version, and what the ledger says of it. */
export interface PayoutChange {
  readonly payout: Payout;
  readonly entries: readonly LedgerEntry[];
}

/** The form that US tax law wants on file before a fee is paid. */
export const taxFormFor = (company: Pick<Company, 'address'>): 'W-9' | 'W-8BEN-E' =>
  company.address?.country === 'CA' ? 'W-8BEN-E' : 'W-9';

/** Why a company is not to be paid as things stand; nothing of it is an agent's word. */
export function companyHolds(company: Company, nowMs: number): HoldReason[] {
  const { payee, payeeChange, suspended, taxForm } = company;
  const form = taxFormFor(company);
  const holds: (HoldReason | false)[] = [
    taxForm?.kind !== form && {
      code: 'tax-form',
      reason: `There is no form ${form} on file. Its owner sends it on the company's page.`,
    },
    payee === undefined && {
      code: 'no-payee',
      reason: 'There is no PayPal address on record. Its owner enters it on the company’s page.',
    },
    payeeChange !== undefined && {
      code: 'payee-changed',
      reason: 'Another PayPal address was asked for, and waits for our team to confirm it.',
    },
    isFreshPayee(payee, nowMs) && {
      code: 'payee-changed',
      reason: 'The PayPal address was changed in the last 3 days: paid once they are over.',
    },
    suspended !== undefined && { code: 'suspended', reason: `The company is suspended: ${suspended.reason}` },
  ];
  return holds.filter((hold) => hold !== false);
}

const agentsHold = (hold: PayoutHold | undefined): HoldReason[] =>
  hold && hold.releasedAt === undefined
    ? [{ code: 'agent', reason: `${hold.by.name} holds it: ${hold.reason}` }]
    : [];

/** A payout without lines yet. */
export const openPayout = (company: Company, runMonth: string, at: string): Payout => ({
  payoutId: payoutIdOf(company.companyId, runMonth),
  companyId: company.companyId,
  companyName: company.name,
  runMonth,
  month: salesMonthOf(runMonth),
  status: 'open',
  amountCents: 0,
  lineCount: 0,
  holds: [],
  steps: [],
  attempt: 0,
  createdAt: at,
  version: 1,
});

const next = (payout: Payout, fields: Partial<Payout>): Payout => ({
  ...payout,
  ...fields,
  version: payout.version + 1,
});

/**
 * All lines are in, or a reason to hold may have gone: ready if nothing stands against paying, else held. Undefined when
 * nothing changes.
 */
export function weighPayout(
  payout: Payout,
  company: Company,
  hold: PayoutHold | undefined,
  nowMs: number,
): PayoutChange | undefined {
  if (payout.status !== 'open' && payout.status !== 'held' && payout.status !== 'ready') return undefined;
  const holds = [
    ...companyHolds(company, nowMs),
    ...agentsHold(hold),
    ...(payout.amountCents > 0
      ? []
      : [{ code: 'nothing-due' as const, reason: 'What was taken back comes to as much as the new fees.' }]),
  ];
  const status = holds.length > 0 ? 'held' : 'ready';
  if (status === payout.status && JSON.stringify(holds) === JSON.stringify(payout.holds)) return undefined;
  return { payout: next(payout, { status, holds }), entries: [] };
}

/** Where the entries of one attempt hang: the attempt is part of their ids, so that each is booked once. */
const booked = (payout: Payout, kind: EntryKind, at: string, from?: 'in-transit' | 'paypal'): LedgerEntry =>
  entryOf(
    kind,
    `${payout.payoutId}#${payout.attempt}`,
    payout.amountCents,
    {
      companyId: payout.companyId,
      payoutId: payout.payoutId,
      at,
      ...(payout.providerReason !== undefined && kind === 'returned' && { reason: payout.providerReason }),
    },
    from,
  );

/** Recorded in a batch, before the provider is called. */
export function sendPayout(payout: Payout, batchId: string, to: string, nowMs: number): PayoutChange {
  const at = new Date(nowMs).toISOString();
  const { providerStatus: _status, providerReason: _reason, paidAt: _paid, ...rest } = payout;
  const sent = next(rest, { status: 'sent', batchId, to, sentAt: at, attempt: payout.attempt + 1 });
  return { payout: sent, entries: [booked(sent, 'sent', at)] };
}

/** Names one attempt with the provider. */
export const itemIdOf = ({ payoutId, attempt }: Pick<Payout, 'payoutId' | 'attempt'>): string =>
  attempt <= 1 ? payoutId : `${payoutId}#${attempt}`;

/**
 * The provider refused the whole batch, and nothing of it was paid: each of its payouts goes alone next, so that one bad
 * address holds up nobody else; a payout that was alone has failed.
 */
export function refusedPayout(
  payout: Payout,
  wasAlone: boolean,
  reason: string,
  nowMs: number,
): PayoutChange {
  const at = new Date(nowMs).toISOString();
  const refused = next(payout, {
    status: wasAlone ? 'failed' : 'ready',
    providerStatus: 'REFUSED',
    providerReason: reason,
    alone: true,
  });
  return { payout: refused, entries: [booked(refused, 'returned', at)] };
}

/** Ends of a payment, in the provider's words; everything else is on its way. */
const ends: Readonly<Record<string, 'paid' | 'returned' | 'failed'>> = {
  SUCCESS: 'paid',
  FAILED: 'failed',
  BLOCKED: 'failed',
  DENIED: 'failed',
  CANCELED: 'failed',
  REFUSED: 'failed',
  RETURNED: 'returned',
  REFUNDED: 'returned',
  REVERSED: 'returned',
};

export const isTerminal = (providerStatus: string | undefined): boolean =>
  providerStatus !== undefined && providerStatus in ends;

/**
 * What the provider says of a payout that was sent. It may say it twice, late, and take back weeks later what it paid.
 * Undefined when it is nothing new.
 */
export function reportPayout(
  payout: Payout,
  said: { readonly status: string; readonly reason?: string | undefined },
  nowMs: number,
): PayoutChange | undefined {
  const at = new Date(nowMs).toISOString();
  const end = ends[said.status];
  const wasPaid = payout.status === 'paid';
  if (payout.status !== 'sent' && !(wasPaid && end !== undefined && end !== 'paid')) return undefined;
  if (payout.providerStatus === said.status) return undefined;
  const heard = next(payout, {
    providerStatus: said.status,
    ...(said.reason !== undefined && { providerReason: said.reason }),
  });
  if (end === undefined) return { payout: heard, entries: [] };
  if (end === 'paid')
    return { payout: { ...heard, status: 'paid', paidAt: at }, entries: [booked(heard, 'paid', at)] };
  const entry = booked(heard, 'returned', at, wasPaid ? 'paypal' : 'in-transit');
  return { payout: { ...heard, status: end }, entries: [entry] };
}

const step = (
  payout: Payout,
  what: Payout['steps'][number]['what'],
  by: Actor,
  reason: string,
  nowMs: number,
) => [...payout.steps, { what, by, reason, at: new Date(nowMs).toISOString() }];

/** An agent holds a payout that is not on its way yet. Throws {@link NotPossible}. */
export function holdPayout(payout: Payout, by: Actor, reason: string, nowMs: number): PayoutChange {
  if (payout.status !== 'open' && payout.status !== 'held' && payout.status !== 'ready')
    throw new NotPossible('The payout is on its way already; it can no longer be held.');
  const holds = [
    ...payout.holds.filter(({ code }) => code !== 'agent'),
    { code: 'agent' as const, reason: `${by.name} holds it: ${reason}` },
  ];
  const steps = step(payout, 'held', by, reason, nowMs);
  const status = payout.status === 'open' ? 'open' : 'held';
  return { payout: next(payout, { status, holds, steps }), entries: [] };
}

/** An agent takes the hold back; whatever else stands against paying stays. Throws {@link NotPossible}. */
export function releasePayout(
  payout: Payout,
  company: Company,
  by: Actor,
  reason: string,
  nowMs: number,
): PayoutChange {
  if (payout.status !== 'held') throw new NotPossible('The payout is not held.');
  const steps = step(payout, 'released', by, reason, nowMs);
  const released = weighPayout({ ...payout, steps }, company, undefined, nowMs);
  if (!released) throw new NotPossible(`It stays held: ${payout.holds.map((hold) => hold.reason).join(' ')}`);
  return released;
}

/**
 * An agent pays again what came back or never went; `said` is what the provider says of the old payment now, read
 * first: a payment that is still on its way must not be made twice. Throws {@link NotPossible}.
 */
export function payAgain(
  payout: Payout,
  said: string,
  by: Actor,
  reason: string,
  nowMs: number,
): PayoutChange {
  if (payout.status !== 'returned' && payout.status !== 'failed')
    throw new NotPossible('Only a payout that came back or failed can be paid again.');
  const end = ends[said];
  if (end !== 'returned' && end !== 'failed')
    throw new NotPossible(`The provider says ${said} of the first payment: nothing may be paid twice.`);
  const steps = step(payout, 'paid-again', by, reason, nowMs);
  // Weighed anew before it goes: the payee may have been changed a minute ago.
  return { payout: next(payout, { status: 'held', holds: [], steps }), entries: [] };
}
