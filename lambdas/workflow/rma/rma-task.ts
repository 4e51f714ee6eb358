import * as z from 'zod/mini';

/** What every step of the RMA machine gets: which RMA, and the number of its own run. */
export const rmaTaskSchema = z.object({ rmaId: z.string(), run: z.int() });
export type RmaTask = z.infer<typeof rmaTaskSchema>;
