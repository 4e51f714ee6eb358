import { pendingIndexes, pendingPartition } from '../adapters/keys.ts';
import { rmaRunKey } from '../adapters/rma-keys.ts';
import { changeRma, readRma } from '../adapters/rma-store.ts';
import { type Table, TransactionRefused } from '../adapters/table.ts';
import { system } from '../domain/people/actor.ts';
import { nextRma, rmaChange } from '../domain/rma/next-rma.ts';
import { rmaExecutionName } from '../domain/rma/rma.ts';
import { type RmaRun, rmaRunSchema } from '../domain/rma/rma-records.ts';
import { logger } from '../middleware/logger.ts';
import type { RunningClaims } from './running-claims.ts';

/** DescribeExecution refills at 15 a second; this many a tick leaves room for people. */
const perTick = 200;
/** An RMA waits for days: its execution is seen again every six hours. */
const lookAgainHours = 6;
/** An execution ends after a year at the latest: it is followed well before. */
const oldestDays = 300;

const set = async (
  table: Table,
  { rmaId, run }: RmaRun,
  change: { readonly set: Record<string, unknown>; readonly remove?: readonly string[] },
): Promise<void> => {
  const key = rmaRunKey(rmaId, run);
  try {
    await table.transact([table.update(key, { ...change, condition: 'attribute_not_exists(#closedAt)' })]);
  } catch (error) {
    // Somebody else has seen it, or closed it, in the same moment.
    if (!(error instanceof TransactionRefused)) throw error;
  }
};

/** The next run takes over; the RMA says so, and the stream starts it. */
async function follow(table: Table, { rmaId, run }: RmaRun, nowMs: number): Promise<void> {
  const ctx = { actor: system(), nowMs };
  await changeRma(table, rmaId, (rma) =>
    rma.run === run ? rmaChange(rma, nextRma(rma, rma.units, { run: run + 1 }, ctx), [], [], ctx) : undefined,
  );
  logger.warn('a run of an RMA was followed by the next', { rmaId, run });
}

/** Looks at one run. Whether the next one had to take over. */
async function watch(
  table: Table,
  running: Pick<RunningClaims, 'state'>,
  record: RmaRun,
  nowMs: number,
): Promise<boolean> {
  const rma = await readRma(table, record.rmaId);
  const at = new Date(nowMs).toISOString();
  const close = { set: { closedAt: at }, remove: ['gsi4pk', 'gsi4sk'] };
  if (rma.run !== record.run || rma.state === 'closed') {
    await set(table, record, close);
    return false;
  }
  const state = await running.state(rmaExecutionName(record));
  const young = nowMs - Date.parse(record.requestedAt) < oldestDays * 86_400_000;
  if (state === 'running' && young) {
    await set(table, record, { set: { checkedAt: at, ...pendingIndexes('open-rma-run', at) } });
    return false;
  }
  await follow(table, record, nowMs);
  await set(table, record, close);
  return true;
}

/** Looks after the executions of RMAs, longest unseen first. Returns how many were followed by the next run. */
export async function watchRmaRuns(
  table: Table,
  running: Pick<RunningClaims, 'state'>,
  nowMs: number,
): Promise<number> {
  const page = await table.page(
    {
      index: 'gsi4',
      partition: pendingPartition('open-rma-run'),
      sortBefore: new Date(nowMs - lookAgainHours * 3_600_000).toISOString(),
      limit: perTick,
    },
    rmaRunSchema,
  );
  let followed = 0;
  for (const record of page.items) if (await watch(table, running, record, nowMs)) followed += 1;
  return followed;
}
