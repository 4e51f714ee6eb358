import * as z from 'zod/mini';
import { instantSchema } from '../calendar/instant.ts';

/** A file that somebody asked for and that takes longer than a call may: recorded first, then made. */
export const exportRecordSchema = z.object({
  exportId: z.string(),
  /** Who asked, and alone may have it. */
  userId: z.string(),
  /** What the list is asked by, as it was typed. */
  query: z.record(z.string(), z.string()),
  format: z.enum(['csv', 'xlsx']),
  state: z.enum(['pending', 'done', 'failed']),
  requestedAt: instantSchema,
  /** How often making it was begun anew. */
  attempts: z.int(),
  /** Once it is made: where it lies, and its name for whoever saves it. */
  key: z.optional(z.string()),
  fileName: z.optional(z.string()),
});
export type ExportRecord = z.infer<typeof exportRecordSchema>;
