import table from './prices.json' with { type: 'json' };

/** One line of the price table: `usd` for every `per` units. */
export interface Price {
  readonly service: string;
  /** An operation, or `*` for those without a line of their own. */
  readonly operation: string;
  readonly unit: string;
  readonly usd: number;
  readonly per: number;
}

/** The day the price table was checked, ISO date. */
export const PRICES_AS_OF: string = table.asOf;

const byKey = new Map(
  (table.prices as readonly Price[]).map((price) => [key(price.service, price.operation, price.unit), price]),
);

function key(service: string, operation: string, unit: string): string {
  return `${service} ${operation} ${unit}`;
}

/** USD for a quantity; a unit without a price line is not billed and costs 0. */
export function priceOf(service: string, operation: string, unit: string, quantity: number): number {
  const price = byKey.get(key(service, operation, unit)) ?? byKey.get(key(service, '*', unit));
  return price ? (quantity / price.per) * price.usd : 0;
}
