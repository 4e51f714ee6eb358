import { describe, expect, it } from 'vitest';
import { InvalidInput } from '../../../lambdas/domain/errors.ts';
import type { PriceTableName } from '../../../lambdas/domain/warranty-prices/price-tables.ts';
import { readPriceRows as readBytes, rowChanges } from '../../../lambdas/domain/warranty-prices/read-rows.ts';

const readPriceRows = (table: PriceTableName, csv: string) => readBytes(table, Buffer.from(csv));

const faultsOf = (read: () => unknown): string[] => {
  try {
    read();
  } catch (error) {
    if (error instanceof InvalidInput) return error.errors.map(({ path, message }) => `${path}: ${message}`);
    throw error;
  }
  return [];
};

describe('a price list from a file', () => {
  it('holds parts with their price in cents and the products they fit', () => {
    const csv =
      'part number,description,price,fits\n ds-transducer ,Transducer,"$1,189.5",DS-200;DS-300\nX/1,Fuse,0.5,\n';
    expect(readPriceRows('parts', csv)).toEqual([
      { partNumber: 'DS-TRANSDUCER', description: 'Transducer', cents: 118_950, fits: ['DS-200', 'DS-300'] },
      { partNumber: 'X/1', description: 'Fuse', cents: 50 },
    ]);
  });

  it('holds standard repair times', () => {
    expect(readPriceRows('labor', 'operationCode,description,hours\nR10,Replace board,1.75')).toEqual([
      { operationCode: 'R10', description: 'Replace board', hours: 1.75 },
    ]);
  });

  it('holds what an hour costs, by company and for all others', () => {
    expect(readPriceRows('rates', 'companyId,ratePerHour\n*,95\nco-harbor,110.00')).toEqual([
      { companyId: '*', centsPerHour: 9_500 },
      { companyId: 'co-harbor', centsPerHour: 11_000 },
    ]);
  });

  it('names every row and column that is wrong, and takes none', () => {
    const csv = 'partNumber,description,price\nA,Fuse,1\nB,,2\nC,Board,two\na,Again,3\nD D,Space,1\n';
    expect(faultsOf(() => readPriceRows('parts', csv))).toEqual([
      'row 3.description: must not be empty',
      'row 4.price: is no amount such as 12.50',
      'row 5: A stands in row 2 already',
      'row 6.partNumber: is 1 to 40 capital letters, digits, dots, slashes and hyphens',
    ]);
  });

  it.each([
    ['-1', 'row 2.hours: is no amount such as 12.50'],
    ['1.005', 'row 2.hours: is no amount such as 12.50'],
    ['0', 'row 2.hours: must be above 0'],
  ])('refuses %s hours', (hours, fault) => {
    expect(
      faultsOf(() => readPriceRows('labor', `operationCode,description,hours\nR,Work,${hours}`)),
    ).toEqual([fault]);
  });

  it('refuses a file without rows', () => {
    expect(faultsOf(() => readPriceRows('parts', 'partNumber,description,price\n'))).toEqual([
      'content: has no rows below its header',
    ]);
  });
});

describe('what a new price list changes', () => {
  const row = (partNumber: string, cents: number) => ({ partNumber, description: partNumber, cents });
  const before = new Map([row('A', 1), row('B', 2), row('C', 3)].map((one) => [one.partNumber, one]));

  it('is counted and shown', () => {
    expect(rowChanges(before, [row('A', 1), row('B', 5), row('D', 4)])).toEqual({
      added: 1,
      changed: 1,
      removed: 1,
      unchanged: 1,
      examples: [
        { key: 'B', change: 'changed', before: row('B', 2), after: row('B', 5) },
        { key: 'D', change: 'added', after: row('D', 4) },
        { key: 'C', change: 'removed', before: row('C', 3) },
      ],
    });
  });
});
