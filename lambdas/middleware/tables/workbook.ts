import { type ArchiveEntry, zipArchive } from './zip-archive.ts';

/** A cell of a workbook: a number is an amount, a share is shown in percent, `null` is empty. Dates are shown in UTC. */
export type WorkbookCell =
  | string
  | number
  | Date
  | { readonly count: number }
  | { readonly share: number }
  | null;

export interface WorkbookColumn {
  readonly header: string;
  /** In characters. */
  readonly width: number;
}

const xml = (text: string): string => `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${text}`;

/** Characters that XML 1.0 does not admit are left out; a lone surrogate becomes U+FFFD. */
const escaped = (text: string): string =>
  text
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to leave out
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');

/** Places in the style sheet below. */
const styles = { plain: 0, header: 1, amount: 2, instant: 3, count: 4, share: 5 } as const;

const styleSheet = xml(
  '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
    '<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts>' +
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>' +
    '<cellXfs count="6"><xf/><xf fontId="1" applyFont="1"/><xf numFmtId="4" applyNumberFormat="1"/><xf numFmtId="164" applyNumberFormat="1"/>' +
    '<xf numFmtId="3" applyNumberFormat="1"/><xf numFmtId="9" applyNumberFormat="1"/></cellXfs>' +
    '</styleSheet>',
);

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const relations = (targets: readonly (readonly [kind: string, target: string])[]): string =>
  xml(
    `<Relationships xmlns="${packages}/relationships">${targets
      .map(
        ([kind, target], index) =>
          `<Relationship Id="r${index + 1}" Type="${office}/${kind}" Target="${target}"/>`,
      )
      .join('')}</Relationships>`,
  );

const part = (name: string, kind: string): string =>
  `<Override PartName="/xl/${name}.xml" ContentType="${spreadsheet}.${kind}+xml"/>`;

const contentTypes = xml(
  `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${part('workbook', 'sheet.main')}${part('worksheets/sheet1', 'worksheet')}${part('styles', 'styles')}</Types>`,
);

/** Days since 30 December 1899, as spreadsheets count. */
const serialDate = (date: Date): number => date.getTime() / 86_400_000 + 25_569;

/** `A`, `B`, … `Z`, `AA`: readers want every cell to name its place. */
const columnName = (index: number): string =>
  (index < 26 ? '' : columnName(Math.floor(index / 26) - 1)) + String.fromCharCode(65 + (index % 26));

const textCell = (at: string, text: string, style: number): string =>
  `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;

function cellXml(at: string, cell: WorkbookCell): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return textCell(at, cell, styles.plain);
  if (typeof cell === 'number') return `<c r="${at}" s="${styles.amount}"><v>${cell}</v></c>`;
  if ('count' in cell) return `<c r="${at}" s="${styles.count}"><v>${cell.count}</v></c>`;
  if ('share' in cell) return `<c r="${at}" s="${styles.share}"><v>${cell.share}</v></c>`;
  return `<c r="${at}" s="${styles.instant}"><v>${serialDate(cell)}</v></c>`;
}

const rowXml = <T>(row: number, cells: readonly T[], write: (at: string, cell: T) => string): string =>
  `<row r="${row}">${cells.map((cell, index) => write(`${columnName(index)}${row}`, cell)).join('')}</row>`;

function sheetXml(columns: readonly WorkbookColumn[], rows: readonly (readonly WorkbookCell[])[]): string {
  const widths = columns.map(
    ({ width }, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  const header = rowXml(1, columns, (at, column) => textCell(at, column.header, styles.header));
  const body = rows.map((row, index) => rowXml(index + 2, row, cellXml)).join('');
  return xml(
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
      '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
      `<cols>${widths.join('')}</cols><sheetData>${header}${body}</sheetData></worksheet>`,
  );
}

/**
 * An Excel workbook (ECMA-376) of one sheet, with its header frozen. Amounts and dates are numbers with a format, so that
 * they sort and add up; a text is a text cell, never a formula.
 */
export function workbook(
  name: string,
  columns: readonly WorkbookColumn[],
  rows: readonly (readonly WorkbookCell[])[],
): Buffer {
  const book = xml(
    `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${office}"><sheets><sheet name="${escaped(name)}" sheetId="1" r:id="r1"/></sheets></workbook>`,
  );
  const files: readonly (readonly [string, string])[] = [
    ['[Content_Types].xml', contentTypes],
    ['_rels/.rels', relations([['officeDocument', 'xl/workbook.xml']])],
    ['xl/workbook.xml', book],
    [
      'xl/_rels/workbook.xml.rels',
      relations([
        ['worksheet', 'worksheets/sheet1.xml'],
        ['styles', 'styles.xml'],
      ]),
    ],
    ['xl/styles.xml', styleSheet],
    ['xl/worksheets/sheet1.xml', sheetXml(columns, rows)],
  ];
  return zipArchive(
    files.map(([entry, text]): ArchiveEntry => ({ name: entry, bytes: Buffer.from(text, 'utf8') })),
  );
}
