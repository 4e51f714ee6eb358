import type * as z from 'zod/mini';
import { type PendingWork, pendingPartition } from './keys.ts';
import type { Table } from './table.ts';

/**
 * What has waited for the reconcile since before an instant, the longest waiting first.
 * @param beforeMs ms since 1970
 * @param most this many at a time; who does them takes them out, or puts them back at the end of the line
 */
export const pendingBefore = async <Schema extends z.ZodMiniType>(
  table: Table,
  work: PendingWork,
  schema: Schema,
  { beforeMs, most }: { readonly beforeMs: number; readonly most: number },
): Promise<readonly z.infer<Schema>[]> =>
  (
    await table.page(
      {
        index: 'gsi4',
        partition: pendingPartition(work),
        sortBefore: new Date(beforeMs).toISOString(),
        limit: most,
      },
      schema,
    )
  ).items;
