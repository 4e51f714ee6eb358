import { describe, expect, it } from 'vitest';
import { InvalidInput } from '../../../lambdas/domain/errors.ts';
import { readCsv } from '../../../lambdas/domain/tables/read-csv.ts';

const columns = { required: ['partNumber', 'price'], optional: ['note'] };

const faultsOf = (text: string) => {
  try {
    readCsv(text, columns);
  } catch (error) {
    if (error instanceof InvalidInput) return error.errors.map(({ path, message }) => `${path}: ${message}`);
    throw error;
  }
  return [];
};

describe('a comma-separated file', () => {
  it('is read by the names of its columns, in any order and writing', () => {
    expect(readCsv('Price,PART_NUMBER\n12.50,A-1\n', columns)).toEqual([
      { line: 2, cells: { price: '12.50', partNumber: 'A-1' } },
    ]);
  });

  it.each([
    ['a byte order mark', '\uFEFFpartNumber,price\nA,1', 'A'],
    ['Windows line ends', 'partNumber,price\r\nA,1\r\n', 'A'],
    ['a comma in quotes', 'partNumber,price\n"A,B",1', 'A,B'],
    ['a doubled quotation mark', 'partNumber,price\n"A""B",1', 'A"B'],
    ['spaces around', 'partNumber,price\n  A  ,1', 'A'],
  ])('reads %s', (_what, text, expected) => {
    expect(readCsv(text, columns)[0]?.cells.partNumber).toBe(expected);
  });

  it('counts the lines of the file, also where a cell holds line breaks or a row is empty', () => {
    const rows = readCsv('partNumber,price,note\nA,1,"two\nlines"\n,,\nB,2,\n', columns);
    expect(rows.map(({ line, cells }) => [line, cells.partNumber])).toEqual([
      [2, 'A'],
      [5, 'B'],
    ]);
  });

  it('fills what a short row leaves out', () => {
    expect(readCsv('partNumber,price,note\nA,1', columns)[0]?.cells.note).toBe('');
  });

  it.each([
    ['partNumber\nA', ['header: the column price is missing']],
    ['partNumber,price,colour\nA,1,red', ['header: colour is no column here']],
    ['partNumber,price,Price\nA,1,2', ['header: Price is there twice']],
    ['partNumber,price\nA,1,2,3', ['row 2: has more cells than there are columns']],
    ['partNumber,price\n"A,1', ['row 2: a quotation mark is never closed']],
    ['', ['header: the column partNumber is missing', 'header: the column price is missing']],
  ])('names the fault of %j', (text, faults) => {
    expect(faultsOf(text)).toEqual(faults);
  });
});
