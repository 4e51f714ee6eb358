import * as z from 'zod/mini';
import { instantSchema } from '../calendar/instant.ts';
import type { Rma, RmaUnit } from './rma.ts';

/** Why a dealer's account moves for a returned unit. */
export const dealerCreditReasons = ['credit', 'fee', 'fee-waived'] as const;
export type DealerCreditReason = (typeof dealerCreditReasons)[number];

/** One entry on a dealer's account, written once and never changed. */
export const dealerCreditSchema = z.object({
  /** RMA, serial and reason: the same thing is booked once, whatever is retried. */
  creditId: z.string(),
  companyId: z.string(),
  /** Absent for what a claim was credited by itself. */
  rmaId: z.optional(z.string()),
  claimId: z.string(),
  serial: z.string(),
  reason: z.enum([...dealerCreditReasons, 'claim']),
  /** Of a claim's credit: the number of its note. */
  noteNumber: z.optional(z.string()),
  /** In the dealer's favour; what the dealer owes is negative. */
  amountCents: z.int(),
  at: instantSchema,
});
export type DealerCredit = z.infer<typeof dealerCreditSchema>;

/** What a unit has put on the dealer's account so far, by reason, in cents. */
function booked({
  state,
  creditCents,
  receivedAt,
  inspectedAt,
  fee,
}: RmaUnit): Partial<Record<DealerCreditReason, number>> {
  const wasCredited = creditCents !== undefined && (state === 'credited' || state === 'closed');
  return {
    // The table of moves keeps it so already; money looks for itself.
    ...(wasCredited && receivedAt !== undefined && inspectedAt !== undefined && { credit: creditCents }),
    ...(fee?.chargedAt !== undefined && { fee: -fee.amountCents }),
    ...(fee?.chargedAt !== undefined && fee.waivedAt !== undefined && { 'fee-waived': fee.amountCents }),
  };
}

/** The entries that a change of an RMA puts on the dealer's account. */
export function newDealerCredits(before: Rma | null, rma: Rma, at: string): DealerCredit[] {
  return rma.units.flatMap((unit, index) => {
    const earlier = before?.units[index];
    const had = earlier ? booked(earlier) : {};
    const has = booked(unit);
    return dealerCreditReasons.flatMap((reason) => {
      const amountCents = has[reason];
      if (amountCents === undefined || had[reason] !== undefined) return [];
      const { rmaId, claimId, dealer } = rma;
      const creditId = `${rmaId}#${unit.serial}#${reason}`;
      return [
        {
          creditId,
          companyId: dealer.companyId,
          rmaId,
          claimId,
          serial: unit.serial,
          reason,
          amountCents,
          at,
        },
      ];
    });
  });
}
