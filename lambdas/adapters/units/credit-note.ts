import type { Claim } from '../../domain/claim/claim.ts';
import { readBrand, readCompany } from '../people/people.ts';
import type { Table } from '../table/table.ts';

/** The note of one of a claim's credits. Undefined where the claim has no such credit. */
export async function readCreditNote(
  table: Table,
  { claimId, unit, credits = [] }: Claim,
  creditId: string | undefined = credits.at(-1)?.creditId,
): Promise<{ readonly fileName: string; readonly pdf: Uint8Array } | undefined> {
  const index = credits.findIndex((credit) => credit.creditId === creditId);
  const credit = credits[index];
  if (!credit || !unit) return undefined;
  const [brand, company] = await Promise.all([readBrand(table), readCompany(table, credit.companyId)]);
  const { line1, line2, city, region, postalCode } = company?.address ?? {};
  // Loaded when one is asked for: what writes PDFs takes a third of a cold start.
  const { creditNotePdf } = await import('../../domain/warranty-claims/credit-note.ts');
  const pdf = await creditNotePdf({
    ...{ brandName: brand.name, claimId, credit, product: unit.product, serial: unit.serial },
    dealer: {
      name: company?.name ?? credit.companyId,
      address: company?.address
        ? [line1, line2, `${city}, ${region} ${postalCode}`].filter((line) => line !== undefined)
        : [],
    },
    creditedBeforeCents: credits.slice(0, index).reduce((sum, { amountCents }) => sum + amountCents, 0),
    zone: brand.openingHours.zone,
  });
  return { fileName: `credit-note-${credit.noteNumber}.pdf`, pdf };
}
