import { ConcurrentChange, NotFound } from '../../domain/errors.ts';
import type { Payout } from '../../domain/referrals/payout.ts';
import type { PayoutChange } from '../../domain/referrals/payout-steps.ts';
import { type Table, type TransactItem, TransactionRefused } from '../table/table.ts';
import { payoutMailItems } from './payout-mails.ts';
import { payoutChangeItems, readPayout } from './payout-store.ts';

/** How often a change is computed again after losing against another one. */
const attempts = 6;

/** A step, and items of the caller's that stand or fall with it. */
export interface PayoutCommit {
  readonly change: PayoutChange;
  readonly with?: readonly TransactItem[];
}

/**
 * Reads a payout, computes a step of it and stores it with its ledger entries and mails, again from the start when
 * somebody was faster. `undefined` means that nothing has to change. Returns the payout as it stands then. Throws
 * {@link NotFound}, {@link ConcurrentChange}.
 */
export async function changePayout(
  table: Table,
  payoutId: string,
  zone: string,
  compute: (payout: Payout) => PayoutCommit | undefined | Promise<PayoutCommit | undefined>,
): Promise<Payout> {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const before = await readPayout(table, payoutId);
    if (!before) throw new NotFound(`payout ${payoutId}`);
    const commit = await compute(before);
    if (!commit) return before;
    const { change, with: companions = [] } = commit;
    const mails = await payoutMailItems(table, before, change.payout, Date.now());
    try {
      await table.transact([
        ...payoutChangeItems(table, change, before.version, zone),
        ...mails,
        ...companions,
      ]);
      return change.payout;
    } catch (error) {
      if (!(error instanceof TransactionRefused)) throw error;
    }
  }
  throw new ConcurrentChange('the payout');
}
