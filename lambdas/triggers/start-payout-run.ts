import * as z from 'zod/mini';
import { payoutZone } from '../adapters/environment.ts';
import { askForRun, firstRunItems, readRun } from '../adapters/payouts/payout-runs.ts';
import { type Table, TransactionRefused, theTable } from '../adapters/table/table.ts';
import { instantSchema } from '../domain/calendar/instant.ts';
import { dueAt, monthOf } from '../domain/referrals/payout-calendar.ts';
import { taskHandler } from '../middleware/task-handler.ts';

/** The month's run was asked for before its day: nobody knows yet how plans will stand. */
export class RunNotDue extends Error {
  override readonly name = 'RunNotDue';

  constructor(runMonth: string, due: string) {
    super(`the run of ${runMonth} falls due at ${due}`);
  }
}

const inputSchema = z.object({
  /** When the schedule was due, whatever the time is now: the run's month follows from it. */
  scheduledTime: instantSchema,
});

interface Started {
  readonly runMonth: string;
  readonly started: boolean;
}

/**
 * Starts the run of the month in which `scheduledTime` lies. Started twice it runs once. An operator who invokes it
 * with an instant of a past month makes up for a run that never was, or has a finished one looked through again for
 * what is still due. Throws {@link RunNotDue}.
 */
export async function startPayoutRun(table: Table, scheduledTime: string, zone: string): Promise<Started> {
  const nowMs = Date.now();
  const runMonth = monthOf(scheduledTime, zone);
  const due = dueAt(runMonth, zone);
  if (Date.parse(due) > nowMs) throw new RunNotDue(runMonth, due);
  const known = await readRun(table, runMonth);
  if (known)
    return { runMonth, started: await askForRun(table, runMonth, ({ status }) => status === 'done', nowMs) };
  try {
    await table.transact(firstRunItems(table, runMonth, zone, nowMs));
    return { runMonth, started: true };
  } catch (error) {
    if (!(error instanceof TransactionRefused)) throw error;
    return { runMonth, started: false };
  }
}

export const handler = taskHandler(inputSchema, ({ scheduledTime }) =>
  startPayoutRun(theTable(), scheduledTime, payoutZone()),
);
