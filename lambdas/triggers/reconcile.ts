import { SFNClient } from '@aws-sdk/client-sfn';
import middy from '@middy/core';
import type { Context, EventBridgeEvent } from 'aws-lambda';
import * as z from 'zod/mini';
import { requireEnv } from '../adapters/environment.ts';
import { theFiles } from '../adapters/files/files.ts';
import type { PendingWork } from '../adapters/table/keys.ts';
import { pendingBefore } from '../adapters/table/pending-work.ts';
import { type Table, TransactionRefused, theTable } from '../adapters/table/table.ts';
import { logger } from '../middleware/logger.ts';
import { observed } from '../middleware/observed.ts';
import { type Executions, SfnExecutions } from './executions.ts';
import { finishReadings, type Quarantine, rescanDocuments } from './pending-documents.ts';
import { redoExports } from './pending-exports.ts';
import { watchPayoutRuns } from './watch-payout-runs.ts';
import { type RunningPlans, watchPlanRuns } from './watch-plan-runs.ts';
import { watchRmaRuns } from './watch-rma-runs.ts';
import { watchRuns } from './watch-runs.ts';

/** How old unfinished work must be before it counts as left behind, in minutes. */
const leftBehindMinutes: Readonly<Partial<Record<PendingWork, number>>> = {
  question: 5,
  run: 5,
  message: 10,
};

/** Items touched in one go; what is left over comes a quarter of an hour later. */
const perTick = 200;

const pendingItemSchema = z.object({ pk: z.string(), sk: z.string(), gsi4pk: z.string() });

/**
 * Touches an item that still waits to be delivered: the table's stream brings it again to the one function that may
 * deliver it. Whatever was done meanwhile makes the touch fail, which is as good.
 */
async function nudge(table: Table, item: z.infer<typeof pendingItemSchema>, at: string): Promise<boolean> {
  try {
    await table.transact([
      table.update(
        { pk: item.pk, sk: item.sk },
        { set: { nudgedAt: at }, condition: '#gsi4pk = :work', values: { ':work': item.gsi4pk } },
      ),
    ]);
    return true;
  } catch (error) {
    if (error instanceof TransactionRefused) return false;
    throw error;
  }
}

async function redo(table: Table, work: PendingWork, minutes: number, nowMs: number): Promise<number> {
  const beforeMs = nowMs - minutes * 60_000;
  const items = await pendingBefore(table, work, pendingItemSchema, { beforeMs, most: perTick });
  const touched = await Promise.all(items.map((item) => nudge(table, item, new Date(nowMs).toISOString())));
  return touched.filter(Boolean).length;
}

/**
 * The one safety net: redoes what a crash, a throttle or a dead letter left undone. Nothing depends on it being on time:
 * due dates are timers of the workflows.
 */
export async function reconcile(
  table: Table,
  running: Executions,
  plans: RunningPlans,
  rmas: Pick<Executions, 'state'>,
  payouts: Pick<Executions, 'state'>,
  quarantine: Quarantine,
  nowMs: number,
): Promise<Record<string, number>> {
  const redone: Record<string, number> = {};
  for (const [work, minutes] of Object.entries(leftBehindMinutes) as [PendingWork, number][])
    redone[work] = await redo(table, work, minutes, nowMs);
  redone.document = await rescanDocuments(quarantine, nowMs);
  redone.reading = await finishReadings(table, nowMs);
  redone.export = await redoExports(table, nowMs);
  redone.plansFollowed = await watchPlanRuns(table, plans, nowMs);
  redone.payoutsFollowed = await watchPayoutRuns(table, payouts, nowMs);
  redone.rmasFollowed = await watchRmaRuns(table, rmas, nowMs);
  return { ...redone, takenOver: await watchRuns(table, running, nowMs) };
}

export const handler = middy<EventBridgeEvent<string, unknown>, Record<string, number>, Error, Context>()
  .use(observed())
  .handler(async () => {
    const client = new SFNClient({});
    const running = new SfnExecutions(client, requireEnv('CLAIM_MACHINE_ARN'));
    const plans = {
      activation: new SfnExecutions(client, requireEnv('ACTIVATION_MACHINE_ARN')),
      billing: new SfnExecutions(client, requireEnv('BILLING_MACHINE_ARN')),
    };
    const payouts = new SfnExecutions(client, requireEnv('PAYOUT_MACHINE_ARN'));
    const rmas = new SfnExecutions(client, requireEnv('RMA_MACHINE_ARN'));
    const table = theTable();
    const quarantine = { table, files: theFiles(), bucket: requireEnv('QUARANTINE_BUCKET') };
    const redone = await reconcile(table, running, plans, rmas, payouts, quarantine, Date.now());
    logger.info('reconciled', { redone });
    return redone;
  });
