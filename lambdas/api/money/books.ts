import {
  entriesAbout,
  entriesOfCompany,
  entriesOfMonth,
  type YearTotal,
  yearTotals,
} from '../../adapters/payouts/ledger-store.ts';
import { readCompany, readPlan } from '../../adapters/people/people.ts';
import { companyLedgerPartition, yearTotalsPartition } from '../../adapters/table/money-keys.ts';
import type { Table } from '../../adapters/table/table.ts';
import { InvalidInput } from '../../domain/errors.ts';
import type { LedgerEntry } from '../../domain/ledger/entry.ts';
import { needs1099, reportableCents, reportedFromCents } from '../../domain/ledger/form-1099.ts';
import { listAnswer, pageOf } from '../../middleware/api/list.ts';
import { route } from '../../middleware/api/router.ts';
import { fileAnswer } from '../../middleware/tables/file-answer.ts';
import { type Cell, cents, instant, tableFile, text } from '../../middleware/tables/formats.ts';
import { exportBooks, listYearTotals, searchLedger } from './book-operations.ts';

const columns = [
  'Date',
  'Entry',
  'Kind',
  'Company',
  'Plan',
  'Payout',
  'Account',
  'Debit (USD)',
  'Credit (USD)',
  'Reason',
].map((header) => ({ header, width: header === 'Entry' || header === 'Payout' ? 32 : 18 }));

/** One row per leg, as bookkeeping programs import it. */
const rowsOf = ({
  at,
  entryId,
  kind,
  companyId,
  planNumber,
  payoutId,
  reason,
  legs,
}: LedgerEntry): Cell[][] =>
  legs.map(({ account, cents: amount }) => [
    ...[
      instant(at),
      text(entryId),
      text(kind),
      text(companyId),
      text(planNumber),
      text(payoutId),
      text(account),
    ],
    ...(amount >= 0 ? [cents(amount), text('')] : [text(''), cents(-amount)]),
    text(reason),
  ]);

const newestFirst = (entries: readonly LedgerEntry[]): LedgerEntry[] =>
  [...entries].sort((a, b) => b.at.localeCompare(a.at) || b.entryId.localeCompare(a.entryId));

async function ofPlan(table: Table, planNumber: string): Promise<LedgerEntry[]> {
  const companyId = (await readPlan(table, planNumber))?.soldByCompanyId;
  return companyId === undefined ? [] : newestFirst(await entriesAbout(table, companyId, planNumber));
}

async function totalView(table: Table, year: string, { companyName, ...paid }: YearTotal) {
  const company = await readCompany(table, paid.companyId);
  const form = company?.taxForm?.kind;
  return {
    ...paid,
    companyName: company?.name ?? companyName,
    ...(form !== undefined && { taxForm: form }),
    reportableCents: reportableCents(paid),
    reportedFromCents: reportedFromCents(year),
    needs1099: needs1099(paid, year, form),
  };
}

export const bookRoutes = [
  route(searchLedger, async ({ table, query }) => {
    const { planNumber, payoutId, companyId } = query;
    const given = [planNumber, payoutId, companyId].filter((one) => one !== undefined);
    if (given.length !== 1)
      throw InvalidInput.at('companyId', 'exactly one of companyId, planNumber and payoutId is needed');
    if (planNumber !== undefined) return { status: 200, body: { items: await ofPlan(table, planNumber) } };
    if (payoutId !== undefined) {
      const entries = await entriesAbout(table, payoutId.split('#')[0] ?? '', payoutId);
      return { status: 200, body: { items: newestFirst(entries) } };
    }
    const list = { index: 'gsi1', partition: companyLedgerPartition(companyId ?? '') } as const;
    const { limit, after } = pageOf(list, query);
    const page = await entriesOfCompany(table, companyId ?? '', { limit: limit ?? 50, after });
    return { status: 200, body: listAnswer(page, (entry) => entry) };
  }),
  route(exportBooks, async ({ table, query, event }) => {
    const format = query.format ?? 'csv';
    const rows = (await entriesOfMonth(table, query.month)).flatMap(rowsOf);
    const file = tableFile(format, 'Ledger', columns, rows);
    return fileAnswer(file, `ledger-${query.month}.${format}`, format, event.headers.accept);
  }),
  route(listYearTotals, async ({ table, query }) => {
    const { limit, after } = pageOf({ partition: yearTotalsPartition(query.year) }, query);
    const page = await yearTotals(table, query.year, { limit: limit ?? 50, after });
    const items = await Promise.all(page.items.map((total) => totalView(table, query.year, total)));
    return { status: 200, body: listAnswer({ ...page, items }, (shown) => shown) };
  }),
];
