import * as z from 'zod/mini';
import { instantSchema } from '../calendar/instant.ts';

/** The run of a month, and how far it is. Its counts are what its executions have added so far. */
export const payoutRunSchema = z.object({
  runMonth: z.string(),
  dueAt: instantSchema,
  startedAt: instantSchema,
  /** The latest execution; an earlier one has nothing left to do. */
  run: z.int(),
  status: z.enum(['running', 'done']),
  doneAt: z.optional(instantSchema),
  version: z.int(),
});
export type PayoutRun = z.infer<typeof payoutRunSchema>;

/** One execution of the payout machine, asked for in a transaction; the table's stream starts it. */
export const payoutExecutionSchema = z.object({
  runMonth: z.string(),
  run: z.int(),
  requestedAt: instantSchema,
  deliver: z.enum(['pending', 'done']),
  closedAt: z.optional(instantSchema),
});
export type PayoutExecution = z.infer<typeof payoutExecutionSchema>;

/** `payout-2026-03`; what starts the month again later has a number. */
export const payoutExecutionName = ({ runMonth, run }: Pick<PayoutExecution, 'runMonth' | 'run'>): string =>
  run === 1 ? `payout-${runMonth}` : `payout-${runMonth}-${run}`;

/** One batch as it was put together: written before the provider is called, and never changed but in its state. */
export const payoutBatchSchema = z.object({
  /** The provider's key: it takes it once. */
  batchId: z.string(),
  runMonth: z.string(),
  shard: z.int(),
  items: z.array(
    z.object({
      payoutId: z.string(),
      /** Names the attempt, too. */
      itemId: z.string(),
      to: z.string(),
      amountCents: z.int(),
    }),
  ),
  /** `recorded`: perhaps submitted, perhaps not; `submitted`: the provider has it; `done`: every item has ended. */
  status: z.enum(['recorded', 'submitted', 'done']),
  providerBatchId: z.optional(z.string()),
  at: instantSchema,
  /** When it is looked at next; absent once nothing can come any more. */
  checkAt: z.optional(instantSchema),
  checks: z.int(),
  version: z.int(),
});
export type PayoutBatch = z.infer<typeof payoutBatchSchema>;

const minuteMs = 60_000;
const dayMs = 1_440 * minuteMs;
/** Looks at a batch that is under way: at once, soon, then once a day. */
const waitsMinutes = [0, 5, 10, 20, 40, 60, 120, 360, 1_440] as const;
/** PayPal gives an unclaimed payment back after 30 days; a bank may reverse a paid one weeks later. */
const watchedDays = 90;

/** When to look at a batch again; undefined when it has been watched long enough. */
export function nextCheck(
  batch: Pick<PayoutBatch, 'at' | 'checks'>,
  ended: boolean,
  nowMs: number,
): string | undefined {
  if (ended && nowMs - Date.parse(batch.at) > watchedDays * dayMs) return undefined;
  const minutes = waitsMinutes[Math.min(batch.checks, waitsMinutes.length - 1)] ?? 1_440;
  return new Date(nowMs + (ended ? dayMs : minutes * minuteMs)).toISOString();
}
