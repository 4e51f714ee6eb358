import { formatCents } from '../money/format.ts';
import type { InvoiceVerdict } from '../money/invoice-check.ts';
import { implausibleTax } from '../money/sales-tax.ts';
import type { InvoiceInput } from './invoice.ts';

/** What is known of the partner that invoices, besides the claim. */
export interface InvoicingPartner {
  /** The PayPal address on the partner's record; money goes by itself only there. */
  readonly payeeOnRecord?: string;
  /** Why its money waits for an agent whatever the invoice says, for agents to read. */
  readonly hold?: string;
  /** State or province of the shop, two letters. */
  readonly region?: string;
  /** The claim on which the partner used this invoice number before. */
  readonly numberUsedOn?: string;
}

const percent = (basisPoints: number): string => `${(basisPoints / 100).toFixed(2)} %`;

function moneyReason(verdict: InvoiceVerdict): string | undefined {
  if (verdict.verdict === 'pay') return undefined;
  switch (verdict.reason) {
    case 'no-approved-estimate':
      return 'No estimate was approved that this invoice could be held against.';
    case 'above-approved-estimate':
      return `The invoice is ${formatCents(verdict.overCents)} above the approved estimate.`;
    case 'customer-pays-above-limit':
      return "The incident's limit would leave the customer paying more than the deductible.";
  }
}

function payeeReason(input: InvoiceInput, partner: InvoicingPartner): string | undefined {
  const { payment } = input;
  const other =
    payment.method === 'paypal' && payment.email.toLowerCase() !== partner.payeeOnRecord?.toLowerCase();
  return other ? "The invoice names another PayPal address than the partner's record." : undefined;
}

function paperReason(input: InvoiceInput, partner: InvoicingPartner, nowMs: number): string | undefined {
  if (partner.numberUsedOn !== undefined)
    return `The partner used invoice number ${input.invoiceNumber} before, on claim ${partner.numberUsedOn}.`;
  const tax = implausibleTax(input, partner.region, new Date(nowMs).toISOString().slice(0, 10));
  if (!tax) return undefined;
  return `Sales tax of ${formatCents(input.taxCents)} is more than ${tax.region} takes: at most ${formatCents(tax.atMostCents)} on these parts and labor (${percent(tax.highestBasisPoints)}).`;
}

/** Why an agent has to look at an invoice before it is paid, as one sentence; undefined when nobody has to. */
export function reviewReason(
  verdict: InvoiceVerdict,
  input: InvoiceInput,
  partner: InvoicingPartner,
  /** What the partner was to collect. */
  collectedCents: number,
  nowMs: number,
): string | undefined {
  const known = moneyReason(verdict) ?? payeeReason(input, partner) ?? paperReason(input, partner, nowMs);
  if (known !== undefined) return known;
  if (input.collectedCents === undefined || input.collectedCents === collectedCents) return undefined;
  return `The partner says it collected ${formatCents(input.collectedCents)}; the deductible here is ${formatCents(collectedCents)}.`;
}
