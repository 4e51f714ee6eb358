import { isOffered } from '../claim/at-shop.ts';
import type { Claim } from '../claim/claim.ts';
import { composeMail } from '../mail/templates/compose-mail.ts';
import type { ComposedMail } from '../mail/templates/letter.ts';
import { claimUrl, itemName, type NoticeContext, type OfferedLink, placeholderOf } from './notice-context.ts';

const facts = (claim: Claim) => ({ claimId: claim.claimId, item: itemName(claim) });

/** To a shop that is asked whether it takes the repair; undefined where none is. */
export function partnerOfferMail(claim: Claim, ctx: NoticeContext): ComposedMail | undefined {
  const { offer, customer, incident, deductibleCents, approvedTotalCents } = claim;
  if (!offer || !isOffered(claim)) return undefined;
  const approved = claim.status === 'approved';
  return composeMail(
    'partner/offered',
    {
      ...facts(claim),
      ...{ customerName: customer.name, damage: incident.description, acceptBy: offer.until },
      ...(approved && deductibleCents !== undefined && { deductibleCents }),
      ...(approved && approvedTotalCents !== undefined && { ceilingCents: approvedTotalCents }),
      claimUrl: claimUrl(claim, ctx),
    },
    ctx.brand,
  );
}

/** To the customer meanwhile; undefined where no shop is asked. */
export function shopAskedMail(claim: Claim, ctx: NoticeContext): ComposedMail | undefined {
  const { offer, partner } = claim;
  if (!offer || !partner || !isOffered(claim)) return undefined;
  return composeMail(
    'customer/shop-asked',
    {
      ...{ ...facts(claim), recipientName: claim.customer.name },
      ...{ shopName: partner.name, answersBy: offer.until, approved: claim.status === 'approved' },
      claimUrl: claimUrl(claim, ctx),
    },
    ctx.brand,
  );
}

/** The customer's one tap that moves the claim; undefined where no shop asks for it. */
export const moveLink = ({ customer, moveRequest }: Claim): OfferedLink | undefined =>
  moveRequest && {
    questionId: moveRequest.requestId,
    person: customer.customerId,
    action: 'move-claim',
    holder: { role: 'customer', name: customer.name, userId: customer.customerId },
  };

export function moveClaimMail(claim: Claim, ctx: NoticeContext): ComposedMail | undefined {
  const link = moveLink(claim);
  const { moveRequest, partner, customer } = claim;
  if (!link || !moveRequest) return undefined;
  return composeMail(
    'customer/move-claim',
    {
      ...{ ...facts(claim), recipientName: customer.name },
      ...{ shopName: moveRequest.name, until: moveRequest.until, moveLink: placeholderOf(link) },
      ...(partner && { presentShop: partner.name }),
    },
    ctx.brand,
  );
}
