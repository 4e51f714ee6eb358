import * as z from 'zod/mini';
import { readPlan } from '../../adapters/people/people.ts';
import type { Table } from '../../adapters/table/table.ts';
import { NotFound } from '../../domain/errors.ts';
import type { Enrollment } from '../../domain/plans/enrollment.ts';

/** What every step of the activation machine gets: which plan, and the number of its own run. */
export const activationTaskSchema = z.object({ planNumber: z.string(), run: z.int() });
export type ActivationTask = z.infer<typeof activationTaskSchema>;

export async function readPlanOf(table: Table, planNumber: string): Promise<Enrollment> {
  const plan = await readPlan(table, planNumber);
  if (!plan) throw new NotFound(`plan ${planNumber}`);
  return plan;
}
