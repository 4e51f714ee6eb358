/**
 * From which sum in a calendar year, in cents, a payment for services is reported on a form 1099: $600 up to 2025, $2,000
 * from 2026 on (IRC 6041(a) as amended by Public Law 119-21, section 70433; adjusted for inflation from 2027, so that
 * later years want a line here each).
 */
export const reportedFromCents = (year: string): number => (Number(year) < 2026 ? 60_000 : 200_000);

/** What a company was paid in a year, in cents, less what came back. */
export interface PaidInYear {
  readonly paidCents: number;
  readonly repairsCents: number;
  readonly cardCents: number;
}

/**
 * What counts: fees and repairs that we paid by PayPal. What was paid by card is reported by the card's own settlement
 * entity on a form 1099-K, and not again by who paid (IRC 6050W; instructions for forms 1099-MISC and 1099-NEC).
 */
export const reportableCents = ({ paidCents, repairsCents }: PaidInYear): number => paidCents + repairsCents;

/** Whether a company gets a form 1099 for a year: one with a W-9 on file that was paid as much. */
export const needs1099 = (paid: PaidInYear, year: string, taxForm: string | undefined): boolean =>
  taxForm === 'W-9' && reportableCents(paid) >= reportedFromCents(year);
