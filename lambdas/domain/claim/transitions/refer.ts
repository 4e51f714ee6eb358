import { NotAllowedNow } from '../../errors.ts';
import type { ClaimChange, Notice } from '../change.ts';
import type { Claim } from '../claim.ts';
import { isOpenPayment } from '../payment.ts';
import { audienceOf } from '../silence.ts';
import { isClosed } from '../status.ts';
import { suppliedByPartner } from '../workflow-step.ts';
import { alreadyDecided } from './last-words.ts';
import { amend, type CommandContext, instant, moveTo } from './move.ts';

/** Another store of the same company changes where the device goes, and whose claim it is not at all. */
function otherStore(claim: Claim, partner: NonNullable<Claim['partner']>, ctx: CommandContext) {
  if (partner.storeId === undefined || claim.partner?.storeId === partner.storeId) return undefined;
  return amend(claim, ctx, { set: { partner }, note: `Another store of ${partner.name} was chosen.` });
}

/** A shop that asked to have the claim has accepted it by asking, also where it passed before. */
function acceptedByAsking(claim: Claim, companyId: string, ctx: CommandContext): Partial<Claim> {
  if (claim.moveRequest?.companyId !== companyId) return {};
  const now = instant(ctx.now);
  const passedCompanyIds = (claim.passedCompanyIds ?? []).filter((passed) => passed !== companyId);
  return { offer: { companyId, offeredAt: now, until: now, acceptedAt: now }, passedCompanyIds };
}

/** Approved on the word of the present shop alone: its warranty of an earlier repair, or the replacement it has. */
const isOfShopAlone = (claim: Claim): boolean =>
  claim.status === 'approved' &&
  (claim.repairWarranty?.state === 'accepted' ||
    (claim.resolution === 'replacement' && suppliedByPartner(claim)));

/**
 * Refers the claim to a repair partner, or to another one, until its approval is spent. Where the claim waits for the
 * partner, the new one is asked from the start. The same partner again changes nothing (`undefined`).
 */
export function refer(
  claim: Claim,
  partner: NonNullable<Claim['partner']>,
  ctx: CommandContext,
): ClaimChange | undefined {
  if (isClosed(claim.status)) throw alreadyDecided(claim);
  if (claim.invoice || claim.payments.some(isOpenPayment))
    throw new NotAllowedNow('choosing another repair partner', claim.status, 'the repair is invoiced');
  if (claim.unit)
    throw new NotAllowedNow('choosing a repair partner', claim.status, 'its dealer repairs the unit');
  if (claim.partner?.companyId === partner.companyId) return otherStore(claim, partner, ctx);
  const earlier = claim.status === 'draft' ? undefined : claim.partner?.companyId;
  const former = new Set([...(claim.formerCompanyIds ?? []), ...(earlier === undefined ? [] : [earlier])]);
  former.delete(partner.companyId);
  const set: Partial<Claim> = {
    partner,
    ...(former.size > 0 && { formerCompanyIds: [...former] }),
    ...acceptedByAsking(claim, partner.companyId, ctx),
  };
  const note = `Referred to ${partner.name}.`;
  const notices: Notice[] = claim.status === 'draft' ? [] : [{ kind: 'status', to: 'partner' }];
  // The customer has chosen: a shop that asked to have the claim has its answer. What the last one found is not this one's.
  const drop = ['moveRequest', 'supplement'] as const;
  if (isOfShopAlone(claim)) {
    const text = `${note} What was approved was ${claim.partner?.name ?? 'the other shop'}’s to do: decide anew.`;
    return moveTo(claim, 'in-review', ctx, { set, drop: ['deviceReceivedAt', ...drop], note, text });
  }
  const waitsForShop = audienceOf(claim) === 'partner' || claim.status === 'approved';
  if (!waitsForShop) return amend(claim, ctx, { set, drop, note, notices });
  // The wait starts over: also the customer has to hear to which shop the device goes now.
  const told: Notice[] = [...notices, { kind: 'status', to: 'customer' }];
  const moved = moveTo(claim, claim.status, ctx, {
    set,
    drop: ['deviceReceivedAt', ...drop],
    note,
    notices: told,
  });
  const { text, askedBy } = claim.waiting;
  const waiting = {
    ...moved.claim.waiting,
    ...(text !== undefined && { text }),
    ...(askedBy && { askedBy }),
  };
  return { ...moved, claim: { ...moved.claim, waiting } };
}
