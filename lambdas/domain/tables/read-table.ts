import { InvalidInput } from '../errors.ts';
import { readCsv } from './read-csv.ts';
import { readWorkbook } from './read-workbook.ts';
import { type Columns, rowsUnderHeader, type TableRow } from './rows-under-header.ts';
import { NoArchive } from './unzip.ts';

/** First bytes of a ZIP archive, and so of a workbook; and of older office files, and workbooks with a password. */
const zipped = Buffer.from('PK');
const compound = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);

const begins = (bytes: Buffer, mark: Buffer): boolean => bytes.subarray(0, mark.length).equals(mark);

const unreadable = (message: string): InvalidInput => InvalidInput.at('file', message);

/** UTF-8, else as Excel writes a plain CSV on Windows. */
function decoded(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function recordsOfWorkbook(bytes: Buffer) {
  try {
    return readWorkbook(bytes);
  } catch (error) {
    if (error instanceof NoArchive)
      throw unreadable('can’t be read: save it as an Excel workbook (.xlsx) again');
    throw error;
  }
}

/**
 * The rows of a CSV file or of the first sheet of an Excel workbook; which of them it is, its bytes say. Throws
 * {@link InvalidInput} for files of other kinds, and as {@link rowsUnderHeader} does.
 */
export function readTable(bytes: Buffer, columns: Columns): TableRow[] {
  if (begins(bytes, zipped)) return rowsUnderHeader(recordsOfWorkbook(bytes), columns);
  if (begins(bytes, compound))
    throw unreadable('is an older Excel file, or has a password: save it as .xlsx without a password');
  const text = decoded(bytes);
  if (text.includes('\0')) throw unreadable('is neither CSV nor an Excel workbook');
  return readCsv(text, columns);
}
