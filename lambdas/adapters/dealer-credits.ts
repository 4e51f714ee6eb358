import type { ClaimChange } from '../domain/claim/change.ts';
import { type DealerCredit, dealerCreditSchema } from '../domain/rma/dealer-credit.ts';
import type { Effect } from './claim-effects.ts';
import { dealerCreditKey, dealerCreditsPartition } from './rma-keys.ts';
import type { Page, PageRequest, Table, TransactItem } from './table.ts';

/** An entry on a dealer's account, written once: a second one of the same id refuses the whole transaction. */
export const dealerCreditItem = (table: Table, credit: DealerCredit): TransactItem =>
  table.create(dealerCreditKey(credit.companyId, credit.creditId), {
    entity: 'dealer-credit',
    ...credit,
    gsi2pk: dealerCreditsPartition(credit.companyId),
    gsi2sk: `${credit.at}#${credit.creditId}`,
  });

/** What a claim newly credited goes onto the dealer's account, beside what RMAs put there. */
export function dealerCredits(table: Table, { before, claim }: ClaimChange): Effect[] {
  const known = before?.credits?.length ?? 0;
  const { claimId, unit } = claim;
  if (!unit) return [];
  return (claim.credits ?? []).slice(known).map((credit) => {
    const { creditId, companyId, amountCents, at, noteNumber, rmaId } = credit;
    const entry: DealerCredit = {
      ...{ creditId, companyId, claimId, serial: unit.serial, reason: 'claim', amountCents, at, noteNumber },
      ...(rmaId !== undefined && { rmaId }),
    };
    return { conflict: 'payment', write: dealerCreditItem(table, entry) };
  });
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
