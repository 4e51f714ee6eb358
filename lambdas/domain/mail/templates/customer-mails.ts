import { formatCents } from '../../money/format.ts';
import { formatDay, formatInstant, type MailBrand } from './brand.ts';
import type { ClaimFacts } from './claim-facts.ts';
import { type Block, button, facts, list, paragraph, quote } from './letter.ts';

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
    readonly deductibleCents: number;
    readonly how: string;
    readonly claimUrl: string;
  };
  'customer/denied': DenialFacts;
  'customer/completed': { readonly outcome: string; readonly tellUsLink: string };
  'customer/withdrawn': { readonly reopenLink: string };
  'customer/closed-inactive': { readonly question: string; readonly reopenLink: string };
  'customer/asks-to-reopen': { readonly by: string };
  'customer/reopened': { readonly by: string };
  'customer/continue-draft': { readonly claimUrl: string };
}

export interface RepairShop {
  readonly name: string;
  readonly address?: string;
  readonly phone?: string;
}

/** What a denial must tell. Never the signals of a fraud check. */
export interface DenialFacts {
  readonly label: string;
  /** The clause in the terms' own words. */
  readonly clause: string;
  readonly reason: string;
  readonly facts: readonly string[];
  /** What would change the decision; absent when nothing would. */
  readonly wouldChange?: string;
  readonly secondReviewUntil: string;
  readonly secondReviewLink: string;
  /** Where to complain: the regulator or the company's own address. */
  readonly complaints: string;
}

export interface LetterBody {
  readonly headline: string;
  readonly blocks: readonly Block[];
}

type Writers = {
  readonly [K in keyof CustomerMails]: (
    data: CustomerMails[K],
    claim: ClaimFacts,
    brand: MailBrand,
  ) => LetterBody;
};

const replyHint = 'You can also simply reply to this mail; photos and documents may be attached.';

export const customerWriters: Writers = {
  'customer/claim-received': ({ by, claimUrl }, claim, brand) => ({
    headline: 'We have your claim',
    blocks: [
      paragraph(
        `We have your claim for ${claim.item}. Nothing to do; it is reviewed by ${formatInstant(by, brand)}.`,
      ),
      facts(['Claim', claim.claimId]),
      button('See your claim', claimUrl),
      paragraph('Please pay for no repair before you hear from us.'),
    ],
  }),
  'customer/initial-review': ({ by, claimUrl }, _claim, brand) => ({
    headline: 'We are checking what you sent',
    blocks: [
      paragraph(`We are checking what you sent. You hear from us by ${formatInstant(by, brand)}.`),
      button('See your claim', claimUrl),
    ],
  }),
  'customer/question': ({ question, answerLink }) => ({
    headline: 'We need something from you',
    blocks: [
      paragraph('To go on with your claim, we need:'),
      quote(question),
      button('Answer', answerLink),
      paragraph(replyHint),
    ],
  }),
  'customer/question-reminder': ({ question, answerLink, askedAt }, _claim, brand) => ({
    headline: 'Your claim waits for your answer',
    blocks: [
      paragraph(`On ${formatDay(askedAt, brand)} we asked you:`),
      quote(question),
      button('Answer', answerLink),
      paragraph(`${replyHint} The claim waits until then.`),
    ],
  }),
  'customer/last-warning': ({ question, answerLink, closesAt }, _claim, brand) => ({
    headline: `Your claim closes on ${formatDay(closesAt, brand)}`,
    blocks: [
      paragraph('We have not heard from you. Your claim still waits for:'),
      quote(question),
      paragraph(
        `Without an answer it closes on ${formatDay(closesAt, brand)}. It can be opened again afterwards.`,
      ),
      button('Answer', answerLink),
      paragraph(replyHint),
    ],
  }),
  'customer/estimate-needed': ({ partner }, claim) => ({
    headline: `Take it to ${partner.name} for an estimate`,
    blocks: [
      paragraph(
        `Take your ${claim.item} to ${partner.name}. They tell us what is damaged and what the repair costs. Pay for no repair yet.`,
      ),
      shopFacts(partner, claim),
    ],
  }),
  'customer/in-review': ({ what, by }, _claim, brand) => ({
    headline: `We are reviewing ${what}`,
    blocks: [
      paragraph(
        `We are reviewing ${what}; a mail from ${brand.claimsAddress} follows by ${formatInstant(by, brand)}. Nothing to do for you.`,
      ),
    ],
  }),
  'customer/waiting-on-provider': ({ partnerName }) => ({
    headline: `We asked ${partnerName} something`,
    blocks: [paragraph(`We asked ${partnerName} something about your claim; nothing for you to do.`)],
  }),
  'customer/approved-repair': ({ partner, deductibleCents, claimUrl }, claim) => ({
    headline: 'Your claim is approved',
    blocks: [
      paragraph(
        `The repair of your ${claim.item} is approved. Bring it to ${partner.name}; pay ${formatCents(deductibleCents)} there when it is done. We pay the rest.`,
      ),
      shopFacts(partner, claim, ['Your deductible', formatCents(deductibleCents)]),
      button('Show at the counter', claimUrl),
      paragraph(
        'You would rather go to another approved shop? Choose it on the page of your claim, or reply to this mail.',
      ),
    ],
  }),
  'customer/device-reminder': ({ partner, deductibleCents, claimUrl }, claim) => ({
    headline: `Your approved repair waits at ${partner.name}`,
    blocks: [
      paragraph(
        `The repair of your ${claim.item} is approved, and ${partner.name} has not received it yet. Pay ${formatCents(deductibleCents)} there when it is done.`,
      ),
      shopFacts(partner, claim),
      button('Show at the counter', claimUrl),
    ],
  }),
  'customer/approved-reimbursement': (
    { amountCents, deductibleCents, payee, accountUrl, by },
    _claim,
    brand,
  ) => ({
    headline: `Your claim is approved: you get ${formatCents(amountCents)}`,
    blocks: [
      paragraph(
        payee === undefined
          ? `You get ${formatCents(amountCents)}. Your deductible of ${formatCents(deductibleCents)} is already taken off. Tell us where it goes: sign in and set your PayPal address on your account page. It is never set by mail or on the phone.`
          : `You get ${formatCents(amountCents)} to ${payee} by ${formatDay(by, brand)}. Your deductible of ${formatCents(deductibleCents)} is already taken off.`,
      ),
      ...(payee === undefined ? [button('Set your payee', accountUrl)] : []),
      paragraph('Do not have the device repaired at our expense: this settles the claim.'),
    ],
  }),
  'customer/approved-replacement': ({ deductibleCents, how, claimUrl }, claim) => ({
    headline: 'Your claim is approved: you get a replacement',
    blocks: [
      paragraph(`Your ${claim.item} is replaced. ${how}`),
      facts(['Your deductible', formatCents(deductibleCents)]),
      button('See your claim', claimUrl),
    ],
  }),
  'customer/denied': (denial, _claim, brand) => denialBody(denial, brand),
  'customer/completed': ({ outcome, tellUsLink }) => ({
    headline: 'Done',
    blocks: [
      paragraph(`Done. ${outcome}`),
      paragraph('Still a problem? Tell us, or reply to any mail of this claim.'),
      button('Tell us', tellUsLink),
    ],
  }),
  'customer/withdrawn': ({ reopenLink }) => ({
    headline: 'Your claim is withdrawn',
    blocks: [paragraph('Closed, as you asked.'), button('Open again', reopenLink, true)],
  }),
  'customer/closed-inactive': ({ question, reopenLink }) => ({
    headline: 'Your claim is closed',
    blocks: [
      paragraph('Closed, because we had no answer to:'),
      quote(question),
      button('Open again', reopenLink),
    ],
  }),
  'customer/asks-to-reopen': ({ by }, _claim, brand) => ({
    headline: 'Your message has arrived',
    blocks: [
      paragraph(
        `Your claim is closed. Your message is with the claims team as a request to open it again; you hear from us by ${formatInstant(by, brand)}.`,
      ),
    ],
  }),
  'customer/reopened': ({ by }, _claim, brand) => ({
    headline: 'Your claim is open again',
    blocks: [
      paragraph(
        `We have opened your claim again and review it by ${formatInstant(by, brand)}. Nothing to do for you.`,
      ),
    ],
  }),
  'customer/continue-draft': ({ claimUrl }) => ({
    headline: 'Go on with your claim',
    blocks: [
      paragraph(
        'Open this on the device you want to go on with, and sign in. What you entered so far is there; the claim is not sent until you send it.',
      ),
      button('Continue', claimUrl),
    ],
  }),
};

function denialBody(denial: DenialFacts, brand: MailBrand): LetterBody {
  const until = formatDay(denial.secondReviewUntil, brand);
  return {
    headline: 'Your claim is not approved',
    blocks: [
      facts(['Decision', denial.label]),
      paragraph('It rests on this clause of your terms:'),
      quote(denial.clause),
      paragraph(denial.reason),
      ...(denial.facts.length === 0 ? [] : [paragraph('The facts it rests on:'), list(denial.facts)]),
      paragraph(
        denial.wouldChange === undefined
          ? 'Nothing further would change this decision.'
          : `What would change it: ${denial.wouldChange}`,
      ),
      paragraph(
        `You may ask for a second review until ${until} (60 days). Someone else than the person who decided reviews it within 5 business days. Press the button or reply to this mail.`,
      ),
      button('Ask for a second review', denial.secondReviewLink),
      paragraph(`To complain: ${denial.complaints}`),
    ],
  };
}

const shopFacts = (
  { name, address, phone }: RepairShop,
  { claimId }: ClaimFacts,
  ...more: (readonly [string, string])[]
): Block =>
  facts(
    ['Where', name],
    ...(address === undefined ? [] : [['Address', address] as const]),
    ...(phone === undefined ? [] : [['Phone', phone] as const]),
    ['Tell them the claim ID', claimId],
    ...more,
  );
