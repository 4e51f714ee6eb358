import type { Company } from '../../domain/people/people.ts';
import {
  type Payout,
  type PayoutHold,
  type PayoutLine,
  payoutHoldSchema,
  payoutLineSchema,
  payoutSchema,
} from '../../domain/referrals/payout.ts';
import { monthOf } from '../../domain/referrals/payout-calendar.ts';
import { type PayoutBatch, payoutBatchSchema } from '../../domain/referrals/payout-run.ts';
import type { PayoutChange } from '../../domain/referrals/payout-steps.ts';
import * as keys from '../table/money-keys.ts';
import type { Page, PageRequest, Table, TransactItem } from '../table/table.ts';
import { entryItem, yearTotalItem } from './ledger-store.ts';

/** Whether somebody has to do something about it. */
const needsSeeing = ({ status, providerStatus }: Payout): boolean =>
  status === 'held' ||
  status === 'returned' ||
  status === 'failed' ||
  (status === 'sent' && providerStatus !== undefined && providerStatus !== 'PENDING');

/** Where it stands in the lists: with what the run has still to do, or with what people have to. */
function waiting(payout: Payout): Record<string, string> {
  const { runMonth, companyId, status } = payout;
  if (status === 'open' || status === 'ready') return keys.waitingPayoutIndex(companyId, runMonth);
  return needsSeeing(payout)
    ? { gsi4pk: keys.payoutsToSeePartition, gsi4sk: `${runMonth}#${companyId}` }
    : {};
}

/** A payout as it follows version `before`; 0 for a new one. */
export function payoutItem(table: Table, payout: Payout, before: number): TransactItem {
  const key = keys.payoutKey(payout.payoutId);
  const item = {
    entity: 'payout',
    ...payout,
    gsi1pk: keys.companyPayoutsPartition(payout.companyId),
    gsi1sk: payout.runMonth,
    gsi2pk: keys.runPayoutsPartition(payout.runMonth),
    gsi2sk: payout.companyId,
    ...waiting(payout),
  };
  return before === 0 ? table.create(key, item) : table.replace(key, item, before);
}

/** What an entry adds to what the company was paid in a calendar year of the payout zone. */
function yearItems(table: Table, { payout, entries }: PayoutChange, zone: string): TransactItem[] {
  const cents = entries
    .flatMap(({ legs }) => legs)
    .reduce((sum, { account, cents: amount }) => (account === 'paypal' ? sum - amount : sum), 0);
  const { paidAt, companyId, companyName } = payout;
  return cents === 0 || paidAt === undefined
    ? []
    : [
        yearTotalItem(
          table,
          monthOf(paidAt, zone).slice(0, 4),
          { companyId, companyName },
          'paidCents',
          cents,
        ),
      ];
}

/** A step of a payout with all that is written along; `before` is the version that was read. */
export const payoutChangeItems = (
  table: Table,
  change: PayoutChange,
  before: number,
  zone: string,
): TransactItem[] => [
  payoutItem(table, change.payout, before),
  ...change.entries.map((entry) => entryItem(table, entry)),
  ...yearItems(table, change, zone),
];

export const lineItem = (table: Table, line: PayoutLine): TransactItem =>
  table.create(keys.payoutLineKey(line.payoutId, line.kind, line.planNumber), {
    entity: 'payout-line',
    ...line,
  });

export const readPayout = (table: Table, payoutId: string): Promise<Payout | undefined> =>
  table.get(keys.payoutKey(payoutId), payoutSchema);

export const readHold = (table: Table, payoutId: string): Promise<PayoutHold | undefined> =>
  table.get(keys.payoutHoldKey(payoutId), payoutHoldSchema);

export const holdItem = (table: Table, hold: PayoutHold): TransactItem => {
  const key = keys.payoutHoldKey(hold.payoutId);
  const item = { entity: 'payout-hold', ...hold };
  return hold.version === 1 ? table.create(key, item) : table.replace(key, item, hold.version - 1);
};

type PageOf = Pick<PageRequest, 'limit' | 'after'>;

/** Lines by plan number. */
export const linesOf = (table: Table, payoutId: string, page: PageOf): Promise<Page<PayoutLine>> =>
  table.page(
    { partition: keys.payoutKey(payoutId).pk, sortPrefix: keys.payoutLinePrefix, ...page },
    payoutLineSchema,
  );

export const allLinesOf = (table: Table, payoutId: string): Promise<PayoutLine[]> =>
  table.all({ partition: keys.payoutKey(payoutId).pk, sortPrefix: keys.payoutLinePrefix }, payoutLineSchema);

/** A company's payouts, newest first. */
export const payoutsOfCompany = (
  table: Table,
  { companyId }: Pick<Company, 'companyId'>,
  page: PageOf,
): Promise<Page<Payout>> =>
  table.page(
    { index: 'gsi1', partition: keys.companyPayoutsPartition(companyId), newestFirst: true, ...page },
    payoutSchema,
  );

export const payoutsOfRun = (table: Table, runMonth: string, page: PageOf): Promise<Page<Payout>> =>
  table.page({ index: 'gsi2', partition: keys.runPayoutsPartition(runMonth), ...page }, payoutSchema);

/** Payouts of a shard that the run has still to weigh or to send. */
export const payoutsWaiting = (
  table: Table,
  runMonth: string,
  shard: number,
  page: PageOf,
): Promise<Page<Payout>> =>
  table.page(
    {
      index: 'gsi3',
      partition: keys.dueInShard(runMonth, shard),
      sortPrefix: keys.waitingPayoutPrefix,
      ...page,
    },
    payoutSchema,
  );

/** A batch as it follows version `before`; 0 for a new one. */
export function batchItem(table: Table, batch: PayoutBatch, before: number): TransactItem {
  const item = {
    entity: 'payout-batch',
    ...batch,
    ...(batch.checkAt !== undefined && { gsi4pk: keys.batchesToCheckPartition, gsi4sk: batch.checkAt }),
  };
  const key = keys.payoutBatchKey(batch.runMonth, batch.batchId);
  return before === 0 ? table.create(key, item) : table.replace(key, item, before);
}

export const readPayoutBatch = (
  table: Table,
  runMonth: string,
  batchId: string,
): Promise<PayoutBatch | undefined> => table.get(keys.payoutBatchKey(runMonth, batchId), payoutBatchSchema);

/** The batches of a run, read consistently: one in 45 partners. */
export const batchesOfRun = (table: Table, runMonth: string): Promise<PayoutBatch[]> =>
  table.all(
    { partition: keys.payoutRunKey(runMonth).pk, sortPrefix: keys.payoutBatchPrefix },
    payoutBatchSchema,
  );

/** Batches to look at by now, longest due first. */
export const batchesToCheck = async (
  table: Table,
  nowMs: number,
  limit: number,
): Promise<readonly PayoutBatch[]> => {
  const sortBefore = new Date(nowMs).toISOString();
  const { items } = await table.page(
    { index: 'gsi4', partition: keys.batchesToCheckPartition, sortBefore, limit },
    payoutBatchSchema,
  );
  return items;
};
