import * as z from 'zod/mini';
import { entrySchema, type LedgerEntry } from '../../domain/ledger/entry.ts';
import * as keys from '../table/money-keys.ts';
import type { Page, PageRequest, Table, TransactItem } from '../table/table.ts';

/** The ledger: written once, never changed. */

/** An entry; a second writing of the same meets the first and refuses the transaction. */
export const entryItem = (table: Table, entry: LedgerEntry): TransactItem =>
  table.create(keys.ledgerKey(entry.companyId, entry.entryId), {
    entity: 'ledger-entry',
    ...entry,
    ...keys.ledgerIndexes(entry.companyId, entry.at, entry.entryId),
  });

type PageOf = Pick<PageRequest, 'limit' | 'after'>;

/** What concerns one company, newest first. */
export const entriesOfCompany = (table: Table, companyId: string, page: PageOf): Promise<Page<LedgerEntry>> =>
  table.page(
    { index: 'gsi1', partition: keys.companyLedgerPartition(companyId), newestFirst: true, ...page },
    entrySchema,
  );

/** What concerns one plan, or one payout, of a company: a handful. */
export const entriesAbout = (table: Table, companyId: string, id: string): Promise<LedgerEntry[]> =>
  table.all({ partition: keys.ledgerPartition(companyId), sortPrefix: `${id}#` }, entrySchema);

/** A month of the whole ledger, UTC, in order. */
export async function entriesOfMonth(table: Table, month: string): Promise<LedgerEntry[]> {
  const shards = Array.from({ length: keys.ledgerShards }, (_, shard) =>
    table.all({ index: 'gsi3', partition: keys.ledgerMonthPartition(month, shard) }, entrySchema),
  );
  const entries = (await Promise.all(shards)).flat();
  return entries.sort((a, b) => a.at.localeCompare(b.at) || a.entryId.localeCompare(b.entryId));
}

/**
 * What a company was paid in a calendar year, in cents, less what came back: fees, repairs by PayPal, and repairs by card
 * over a payable link.
 */
const yearTotalSchema = z.object({
  companyId: z.string(),
  companyName: z._default(z.string(), ''),
  paidCents: z._default(z.int(), 0),
  repairsCents: z._default(z.int(), 0),
  cardCents: z._default(z.int(), 0),
});
export type YearTotal = z.infer<typeof yearTotalSchema>;
export type YearAmount = 'paidCents' | 'repairsCents' | 'cardCents';

/** Adds to what a company was paid in a year (negative when it came back). */
export const yearTotalItem = (
  table: Table,
  year: string,
  company: { readonly companyId: string; readonly companyName?: string },
  amount: YearAmount,
  cents: number,
): TransactItem =>
  table.update(keys.yearTotalKey(year, company.companyId), {
    set: { entity: 'year-total', ...company },
    add: { [amount]: cents },
    condition: 'attribute_not_exists(#entity) OR #entity = :entity',
  });

/** What every company was paid in a year, by company id. */
export const yearTotals = (table: Table, year: string, page: PageOf): Promise<Page<YearTotal>> =>
  table.page({ partition: keys.yearTotalsPartition(year), ...page }, yearTotalSchema);
