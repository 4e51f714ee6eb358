import { InvalidInput } from '../errors.ts';
import { type Columns, rowsUnderHeader, type TableRecord, type TableRow } from './rows-under-header.ts';

/** One record of RFC 4180: a quoted cell may hold commas, doubled quotes and line breaks. */
function* recordsOf(text: string, separator: string): Generator<TableRecord> {
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
    else if (char === separator) {
      cells.push(cell);
      cell = '';
    } else if (char === '\n') {
      yield { line: begun, cells: [...cells, cell] };
      cells = [];
      cell = '';
      begun = line;
    } else if (char !== '\r') cell += char;
  }
  if (quoted) throw InvalidInput.at(`row ${begun}`, 'a quotation mark is never closed');
  if (cell !== '' || cells.length > 0) yield { line: begun, cells: [...cells, cell] };
}

/** Excel writes semicolons where a comma is the decimal sign, as in Quebec; what stands in the header tells. */
function separatorOf(text: string): string {
  const [header = ''] = text.split('\n', 1);
  return !header.includes(',') && header.includes(';') ? ';' : ',';
}

/** Reads a comma-separated file with a header. Throws {@link InvalidInput} as {@link rowsUnderHeader} does. */
export function readCsv(text: string, columns: Columns): TableRow[] {
  const content = text.replace(/^\uFEFF/, '');
  return rowsUnderHeader([...recordsOf(content, separatorOf(content))], columns);
}
