import { allLinesOf, readPayout } from '../../adapters/payouts/payout-store.ts';
import { readBrand } from '../../adapters/people/people.ts';
import type { Table } from '../../adapters/table/table.ts';
import { NotFound } from '../../domain/errors.ts';
import type { Payout, PayoutLine } from '../../domain/referrals/payout.ts';
import { type Cell, cents, instant, tableFile, text } from './formats.ts';

const columns = [
  { header: 'Plan number', width: 16 },
  { header: 'Plan', width: 20 },
  { header: 'Sold', width: 22 },
  { header: 'Kind', width: 12 },
  { header: 'Amount (USD)', width: 14 },
] as const;

const row = (line: PayoutLine): Cell[] => [
  text(line.planNumber),
  text(line.planCode),
  instant(line.soldAt),
  text(line.kind),
  cents(line.amountCents),
];

/** The statement of a payout as CSV, plan by plan. */
const statementCsv = (lines: readonly PayoutLine[]): Buffer =>
  tableFile('csv', 'Statement', columns, lines.map(row));

interface StatementFile {
  readonly fileName: string;
  readonly contentType: string;
  readonly content: Uint8Array;
}

const fileName = ({ companyId, month }: Payout, ending: string): string =>
  `statement-${companyId}-${month}.${ending}`;

/** One of the two files of a payout's statement. Throws {@link NotFound}. */
export async function statementFile(
  table: Table,
  payoutId: string,
  format: 'pdf' | 'csv',
): Promise<StatementFile> {
  const [payout, lines, brand] = await Promise.all([
    readPayout(table, payoutId),
    allLinesOf(table, payoutId),
    readBrand(table),
  ]);
  if (!payout) throw new NotFound('the payout');
  if (format === 'csv') {
    const contentType = 'text/csv; charset=utf-8';
    return { fileName: fileName(payout, 'csv'), contentType, content: statementCsv(lines) };
  }
  // Loaded when one is asked for: what writes PDFs takes a third of a cold start.
  const { statementPdf } = await import('../../domain/referrals/statement.ts');
  const content = await statementPdf(payout, lines, brand.name);
  return { fileName: fileName(payout, 'pdf'), contentType: 'application/pdf', content };
}

/** Both files. Throws {@link NotFound}. */
export const statementFiles = async (table: Table, payoutId: string): Promise<StatementFile[]> => [
  await statementFile(table, payoutId, 'pdf'),
  await statementFile(table, payoutId, 'csv'),
];
