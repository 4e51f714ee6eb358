import * as z from 'zod/mini';
import { instantSchema } from '../calendar/instant.ts';
import { rmaSteps } from './due.ts';

/** One asking of a waiting step, with the token that completes it. */
export const rmaQuestionSchema = z.object({
  questionId: z.string(),
  rmaId: z.string(),
  run: z.int(),
  step: z.enum(rmaSteps),
  token: z.string(),
  openedAt: instantSchema,
  closedAt: z.optional(instantSchema),
  deliver: z.optional(z.enum(['pending', 'done'])),
});
export type RmaQuestion = z.infer<typeof rmaQuestionSchema>;

/** One execution of an RMA's workflow. A later run replaces the earlier one, which ends at its next step. */
export const rmaRunSchema = z.object({
  rmaId: z.string(),
  run: z.int(),
  requestedAt: instantSchema,
  deliver: z.enum(['pending', 'done']),
  closedAt: z.optional(instantSchema),
  /** When the reconcile last saw the execution running. */
  checkedAt: z.optional(instantSchema),
});
export type RmaRun = z.infer<typeof rmaRunSchema>;

/** Which open RMA a unit is in. */
export const openRmaOfUnitSchema = z.object({ serial: z.string(), rmaId: z.string() });
