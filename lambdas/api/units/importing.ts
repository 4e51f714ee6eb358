import { type Table, type TransactItem, TransactionRefused } from '../../adapters/table/table.ts';
import { products, unitChangeItems, unitsBySerial } from '../../adapters/units/unit-store.ts';
import { ConcurrentChange, InvalidInput } from '../../domain/errors.ts';
import { isStaff } from '../../domain/people/actor.ts';
import { readTable } from '../../domain/tables/read-table.ts';
import type { TableRow } from '../../domain/tables/rows-under-header.ts';
import {
  type ImportContext,
  type ImportedRow,
  importColumns,
  planImport,
  serialsIn,
} from '../../domain/units/import-units.ts';
import type { UnitChange, UnitRecord } from '../../domain/units/unit.ts';
import type { Caller } from '../../middleware/api/caller.ts';
import { Forbidden } from '../../middleware/api/problem.ts';
import { dealers } from './units.ts';

const mostRows = 2_000;
/** A transaction takes 100 items; a row makes a unit and three lines of its history at most. */
const rowsAtOnce = 24;
/** A transaction takes some 20 ms of waiting: 2,000 rows are done in a second or two. */
const batchesAtOnce = 4;

/** Who imports, and what he may name. Throws Forbidden for a user of no company. */
async function contextOf(table: Table, caller: Caller, nowMs: number): Promise<ImportContext> {
  const { access, actor, company } = caller;
  const catalogue = new Map((await products(table)).map((product) => [product.productId, product]));
  const shared = { products: catalogue, by: actor, nowMs };
  if (isStaff(access.role)) return { ...shared, dealers: await dealers(table) };
  if (!company) throw new Forbidden('unit.import');
  return { ...shared, dealers: [company], ownCompanyId: company.companyId };
}

function rowsOf(content: string, context: ImportContext): TableRow[] {
  const bytes = Buffer.from(content, 'base64');
  const rows = readTable(bytes, importColumns[context.ownCompanyId === undefined ? 'staff' : 'dealer']);
  const fault = (message: string) => InvalidInput.at('content', message);
  if (rows.length === 0) throw fault('has no rows below its header');
  if (rows.length > mostRows) throw fault(`has ${rows.length} rows: ${mostRows} are the most at once`);
  return rows;
}

/** The units on record among those that a file names, by serial. */
async function unitsNamed(table: Table, rows: readonly TableRow[]): Promise<Map<string, UnitRecord>> {
  const found = await unitsBySerial(table, serialsIn(rows));
  return new Map(found.map((unit) => [unit.serial, unit]));
}

/** Every fault of every row, by line and column. */
const faultsIn = (rows: readonly ImportedRow[]) =>
  rows.flatMap(({ line, faults }) =>
    faults.map(({ column, message }) => ({
      path: column === '' ? `row ${line}` : `row ${line}.${column}`,
      message,
    })),
  );

/** One transaction of the file. Throws ConcurrentChange where somebody was faster. */
async function writeBatch(
  table: Table,
  changes: readonly UnitChange[],
  along: readonly TransactItem[],
): Promise<void> {
  const items = changes.flatMap((change) => unitChangeItems(table, change));
  if (items.length + along.length === 0) return;
  try {
    await table.transact([...items, ...along]);
  } catch (error) {
    if (!(error instanceof TransactionRefused)) throw error;
    // Only the idempotency marker was refused: the router answers what the faster call did.
    if (!error.conflict && error.failed.every((index) => index >= items.length)) throw error;
    throw new ConcurrentChange('a unit of the file (send it again: rows that are done stay as they are)');
  }
}

/**
 * Writes rows in batches, some at a time, each all or nothing; the last one, with what goes along, once the others are
 * done. Throws ConcurrentChange where somebody was faster.
 */
async function write(
  table: Table,
  planned: readonly ImportedRow[],
  along: readonly TransactItem[],
): Promise<void> {
  const changes = planned.flatMap(({ change }) => change ?? []);
  const batches: UnitChange[][] = [];
  for (let at = 0; at < changes.length; at += rowsAtOnce) batches.push(changes.slice(at, at + rowsAtOnce));
  const last = batches.pop() ?? [];
  for (let at = 0; at < batches.length; at += batchesAtOnce) {
    const some = batches.slice(at, at + batchesAtOnce).map((batch) => writeBatch(table, batch, []));
    // All are waited for: nothing of this call goes on after it has answered.
    const failed = (await Promise.allSettled(some)).find(({ status }) => status === 'rejected');
    if (failed?.status === 'rejected') throw failed.reason;
  }
  await writeBatch(table, last, along);
}

export interface ImportInput {
  readonly content: string;
  readonly dryRun?: boolean | undefined;
}

function answerOf(planned: readonly ImportedRow[], dryRun: boolean) {
  const counts = { created: 0, assigned: 0, registered: 0, unchanged: 0, fault: 0 };
  for (const { outcome } of planned) counts[outcome] += 1;
  const rows = planned.map(({ line, serial, outcome, faults }) => ({
    ...{ line, serial, outcome },
    faults: [...faults],
  }));
  return { dryRun, counts, rows };
}
export type ImportAnswer = ReturnType<typeof answerOf>;

/**
 * Carries a file out, or says what it would do. Nothing is written while a row has a fault; a crash between two batches is
 * mended by sending the file again. Throws {@link InvalidInput} naming rows and columns, {@link ConcurrentChange}.
 */
export async function importFile(
  table: Table,
  caller: Caller,
  { content, dryRun = false }: ImportInput,
  nowMs: number,
  along: (answer: ImportAnswer) => readonly TransactItem[],
): Promise<ImportAnswer> {
  const context = await contextOf(table, caller, nowMs);
  const rows = rowsOf(content, context);
  const planned = planImport(rows, await unitsNamed(table, rows), context);
  const answer = answerOf(planned, dryRun);
  if (dryRun) return answer;
  const faults = faultsIn(planned);
  if (faults.length > 0) throw new InvalidInput(faults);
  await write(table, planned, along(answer));
  return answer;
}
