import table from './sales-tax-2025.json' with { type: 'json' };
import april2025 from './sales-tax-2025-04.json' with { type: 'json' };
import october2025 from './sales-tax-2025-10.json' with { type: 'json' };

/** In hundredths of a percent: a state's or province's own rate, and that plus the highest local one. */
export interface RegionRates {
  readonly state: number;
  readonly highest: number;
}

export interface SalesTaxTable {
  /** First day it holds. */
  readonly from: string;
  /** Which of its numbers stand where, and as of which day that was read. */
  readonly sources: readonly {
    readonly holds: string;
    readonly name: string;
    readonly asOf: string;
    readonly note?: string;
  }[];
  /** By state or province; what a later table does not name stays. */
  readonly basisPoints: Readonly<Partial<Record<string, RegionRates>>>;
}

/** All tables, oldest first: a change of rates is a file and a line here. */
export const salesTaxTables: readonly SalesTaxTable[] = [table, april2025, october2025];

/** The rates of a region on a day; before the first table, the first. Undefined for a region that no table names. */
export function ratesOf(region: string, day: string): RegionRates | undefined {
  const inForce = salesTaxTables.filter(({ from }, index) => index === 0 || from <= day);
  const code = region.toUpperCase();
  return inForce.findLast(({ basisPoints }) => basisPoints[code] !== undefined)?.basisPoints[code];
}

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
  const highest = region === undefined ? undefined : ratesOf(region, day)?.highest;
  if (region === undefined || highest === undefined || amounts.taxCents === 0) return undefined;
  const untaxed = amounts.partsCents + amounts.laborCents;
  const atMostCents = Math.ceil((untaxed * (highest + slackBasisPoints)) / 10_000);
  if (amounts.taxCents <= atMostCents) return undefined;
  return { highestBasisPoints: highest, atMostCents, region };
}
