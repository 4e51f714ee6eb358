import { changeRma, readRma } from '../adapters/rmas/rma-store.ts';
import { rmaRunKey } from '../adapters/table/rma-keys.ts';
import type { Table } from '../adapters/table/table.ts';
import { system } from '../domain/people/actor.ts';
import { nextRma, rmaChange } from '../domain/rma/next-rma.ts';
import { rmaExecutionName } from '../domain/rma/rma.ts';
import { type RmaRun, rmaRunSchema } from '../domain/rma/rma-records.ts';
import { logger } from '../middleware/logger.ts';
import type { Executions } from './executions.ts';
import { type Found, isOld, watchExecutions } from './watch-executions.ts';

/** The next run takes over; the RMA says so, and the stream starts it. */
async function follow(table: Table, { rmaId, run }: RmaRun, nowMs: number): Promise<Found> {
  const ctx = { actor: system(), nowMs };
  await changeRma(table, rmaId, (rma) =>
    rma.run === run ? rmaChange(rma, nextRma(rma, rma.units, { run: run + 1 }, ctx), [], [], ctx) : undefined,
  );
  logger.warn('a run of an RMA was followed by the next', { rmaId, run });
  return 'followed';
}

async function look(
  table: Table,
  running: Pick<Executions, 'state'>,
  record: RmaRun,
  nowMs: number,
): Promise<Found> {
  const rma = await readRma(table, record.rmaId);
  if (rma.run !== record.run || rma.state === 'closed') return 'over';
  const state = await running.state(rmaExecutionName(record));
  return state === 'running' && !isOld(record, nowMs) ? 'running' : follow(table, record, nowMs);
}

/** Looks after the executions of RMAs, which wait for days. Returns how many were followed by the next run. */
export const watchRmaRuns = (
  table: Table,
  running: Pick<Executions, 'state'>,
  nowMs: number,
): Promise<number> =>
  watchExecutions(
    table,
    {
      work: 'open-rma-run',
      schema: rmaRunSchema,
      everyMinutes: 6 * 60,
      keyOf: ({ rmaId, run }) => rmaRunKey(rmaId, run),
      look: (record) => look(table, running, record, nowMs),
    },
    nowMs,
  );
