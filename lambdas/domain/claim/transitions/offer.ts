import { AlreadyDecided, NotAllowedNow, NotPossible } from '../../errors.ts';
import { needsShop } from '../at-shop.ts';
import type { ClaimChange } from '../change.ts';
import type { Claim } from '../claim.ts';
import { isOpenPayment } from '../payment.ts';
import { type MoveRequest, moveRequestHours } from '../shop-offer.ts';
import { audienceOf } from '../silence.ts';
import { isClosed } from '../status.ts';
import { alreadyDecided } from './last-words.ts';
import { amend, type CommandContext, instant, moveTo, statusNotices } from './move.ts';
import { refer } from './refer.ts';

type Partner = NonNullable<Claim['partner']>;

/**
 * The shop takes the repair. Accepted before, it changes nothing (`undefined`). Throws {@link NotAllowedNow} where no shop
 * is asked.
 */
export function acceptOffer(claim: Claim, ctx: CommandContext): ClaimChange | undefined {
  const { partner } = claim;
  if (!partner || !needsShop(claim)) throw new NotAllowedNow('accepting the repair', claim.status);
  const known = claim.offer?.companyId === partner.companyId ? claim.offer : undefined;
  if (known?.acceptedAt !== undefined) return undefined;
  const now = instant(ctx.now);
  const offer = { companyId: partner.companyId, offeredAt: now, until: now, ...known, acceptedAt: now };
  const change = amend(claim, ctx, { set: { offer }, note: `${partner.name} takes the repair.` });
  // Whoever was told that a shop is asked hears that it said yes.
  const told = known === undefined ? [] : statusNotices(change.claim).filter(({ to }) => to === 'customer');
  return { ...change, notices: told };
}

/** Until the device is there and nothing is invoiced, another shop can take its place. */
function mayPass(claim: Claim): void {
  if (isClosed(claim.status)) throw alreadyDecided(claim);
  if (claim.deviceReceivedAt !== undefined)
    throw new NotAllowedNow('passing', claim.status, 'the device is at your counter; ask the claims team');
  if (claim.invoice || claim.payments.some(isOpenPayment))
    throw new NotAllowedNow('passing', claim.status, 'the repair is invoiced');
}

/** Companies that passed, or let the time go by. */
export const passedBy = (claim: Claim): readonly string[] => claim.passedCompanyIds ?? [];

/**
 * The shop passes, or has said nothing in time: the next one is asked or, with none near, an agent. `why`: in the history,
 * for everybody.
 */
export function passOn(
  claim: Claim,
  next: Partner | undefined,
  why: string,
  ctx: CommandContext,
): ClaimChange {
  mayPass(claim);
  const { partner } = claim;
  if (!partner) throw new NotAllowedNow('passing', claim.status, 'no shop is asked');
  const passedCompanyIds = [...new Set([...passedBy(claim), partner.companyId])];
  if (next) {
    const change = refer({ ...claim, passedCompanyIds }, next, ctx);
    if (!change) throw new NotPossible('The next shop is the one that passed.');
    const events = change.events.map((event) => ({ ...event, note: `${why} ${event.note ?? ''}`.trim() }));
    return { ...change, before: claim, events };
  }
  const formerCompanyIds = [...new Set([...(claim.formerCompanyIds ?? []), partner.companyId])];
  const set = { passedCompanyIds, formerCompanyIds };
  const drop = ['partner', 'offer'] as const;
  // A question to the shop that passed is nobody's to answer any more.
  if (!needsShop(claim) && audienceOf(claim) !== 'partner')
    return amend(claim, ctx, { set, drop, note: why });
  const text = `${why} No other approved shop is near with room: choose one, or settle it otherwise.`;
  return moveTo(claim, 'in-review', ctx, { set, drop, note: why, text });
}

/** The customer finds no shop near: an agent finds one, or settles it otherwise. Throws {@link NotAllowedNow}. */
export function findsNoShop(claim: Claim, ctx: CommandContext): ClaimChange {
  if (claim.partner || !needsShop(claim))
    throw new NotAllowedNow('asking for a shop', claim.status, 'no shop has to be chosen');
  const text = 'The customer finds no approved shop near: choose one, or settle it otherwise.';
  return moveTo(claim, 'in-review', ctx, { text, note: 'No approved shop is near: the claims team helps.' });
}

/** The shop as a claim names it. */
export const partnerOf = ({
  companyId,
  name,
  email,
  storeId,
}: Omit<MoveRequest, 'requestId' | 'requestedAt' | 'until'>): Partner => ({
  companyId,
  name,
  email,
  ...(storeId !== undefined && { storeId }),
});

/**
 * *Customer is here*: a shop the claim is not referred to asks the customer to have it. The last request counts. Throws
 * {@link NotPossible} where the claim is with this shop already, and what {@link passOn} would.
 */
export function requestMove(
  claim: Claim,
  shop: Partner,
  requestId: string,
  ctx: CommandContext,
): ClaimChange {
  if (claim.partner?.companyId === shop.companyId) throw new NotPossible('The claim is with you already.');
  if (claim.unit) throw new NotPossible('Its dealer repairs this unit.');
  mayPass(claim);
  const until = instant(ctx.now + moveRequestHours * 3_600_000);
  return amend(claim, ctx, {
    set: { moveRequest: { requestId, ...shop, requestedAt: instant(ctx.now), until } },
    note: `${shop.name} says that the customer is at its counter, and asked the customer to move the claim there.`,
    notices: [{ kind: 'move-claim', to: 'customer' }],
  });
}

/** Throws {@link AlreadyDecided} once the request was answered, overtaken by another or is over. */
export function openMoveRequest(claim: Claim, requestId: string, nowMs: number): MoveRequest {
  const { moveRequest } = claim;
  if (moveRequest?.requestId !== requestId || Date.parse(moveRequest.until) <= nowMs)
    throw new AlreadyDecided({ by: claim.customer.name, at: claim.updatedAt });
  return moveRequest;
}

/** The customer's one tap: the claim moves to the shop that asked, which has accepted by asking. */
export function consentToMove(claim: Claim, requestId: string, ctx: CommandContext): ClaimChange {
  const request = openMoveRequest(claim, requestId, ctx.now);
  const change = refer(claim, partnerOf(request), ctx);
  if (!change) throw new AlreadyDecided({ by: claim.customer.name, at: claim.updatedAt });
  return change;
}
