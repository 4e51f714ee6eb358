import * as z from 'zod/mini';
import { instantSchema } from '../calendar/instant.ts';

/**
 * The ledger of referral fees: double entry, append-only. Debits are positive, credits negative, integer cents of USD;
 * the legs of an entry sum to zero, and so does the whole.
 *
 * | kind | when | debit | credit |
 * |---|---|---|---|
 * | `accrual` | a company sold a plan | referral-fees | accrued |
 * | `void` | its run found it not to be paid | accrued | referral-fees |
 * | `payable` | it became a line of a payout | accrued | payable |
 * | `sent` | the payout was recorded in a batch, before the provider was called | payable | in-transit |
 * | `paid` | the provider says the partner has it | in-transit | paypal |
 * | `returned` | it came back, or never went | in-transit or paypal | payable |
 * | `claw-back` | an agent takes a fee back | payable | referral-fees |
 */
export const entryKinds = ['accrual', 'void', 'payable', 'sent', 'paid', 'returned', 'claw-back'] as const;
export type EntryKind = (typeof entryKinds)[number];

export const accounts = ['referral-fees', 'accrued', 'payable', 'in-transit', 'paypal'] as const;
export type Account = (typeof accounts)[number];

const legSchema = z.object({ account: z.enum(accounts), cents: z.int() });

export const entrySchema = z.object({
  /** Follows from what happened, so that the same thing is booked once: `PLN-1#payable`, `fixit#2026-03#1#paid`. */
  entryId: z.string(),
  kind: z.enum(entryKinds),
  at: instantSchema,
  companyId: z.string(),
  planNumber: z.optional(z.string()),
  payoutId: z.optional(z.string()),
  reason: z.optional(z.string()),
  legs: z
    .array(legSchema)
    .check(z.refine((legs) => legs.reduce((sum, { cents }) => sum + cents, 0) === 0, 'must sum to zero')),
});
export type LedgerEntry = z.infer<typeof entrySchema>;

type About = Pick<LedgerEntry, 'companyId' | 'at'> &
  Partial<Pick<LedgerEntry, 'planNumber' | 'payoutId' | 'reason'>>;

const pairs: Readonly<Record<EntryKind, readonly [debit: Account, credit: Account]>> = {
  accrual: ['referral-fees', 'accrued'],
  void: ['accrued', 'referral-fees'],
  payable: ['accrued', 'payable'],
  sent: ['payable', 'in-transit'],
  paid: ['in-transit', 'paypal'],
  returned: ['in-transit', 'payable'],
  'claw-back': ['payable', 'referral-fees'],
};

/**
 * An entry of one of the pairs above over an amount in cents. `from` is where a returned payment lay: with the provider
 * on its way, or paid already.
 */
export function entryOf(
  kind: EntryKind,
  id: string,
  cents: number,
  about: About,
  from: 'in-transit' | 'paypal' = 'in-transit',
): LedgerEntry {
  const [debit, credit] = kind === 'returned' ? ([from, 'payable'] as const) : pairs[kind];
  return {
    entryId: `${id}#${kind}`,
    kind,
    ...about,
    legs: [
      { account: debit, cents },
      { account: credit, cents: -cents },
    ],
  };
}

export type Balances = Readonly<Record<Account, number>>;

/** What each account comes to, in cents. */
export function balancesOf(entries: Iterable<Pick<LedgerEntry, 'legs'>>): Balances {
  const sums: Record<Account, number> = {
    'referral-fees': 0,
    accrued: 0,
    payable: 0,
    'in-transit': 0,
    paypal: 0,
  };
  for (const { legs } of entries) for (const { account, cents } of legs) sums[account] += cents;
  return sums;
}
