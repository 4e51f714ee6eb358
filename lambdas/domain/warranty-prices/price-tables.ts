import * as z from 'zod/mini';
import { centsSchema } from '../money/cents.ts';

/**
 * What a dealer is credited by: the prices of parts, the standard times of repairs, and what an hour costs at whom. Each
 * table is kept in versions, dated, and replaced as a whole; a claim's line names the version it was priced from.
 */
export const priceTables = ['parts', 'labor', 'rates'] as const;
export const priceTableSchema = z.enum(priceTables);
export type PriceTableName = z.infer<typeof priceTableSchema>;

const code = z
  .string()
  .check(
    z.regex(/^[A-Z0-9][A-Z0-9./-]{0,39}$/, 'is 1 to 40 capital letters, digits, dots, slashes and hyphens'),
  );
const description = z.string().check(z.minLength(1), z.maxLength(200));
/** SKUs of the products it belongs to; absent: any. */
const fits = z.optional(z.array(z.string().check(z.minLength(1), z.maxLength(60))).check(z.maxLength(200)));

export const partRowSchema = z.object({ partNumber: code, description, cents: centsSchema, fits });
export type PartRow = z.infer<typeof partRowSchema>;

export const laborRowSchema = z.object({
  operationCode: code,
  description,
  /** Hours that the repair takes by the standard, to the hundredth. */
  hours: z.number().check(z.positive(), z.maximum(200)),
  fits,
});
export type LaborRow = z.infer<typeof laborRowSchema>;

/** Stands for every company without a rate of its own. */
export const anyCompany = '*';

export const rateRowSchema = z.object({
  /** A company's id, or {@link anyCompany}. */
  companyId: z.string().check(z.minLength(1), z.maxLength(60)),
  centsPerHour: z.int().check(z.positive(), z.maximum(1_000_00)),
});
export type RateRow = z.infer<typeof rateRowSchema>;

export interface PriceRows {
  readonly parts: PartRow;
  readonly labor: LaborRow;
  readonly rates: RateRow;
}

export const rowSchemas = { parts: partRowSchema, labor: laborRowSchema, rates: rateRowSchema } as const;

/** What names a row within its table. */
export const rowKey = (row: PartRow | LaborRow | RateRow): string => {
  if ('partNumber' in row) return row.partNumber;
  return 'operationCode' in row ? row.operationCode : row.companyId;
};

/** A table as it is in force at some instant. */
export interface PriceTable<Row> {
  /** 0 while nothing was ever imported. */
  readonly version: number;
  readonly rows: ReadonlyMap<string, Row>;
}

/** All that a claim is priced by. */
export interface WarrantyPrices {
  readonly parts: PriceTable<PartRow>;
  readonly labor: PriceTable<LaborRow>;
  readonly rates: PriceTable<RateRow>;
}

/** Part numbers and operation codes are known in capitals, without spaces around. */
export const normalCode = (typed: string): string => typed.trim().toUpperCase();

/** Whether a row says that it belongs to other products than this one. */
export const fitsOther = (
  { fits: skus }: { fits?: readonly string[] | undefined },
  sku: string | undefined,
) => skus !== undefined && skus.length > 0 && sku !== undefined && !skus.includes(sku);

/** What an hour costs at a company, in cents; undefined when the table says nothing of it. */
export const rateOf = ({ rows }: PriceTable<RateRow>, companyId: string): number | undefined =>
  (rows.get(companyId) ?? rows.get(anyCompany))?.centsPerHour;
