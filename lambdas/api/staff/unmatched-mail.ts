import { unmatchedMailPartition } from '../../adapters/table/mail-keys.ts';
import type { Table } from '../../adapters/table/table.ts';
import { type LooseMailRecord, looseMailRecordSchema } from '../../domain/claim/records.ts';
import { type ListAnswer, listAnswer, pageOf } from '../../middleware/api/list.ts';
import { emailView } from '../claims/email-view.ts';

const view = (mail: LooseMailRecord) => ({
  ...emailView(mail),
  reason: mail.reason ?? 'it belongs to no claim',
  ...(mail.claimId !== undefined && { claimId: mail.claimId }),
  ...(mail.hints && { hints: mail.hints }),
});

/** Mail that an agent has to look at, newest first. */
export async function unmatchedMail(
  table: Table,
  query: { readonly limit?: number | undefined; readonly cursor?: string | undefined },
): Promise<ListAnswer<ReturnType<typeof view>>> {
  const list = { partition: unmatchedMailPartition, newestFirst: true };
  return listAnswer(await table.page(pageOf(list, query), looseMailRecordSchema), view);
}

/** Counting stops here: a list this long is counted by nobody's need. */
const mostCounted = 500;

/** How much mail waits for an agent. */
export async function countMail(table: Table): Promise<{ count: number; orMore: boolean }> {
  const list = { partition: unmatchedMailPartition, limit: mostCounted };
  const { items, next } = await table.page(list, looseMailRecordSchema);
  return { count: items.length, orMore: next !== undefined && items.length === mostCounted };
}
