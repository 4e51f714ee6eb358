import type { ClaimChange } from '../domain/claim/change.ts';
import type { DealerCredit } from '../domain/rma/dealer-credit.ts';
import type { Effect } from './claim-effects.ts';
import * as keys from './keys.ts';
import type { Table } from './table.ts';

/**
 * What a claim newly credited goes onto the dealer's account, beside what RMAs put there. The entry is created under the
 * credit's id: a second one of the same id refuses the whole change.
 */
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
    const item = { entity: 'dealer-credit', ...entry };
    return { conflict: 'payment', write: table.create(keys.dealerCreditKey(companyId, creditId), item) };
  });
}
