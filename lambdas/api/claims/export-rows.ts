import type { Claim } from '../../domain/claim/claim.ts';
import type { Brand } from '../../domain/wording/brand.ts';
import { type NextStep, statusLabel } from '../../domain/wording/next-step.ts';
import { type Cell, cents, instant, text } from '../../middleware/tables/formats.ts';
import type { ClaimView } from './claim-view.ts';

/** The fields of a claim that an export reads; what the viewer may not see is not in the view. */
type Seen = Partial<Omit<Claim, 'payments'>> & {
  readonly reimbursementCents?: number;
  readonly payments?: readonly { readonly status: string; readonly amountCents: number }[];
  readonly nextStep?: NextStep;
};

interface Column {
  readonly header: string;
  readonly width: number;
  cell(claim: Seen, brand: Brand): Cell;
}

const paidCents = ({ payments = [] }: Seen): number | undefined => {
  const paid = payments.filter((payment) => payment.status === 'paid');
  return paid.length === 0 ? undefined : paid.reduce((sum, payment) => sum + payment.amountCents, 0);
};

/** Of a repair what it may cost, of a reimbursement what is paid of the loss. */
const approvedCents = (claim: Seen): number | undefined =>
  claim.resolution === 'reimbursement' ? claim.reimbursementCents : claim.approvedTotalCents;

export const exportColumns: readonly Column[] = [
  { header: 'Claim', width: 14, cell: (claim) => text(claim.claimId) },
  {
    header: 'Status',
    width: 28,
    cell: (claim, brand) => text(claim.status && statusLabel(claim.status, { brand })),
  },
  { header: 'Next step', width: 40, cell: (claim) => text(claim.nextStep?.what) },
  { header: 'Due', width: 20, cell: (claim) => instant(claim.nextStep?.by) },
  { header: 'Begun', width: 20, cell: (claim) => instant(claim.createdAt) },
  { header: 'Submitted', width: 20, cell: (claim) => instant(claim.submittedAt) },
  { header: 'Closed', width: 20, cell: (claim) => instant(claim.closedAt) },
  { header: 'Customer', width: 22, cell: (claim) => text(claim.customer?.name) },
  { header: 'Email', width: 28, cell: (claim) => text(claim.customer?.email) },
  { header: 'Phone', width: 16, cell: (claim) => text(claim.customer?.phone) },
  {
    header: 'Device',
    width: 24,
    cell: ({ device, unit }) => text(device ? `${device.make} ${device.model}`.trim() : unit?.product),
  },
  { header: 'Incident', width: 20, cell: (claim) => text(claim.incident?.type) },
  { header: 'Happened', width: 20, cell: (claim) => instant(claim.incident?.occurredAt) },
  { header: 'Repair partner', width: 22, cell: (claim) => text(claim.partner?.name) },
  { header: 'Resolution', width: 16, cell: (claim) => text(claim.resolution) },
  { header: 'Estimate (USD)', width: 14, cell: (claim) => cents(claim.estimate?.totalCents) },
  { header: 'Approved (USD)', width: 14, cell: (claim) => cents(approvedCents(claim)) },
  { header: 'Deductible (USD)', width: 14, cell: (claim) => cents(claim.deductibleCents) },
  { header: 'Invoice (USD)', width: 14, cell: (claim) => cents(claim.invoice?.totalCents) },
  { header: 'Paid (USD)', width: 14, cell: (claim) => cents(paidCents(claim)) },
];

/** One row per claim, in the order of the columns, from what the viewer may see. */
export const exportRow = (view: ClaimView, brand: Brand): Cell[] =>
  exportColumns.map((column) => column.cell(view as Seen, brand));
