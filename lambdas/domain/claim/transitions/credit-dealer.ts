import { formatCents } from '../../money/format.ts';
import { creditFor, creditPayment } from '../../warranty-claims/credit.ts';
import type { ClaimChange } from '../change.ts';
import type { Claim } from '../claim.ts';
import { isClosed } from '../status.ts';
import { amend, type CommandContext, instant, moveTo } from './move.ts';

/** Credits what an approved claim still has coming and completes it. The credit stands in the payment ledger for ever. */
export function creditDealer(
  claim: Claim,
  ctx: CommandContext,
  { note, rmaId }: { readonly note?: string; readonly rmaId?: string } = {},
): ClaimChange {
  const credit = creditFor(claim, ctx.now, rmaId);
  const said = credit && `${formatCents(credit.amountCents)} credited, credit note ${credit.noteNumber}.`;
  const text = [said, note].filter((part) => part !== undefined).join(' ');
  return moveTo(claim, 'completed', ctx, {
    set: {
      settledAt: instant(ctx.now),
      ...(credit && {
        credits: [...(claim.credits ?? []), credit],
        payments: [...claim.payments, creditPayment(credit, claim.partner?.name ?? credit.companyId)],
      }),
    },
    drop: ['creditHeldFor'],
    ...(text !== '' && { note: text }),
  });
}

/**
 * The unit has to come back before its dealer is credited: an RMA for credit holds the credit until it has received it.
 * `undefined` where it is held already or the claim is closed.
 */
export function holdCredit(claim: Claim, rmaId: string, ctx: CommandContext): ClaimChange | undefined {
  if (!claim.unit || isClosed(claim.status) || claim.creditHeldFor) return undefined;
  return amend(claim, ctx, {
    set: { creditHeldFor: { rmaId, since: instant(ctx.now) } },
    note: `Credited once ${rmaId} has received the unit.`,
  });
}

/**
 * The RMA received the unit, or came to its end without it: what was approved is credited now, and a claim that is not
 * decided yet is credited when it is. `undefined` where this RMA holds nothing.
 */
export function releaseCredit(claim: Claim, rmaId: string, ctx: CommandContext): ClaimChange | undefined {
  if (claim.creditHeldFor?.rmaId !== rmaId) return undefined;
  if (claim.status === 'approved' && claim.approvedTotalCents !== undefined)
    return creditDealer(claim, ctx, { rmaId });
  return amend(claim, ctx, { drop: ['creditHeldFor'], note: `${rmaId} received the unit.` });
}
