import { type InputFault, InvalidInput } from '../errors.ts';
import { NO_NUMBER } from '../fault-words.ts';
import { inputFaults } from '../input-faults.ts';
import { readTable } from '../tables/read-table.ts';
import type { Columns, TableRow } from '../tables/rows-under-header.ts';
import { normalCode, type PriceRows, type PriceTableName, rowKey, rowSchemas } from './price-tables.ts';

/** Rows of one import: a version is read whole, and a file above this is not a price list of one programme. */
const mostRows = 50_000;

const columns: Readonly<Record<PriceTableName, Columns>> = {
  parts: { required: ['partNumber', 'description', 'price'], optional: ['fits'] },
  labor: { required: ['operationCode', 'description', 'hours'], optional: ['fits'] },
  rates: { required: ['companyId', 'ratePerHour'] },
};

/** `1,234.50`, `$12`, `0.5` → the number times 100; undefined for anything else. */
function hundredths(typed: string | undefined): number | undefined {
  const match = /^\$?\s*(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,2}))?$/.exec(typed ?? '');
  if (!match) return undefined;
  return Number((match[1] ?? '').replaceAll(',', '')) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
}

const skus = (typed: string | undefined) => {
  const list = (typed ?? '')
    .split(';')
    .map((sku) => sku.trim())
    .filter((sku) => sku !== '');
  return list.length > 0 ? { fits: list } : {};
};

/** A row as its schema wants it; what is no number becomes NaN, which the schema names. */
const readers: Readonly<Record<PriceTableName, (cells: TableRow['cells']) => unknown>> = {
  parts: ({ partNumber = '', description, price, fits }) => ({
    partNumber: normalCode(partNumber),
    description,
    cents: hundredths(price) ?? Number.NaN,
    ...skus(fits),
  }),
  labor: ({ operationCode = '', description, hours, fits }) => ({
    operationCode: normalCode(operationCode),
    description,
    hours: (hundredths(hours) ?? Number.NaN) / 100,
    ...skus(fits),
  }),
  rates: ({ companyId, ratePerHour }) => ({
    companyId,
    centsPerHour: hundredths(ratePerHour) ?? Number.NaN,
  }),
};

/** The column that a field was read from, as its reader knows it. */
const columnOf: Readonly<Record<string, string>> = { cents: 'price', centsPerHour: 'ratePerHour' };

function faultsOf(line: number, faults: readonly InputFault[]): InputFault[] {
  return faults.map(({ path, message }) => {
    const [field = ''] = path.split('.');
    const said = message === NO_NUMBER ? 'is no amount such as 12.50' : message;
    return { path: `row ${line}.${columnOf[field] ?? field}`, message: said };
  });
}

/**
 * Reads a price table from a CSV file or an Excel workbook. Throws {@link InvalidInput} naming every fault by row (the line of the
 * file) and column; nothing of such a file is taken.
 */
export function readPriceRows<T extends PriceTableName>(table: T, bytes: Buffer): PriceRows[T][] {
  const read = readTable(bytes, columns[table]);
  if (read.length === 0) throw InvalidInput.at('content', 'has no rows below its header');
  if (read.length > mostRows) throw InvalidInput.at('content', `has more than ${mostRows} rows`);
  const faults: InputFault[] = [];
  const seen = new Map<string, number>();
  const rows = read.flatMap(({ line, cells }): PriceRows[T][] => {
    const parsed = rowSchemas[table].safeParse(readers[table](cells));
    if (!parsed.success) {
      faults.push(...faultsOf(line, inputFaults(parsed.error)));
      return [];
    }
    const key = rowKey(parsed.data);
    const earlier = seen.get(key);
    if (earlier !== undefined)
      faults.push({ path: `row ${line}`, message: `${key} stands in row ${earlier} already` });
    else seen.set(key, line);
    return [parsed.data as PriceRows[T]];
  });
  if (faults.length > 0) throw new InvalidInput(faults);
  return rows;
}

/** What a new version would change. */
export interface RowChanges {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly unchanged: number;
  /** The first of them, by key. */
  readonly examples: readonly {
    readonly key: string;
    readonly change: 'added' | 'changed' | 'removed';
    readonly before?: unknown;
    readonly after?: unknown;
  }[];
}

const mostExamples = 100;

/** How a table differs from the one before it. */
export function rowChanges<T extends PriceRows[PriceTableName]>(
  before: ReadonlyMap<string, T>,
  rows: readonly T[],
): RowChanges {
  const after = new Map(rows.map((row) => [rowKey(row), row]));
  const counts = { added: 0, changed: 0, removed: 0, unchanged: 0 };
  const examples: RowChanges['examples'][number][] = [];
  const note = (example: RowChanges['examples'][number]): void => {
    counts[example.change] += 1;
    if (examples.length < mostExamples) examples.push(example);
  };
  for (const [key, row] of after) {
    const old = before.get(key);
    if (!old) note({ key, change: 'added', after: row });
    else if (JSON.stringify(old) === JSON.stringify(row)) counts.unchanged += 1;
    else note({ key, change: 'changed', before: old, after: row });
  }
  for (const [key, row] of before) if (!after.has(key)) note({ key, change: 'removed', before: row });
  return { ...counts, examples };
}
