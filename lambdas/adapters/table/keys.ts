import { createHash } from 'node:crypto';

/**
 * What the keys of the one table share. Each key is built in one of these files, by what it is the key of, and nowhere
 * else; the table of its items stands there.
 *
 * | file | keys of |
 * |---|---|
 * | `claim-keys.ts` | claims and what hangs on them |
 * | `list-keys.ts` | the rows that lists of claims and RMAs are read from |
 * | `mail-keys.ts` | mail that came in, and mail of no claim |
 * | `upload-keys.ts` | uploads, and pictures that look alike |
 * | `people-keys.ts` | customers and users |
 * | `company-keys.ts` | companies, applications, scorecards |
 * | `money-keys.ts` | fees, payouts and their ledger |
 * | `plan-keys.ts`, `device-keys.ts` | plans and their sale; devices |
 * | `unit-keys.ts`, `rma-keys.ts` | units with a warranty and their products; RMAs and dealers' credits |
 * | `support-keys.ts` | articles, tickets, ready words |
 * | `settings-keys.ts`, `system-keys.ts` | what an admin sets; what the system notes for itself |
 */

export interface Key {
  readonly pk: string;
  readonly sk: string;
}

/** The key of a record that has a partition of its own. */
export const recordKey = (kind: string, id: string): Key => ({ pk: `${kind}#${id}`, sk: kind });

/** For what is too long, or too private, to stand in a key. */
export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A count that sorts as text. */
export const sixDigits = (count: number): string => String(count).padStart(6, '0');

/** History sorts by the version of the record that it made, then by place within the change. */
export const eventSort = (version: number, index: number): string =>
  `EVENT#${String(version).padStart(8, '0')}#${index}`;

/** Shards of the lists over all claims: a partition takes 1,000 writes a second. */
export const listShards = 4;
export const shardOf = (id: string): number => Number.parseInt(hashOf(id).slice(0, 4), 16) % listShards;

/** What still has to happen, for the reconcile to redo after a crash; an item leaves when it is done. */
export type PendingWork =
  | 'question'
  | 'run'
  | 'message'
  | 'document'
  | 'reading'
  | 'payment'
  | 'paid-payment'
  | 'export'
  | 'open-run'
  | 'open-plan-run'
  | 'open-rma-run'
  | 'open-payout-run'
  | 'payout-batch';

export const pendingPartition = (work: PendingWork): string => `PENDING#${work}`;
export const pendingIndexes = (work: PendingWork, since: string): Record<string, string> => ({
  gsi4pk: pendingPartition(work),
  gsi4sk: since,
});
