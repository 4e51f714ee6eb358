import { readRun, runItem } from '../../adapters/payouts/payout-runs.ts';
import { batchesOfRun } from '../../adapters/payouts/payout-store.ts';
import { type PayPalBatches, thePayPalBatches } from '../../adapters/providers/paypal-batches.ts';
import { payoutExecutionKey } from '../../adapters/table/money-keys.ts';
import { type Table, TransactionRefused, theTable } from '../../adapters/table/table.ts';
import { taskHandler } from '../../middleware/task-handler.ts';
import { checkBatch } from './check-batch.ts';
import { isOvertaken, type PayoutTask, payoutTaskSchema } from './payout-task.ts';

/** What the machine routes on. `until` is the instant to wait for. */
export interface Checked {
  readonly step: 'wait' | 'check' | 'send' | 'done';
  readonly until: string;
}

const workMs = 120_000;

/** The run has nothing left to do: nobody waits for the provider any more. What is held stays held. */
async function finish(table: Table, { runMonth, run }: PayoutTask, at: string): Promise<void> {
  const head = await readRun(table, runMonth);
  if (head?.run !== run || head.status === 'done') return;
  try {
    await table.transact([
      runItem(table, { ...head, status: 'done', doneAt: at, version: head.version + 1 }),
      table.update(payoutExecutionKey(runMonth, run), {
        set: { closedAt: at },
        remove: ['gsi4pk', 'gsi4sk'],
        condition: 'attribute_exists(#pk)',
      }),
    ]);
  } catch (error) {
    // A later execution was asked for in this moment: the run is its own to finish.
    if (!(error instanceof TransactionRefused)) throw error;
  }
}

/** Looks at every batch of the run that is due to be looked at, and says what the run waits for next. */
export async function checkPayouts(table: Table, paypal: PayPalBatches, task: PayoutTask): Promise<Checked> {
  const begun = Date.now();
  const at = new Date(begun).toISOString();
  if (await isOvertaken(table, task)) return { step: 'done', until: at };
  let sendAgain = false;
  for (const batch of await batchesOfRun(table, task.runMonth)) {
    const isDue = batch.status === 'recorded' || (batch.checkAt ?? at) <= at;
    if (batch.status === 'done' || !isDue) continue;
    sendAgain = (await checkBatch(table, paypal, batch)) || sendAgain;
    if (Date.now() - begun > workMs) return { step: 'check', until: at };
  }
  if (sendAgain) return { step: 'send', until: at };
  const open = (await batchesOfRun(table, task.runMonth)).filter(({ status }) => status !== 'done');
  const soonest = open.map(({ checkAt }) => checkAt ?? at).sort()[0];
  if (soonest !== undefined) {
    // What came due while the others were looked at waits a minute, too.
    const until = Math.max(Date.parse(soonest), Date.now() + 60_000);
    return { step: 'wait', until: new Date(until).toISOString() };
  }
  await finish(table, task, at);
  return { step: 'done', until: at };
}

export const handler = taskHandler(payoutTaskSchema, (task) =>
  checkPayouts(theTable(), thePayPalBatches(), task),
);
