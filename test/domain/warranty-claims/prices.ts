import type { WarrantyPrices } from '../../../lambdas/domain/warranty-prices/price-tables.ts';

/** Price tables to be read in a failure: round amounts, one part of another product, one dealer with a rate of its own. */
export const prices: WarrantyPrices = {
  parts: {
    version: 3,
    rows: new Map(
      [
        { partNumber: 'BOARD', description: 'Main board', cents: 20_000, fits: ['DS-200'] },
        { partNumber: 'FUSE', description: 'Fuse', cents: 250 },
        { partNumber: 'PUMP', description: 'Hydraulic pump', cents: 60_000, fits: ['AP-70'] },
      ].map((row) => [row.partNumber, row]),
    ),
  },
  labor: {
    version: 2,
    rows: new Map([
      ['R10', { operationCode: 'R10', description: 'Replace the board', hours: 1.5 }],
      ['D01', { operationCode: 'D01', description: 'Diagnosis', hours: 0.33 }],
    ]),
  },
  rates: {
    version: 1,
    rows: new Map([
      ['*', { companyId: '*', centsPerHour: 9_000 }],
      ['harbor', { companyId: 'harbor', centsPerHour: 11_000 }],
    ]),
  },
};
