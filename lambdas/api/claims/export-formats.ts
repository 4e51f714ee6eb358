import { type Cell, exportColumns } from './export-rows.ts';
import { type WorkbookCell, workbook } from './workbook.ts';

export type ExportFormat = 'csv' | 'xlsx';

export const exportContentTypes = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const satisfies Record<ExportFormat, string>;

/**
 * Spreadsheets run a cell that begins with one of these as a formula (OWASP, "CSV injection"): an apostrophe in front
 * makes it text. Phone numbers begin with `+` and are written so as well.
 */
const runsAsFormula = /^[=+\-@\t\r\n]/;

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

function csvCell(cell: Cell): string {
  switch (cell.kind) {
    case 'text':
      return quoted(runsAsFormula.test(cell.text) ? `'${cell.text}` : cell.text);
    case 'cents':
      return (cell.cents / 100).toFixed(2);
    case 'instant':
      return cell.at;
    case 'empty':
      return '';
  }
}

/** RFC 4180, in UTF-8 with a byte order mark, without which Excel reads it in the machine's old code page. */
export const asCsv = (rows: readonly (readonly Cell[])[]): Buffer => {
  const header = exportColumns.map((column) => quoted(column.header)).join(',');
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
    case 'empty':
      return null;
  }
};

export const asXlsx = (rows: readonly (readonly Cell[])[]): Buffer =>
  workbook(
    'Claims',
    exportColumns,
    rows.map((row) => row.map(xlsxCell)),
  );
