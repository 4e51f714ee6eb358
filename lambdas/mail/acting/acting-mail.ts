import { readBrand, readCompany } from '../../adapters/people.ts';
import { readPricing } from '../../adapters/pricing-reader.ts';
import type { Table } from '../../adapters/table.ts';
import type { Claim } from '../../domain/claim/claim.ts';
import type { Pricing } from '../../domain/claim/pricing.ts';
import type { CommandContext } from '../../domain/claim/transitions/move.ts';
import type { Participant } from './participants.ts';

export interface ActingContext extends CommandContext {
  readonly pricing: Pricing;
  /** The PayPal address on the partner's record; money goes by itself only there. */
  readonly payeeOnRecord?: string;
}

/** The amounts of a mail could not be read; the message is the reason, a clause for agent and sender. */
export class Unread extends Error {
  override readonly name = 'Unread';
}

/** The sender is on the claim, but this is not theirs to send. */
export class NotTheirs extends Error {
  override readonly name = 'NotTheirs';
}

/** Reads what acting in somebody's name needs. */
export async function readActingContext(
  table: Table,
  claim: Claim,
  author: Participant,
  nowMs: number,
): Promise<ActingContext> {
  const [brand, pricing, company] = await Promise.all([
    readBrand(table),
    readPricing(table, claim, nowMs),
    author.companyId === undefined ? undefined : readCompany(table, author.companyId),
  ]);
  const payee = company?.payee?.email;
  return {
    now: nowMs,
    actor: author.actor,
    openingHours: brand.openingHours,
    pricing,
    ...(payee !== undefined && { payeeOnRecord: payee }),
  };
}
