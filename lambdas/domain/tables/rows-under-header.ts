import { InvalidInput } from '../errors.ts';

/** One record of a file as it was written, and the line it begins on. */
export interface TableRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

/** One row of a file that people filled in: its cells by column, and the line it begins on (1 is the header's). */
export interface TableRow {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

/** `Part Number`, `part_number` and `partNumber` are one column. */
const columnName = (typed: string): string => typed.replace(/[^a-z0-9]/gi, '').toLowerCase();

export interface Columns {
  readonly required: readonly string[];
  readonly optional?: readonly string[];
}

/**
 * The rows of a file whose first record with anything in it is the header. Columns are found by name, in any order and writing; each is given under
 * the name in `columns`. Empty lines are left out. Throws {@link InvalidInput} naming every column that is missing,
 * unknown or there twice, and every row with more cells than columns.
 */
export function rowsUnderHeader(
  all: readonly TableRecord[],
  { required, optional = [] }: Columns,
): TableRow[] {
  const records = all.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const [header, ...rows] = records;
  const known = new Map([...required, ...optional].map((name) => [columnName(name), name]));
  const names = (header?.cells ?? []).map((cell) => known.get(columnName(cell)));
  const faults = [
    ...(header?.cells ?? []).flatMap((cell, at) => {
      if (names[at] === undefined)
        return [{ path: 'header', message: `${cell.trim() || `column ${at + 1}`} is no column here` }];
      return names.indexOf(names[at]) < at
        ? [{ path: 'header', message: `${cell.trim()} is there twice` }]
        : [];
    }),
    ...required
      .filter((name) => !names.includes(name))
      .map((name) => ({ path: 'header', message: `the column ${name} is missing` })),
    ...rows
      .filter(({ cells }) => cells.length > names.length)
      .map(({ line }) => ({ path: `row ${line}`, message: 'has more cells than there are columns' })),
  ];
  if (faults.length > 0) throw new InvalidInput(faults);
  return rows.map(({ line, cells }) => ({
    line,
    cells: Object.fromEntries(names.map((name, at) => [name ?? '', (cells[at] ?? '').trim()])),
  }));
}
