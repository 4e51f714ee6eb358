import { pendingIndexes, pendingPartition } from '../adapters/keys.ts';
import { payoutExecutionKey } from '../adapters/money-keys.ts';
import { askForRun } from '../adapters/payout-runs.ts';
import { type Table, TransactionRefused } from '../adapters/table.ts';
import {
  type PayoutExecution,
  payoutExecutionName,
  payoutExecutionSchema,
} from '../domain/referrals/payout-run.ts';
import { logger } from '../middleware/logger.ts';
import type { RunningClaims } from './running-claims.ts';

/** A run that is only waiting for the provider is looked at this often. */
const lookAgainMinutes = 30;

async function store(
  table: Table,
  { runMonth, run }: PayoutExecution,
  change: { readonly set: Record<string, unknown>; readonly remove?: readonly string[] },
): Promise<void> {
  try {
    await table.transact([
      table.update(payoutExecutionKey(runMonth, run), {
        ...change,
        condition: 'attribute_not_exists(#closedAt)',
      }),
    ]);
  } catch (error) {
    // It finished in this moment.
    if (!(error instanceof TransactionRefused)) throw error;
  }
}

/** Looks at one execution. Whether the next one had to take over. */
async function watch(
  table: Table,
  running: Pick<RunningClaims, 'state'>,
  execution: PayoutExecution,
  nowMs: number,
): Promise<boolean> {
  const at = new Date(nowMs).toISOString();
  if ((await running.state(payoutExecutionName(execution))) === 'running') {
    await store(table, execution, { set: pendingIndexes('open-payout-run', at) });
    return false;
  }
  const { runMonth, run } = execution;
  const isLatest = (head: { readonly run: number; readonly status: string }): boolean =>
    head.run === run && head.status === 'running';
  const followed = await askForRun(table, runMonth, isLatest, nowMs);
  await store(table, execution, { set: { closedAt: at }, remove: ['gsi4pk', 'gsi4sk'] });
  if (followed) logger.warn('a run of payouts was followed by the next', { runMonth, run });
  return followed;
}

/**
 * Looks after the executions of payout runs: one that died before the run was done is followed by the next, which goes
 * on with what is left. Returns how many were.
 */
export async function watchPayoutRuns(
  table: Table,
  running: Pick<RunningClaims, 'state'>,
  nowMs: number,
): Promise<number> {
  const open = await table.all(
    {
      index: 'gsi4',
      partition: pendingPartition('open-payout-run'),
      sortBefore: new Date(nowMs - lookAgainMinutes * 60_000).toISOString(),
    },
    payoutExecutionSchema,
  );
  let followed = 0;
  for (const execution of open) if (await watch(table, running, execution, nowMs)) followed += 1;
  return followed;
}
