import { ConcurrentChange } from '../../domain/errors.ts';
import type { Company } from '../../domain/people/people.ts';
import { type Payout, payoutIdOf } from '../../domain/referrals/payout.ts';
import { openPayout } from '../../domain/referrals/payout-steps.ts';
import { type SettledLine, settleCompany } from '../../domain/referrals/settle-company.ts';
import { entryItem } from '../payouts/ledger-store.ts';
import { lineItem, payoutItem, readPayout } from '../payouts/payout-store.ts';
import { adjustmentItem, readDue, referralItem } from '../payouts/referral-store.ts';
import { readCompany } from '../people/people.ts';
import { type Table, type TransactItem, TransactionRefused } from '../table/table.ts';

/** A line is three items of a transaction, which holds a hundred; the payout is one more. */
const linesAtOnce = 32;

/** How often a company is read and judged anew after losing against another writer. */
const attempts = 6;

const itemsOf = (table: Table, { record, line, entries }: SettledLine): TransactItem[] => [
  'referral' in record ? referralItem(table, record.referral) : adjustmentItem(table, record.adjustment),
  ...(line ? [lineItem(table, line)] : []),
  ...entries.map((entry) => entryItem(table, entry)),
];

/** Writes some lines and what they add to the payout, or nothing. Returns the payout as it stands then. */
async function writeLines(
  table: Table,
  company: Company,
  runMonth: string,
  payout: Payout | undefined,
  settled: readonly SettledLine[],
): Promise<Payout | undefined> {
  const paid = settled.flatMap(({ line }) => (line ? [line.amountCents] : []));
  const before = payout ?? openPayout(company, runMonth, new Date(Date.now()).toISOString());
  const next: Payout = {
    ...before,
    amountCents: paid.reduce((sum, cents) => sum + cents, before.amountCents),
    lineCount: before.lineCount + paid.length,
    version: payout ? payout.version + 1 : 1,
  };
  await table.transact([
    ...settled.flatMap((line) => itemsOf(table, line)),
    ...(paid.length > 0 ? [payoutItem(table, next, payout?.version ?? 0)] : []),
  ]);
  return paid.length > 0 ? next : payout;
}

async function settleOnce(
  table: Table,
  company: Company,
  runMonth: string,
  zone: string,
): Promise<{ readonly lines: number }> {
  let payout = await readPayout(table, payoutIdOf(company.companyId, runMonth));
  const { sales, adjustments } = await readDue(table, company, runMonth, zone);
  const context = { runMonth, zone, nowMs: Date.now() };
  const settled = settleCompany(company, sales, adjustments, payout, context);
  for (let from = 0; from < settled.length; from += linesAtOnce)
    payout = await writeLines(table, company, runMonth, payout, settled.slice(from, from + linesAtOnce));
  return { lines: settled.length };
}

/**
 * Settles everything of a company that has fallen due in a run: its lines go into the one payout of company and month,
 * are held over or are void, thirty at a time, each part whole or not at all. Killed anywhere and run again it goes on
 * where it was. Returns how many lines it judged. Throws {@link ConcurrentChange}.
 */
export async function settleDueOfCompany(
  table: Table,
  companyId: string,
  runMonth: string,
  zone: string,
): Promise<number> {
  const company = await readCompany(table, companyId);
  if (!company) return 0;
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    try {
      return (await settleOnce(table, company, runMonth, zone)).lines;
    } catch (error) {
      if (!(error instanceof TransactionRefused)) throw error;
    }
  }
  throw new ConcurrentChange(`the fees of ${companyId}`);
}
