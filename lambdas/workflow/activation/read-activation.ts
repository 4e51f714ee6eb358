import { nextActivationStep } from '../../adapters/activation-store.ts';
import { changePlan, devicesOnPlan } from '../../adapters/enrollment-store.ts';
import { type Table, theTable } from '../../adapters/table.ts';
import type { NextActivationStep } from '../../domain/activation/activation.ts';
import { planWithDevice } from '../../domain/activation/follow.ts';
import type { Enrollment } from '../../domain/plans/enrollment.ts';
import { taskHandler } from '../../middleware/task-handler.ts';
import { type ActivationTask, activationTaskSchema } from './activation-task.ts';

/** The plan knowing of all its devices: those it was sold with, and those of a run that was cut off. */
async function withDevices(table: Table, plan: Enrollment): Promise<Enrollment | undefined> {
  const at = new Date().toISOString();
  const devices = await devicesOnPlan(table, plan);
  const known = devices.reduce((one, device) => planWithDevice(one, device, at) ?? one, plan);
  return known === plan ? undefined : { ...known, version: plan.version + 1 };
}

/** Reads where a plan stands: at the beginning of a run, and after a wait that needed no answer any more. */
export async function readActivation(
  table: Table,
  { planNumber, run }: ActivationTask,
): Promise<NextActivationStep> {
  const plan = await changePlan(table, planNumber, async (before) => {
    const known = await withDevices(table, before);
    return known && { change: { before, plan: known } };
  });
  return nextActivationStep(table, plan, run);
}

export const handler = taskHandler(activationTaskSchema, (task) => readActivation(theTable(), task));
