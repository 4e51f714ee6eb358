import type { Say } from '../languages/say.ts';
import type { MailBrand } from './brand.ts';
import type { ClaimFacts } from './claim-facts.ts';
import { button, type LetterBody, list, paragraph, quote } from './letter.ts';

/** Data of mails about mail and comments, to whoever is concerned. */
export interface CorrespondenceMails {
  'any/comment': { readonly author: string; readonly comment: string; readonly claimUrl: string };
  'any/message': { readonly message: string; readonly claimUrl: string };
  'any/mail-arrived': MailArrived;
  /** To the address on record, when a mail in its name came from a domain that proves nothing. */
  'any/confirm-mail': { readonly excerpt: string; readonly confirmLink: string };
}

export interface MailArrived {
  /** What it was taken for, e.g. `your invoice for $254.40`. */
  readonly what: string;
  /** What could not be read, one clause each. */
  readonly unreadable: readonly string[];
  /** What happens now, a sentence. */
  readonly next: string;
  readonly claimUrl: string;
}

type Writers = {
  readonly [K in keyof CorrespondenceMails]: (
    data: CorrespondenceMails[K],
    claim: ClaimFacts,
    brand: MailBrand,
    say: Say,
  ) => LetterBody;
};

export const correspondenceWriters: Writers = {
  'any/comment': ({ author, comment, claimUrl }, _claim, _brand, say) => ({
    headline: say`${author} wrote about the claim`,
    blocks: [
      quote(comment),
      button(say`See the claim`, claimUrl),
      paragraph(say`Reply to this mail to answer.`),
    ],
  }),
  'any/message': ({ message, claimUrl }, _claim, brand, say) => ({
    headline: say`A message from the ${brand.name} Claims Team`,
    blocks: [
      quote(message),
      button(say`See the claim`, claimUrl, true),
      paragraph(say`Reply to this mail to answer.`),
    ],
  }),
  // Goes to shops only.
  'any/mail-arrived': ({ what, unreadable, next, claimUrl }) => ({
    headline: 'Your mail has arrived',
    blocks: [
      paragraph(`We have received ${what}.`),
      ...(unreadable.length === 0
        ? []
        : [paragraph('This could not be read by itself; a person looks at it:'), list(unreadable)]),
      paragraph(next),
      button('See the claim', claimUrl, true),
    ],
  }),
  'any/confirm-mail': ({ excerpt, confirmLink }, _claim, _brand, say) => ({
    headline: say`Did you write this?`,
    blocks: [
      paragraph(
        say`We received this message in your name, and your mail provider does not let us check that it is from you:`,
      ),
      quote(excerpt),
      button(say`Yes, I wrote this`, confirmLink),
      paragraph(say`If you did not, do nothing: it changes nothing on the claim.`),
    ],
  }),
};
