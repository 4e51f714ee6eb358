import { type WorkbookCell, type WorkbookColumn, workbook } from './workbook.ts';

export type ExportFormat = 'csv' | 'xlsx';

export const exportContentTypes = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const satisfies Record<ExportFormat, string>;

/** A cell of an export. Money is in integer cents until a format writes it. */
export type Cell =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'cents'; readonly cents: number }
  | { readonly kind: 'instant'; readonly at: string }
  | { readonly kind: 'count'; readonly count: number }
  /** Between 0 and 1. */
  | { readonly kind: 'share'; readonly share: number }
  | { readonly kind: 'empty' };

const empty: Cell = { kind: 'empty' };
/** Anything but a text with something in it is an empty cell. */
export const text = (value: unknown): Cell =>
  typeof value === 'string' && value !== '' ? { kind: 'text', text: value } : empty;
export const cents = (value: unknown): Cell =>
  typeof value === 'number' ? { kind: 'cents', cents: value } : empty;
export const number = (value: unknown): Cell =>
  typeof value === 'number' ? { kind: 'count', count: value } : empty;
export const share = (value: unknown): Cell =>
  typeof value === 'number' ? { kind: 'share', share: value } : empty;
export const instant = (value: unknown): Cell =>
  typeof value === 'string' ? { kind: 'instant', at: value } : empty;

/**
 * Spreadsheets run a cell that begins with one of these as a formula (OWASP, "CSV injection"): an apostrophe in front
 * makes it text. Phone numbers begin with `+` and are written so as well.
 */
const runsAsFormula = /^[=+\-@\t\r\n]/;

const quoted = (words: string): string =>
  /[",\r\n]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words;

function csvCell(cell: Cell): string {
  switch (cell.kind) {
    case 'text':
      return quoted(runsAsFormula.test(cell.text) ? `'${cell.text}` : cell.text);
    case 'cents':
      return (cell.cents / 100).toFixed(2);
    case 'instant':
      return cell.at;
    case 'count':
      return String(cell.count);
    case 'share':
      return cell.share.toFixed(3);
    case 'empty':
      return '';
  }
}

type Columns = readonly WorkbookColumn[];
type Rows = readonly (readonly Cell[])[];

/** RFC 4180, in UTF-8 with a byte order mark, without which Excel reads it in the machine's old code page. */
const asCsv = (columns: Columns, rows: Rows): Buffer => {
  const header = columns.map((column) => quoted(column.header)).join(',');
  const lines = rows.map((row) => row.map(csvCell).join(','));
  return Buffer.from(`\uFEFF${[header, ...lines].join('\r\n')}\r\n`, 'utf8');
};

const xlsxCell = (cell: Cell): WorkbookCell => {
  switch (cell.kind) {
    case 'text':
      return cell.text;
    case 'cents':
      return cell.cents / 100;
    case 'instant':
      return new Date(cell.at);
    case 'count':
      return { count: cell.count };
    case 'share':
      return { share: cell.share };
    case 'empty':
      return null;
  }
};

const asXlsx = (name: string, columns: Columns, rows: Rows): Buffer =>
  workbook(
    name,
    columns,
    rows.map((row) => row.map(xlsxCell)),
  );

/** A list as a file. `name` is that of the sheet. */
export const tableFile = (format: ExportFormat, name: string, columns: Columns, rows: Rows): Buffer =>
  format === 'xlsx' ? asXlsx(name, columns, rows) : asCsv(columns, rows);
