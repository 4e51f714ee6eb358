import { changeRma, nextStepOf, readRma, readRmaCalendar } from '../../adapters/rmas/rma-store.ts';
import { type Table, theTable } from '../../adapters/table/table.ts';
import { system } from '../../domain/people/actor.ts';
import { dueRmaChange } from '../../domain/rma/carry-out.ts';
import { taskHandler } from '../../middleware/task-handler.ts';
import { type RmaTask, rmaTaskSchema } from './rma-task.ts';

/** What one wake-up may do: an RMA that was left alone for months has several things due. */
const mostAtOnce = 8;

/**
 * Carries out what happens by itself on an RMA: reminders, the fee, word to the claims team, the end. Nothing is due
 * twice, since each leaves its mark.
 */
export async function carryOutRma(table: Table, { rmaId, run }: RmaTask) {
  const calendar = await readRmaCalendar(table);
  let rma = await readRma(table, rmaId);
  for (let count = 0; count < mostAtOnce && rma.run === run; count += 1) {
    const { version } = rma;
    rma = await changeRma(table, rmaId, (current) =>
      dueRmaChange(current, calendar, { actor: system(), nowMs: Date.now() }),
    );
    if (rma.version === version) break;
  }
  return nextStepOf(table, rma, run);
}

export const handler = taskHandler(rmaTaskSchema, (task) => carryOutRma(theTable(), task));
