import { askForRun } from '../adapters/payouts/payout-runs.ts';
import { payoutExecutionKey } from '../adapters/table/money-keys.ts';
import type { Table } from '../adapters/table/table.ts';
import {
  type PayoutExecution,
  payoutExecutionName,
  payoutExecutionSchema,
} from '../domain/referrals/payout-run.ts';
import { logger } from '../middleware/logger.ts';
import type { Executions } from './executions.ts';
import { type Found, watchExecutions } from './watch-executions.ts';

async function look(
  table: Table,
  running: Pick<Executions, 'state'>,
  execution: PayoutExecution,
  nowMs: number,
): Promise<Found> {
  if ((await running.state(payoutExecutionName(execution))) === 'running') return 'running';
  const { runMonth, run } = execution;
  const isLatest = (head: { readonly run: number; readonly status: string }): boolean =>
    head.run === run && head.status === 'running';
  if (!(await askForRun(table, runMonth, isLatest, nowMs))) return 'over';
  logger.warn('a run of payouts was followed by the next', { runMonth, run });
  return 'followed';
}

/**
 * Looks after the executions of payout runs: one that died before the run was done is followed by the next, which goes
 * on with what is left. Returns how many were.
 */
export const watchPayoutRuns = (
  table: Table,
  running: Pick<Executions, 'state'>,
  nowMs: number,
): Promise<number> =>
  watchExecutions(
    table,
    {
      work: 'open-payout-run',
      schema: payoutExecutionSchema,
      everyMinutes: 30,
      keyOf: ({ runMonth, run }) => payoutExecutionKey(runMonth, run),
      look: (execution) => look(table, running, execution, nowMs),
    },
    nowMs,
  );
