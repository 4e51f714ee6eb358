import { runKey } from '../adapters/claim-keys.ts';
import { changeClaim } from '../adapters/claim-store.ts';
import { pendingIndexes, pendingPartition } from '../adapters/keys.ts';
import { readBrand } from '../adapters/people.ts';
import { type Table, TransactionRefused } from '../adapters/table.ts';
import { executionName } from '../domain/claim/claim.ts';
import { type RunRecord, runRecordSchema } from '../domain/claim/records.ts';
import { takeOver } from '../domain/claim/transitions/take-over.ts';
import { system } from '../domain/people/actor.ts';
import { logger } from '../middleware/logger.ts';
import type { RunningClaims } from './running-claims.ts';

/** DescribeExecution refills at 15 a second; this many a tick leaves room for people. */
const perTick = 200;
/** An execution is seen again at the earliest after this. */
const lookAgainMinutes = 30;
/** An execution ends after a year at the latest, and its history holds 25,000 events: it is followed well before. */
const oldestDays = 300;

/** A new execution of the same claim takes over in agent review; one that closed meanwhile is left alone. */
async function follow(table: Table, record: RunRecord, reason: string, nowMs: number): Promise<void> {
  const openingHours = (await readBrand(table)).openingHours;
  await changeClaim(table, record.claimId, (claim) => {
    if (claim.run !== record.run) return undefined;
    const change = takeOver(claim, reason, { now: nowMs, actor: system(), openingHours });
    return change && { change };
  });
  logger.warn('an execution was taken over', { claimId: record.claimId, run: record.run, reason });
}

/** Seen running: it goes to the end of the line. */
async function markSeen(table: Table, record: RunRecord, nowMs: number): Promise<void> {
  const seen = new Date(nowMs).toISOString();
  try {
    await table.transact([
      table.update(runKey(record.claimId, record.run), {
        set: { checkedAt: seen, ...pendingIndexes('open-run', seen) },
        condition: 'attribute_not_exists(#closedAt)',
      }),
    ]);
  } catch (error) {
    if (!(error instanceof TransactionRefused)) throw error;
  }
}

async function watch(
  table: Table,
  running: RunningClaims,
  record: RunRecord,
  nowMs: number,
): Promise<boolean> {
  const state = await running.state(executionName(record));
  if (state !== 'running') {
    await follow(table, record, 'The workflow of this claim ended before the claim did.', nowMs);
    return true;
  }
  if (nowMs - Date.parse(record.requestedAt) < oldestDays * 86_400_000) {
    await markSeen(table, record, nowMs);
    return false;
  }
  await running.stop(executionName(record), `open for over ${oldestDays} days`);
  await follow(table, record, `The claim has been open for over ${oldestDays} days.`, nowMs);
  return true;
}

/** Looks after the executions of open claims, longest unseen first. Returns how many had to be taken over. */
export async function watchRuns(table: Table, running: RunningClaims, nowMs: number): Promise<number> {
  const page = await table.page(
    {
      index: 'gsi4',
      partition: pendingPartition('open-run'),
      sortBefore: new Date(nowMs - lookAgainMinutes * 60_000).toISOString(),
      limit: perTick,
    },
    runRecordSchema,
  );
  let followed = 0;
  for (const record of page.items) if (await watch(table, running, record, nowMs)) followed += 1;
  return followed;
}
