import { InvalidInput, NotAllowedNow } from '../../errors.ts';
import { formatCents } from '../../money/format.ts';
import type { ClaimChange } from '../change.ts';
import type { Claim, ReplacementItem } from '../claim.ts';
import type { DeductibleWord, ReturnTerms, Shipping } from '../shipping.ts';
import { isClosed } from '../status.ts';
import { deductibleDueCents, isShippedByTeam } from '../workflow-step.ts';
import { alreadyDecided } from './last-words.ts';
import { amend, type CommandContext, instant, moveTo } from './move.ts';
import { readItem } from './replacement-item.ts';

/** Throws {@link AlreadyDecided} for a closed claim, {@link NotAllowedNow} unless a replacement is to be shipped. */
function requireShipped(claim: Claim, what: string): void {
  if (isClosed(claim.status)) throw alreadyDecided(claim);
  if (!isShippedByTeam(claim))
    throw new NotAllowedNow(what, claim.status, 'only an approved replacement that we ship');
}

/** What is to be charged for a deductible. Throws {@link NotAllowedNow} when none is due (any more). */
export function deductibleToPay(claim: Claim): number {
  requireShipped(claim, 'paying the deductible');
  const cents = deductibleDueCents(claim);
  if (cents === 0) throw new NotAllowedNow('paying the deductible', claim.status, 'none is due');
  return cents;
}

/** The customer's card paid the deductible; a payment that is known already changes nothing (`undefined`). */
export function deductiblePaid(
  claim: Claim,
  paid: { readonly amountCents: number; readonly paymentIntentId: string },
  ctx: CommandContext,
): ClaimChange | undefined {
  if (claim.shipping?.deductible) return undefined;
  requireShipped(claim, 'paying the deductible');
  const deductible = { state: 'paid', ...paid, at: instant(ctx.now), by: ctx.actor } as const;
  return moveTo(claim, 'approved', ctx, {
    set: { shipping: { ...claim.shipping, deductible } },
    note: `The deductible of ${formatCents(paid.amountCents)} is paid.`,
  });
}

export interface Parcel {
  readonly carrier: string;
  readonly trackingNumber: string;
  /** What is in it, as far as it differs from the old item or is known. */
  readonly item?: ReplacementItem;
  /** Where the card did not pay it: why it is settled all the same. */
  readonly deductible?: { readonly state: Exclude<DeductibleWord, 'paid'>; readonly note: string };
}

function settledDeductible(claim: Claim, parcel: Parcel, ctx: CommandContext): Pick<Shipping, 'deductible'> {
  const amountCents = deductibleDueCents(claim);
  if (amountCents === 0) return claim.shipping?.deductible ? { deductible: claim.shipping.deductible } : {};
  if (!parcel.deductible)
    throw InvalidInput.at(
      'deductible',
      `of ${formatCents(amountCents)} is not paid yet: say why it may ship`,
    );
  return { deductible: { ...parcel.deductible, amountCents, at: instant(ctx.now), by: ctx.actor } };
}

/**
 * An agent has sent the replacement, or corrects where it is. Throws {@link InvalidInput} before the deductible is paid,
 * without a word on it, or for an item that can't be.
 */
export function ship(
  claim: Claim,
  parcel: Parcel,
  returns: ReturnTerms | undefined,
  ctx: CommandContext,
): ClaimChange {
  requireShipped(claim, 'shipping');
  const { carrier, trackingNumber, item } = parcel;
  const shippedAt = instant(ctx.now);
  const back = returns && {
    return: {
      state: 'awaited' as const,
      dueAt: instant(ctx.now + returns.days * 86_400_000),
      feeCents: returns.feeCents,
    },
  };
  const shipping: Shipping = {
    ...claim.shipping,
    ...settledDeductible(claim, parcel, ctx),
    ...{ carrier, trackingNumber, shippedAt },
    ...back,
  };
  return moveTo(claim, 'approved', ctx, {
    set: { shipping, ...(item && { replacementItem: readItem(claim, item) }) },
    note: `The replacement is on its way: ${carrier}, ${trackingNumber}.`,
    notices: [{ kind: 'status', to: 'customer' }],
  });
}

/** The customer has the replacement: the claim is completed, and the days for the old device's way back begin. */
export function delivered(claim: Claim, ctx: CommandContext): ClaimChange {
  requireShipped(claim, 'receiving the replacement');
  if (claim.shipping?.shippedAt === undefined)
    throw new NotAllowedNow('receiving the replacement', claim.status, 'it has not been sent yet');
  return moveTo(claim, 'completed', ctx, {
    set: { ...withDelivery(claim, ctx), settledAt: instant(ctx.now) },
    note: 'The replacement has arrived.',
  });
}

/** The days for the way back count from delivery. */
export function withDelivery({ shipping }: Claim, ctx: CommandContext): Pick<Claim, 'shipping'> {
  if (!shipping) return {};
  const { return: back, shippedAt } = shipping;
  const days = back && shippedAt !== undefined ? Date.parse(back.dueAt) - Date.parse(shippedAt) : 0;
  return {
    shipping: {
      ...shipping,
      deliveredAt: instant(ctx.now),
      ...(back && { return: { ...back, dueAt: instant(ctx.now + days) } }),
    },
  };
}

/** What is charged for a device that did not come back. Throws {@link NotAllowedNow} when none is awaited (any more). */
export function returnFeeCents(claim: Claim): number {
  const back = claim.shipping?.return;
  if (claim.status !== 'completed' || (back?.state !== 'awaited' && back?.state !== 'late'))
    throw new NotAllowedNow('the damaged device’s return', claim.status, 'none is awaited');
  return back.feeCents;
}

/** The damaged device came back, its fee was charged, or the claims team lets it be. Throws {@link NotAllowedNow}. */
export function closeReturn(
  claim: Claim,
  outcome: 'received' | 'fee-charged' | 'waived',
  note: string | undefined,
  ctx: CommandContext,
): ClaimChange {
  const feeCents = returnFeeCents(claim);
  const { shipping } = claim;
  const back = shipping?.return;
  const words = {
    received: 'The damaged device came back.',
    'fee-charged': `The damaged device did not come back: ${formatCents(feeCents)} were charged.`,
    waived: 'The damaged device need not come back.',
  };
  return amend(claim, ctx, {
    ...(back && {
      set: {
        shipping: {
          ...shipping,
          return: { ...back, state: outcome, closedAt: instant(ctx.now), ...(note && { note }) },
        },
      },
    }),
    drop: ['openQuestion'],
    note: words[outcome],
  });
}

/** The day of its return has passed: from here it is the claims team's. */
export const lateReturn = (claim: Claim, ctx: CommandContext): ClaimChange => {
  const { shipping } = claim;
  const back = shipping?.return;
  return amend(claim, ctx, {
    ...(back && { set: { shipping: { ...shipping, return: { ...back, state: 'late' as const } } } }),
    drop: ['openQuestion'],
    note: 'The damaged device has not come back in time.',
    notices: [{ kind: 'escalation', to: 'agents' }],
  });
};
