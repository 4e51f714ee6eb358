import { InvalidInput } from '../errors.ts';

/** One row of a file that people filled in: its cells by column, and the line it begins on (1 is the header's). */
export interface CsvRow {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

/** One record of RFC 4180: a quoted cell may hold commas, doubled quotes and line breaks. */
function* recordsOf(text: string): Generator<{ line: number; cells: string[] }> {
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  let line = 1;
  let begun = 1;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (char === '\n') line += 1;
    if (quoted) {
      if (char !== '"') cell += char;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (char === '"' && cell === '') quoted = true;
    else if (char === ',') {
      cells.push(cell);
      cell = '';
    } else if (char === '\n') {
      yield { line: begun, cells: [...cells, cell] };
      cells = [];
      cell = '';
      begun = line;
    } else if (char !== '\r') cell += char;
  }
  if (quoted) throw new InvalidInput([{ path: `row ${begun}`, message: 'a quotation mark is never closed' }]);
  if (cell !== '' || cells.length > 0) yield { line: begun, cells: [...cells, cell] };
}

/** `Part Number`, `part_number` and `partNumber` are one column. */
const columnName = (typed: string): string => typed.replace(/[^a-z0-9]/gi, '').toLowerCase();

export interface Columns {
  readonly required: readonly string[];
  readonly optional?: readonly string[];
}

/**
 * Reads a comma-separated file with a header. Columns are found by name, in any order and writing; each is given under
 * the name in `columns`. Empty lines are left out. Throws {@link InvalidInput} naming every column that is missing,
 * unknown or there twice, and every row with more cells than columns.
 */
export function readCsv(text: string, { required, optional = [] }: Columns): CsvRow[] {
  const records = [...recordsOf(text.replace(/^\uFEFF/, ''))].filter(({ cells }) =>
    cells.some((cell) => cell.trim() !== ''),
  );
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
