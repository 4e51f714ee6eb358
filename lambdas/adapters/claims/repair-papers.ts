import * as z from 'zod/mini';
import type { ClaimChange } from '../../domain/claim/change.ts';
import { type Estimate, estimateSchema } from '../../domain/claim/estimate.ts';
import type { InvoicingPartner } from '../../domain/claim/invoice-review.ts';
import { payeeHold } from '../../domain/companies/payee.ts';
import type { Company } from '../../domain/people/people.ts';
import { claimKey, claimPrefixes, estimateKey, invoiceNumberKey } from '../table/claim-keys.ts';
import type { Table } from '../table/table.ts';
import type { Effect } from './claim-effects.ts';

/** The papers of a repair that are kept beside the claim: every version of its estimate, every invoice number used. */

/** A new version enters the list of them; the claim itself shows the latest. */
export function newEstimate(table: Table, { before, claim }: ClaimChange): Effect[] {
  const { estimate } = claim;
  const version = estimate?.version;
  if (!estimate || version === undefined || version === before?.estimate?.version) return [];
  const item = { entity: 'estimate', claimId: claim.claimId, ...estimate };
  return [{ conflict: 'claim', write: table.create(estimateKey(claim.claimId, version), item) }];
}

/** All versions, oldest first. */
export const estimatesOf = (table: Table, claimId: string): Promise<Estimate[]> =>
  table.all({ partition: claimKey(claimId).pk, sortPrefix: claimPrefixes.estimates }, estimateSchema);

/** An invoice number that the partner told stands for this claim's invoice from now on. */
export function newInvoiceNumber(table: Table, { before, claim }: ClaimChange): Effect[] {
  const { claimId, invoice } = claim;
  if (!invoice?.numbered || before?.invoice?.invoiceNumber === invoice.invoiceNumber) return [];
  const key = invoiceNumberKey(invoice.companyId, invoice.invoiceNumber);
  return [
    {
      conflict: 'claim',
      // The same number again on the same claim is a correction.
      write: table.update(key, {
        set: { entity: 'invoice-number', claimId },
        condition: 'attribute_not_exists(pk) OR #claimId = :claimId',
      }),
    },
  ];
}

const usedSchema = z.object({ claimId: z.string() });

/** What is held against a partner's invoice besides the claim. `invoiceNumber`: as told, where one was. */
export async function invoicingPartner(
  table: Table,
  company: Company | undefined,
  { claimId, invoiceNumber }: { readonly claimId: string; readonly invoiceNumber: string | undefined },
  nowMs: number,
): Promise<InvoicingPartner> {
  if (!company) return {};
  const used =
    invoiceNumber === undefined
      ? undefined
      : await table.get(invoiceNumberKey(company.companyId, invoiceNumber), usedSchema);
  const hold = payeeHold(company, nowMs);
  return {
    ...(company.payee && { payeeOnRecord: company.payee.email }),
    ...(hold !== undefined && { hold }),
    ...(company.address && { region: company.address.region }),
    ...(used && used.claimId !== claimId && { numberUsedOn: used.claimId }),
  };
}
