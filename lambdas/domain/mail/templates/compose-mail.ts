import { type Say, sayIn } from '../languages/say.ts';
import { inWords, valuesOf, wordsFor } from '../words/mail-words.ts';
import { type AgentMails, agentWriters } from './agent-mails.ts';
import type { MailBrand } from './brand.ts';
import { type ClaimFacts, greetingOf, subjectOf } from './claim-facts.ts';
import { type CorrespondenceMails, correspondenceWriters } from './correspondence-mails.ts';
import { type CustomerMails, customerWriters } from './customer-mails.ts';
import { type DealerMails, dealerWriters } from './dealer-mails.ts';
import { type ComposedMail, type LetterBody, render } from './letter.ts';
import { type OfferMails, offerWriters } from './offer-mails.ts';
import { type PartnerMails, partnerWriters } from './partner-mails.ts';
import { type RepairMails, repairWriters } from './repair-mails.ts';

/** Every mail of a claim by kind, with the data it needs. */
export interface ClaimMails
  extends CustomerMails,
    PartnerMails,
    OfferMails,
    RepairMails,
    DealerMails,
    AgentMails,
    CorrespondenceMails {}

export type ClaimMailKind = keyof ClaimMails;

const writers: {
  readonly [K in ClaimMailKind]: (
    data: ClaimMails[K],
    claim: ClaimFacts,
    brand: MailBrand,
    say: Say,
  ) => LetterBody;
} = {
  ...customerWriters,
  ...partnerWriters,
  ...offerWriters,
  ...repairWriters,
  ...dealerWriters,
  ...agentWriters,
  ...correspondenceWriters,
};

export const claimMailKinds = Object.keys(writers).filter((kind): kind is ClaimMailKind => kind in writers);

/** A mail as its writer has it, before any change of words. */
export const usualBody = <K extends ClaimMailKind>(
  kind: K,
  data: ClaimMails[K] & ClaimFacts,
  brand: MailBrand,
): LetterBody => writers[kind](data, data, brand, sayIn(brand));

function bodyOf<K extends ClaimMailKind>(
  kind: K,
  data: ClaimMails[K] & ClaimFacts,
  brand: MailBrand,
): LetterBody {
  const usual = usualBody(kind, data, brand);
  const words = wordsFor(kind, brand);
  return words ? inWords(words, usual, valuesOf(data, brand)) : usual;
}

/**
 * Writes a mail in the words of the status table, or in those an admin gave it. Links stay placeholders; whatever a person wrote is escaped and can't
 * become one. The subject is the same for every mail of a claim, the news is the headline.
 */
export function composeMail<K extends ClaimMailKind>(
  kind: K,
  data: ClaimMails[K] & ClaimFacts,
  brand: MailBrand,
): ComposedMail {
  const { headline, blocks } = bodyOf(kind, data, brand);
  const say = sayIn(brand);
  const letter = { subject: subjectOf(data, say), headline, greeting: greetingOf(data, say), blocks };
  return render(letter, brand);
}
