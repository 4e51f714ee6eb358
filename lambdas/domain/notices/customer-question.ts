import type { Claim } from '../claim/claim.ts';
import { awaitsConsent, awaitsReturn, deductibleDueCents } from '../claim/workflow-step.ts';
import { sayIn } from '../mail/languages/say.ts';
import type { ComposedMail } from '../mail/templates/letter.ts';
import { english, said } from '../wording/languages/language.ts';
import { letter } from './customer-letter.ts';
import {
  claimUrl,
  consentLinks,
  customerLink,
  itemName,
  type NoticeContext,
  placeholderOf,
} from './notice-context.ts';

/** What is waited for: what rules ask is said in the customer's language, what a person asks as it was written. */
export function questionOf(claim: Claim, { brand }: NoticeContext): string {
  const say = sayIn(brand);
  if (awaitsConsent(claim)) return say`Your word on whether to pay more than the deductible.`;
  if (deductibleDueCents(claim) > 0) return say`Your deductible, before your replacement ships.`;
  const { text } = claim.waiting;
  return text === undefined
    ? say`Please bring ${itemName(claim)} to the repair partner.`
    : said(text, brand.language ?? english);
}

export const consentFacts = (claim: Claim, consent: NonNullable<Claim['consent']>, ctx: NoticeContext) => ({
  partnerName: ctx.shop?.name ?? sayIn(ctx.brand)`The repair partner`,
  totalCents: consent.totalCents,
  customerPaysCents: consent.customerPaysCents,
  deductibleCents: claim.deductibleCents ?? 0,
});

/** What is asked of a customer whose item is replaced by post: the deductible before, the damaged device after. */
export function shippingMail(claim: Claim, ctx: NoticeContext): ComposedMail | undefined {
  const url = claimUrl(claim, ctx);
  const deductibleCents = deductibleDueCents(claim);
  if (deductibleCents > 0)
    return letter('customer/deductible-due', { deductibleCents, claimUrl: url }, claim, ctx);
  const back = claim.shipping?.return;
  if (!back || !awaitsReturn(claim)) return undefined;
  const { dueAt, feeCents } = back;
  return letter('customer/return-device', { dueAt, feeCents, claimUrl: url }, claim, ctx);
}

/** The question with its link, for the first time. */
export function customerQuestionMail(claim: Claim, questionId: string, ctx: NoticeContext): ComposedMail {
  const { consent } = claim;
  if (consent && awaitsConsent(claim)) {
    const [agree, decline] = consentLinks(claim, questionId);
    const links = { agreeLink: placeholderOf(agree), declineLink: placeholderOf(decline) };
    return letter('customer/consent', { ...consentFacts(claim, consent, ctx), ...links }, claim, ctx);
  }
  const about = shippingMail(claim, ctx);
  if (about) return about;
  return letter(
    'customer/question',
    { question: questionOf(claim, ctx), answerLink: placeholderOf(customerLink(claim, questionId)) },
    claim,
    ctx,
  );
}
