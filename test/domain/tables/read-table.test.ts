import { deflateRawSync } from 'node:zlib';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { InvalidInput } from '../../../lambdas/domain/errors.ts';
import { readTable } from '../../../lambdas/domain/tables/read-table.ts';
import { readWorkbook } from '../../../lambdas/domain/tables/read-workbook.ts';
import { NoArchive, unzip } from '../../../lambdas/domain/tables/unzip.ts';
import { tableFile } from '../../../lambdas/middleware/tables/formats.ts';
import { zipArchive } from '../../../lambdas/middleware/tables/zip-archive.ts';

const columns = { required: ['serial'], optional: ['delivered', 'note'] };

/** A workbook as Excel's own writers make them: shared strings, styles, formulas. */
async function workbookOf(rows: readonly unknown[][]): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Units');
  for (const row of rows) sheet.addRow(row);
  sheet.getColumn(2).numFmt = 'mm/dd/yyyy';
  book.addWorksheet('Another').addRow(['not read']);
  return Buffer.from(await book.xlsx.writeBuffer());
}

describe('an Excel workbook', () => {
  it('is read by its first sheet: texts, numbers, days, formulas and empty cells', async () => {
    const rich = { richText: [{ text: 'two ' }, { font: { bold: true }, text: 'parts & <more>' }] };
    const file = await workbookOf([
      ['Serial', 'Delivered', 'Note'],
      ['A-1', new Date('2026-05-20T00:00:00Z'), rich],
      [123456789012, undefined, { formula: '1+1', result: 2 }],
      [],
      ['A-3', 'not a day', true],
    ]);
    expect(readTable(file, columns)).toEqual([
      { line: 2, cells: { serial: 'A-1', delivered: '2026-05-20', note: 'two parts & <more>' } },
      { line: 3, cells: { serial: '123456789012', delivered: '', note: '2' } },
      { line: 5, cells: { serial: 'A-3', delivered: 'not a day', note: '1' } },
    ]);
  });

  it('reads what our own export wrote, as does CSV', () => {
    const head = ['Serial', 'Delivered', 'Note'].map((header) => ({ header, width: 10 }));
    const row = ['A-1', '2026-05-20', 'a "b", c\nd'].map((text) => ({ kind: 'text' as const, text }));
    for (const format of ['csv', 'xlsx'] as const)
      expect(readTable(tableFile(format, 'Units', head, [row]), columns)[0]?.cells).toEqual({
        serial: 'A-1',
        delivered: '2026-05-20',
        note: 'a "b", c\nd',
      });
  });

  it('names columns it does not know, and those that are missing', async () => {
    const file = await workbookOf([
      ['Delivered', 'Colour'],
      ['2026-05-20', 'red'],
    ]);
    const errors = [
      { path: 'header', message: 'Colour is no column here' },
      { path: 'header', message: 'the column serial is missing' },
    ];
    expect(() => readTable(file, columns)).toThrow(expect.objectContaining({ errors }));
  });
});

describe('a CSV file', () => {
  it.each([
    ['with semicolons', Buffer.from('Serial;Note\r\nA-1;a, b\r\n'), 'a, b'],
    ['in the code page of Windows', Buffer.from('Serial,Note\nA-1,Qu\xe9bec\n', 'latin1'), 'Québec'],
    ['with a byte order mark', Buffer.from('\uFEFFserial,note\nA-1,ok\n'), 'ok'],
  ])('%s', (_how, bytes, note) => {
    expect(readTable(bytes, columns)[0]?.cells.note).toBe(note);
  });
});

describe('other files', () => {
  const bomb = zipArchive([{ name: 'xl/workbook.xml', bytes: Buffer.alloc(30 * 1024 * 1024) }]);
  const cut = zipArchive([{ name: 'xl/workbook.xml', bytes: Buffer.from('<workbook/>') }]).subarray(4);
  it.each([
    ['an older workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0])],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0])],
    ['an archive of something else', zipArchive([{ name: 'a.txt', bytes: Buffer.from('a') }])],
    ['what unpacks to more than a sheet can be', bomb],
    ['half an archive', Buffer.concat([Buffer.from('PK'), cut])],
    ['nothing but a mark', Buffer.from('PK')],
  ])('are refused: %s', (_what, bytes) => {
    expect(() => readTable(bytes, columns)).toThrow(InvalidInput);
  });

  it('stops unpacking where the limit is', () => {
    expect(() => unzip(bomb, () => true, 1_000)).toThrow(NoArchive);
    expect(deflateRawSync(Buffer.alloc(30 * 1024 * 1024)).length).toBeLessThan(50_000);
  });

  it('finds no sheet in an archive that names none', () => {
    const file = zipArchive([
      { name: 'xl/workbook.xml', bytes: Buffer.from('<workbook><sheets/></workbook>') },
    ]);
    expect(() => readWorkbook(file)).toThrow(NoArchive);
  });
});
