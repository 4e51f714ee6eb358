import { formatCents } from '../../money/format.ts';
import { formatInstant } from '../../wording/formats.ts';
import type { Say } from '../languages/say.ts';
import type { MailBrand } from './brand.ts';
import type { ClaimFacts } from './claim-facts.ts';
import { button, facts, type LetterBody, paragraph } from './letter.ts';

/** Mails about which shop takes a repair. */
export interface OfferMails {
  'partner/offered': {
    readonly customerName: string;
    readonly damage: string;
    /** When the next shop is asked. */
    readonly acceptBy: string;
    readonly deductibleCents?: number;
    readonly ceilingCents?: number;
    readonly claimUrl: string;
  };
  'customer/shop-asked': {
    readonly shopName: string;
    readonly answersBy: string;
    /** The repair is approved; else the shop is to say what is broken. */
    readonly approved: boolean;
    readonly claimUrl: string;
  };
  'customer/move-claim': {
    readonly shopName: string;
    /** Where the claim is now, if anywhere. */
    readonly presentShop?: string;
    readonly moveLink: string;
    readonly until: string;
  };
}

type Writers = {
  readonly [K in keyof OfferMails]: (
    data: OfferMails[K],
    claim: ClaimFacts,
    brand: MailBrand,
    say: Say,
  ) => LetterBody;
};

export const offerWriters: Writers = {
  'partner/offered': (
    { customerName, damage, acceptBy, deductibleCents, ceilingCents, claimUrl },
    claim,
    brand,
  ) => ({
    headline: 'A repair for you: accept or pass',
    blocks: [
      paragraph(
        `Please say by ${formatInstant(acceptBy, brand)} whether you take it; then we ask the next shop. Do not start before you have accepted.`,
      ),
      facts(
        ['Claim', claim.claimId],
        ['Customer', customerName],
        ['Device', claim.item],
        ['Reported', damage],
        ...(ceilingCents === undefined ? [] : [['Approved up to', formatCents(ceilingCents)] as const]),
        ...(deductibleCents === undefined
          ? []
          : [['Collect from the customer', formatCents(deductibleCents)] as const]),
      ),
      button('Accept or pass', claimUrl),
    ],
  }),
  'customer/shop-asked': ({ shopName, answersBy, approved, claimUrl }, claim, brand, say) => ({
    headline: approved ? say`Your claim is approved` : say`We asked ${shopName} for an estimate`,
    blocks: [
      paragraph(
        `${approved ? `${say`The repair of your ${claim.item} is approved.`} ` : ''}${say`We asked ${shopName} to take it on, and write to you as soon as they do: by ${formatInstant(answersBy, brand)}. If they can’t, we ask the next shop near you.`}`,
      ),
      button(say`See your claim`, claimUrl),
      paragraph(say`You would rather go to another approved shop? Choose it on the page of your claim.`),
    ],
  }),
  'customer/move-claim': ({ shopName, presentShop, moveLink, until }, claim, brand, say) => ({
    headline: say`Are you at ${shopName}?`,
    blocks: [
      paragraph(
        presentShop === undefined
          ? say`${shopName} says that you are there with your ${claim.item}. With one tap they may work on your claim.`
          : say`${shopName} says that you are there with your ${claim.item}. Your claim is with ${presentShop} now; with one tap it moves to ${shopName}.`,
      ),
      button(say`Move my claim to ${shopName}`, moveLink),
      paragraph(
        say`The link works until ${formatInstant(until, brand)}. You are not there? Then do nothing: without your tap nothing moves.`,
      ),
    ],
  }),
};
