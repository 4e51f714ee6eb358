import * as z from 'zod/mini';
import { instantSchema } from '../calendar/instant.ts';

/** The workflows of a plan. */
export const planMachines = ['activation', 'billing'] as const;
export type PlanMachine = (typeof planMachines)[number];

/**
 * One execution of a workflow of a plan. Written in the transaction that makes the workflow necessary; the table's
 * stream starts the execution. A later run of the same machine replaces the earlier one, which ends at its next step.
 */
export const planRunRecordSchema = z.object({
  planNumber: z.string(),
  machine: z.enum(planMachines),
  run: z.int(),
  requestedAt: instantSchema,
  deliver: z.enum(['pending', 'done']),
  closedAt: z.optional(instantSchema),
  /** When the reconcile last saw the execution running. */
  checkedAt: z.optional(instantSchema),
});
export type PlanRunRecord = z.infer<typeof planRunRecordSchema>;

/** The name makes starting happen once; names count per machine. */
export const planExecutionName = ({ planNumber, run }: Pick<PlanRunRecord, 'planNumber' | 'run'>): string =>
  `${planNumber}-${run}`;
