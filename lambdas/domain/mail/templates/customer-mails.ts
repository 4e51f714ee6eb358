import { formatPhoneNumber } from '../../ids/phone-number.ts';
import { formatDay, formatInstant, formatMoney } from '../../wording/formats.ts';
import type { Say } from '../languages/say.ts';
import type { MailBrand } from './brand.ts';
import type { ClaimFacts } from './claim-facts.ts';
import { type DenialFacts, denialBody } from './denial-mail.ts';
import { type Block, button, facts, type LetterBody, paragraph, quote } from './letter.ts';

/** Data of each mail to a customer. Instants are ISO 8601 UTC; money is integer US cents; links are placeholders or portal URLs. */
export interface CustomerMails {
  'customer/claim-received': { readonly by: string; readonly claimUrl: string };
  'customer/initial-review': { readonly by: string; readonly claimUrl: string };
  'customer/question': { readonly question: string; readonly answerLink: string };
  'customer/question-reminder': {
    readonly question: string;
    readonly answerLink: string;
    readonly askedAt: string;
  };
  'customer/last-warning': {
    readonly question: string;
    readonly answerLink: string;
    readonly closesAt: string;
  };
  'customer/estimate-needed': { readonly partner: RepairShop };
  'customer/in-review': { readonly what: string; readonly by: string };
  'customer/waiting-on-provider': { readonly partnerName: string };
  'customer/approved-repair': {
    readonly partner: RepairShop;
    readonly deductibleCents: number;
    readonly claimUrl: string;
  };
  'customer/device-reminder': {
    readonly partner: RepairShop;
    readonly deductibleCents: number;
    readonly claimUrl: string;
  };
  'customer/approved-reimbursement': {
    readonly amountCents: number;
    readonly deductibleCents: number;
    /** Where it goes; absent while the customer has not said so. */
    readonly payee?: string;
    readonly accountUrl: string;
    readonly by: string;
  };
  'customer/approved-replacement': {
    /** Who hands the replacement over; absent where the claims team sends it. */
    readonly partner?: RepairShop;
    readonly deductibleCents: number;
    readonly claimUrl: string;
  };
  'customer/denied': DenialFacts;
  'customer/completed': { readonly outcome: string; readonly tellUsLink: string };
  'customer/withdrawn': { readonly reopenLink: string };
  'customer/closed-inactive': { readonly question: string; readonly reopenLink: string };
  'customer/asks-to-reopen': { readonly by: string };
  'customer/second-review': { readonly by: string };
  'customer/reopened': { readonly by: string };
  'customer/continue-draft': { readonly claimUrl: string };
}

export interface RepairShop {
  readonly name: string;
  readonly address?: string;
  readonly phone?: string;
}

type Writers = {
  readonly [K in keyof CustomerMails]: (
    data: CustomerMails[K],
    claim: ClaimFacts,
    brand: MailBrand,
    say: Say,
  ) => LetterBody;
};

const replyHint = (say: Say): string =>
  say`You can also simply reply to this mail; photos and documents may be attached.`;

export const customerWriters: Writers = {
  'customer/claim-received': ({ by, claimUrl }, claim, brand, say) => ({
    headline: say`We have your claim`,
    blocks: [
      paragraph(
        say`We have your claim for ${claim.item}. Nothing to do; it is reviewed by ${formatInstant(by, brand)}.`,
      ),
      facts([say`Claim`, claim.claimId]),
      button(say`See your claim`, claimUrl),
      paragraph(say`Please pay for no repair before you hear from us.`),
    ],
  }),
  'customer/initial-review': ({ by, claimUrl }, _claim, brand, say) => ({
    headline: say`We are checking what you sent`,
    blocks: [
      paragraph(say`We are checking what you sent. You hear from us by ${formatInstant(by, brand)}.`),
      button(say`See your claim`, claimUrl),
    ],
  }),
  'customer/question': ({ question, answerLink }, _claim, _brand, say) => ({
    headline: say`We need something from you`,
    blocks: [
      paragraph(say`To go on with your claim, we need:`),
      quote(question),
      button(say`Answer`, answerLink),
      paragraph(replyHint(say)),
    ],
  }),
  'customer/question-reminder': ({ question, answerLink, askedAt }, _claim, brand, say) => ({
    headline: say`Your claim waits for your answer`,
    blocks: [
      paragraph(say`On ${formatDay(askedAt, brand)} we asked you:`),
      quote(question),
      button(say`Answer`, answerLink),
      paragraph(`${replyHint(say)} ${say`The claim waits until then.`}`),
    ],
  }),
  'customer/last-warning': ({ question, answerLink, closesAt }, _claim, brand, say) => ({
    headline: say`Your claim closes on ${formatDay(closesAt, brand)}`,
    blocks: [
      paragraph(say`We have not heard from you. Your claim still waits for:`),
      quote(question),
      paragraph(
        say`Without an answer it closes on ${formatDay(closesAt, brand)}. It can be opened again afterwards.`,
      ),
      button(say`Answer`, answerLink),
      paragraph(replyHint(say)),
    ],
  }),
  'customer/estimate-needed': ({ partner }, claim, _brand, say) => ({
    headline: say`Take it to ${partner.name} for an estimate`,
    blocks: [
      paragraph(
        say`Take your ${claim.item} to ${partner.name}. They tell us what is damaged and what the repair costs. Pay for no repair yet.`,
      ),
      shopFacts(say, partner, claim),
    ],
  }),
  'customer/in-review': ({ what, by }, _claim, brand, say) => ({
    headline: say`We are reviewing ${what}`,
    blocks: [
      paragraph(
        say`We are reviewing ${what}; a mail from ${brand.claimsAddress} follows by ${formatInstant(by, brand)}. Nothing to do for you.`,
      ),
    ],
  }),
  'customer/waiting-on-provider': ({ partnerName }, _claim, _brand, say) => ({
    headline: say`We asked ${partnerName} something`,
    blocks: [paragraph(say`We asked ${partnerName} something about your claim; nothing for you to do.`)],
  }),
  'customer/approved-repair': ({ partner, deductibleCents, claimUrl }, claim, brand, say) => ({
    headline: say`Your claim is approved`,
    blocks: [
      paragraph(
        say`The repair of your ${claim.item} is approved. Bring it to ${partner.name}; pay ${formatMoney(deductibleCents, brand)} there when it is done. We pay the rest.`,
      ),
      shopFacts(say, partner, claim, [say`Your deductible`, formatMoney(deductibleCents, brand)]),
      button(say`Show at the counter`, claimUrl),
      paragraph(
        say`You would rather go to another approved shop? Choose it on the page of your claim, or reply to this mail.`,
      ),
    ],
  }),
  'customer/device-reminder': ({ partner, deductibleCents, claimUrl }, claim, brand, say) => ({
    headline: say`Your approved repair waits at ${partner.name}`,
    blocks: [
      paragraph(
        say`The repair of your ${claim.item} is approved, and ${partner.name} has not received it yet. Pay ${formatMoney(deductibleCents, brand)} there when it is done.`,
      ),
      shopFacts(say, partner, claim),
      button(say`Show at the counter`, claimUrl),
    ],
  }),
  'customer/approved-reimbursement': (
    { amountCents, deductibleCents, payee, accountUrl, by },
    _claim,
    brand,
    say,
  ) => ({
    headline: say`Your claim is approved: you get ${formatMoney(amountCents, brand)}`,
    blocks: [
      paragraph(
        payee === undefined
          ? say`You get ${formatMoney(amountCents, brand)}. Your deductible of ${formatMoney(deductibleCents, brand)} is already taken off. Tell us where it goes: sign in and set your PayPal or Venmo account on your account page. It is never set by mail or on the phone.`
          : say`You get ${formatMoney(amountCents, brand)} to ${payee} by ${formatDay(by, brand)}. Your deductible of ${formatMoney(deductibleCents, brand)} is already taken off.`,
      ),
      ...(payee === undefined ? [button(say`Set your payee`, accountUrl)] : []),
      paragraph(say`Do not have the device repaired at our expense: this settles the claim.`),
    ],
  }),
  'customer/approved-replacement': ({ partner, deductibleCents, claimUrl }, claim, brand, say) => {
    const headline = say`Your claim is approved: you get a replacement`;
    const deductible = [say`Your deductible`, formatMoney(deductibleCents, brand)] as const;
    if (!partner) {
      const sent = paragraph(say`Your ${claim.item} is replaced. We send you a replacement.`);
      return { headline, blocks: [sent, facts(deductible), button(say`See your claim`, claimUrl)] };
    }
    const fetched = paragraph(
      say`Your ${claim.item} is replaced. Get your replacement from ${partner.name}; pay ${formatMoney(deductibleCents, brand)} there. We pay the rest.`,
    );
    const where = shopFacts(say, partner, claim, deductible);
    return { headline, blocks: [fetched, where, button(say`Show at the counter`, claimUrl)] };
  },
  'customer/denied': (denial, _claim, brand, say) => denialBody(denial, brand, say),
  'customer/completed': ({ outcome, tellUsLink }, _claim, _brand, say) => ({
    headline: say`Done`,
    blocks: [
      paragraph(`${say`Done.`} ${outcome}`),
      paragraph(say`Still a problem? Tell us, or reply to any mail of this claim.`),
      button(say`Tell us`, tellUsLink),
    ],
  }),
  'customer/withdrawn': ({ reopenLink }, _claim, _brand, say) => ({
    headline: say`Your claim is withdrawn`,
    blocks: [paragraph(say`Closed, as you asked.`), button(say`Open again`, reopenLink, true)],
  }),
  'customer/closed-inactive': ({ question, reopenLink }, _claim, _brand, say) => ({
    headline: say`Your claim is closed`,
    blocks: [
      paragraph(say`Closed, because we had no answer to:`),
      quote(question),
      button(say`Open again`, reopenLink),
    ],
  }),
  'customer/asks-to-reopen': ({ by }, _claim, brand, say) => ({
    headline: say`Your message has arrived`,
    blocks: [
      paragraph(
        say`Your claim is closed. Your message is with the claims team as a request to open it again; you hear from us by ${formatInstant(by, brand)}.`,
      ),
    ],
  }),
  'customer/second-review': ({ by }, _claim, brand, say) => ({
    headline: say`Your request for a second review has arrived`,
    blocks: [
      paragraph(
        say`Someone else than the person who decided looks at your claim again. You hear from us by ${formatInstant(by, brand)}. Nothing to do for you.`,
      ),
    ],
  }),
  'customer/reopened': ({ by }, _claim, brand, say) => ({
    headline: say`Your claim is open again`,
    blocks: [
      paragraph(
        say`We have opened your claim again and review it by ${formatInstant(by, brand)}. Nothing to do for you.`,
      ),
    ],
  }),
  'customer/continue-draft': ({ claimUrl }, _claim, _brand, say) => ({
    headline: say`Go on with your claim`,
    blocks: [
      paragraph(
        say`Open this on the device you want to go on with, and sign in. What you entered so far is there; the claim is not sent until you send it.`,
      ),
      button(say`Continue`, claimUrl),
    ],
  }),
};

/** Where the item goes, and what to say there. */
export const shopFacts = (
  say: Say,
  { name, address, phone }: RepairShop,
  { claimId }: ClaimFacts,
  ...more: (readonly [string, string])[]
): Block =>
  facts(
    [say`Where`, name],
    ...(address === undefined ? [] : [[say`Address`, address] as const]),
    ...(phone === undefined ? [] : [[say`Phone`, formatPhoneNumber(phone)] as const]),
    [say`Tell them the claim ID`, claimId],
    ...more,
  );
