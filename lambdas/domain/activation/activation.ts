import * as z from 'zod/mini';
import { instantSchema } from '../calendar/instant.ts';

/** What the workflow of a plan waits for, or does next; the machine routes on it. */
export const activationSteps = [
  'invite',
  'await-sign-in',
  'await-payment',
  'await-customer',
  'await-agent',
  'rest',
  'closed',
] as const;
export type ActivationStep = (typeof activationSteps)[number];

/** Steps in which the machine waits for somebody, with a question in the ledger. */
export type WaitingActivationStep = Exclude<ActivationStep, 'invite' | 'closed'>;

/**
 * Where a plan stands on its way into cover, kept on the plan itself: all the workflow's next step follows from. It is
 * filled in with every change of the plan, by whoever makes it.
 */
export const activationSchema = z.object({
  step: z.enum(activationSteps),
  /** Since when it stands at this step; reminders count from here. */
  since: instantSchema,
  /** Reminders sent at this step. */
  reminders: z.int(),
  /** The open question: its id is the execution's name and a counter. */
  questionId: z.optional(z.string()),
  /** Devices on the plan whose verification waits for somebody. */
  devices: z.record(z.string(), z.enum(['customer', 'agent'])),
  /** By phone on the plan: when its owner is to be asked after tracking. */
  trackingDue: z.record(z.string(), instantSchema),
  trackingAskedAt: z.optional(instantSchema),
  coverToldAt: z.optional(instantSchema),
});
export type Activation = z.infer<typeof activationSchema>;

/** One asking of a waiting step, with the token that completes it. Kept for ever: the ledger of questions. */
export const activationQuestionSchema = z.object({
  questionId: z.string(),
  planNumber: z.string(),
  run: z.int(),
  step: z.enum(activationSteps),
  token: z.string(),
  openedAt: instantSchema,
  closedAt: z.optional(instantSchema),
  deliver: z.optional(z.enum(['pending', 'done'])),
});
export type ActivationQuestion = z.infer<typeof activationQuestionSchema>;

/** What every step answers, and all the machine routes on. */
export interface NextActivationStep {
  readonly step: ActivationStep;
  readonly timeoutSeconds: number;
}
