import { InvalidAmount } from './settlement.ts';

/** Where a replacement price comes from. `catalogue` is before tax, the others are what would be paid. */
export type ReplacementOffer =
  | { source: 'catalogue'; cents: number; taxBasisPoints: number }
  | { source: 'agent-find'; cents: number; url: string }
  | { source: 'partner-offer'; cents: number };

export type RepairOrReplace =
  | {
      choice: 'repair' | 'replace';
      repairCents: number;
      replacementCents: number;
      source: ReplacementOffer['source'];
    }
  /** No replacement price is known: an agent decides. */
  | { choice: 'unknown'; repairCents: number };

const BASIS_POINTS = 10_000;

/** A price with sales tax, rounded half up to the cent. */
export const withTax = (cents: number, taxBasisPoints: number): number =>
  cents + Math.round((cents * taxBasisPoints) / BASIS_POINTS);

const priceOf = (offer: ReplacementOffer): number =>
  offer.source === 'catalogue' ? withTax(offer.cents, offer.taxBasisPoints) : offer.cents;

/** The lowest of the known replacement prices in cents, with its source; undefined when none is known. */
export const lowestReplacement = (
  offers: readonly ReplacementOffer[],
): { cents: number; source: ReplacementOffer['source'] } | undefined => {
  let lowest: { cents: number; source: ReplacementOffer['source'] } | undefined;
  for (const offer of offers) {
    const cents = priceOf(offer);
    if (!Number.isSafeInteger(cents) || cents <= 0) throw new InvalidAmount(`${offer.source} price`, cents);
    if (lowest === undefined || cents < lowest.cents) lowest = { cents, source: offer.source };
  }
  return lowest;
};

/**
 * A repair that costs as much as a replacement, or more, is not made: the item is replaced.
 * `repairCents` is the estimate's total with tax, before the deductible. Throws `InvalidAmount` for a price that is not whole cents above zero.
 */
export const repairOrReplace = (
  repairCents: number,
  offers: readonly ReplacementOffer[],
): RepairOrReplace => {
  const lowest = lowestReplacement(offers);
  if (lowest === undefined) return { choice: 'unknown', repairCents };
  const choice = repairCents >= lowest.cents ? 'replace' : 'repair';
  return { choice, repairCents, replacementCents: lowest.cents, source: lowest.source };
};
