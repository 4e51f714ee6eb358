import { lowestReplacement, type ReplacementOffer } from '../money/repair-or-replace.ts';
import { payable } from '../money/settlement.ts';
import type { Claim, Resolution } from './claim.ts';
import { committedCents } from './payment.ts';
import type { ReturnTerms } from './shipping.ts';

/** What the catalogue, the plan and the incident say about money for one claim, in cents. Read before a command runs. */
export interface Pricing {
  readonly deductibleCents: Readonly<Record<Resolution, number>>;
  /** The catalogue's repair price for this model and damage, when known. */
  readonly repairPriceCents?: number;
  /** The catalogue's replacement price with its tax, when known. */
  readonly replacement?: ReplacementOffer;
  /** The limit per incident. */
  readonly limitCents: number;
  /** What the other claims of the incident left of it. */
  readonly incidentLeftCents: number;
  /** How a replaced device comes back; absent where it may be kept. */
  readonly returns?: ReturnTerms;
}

/** The lowest known replacement price: the catalogue's or the partner's like-for-like offer. */
export function replacementPriceCents(claim: Claim, pricing: Pricing): number | undefined {
  const offers: ReplacementOffer[] = pricing.replacement ? [pricing.replacement] : [];
  const offered = claim.estimate?.replacement;
  if (offered?.canSupply && offered.priceCents !== undefined && offered.priceCents > 0)
    offers.push({ source: 'partner-offer', cents: offered.priceCents });
  return lowestReplacement(offers)?.cents;
}

/** What the incident's limit leaves for this claim, beyond what was paid on it before. */
export const limitLeftFor = (claim: Claim, pricing: Pricing): number =>
  Math.max(0, pricing.incidentLeftCents - committedCents(claim.payments));

/** What an approved total takes from the incident's limit, after the deductible, beyond earlier payments. */
export const reservation = (
  claim: Claim,
  totalCents: number,
  resolution: Resolution,
  pricing: Pricing,
): number =>
  payable({
    totalCents,
    deductibleCents: pricing.deductibleCents[resolution],
    limitLeftCents: limitLeftFor(claim, pricing),
  });
