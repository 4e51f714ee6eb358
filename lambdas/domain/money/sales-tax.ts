import table from './sales-tax-2025.json' with { type: 'json' };

interface SalesTaxTable {
  /** First day it holds. */
  readonly from: string;
  readonly sources: readonly string[];
  /** By state or province: its own rate plus the highest local one, in hundredths of a percent. */
  readonly highestBasisPoints: Readonly<Partial<Record<string, number>>>;
}

/** All tables, oldest first: another year's is a file and a line here. */
const tables: readonly SalesTaxTable[] = [table];

/** The table in force on a day; before the first, the first. */
const tableAt = (day: string): SalesTaxTable => tables.findLast(({ from }) => from <= day) ?? table;

/** Shops round line by line, and local rates change between two tables: half a percent is not worth a question. */
const slackBasisPoints = 50;

export interface TaxFinding {
  readonly highestBasisPoints: number;
  /** The most that is plausible, in cents. */
  readonly atMostCents: number;
  readonly region: string;
}

/**
 * Whether a sales tax can be right where the shop is: at most the highest combined rate of its state or province, on
 * parts and labor together (many states tax parts only, and a shop may owe none: too little is no finding). Undefined
 * when it can, or when the state is not known.
 */
export function implausibleTax(
  amounts: { readonly partsCents: number; readonly laborCents: number; readonly taxCents: number },
  region: string | undefined,
  day: string,
): TaxFinding | undefined {
  const highest = region === undefined ? undefined : tableAt(day).highestBasisPoints[region.toUpperCase()];
  if (region === undefined || highest === undefined || amounts.taxCents === 0) return undefined;
  const untaxed = amounts.partsCents + amounts.laborCents;
  const atMostCents = Math.ceil((untaxed * (highest + slackBasisPoints)) / 10_000);
  if (amounts.taxCents <= atMostCents) return undefined;
  return { highestBasisPoints: highest, atMostCents, region };
}
