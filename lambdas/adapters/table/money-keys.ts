import { createHash } from 'node:crypto';
import { type Key, pendingPartition, sixDigits } from './keys.ts';

/**
 * The keys of fees, payouts and their ledger.
 *
 * | item | pk | sk | index |
 * |---|---|---|---|
 * | referral | `COMPANY#id#REFERRALS` | `REFERRAL#soldAt#plan` | gsi3 run that judges it × shard, gsi4 waits for an agent |
 * | fee taken back | `COMPANY#id#ADJUSTMENTS` | plan | gsi3 as the referral |
 * | payout, its lines, its hold | `PAYOUT#id` | `PAYOUT`, `LINE#…`, `HOLD` | gsi1 company, gsi2 run, gsi3 waits to be sent, gsi4 waits for somebody |
 * | run, its executions, its batches | `PAYOUT-RUN#month` | `PAYOUT-RUN`, `RUN#…`, `BATCH#…` | gsi3 all runs, gsi4 what is pending, when to look at a batch |
 * | ledger entry | `LEDGER#company` | entry | gsi1 company by time, gsi3 month × shard |
 * | event of a provider's that was acted on | `WEBHOOK#provider#id` | `WEBHOOK` | |
 * | what a company was paid in a year | `YEAR-TOTALS#year` | company | |
 */

/** A run works on its companies in this many shards, fixed for ever: a company's shard follows from its id. */
export const payoutShards = 64;
/** Shards of a month of the ledger. */
export const ledgerShards = 4;

const place = (id: string, shards: number): number =>
  createHash('sha256').update(id).digest().readUInt16BE() % shards;

export const payoutShardOf = (companyId: string): number => place(companyId, payoutShards);

const two = (shard: number): string => String(shard).padStart(2, '0');

/** Everything that a run has still to do in a shard: payouts to send, then fees to judge, company by company. */
export const dueInShard = (runMonth: string, shard: number): string =>
  `PAYOUTS-DUE#${runMonth}#${two(shard)}`;
export const dueIndex = (companyId: string, runMonth: string, sort: string): Record<string, string> => ({
  gsi3pk: dueInShard(runMonth, payoutShardOf(companyId)),
  gsi3sk: `${companyId}#${sort}`,
});
/** Payouts that a run has still to weigh, or to put into a batch, sort before all companies. */
export const waitingPayoutPrefix = '!';
export const waitingPayoutIndex = (companyId: string, runMonth: string): Record<string, string> => ({
  gsi3pk: dueInShard(runMonth, payoutShardOf(companyId)),
  gsi3sk: `${waitingPayoutPrefix}${companyId}`,
});
/** Sorts after the payouts, and before the companies. */
export const beforeCompanies = '"';
/** Sorts after everything of a company: `$` follows `#`. */
export const afterCompany = (companyId: string): string => `${companyId}$`;
/** Fees that a company has coming, oldest sale first. */
export const referralKey = (companyId: string, soldAt: string, planNumber: string): Key => ({
  pk: companyReferralsPartition(companyId),
  sk: `REFERRAL#${soldAt}#${planNumber}`,
});
export const companyReferralsPartition = (companyId: string): string => `COMPANY#${companyId}#REFERRALS`;
/** Lines that an agent has to look at. */
export const referralsToReviewPartition = 'REFERRALS-TO-REVIEW';

export const adjustmentKey = (companyId: string, planNumber: string): Key => ({
  pk: `COMPANY#${companyId}#ADJUSTMENTS`,
  sk: planNumber,
});

const ofPayout = (payoutId: string, sk: string): Key => ({ pk: `PAYOUT#${payoutId}`, sk });
export const payoutKey = (payoutId: string): Key => ofPayout(payoutId, 'PAYOUT');
export const payoutHoldKey = (payoutId: string): Key => ofPayout(payoutId, 'HOLD');
export const payoutLineKey = (payoutId: string, kind: string, planNumber: string): Key =>
  ofPayout(payoutId, `${payoutLinePrefix}${planNumber}#${kind}`);
export const payoutLinePrefix = 'LINE#';
export const companyPayoutsPartition = (companyId: string): string => `COMPANY#${companyId}#PAYOUTS`;
export const runPayoutsPartition = (runMonth: string): string => `PAYOUTS#${runMonth}`;
/** Payouts that are held, or came back: somebody has to do something. */
export const payoutsToSeePartition = 'PAYOUTS-TO-SEE';

const ofRun = (runMonth: string, sk: string): Key => ({ pk: `PAYOUT-RUN#${runMonth}`, sk });
export const payoutRunKey = (runMonth: string): Key => ofRun(runMonth, 'PAYOUT-RUN');
export const payoutExecutionKey = (runMonth: string, run: number): Key =>
  ofRun(runMonth, `RUN#${sixDigits(run)}`);
/** Read consistently, all of a run: it ends when none is open. */
export const payoutBatchKey = (runMonth: string, batchId: string): Key =>
  ofRun(runMonth, `${payoutBatchPrefix}${batchId}`);
export const payoutBatchPrefix = 'BATCH#';
export const isOfPayoutRun = (partition: string): boolean => partition.startsWith('PAYOUT-RUN#');
export const payoutRunsPartition = 'PAYOUT-RUNS';

export const ledgerPartition = (companyId: string): string => `LEDGER#${companyId}`;
export const ledgerKey = (companyId: string, entryId: string): Key => ({
  pk: ledgerPartition(companyId),
  sk: entryId,
});
export const companyLedgerPartition = (companyId: string): string => `COMPANY#${companyId}#LEDGER`;
export const ledgerMonthPartition = (month: string, shard: number): string => `LEDGER#${month}#${shard}`;
export const ledgerIndexes = (companyId: string, at: string, entryId: string): Record<string, string> => ({
  gsi1pk: companyLedgerPartition(companyId),
  gsi1sk: `${at}#${entryId}`,
  gsi3pk: ledgerMonthPartition(at.slice(0, 7), place(entryId, ledgerShards)),
  gsi3sk: `${at}#${companyId}#${entryId}`,
});

export const yearTotalsPartition = (year: string): string => `YEAR-TOTALS#${year}`;
export const yearTotalKey = (year: string, companyId: string): Key => ({
  pk: yearTotalsPartition(year),
  sk: companyId,
});

export const batchesToCheckPartition = pendingPartition('payout-batch');
/** A provider's event that was acted on. */
export const webhookKey = (provider: string, eventId: string): Key => ({
  pk: `WEBHOOK#${provider}#${eventId}`,
  sk: 'WEBHOOK',
});
