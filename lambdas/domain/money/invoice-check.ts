import { type Settlement, type SettlementInput, settle } from './settlement.ts';

export type InvoiceAmounts = { partsCents: number; laborCents: number; taxCents: number };

/** The invoice's total before any deductible, in cents. */
export const invoiceTotal = ({ partsCents, laborCents, taxCents }: InvoiceAmounts): number =>
  partsCents + laborCents + taxCents;

export type InvoiceVerdict =
  | { verdict: 'pay'; settlement: Settlement }
  | {
      verdict: 'review';
      settlement: Settlement;
      reason: 'above-approved-estimate' | 'no-approved-estimate' | 'customer-pays-above-limit';
      /** How far the invoice is above what was approved; 0 when nothing was approved or the limit is the reason. */
      overCents: number;
    };

/**
 * Pays an invoice at or below the approved estimate (or the ceiling of an approval by rule); an agent reviews any other.
 * An agent also reviews one whose customer would pay more than the deductible because the incident's limit ran out,
 * unless the customer agreed to that before the repair.
 */
export const checkInvoice = (
  invoice: InvoiceAmounts,
  terms: Omit<SettlementInput, 'totalCents'> & {
    approvedCents?: number | undefined;
    customerAgreedToMore?: boolean | undefined;
  },
): InvoiceVerdict => {
  const totalCents = invoiceTotal(invoice);
  const settlement = settle({ ...terms, totalCents });
  if (terms.approvedCents === undefined)
    return { verdict: 'review', settlement, reason: 'no-approved-estimate', overCents: 0 };
  if (totalCents > terms.approvedCents) {
    const overCents = totalCents - terms.approvedCents;
    return { verdict: 'review', settlement, reason: 'above-approved-estimate', overCents };
  }
  if (settlement.aboveLimitCents > 0 && terms.customerAgreedToMore !== true)
    return { verdict: 'review', settlement, reason: 'customer-pays-above-limit', overCents: 0 };
  return { verdict: 'pay', settlement };
};
