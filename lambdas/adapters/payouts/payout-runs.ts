import { ConcurrentChange } from '../../domain/errors.ts';
import { dueAt } from '../../domain/referrals/payout-calendar.ts';
import { type PayoutRun, payoutRunSchema } from '../../domain/referrals/payout-run.ts';
import { pendingIndexes } from '../table/keys.ts';
import * as keys from '../table/money-keys.ts';
import {
  type Page,
  type PageRequest,
  type Table,
  type TransactItem,
  TransactionRefused,
} from '../table/table.ts';

/** The runs of the payout workflow. They are started by the table's stream, like every execution. */

export const readRun = (table: Table, runMonth: string): Promise<PayoutRun | undefined> =>
  table.get(keys.payoutRunKey(runMonth), payoutRunSchema);

export const payoutRunsList = { index: 'gsi3', partition: keys.payoutRunsPartition } as const;

/** All runs, newest first. */
export const payoutRuns = (
  table: Table,
  page: Pick<PageRequest, 'limit' | 'after'>,
): Promise<Page<PayoutRun>> => table.page({ ...payoutRunsList, newestFirst: true, ...page }, payoutRunSchema);

export function runItem(table: Table, run: PayoutRun): TransactItem {
  const key = keys.payoutRunKey(run.runMonth);
  const item = { entity: 'payout-run', ...run, gsi3pk: keys.payoutRunsPartition, gsi3sk: run.runMonth };
  return run.version === 1 ? table.create(key, item) : table.replace(key, item, run.version - 1);
}

const executionItem = (table: Table, { runMonth, run }: PayoutRun, at: string): TransactItem =>
  table.create(keys.payoutExecutionKey(runMonth, run), {
    entity: 'run',
    runMonth,
    run,
    requestedAt: at,
    deliver: 'pending',
    ...pendingIndexes('run', at),
  });

/** The first execution of a month's run. Refused as a whole when the month has been started. */
export function firstRunItems(table: Table, runMonth: string, zone: string, nowMs: number): TransactItem[] {
  const at = new Date(nowMs).toISOString();
  const run: PayoutRun = {
    runMonth,
    dueAt: dueAt(runMonth, zone),
    startedAt: at,
    run: 1,
    status: 'running',
    version: 1,
  };
  return [runItem(table, run), executionItem(table, run, at)];
}

/** Another execution of a month that was started: there is something to do again. An earlier one ends at its next step. */
function nextRunItems(table: Table, before: PayoutRun, nowMs: number): TransactItem[] {
  const { doneAt: _done, ...rest } = before;
  const run: PayoutRun = { ...rest, run: before.run + 1, status: 'running', version: before.version + 1 };
  return [runItem(table, run), executionItem(table, run, new Date(nowMs).toISOString())];
}

/**
 * Another execution of a month, to be written in the transaction that makes one necessary: what is ready to be paid and
 * has no execution coming would wait for ever. Nothing for a month that was never started.
 */
export async function runAfter(table: Table, runMonth: string, nowMs: number): Promise<TransactItem[]> {
  const head = await readRun(table, runMonth);
  return head ? nextRunItems(table, head, nowMs) : [];
}

/** How often something is tried again after losing against another one. */
const attempts = 6;

/**
 * Starts another execution of a month while `isWanted` says so of its run as it stands. That it was never started is
 * nothing to do, too. Throws {@link ConcurrentChange}.
 */
export async function askForRun(
  table: Table,
  runMonth: string,
  isWanted: (run: PayoutRun) => boolean,
  nowMs: number,
): Promise<boolean> {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const before = await readRun(table, runMonth);
    if (!before || !isWanted(before)) return false;
    try {
      await table.transact(nextRunItems(table, before, nowMs));
      return true;
    } catch (error) {
      if (!(error instanceof TransactionRefused)) throw error;
    }
  }
  throw new ConcurrentChange('the run');
}
