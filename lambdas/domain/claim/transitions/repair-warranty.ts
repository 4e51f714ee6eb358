import { InvalidInput, NotAllowedNow } from '../../errors.ts';
import type { ClaimChange } from '../change.ts';
import type { Claim } from '../claim.ts';
import { committedCents } from '../payment.ts';
import type { RepairWarranty } from '../repair-terms.ts';
import { isClosed } from '../status.ts';
import { alreadyDecided } from './last-words.ts';
import { amend, type CommandContext, instant, moveTo } from './move.ts';

/** How long a repair partner stands for a repair, from the day it was completed. */
export const repairWarrantyDays = 90;

/** The end of the warranty that a completed repair goes on under: its own, or that of the repair it made good. */
const warrantyUntil = (repair: Claim, closedAt: string): string =>
  repair.repairWarranty?.state === 'accepted'
    ? repair.repairWarranty.until
    : instant(Date.parse(closedAt) + repairWarrantyDays * 86_400_000);

/**
 * The warranty under which this fault is, if it is: the same kind of damage to the same device, repaired under an
 * earlier claim of the customer's, come back before the warranty ended.
 */
export function warrantyFor(claim: Claim, others: readonly Claim[]): RepairWarranty | undefined {
  const deviceId = claim.device?.deviceId;
  const reportedAt = claim.submittedAt ?? claim.createdAt;
  return others
    .flatMap((repair): RepairWarranty[] => {
      const { partner, closedAt } = repair;
      if (repair.claimId === claim.claimId || deviceId === undefined || !partner || !closedAt) return [];
      if (repair.status !== 'completed' || repair.resolution !== 'repair') return [];
      if (repair.device?.deviceId !== deviceId || repair.incident.type !== claim.incident.type) return [];
      const until = warrantyUntil(repair, closedAt);
      if (closedAt > reportedAt || reportedAt > until) return [];
      const { companyId, name: partnerName } = partner;
      return [
        { ofClaimId: repair.claimId, companyId, partnerName, repairedAt: closedAt, until, state: 'offered' },
      ];
    })
    .sort((one, other) => (one.repairedAt < other.repairedAt ? 1 : -1))[0];
}

/** The warranty is this claim's partner's, and nobody has decided otherwise. */
export const offeredWarranty = (claim: Claim): RepairWarranty | undefined =>
  claim.repairWarranty?.state === 'offered' && claim.repairWarranty.companyId === claim.partner?.companyId
    ? claim.repairWarranty
    : undefined;

/** Repaired free of charge: nothing is paid, nothing collected. */
export const isWarrantyRepair = (claim: Claim): boolean => claim.repairWarranty?.state === 'accepted';

function accepted(claim: Claim, warranty: RepairWarranty, note: string, ctx: CommandContext): ClaimChange {
  return moveTo(claim, 'approved', ctx, {
    set: {
      repairWarranty: { ...warranty, state: 'accepted', answeredAt: instant(ctx.now) },
      resolution: 'repair',
      deductibleCents: 0,
      approvedTotalCents: 0,
      reservedCents: committedCents(claim.payments),
      adjudicationDue: false,
      approvedAt: instant(ctx.now),
    },
    drop: ['denial', 'secondReview', 'asksToReopenAt', 'supplement', 'consent'],
    note,
  });
}

/** An agent holds the partner to its warranty. Throws {@link InvalidInput} when no warranty is known. */
export function approveUnderWarranty(
  claim: Claim,
  message: string | undefined,
  ctx: CommandContext,
): ClaimChange {
  const { repairWarranty, partner } = claim;
  if (!repairWarranty || partner?.companyId !== repairWarranty.companyId)
    throw InvalidInput.at('underWarranty', 'this fault is under no warranty of the claim’s repair partner');
  const note = `Repaired free of charge under the warranty of ${repairWarranty.partnerName}.`;
  return accepted(claim, repairWarranty, message === undefined ? note : `${note} ${message}`, ctx);
}

/**
 * The partner says whether it makes its repair good, before an agent has decided. Declined, the claim goes on as any
 * other, and an agent reads why. Throws {@link AlreadyDecided}, {@link NotAllowedNow}.
 */
export function answerWarranty(
  claim: Claim,
  answer: { readonly accept: boolean; readonly reason?: string },
  ctx: CommandContext,
): ClaimChange {
  if (isClosed(claim.status) || claim.status === 'approved') throw alreadyDecided(claim);
  const warranty = offeredWarranty(claim);
  if (!warranty) throw new NotAllowedNow('the repair warranty', claim.status, 'none is asked for');
  if (answer.accept)
    return accepted(
      claim,
      warranty,
      `${warranty.partnerName} repairs it free of charge under warranty.`,
      ctx,
    );
  const reason = answer.reason ?? '';
  return amend(claim, ctx, {
    set: {
      repairWarranty: { ...warranty, state: 'declined', reason, answeredAt: instant(ctx.now) },
    },
    internalNote: `${warranty.partnerName} does not take it as a warranty repair: ${reason}`,
  });
}

/** The partner has repaired the device under warranty: there is no invoice to wait for. */
export function completeWarrantyRepair(claim: Claim, ctx: CommandContext): ClaimChange {
  if (isClosed(claim.status)) throw alreadyDecided(claim);
  if (claim.status !== 'approved' || !isWarrantyRepair(claim) || claim.invoice)
    throw new NotAllowedNow(
      'saying that it is repaired',
      claim.status,
      'a paid repair ends with its invoice',
    );
  return moveTo(claim, 'completed', ctx, {
    set: { deviceReceivedAt: claim.deviceReceivedAt ?? instant(ctx.now) },
    note: 'Repaired free of charge, under warranty.',
  });
}
