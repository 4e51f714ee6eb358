import * as z from 'zod/mini';
import type { ClaimChange } from '../../domain/claim/change.ts';
import { type DealerCredit, dealerCreditSchema } from '../../domain/rma/dealer-credit.ts';
import { addition } from '../counts/addition.ts';
import { dealerCreditKey, dealerCreditsPartition, dealerYearKey } from '../table/rma-keys.ts';
import type { Page, PageRequest, Table, TransactItem } from '../table/table.ts';
import type { Effect } from './claim-effects.ts';

/** Claims and returns count apart: a change of both in one transaction may touch an item once only. */
const sources = ['claims', 'returns'] as const;

/**
 * Entries on the account of one dealer, at one instant, and what they add to its year. Each is written once: a second one
 * of the same id refuses the whole transaction, and so nothing is counted twice.
 */
export function dealerCreditItems(
  table: Table,
  credits: readonly DealerCredit[],
  by: (typeof sources)[number],
): TransactItem[] {
  const [first] = credits;
  if (!first) return [];
  const entries = credits.map((credit) =>
    table.create(dealerCreditKey(credit.companyId, credit.creditId), {
      entity: 'dealer-credit',
      ...credit,
      gsi2pk: dealerCreditsPartition(credit.companyId),
      gsi2sk: `${credit.at}#${credit.creditId}`,
    }),
  );
  const cents = credits.reduce((sum, { amountCents }) => sum + amountCents, 0);
  return [...entries, addition(table, dealerYearKey(first.companyId, first.at.slice(0, 4), by), { cents })];
}

/** What a claim newly credited goes onto the dealer's account, beside what RMAs put there. */
export function dealerCredits(table: Table, { before, claim }: ClaimChange): Effect[] {
  const known = before?.credits?.length ?? 0;
  const { claimId, unit } = claim;
  if (!unit) return [];
  const entries = (claim.credits ?? []).slice(known).map((credit): DealerCredit => {
    const { creditId, companyId, amountCents, at, noteNumber, rmaId } = credit;
    return {
      ...{ creditId, companyId, claimId, serial: unit.serial, reason: 'claim', amountCents, at, noteNumber },
      ...(rmaId !== undefined && { rmaId }),
    };
  });
  return dealerCreditItems(table, entries, 'claims').map((write) => ({ conflict: 'payment', write }));
}

/** A year (UTC) on a dealer's account. */
const ofYear = (companyId: string, year: string) =>
  ({
    index: 'gsi2',
    partition: dealerCreditsPartition(companyId),
    sortPrefix: `${year}-`,
    newestFirst: true,
  }) as const;

/** Entries of a year, newest first. */
export const creditsOfYear = (
  table: Table,
  companyId: string,
  year: string,
  page: Pick<PageRequest, 'limit' | 'after'>,
): Promise<Page<DealerCredit>> => table.page({ ...ofYear(companyId, year), ...page }, dealerCreditSchema);

/** All entries of a year, newest first: what one dealer repairs in a year. */
export const allCreditsOfYear = (table: Table, companyId: string, year: string): Promise<DealerCredit[]> =>
  table.all(ofYear(companyId, year), dealerCreditSchema);

const yearSchema = z.object({ cents: z.int() });

/** What a year's entries come to, in cents, without reading them. */
export async function sumOfYear(table: Table, companyId: string, year: string): Promise<number> {
  const sums = await Promise.all(
    sources.map((by) => table.get(dealerYearKey(companyId, year, by), yearSchema)),
  );
  return sums.reduce((sum, counted) => sum + (counted?.cents ?? 0), 0);
}
