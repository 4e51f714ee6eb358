import { changeClaim } from '../adapters/claims/claim-store.ts';
import { readBrand } from '../adapters/people/people.ts';
import { runKey } from '../adapters/table/claim-keys.ts';
import type { Table } from '../adapters/table/table.ts';
import { executionName } from '../domain/claim/claim.ts';
import { type RunRecord, runRecordSchema } from '../domain/claim/records.ts';
import { takeOver } from '../domain/claim/transitions/take-over.ts';
import { system } from '../domain/people/actor.ts';
import { logger } from '../middleware/logger.ts';
import type { Executions } from './executions.ts';
import { type Found, isOld, oldestDays, watchExecutions } from './watch-executions.ts';

/** A new execution of the same claim takes over in agent review; one that closed meanwhile is left alone. */
async function follow(table: Table, record: RunRecord, reason: string, nowMs: number): Promise<Found> {
  const openingHours = (await readBrand(table)).openingHours;
  let isOver = false;
  await changeClaim(table, record.claimId, (claim) => {
    const ctx = { now: nowMs, actor: system(), openingHours };
    const change = claim.run === record.run ? takeOver(claim, reason, ctx) : undefined;
    isOver = change === undefined;
    return change && { change };
  });
  if (isOver) return 'over';
  logger.warn('an execution was taken over', { claimId: record.claimId, run: record.run, reason });
  return 'followed';
}

async function look(table: Table, running: Executions, record: RunRecord, nowMs: number): Promise<Found> {
  const name = executionName(record);
  if ((await running.state(name)) !== 'running')
    return follow(table, record, 'The workflow of this claim ended before the claim did.', nowMs);
  if (!isOld(record, nowMs)) return 'running';
  await running.stop(name, `open for over ${oldestDays} days`);
  return follow(table, record, `The claim has been open for over ${oldestDays} days.`, nowMs);
}

/** Looks after the executions of open claims. Returns how many had to be taken over. */
export const watchRuns = (table: Table, running: Executions, nowMs: number): Promise<number> =>
  watchExecutions(
    table,
    {
      work: 'open-run',
      schema: runRecordSchema,
      everyMinutes: 30,
      keyOf: ({ claimId, run }) => runKey(claimId, run),
      look: (record) => look(table, running, record, nowMs),
    },
    nowMs,
  );
