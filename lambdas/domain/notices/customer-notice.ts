import type { Claim } from '../claim/claim.ts';
import { isOffered } from '../claim/shop-offer.ts';
import { silenceSchedules } from '../claim/silence.ts';
import { awaitsConsent, awaitsReturn, deductibleDueCents, workflowStep } from '../claim/workflow-step.ts';
import { type ClaimMailKind, type ClaimMails, composeMail } from '../mail/templates/compose-mail.ts';
import type { RepairShop } from '../mail/templates/customer-mails.ts';
import type { ComposedMail } from '../mail/templates/letter.ts';
import { formatCents } from '../money/format.ts';
import {
  claimUrl,
  consentLinks,
  customerLink,
  itemName,
  type NoticeContext,
  placeholderOf,
} from './notice-context.ts';
import { shopAskedMail } from './offer-notice.ts';

const denialLabels = {
  'not-verifiable': 'Denied – Not Verifiable',
  'not-covered': 'Denied – Not a Covered Loss',
  fraud: 'Denied – Fraud',
} as const;

const noShop: RepairShop = { name: 'a repair partner near you (choose one on the claim’s page)' };

const letter = <K extends ClaimMailKind>(
  kind: K,
  data: ClaimMails[K],
  claim: Claim,
  ctx: NoticeContext,
): ComposedMail =>
  composeMail(
    kind,
    { ...data, claimId: claim.claimId, item: itemName(claim), recipientName: claim.customer.name },
    ctx.brand,
  );

/** The customer's reading of the status the claim moved to; undefined where the status tells them nothing new. */
export function customerStatusMail(claim: Claim, ctx: NoticeContext): ComposedMail | undefined {
  const by = claim.waiting.dueAt ?? claim.updatedAt;
  const url = claimUrl(claim, ctx);
  if (isOffered(claim)) return shopAskedMail(claim, ctx);
  switch (claim.status) {
    case 'new':
      return letter('customer/claim-received', { by, claimUrl: url }, claim, ctx);
    case 'initial-review':
      return letter('customer/initial-review', { by, claimUrl: url }, claim, ctx);
    case 'estimate-needed':
      return letter('customer/estimate-needed', { partner: ctx.shop ?? noShop }, claim, ctx);
    case 'in-review':
      return reviewMail(claim, by, ctx);
    case 'waiting-on-provider':
      return letter(
        'customer/waiting-on-provider',
        { partnerName: ctx.shop?.name ?? 'the repair partner' },
        claim,
        ctx,
      );
    case 'approved':
      return approvalMail(claim, by, ctx);
    case 'completed':
      return letter('customer/completed', { outcome: outcomeOf(claim), tellUsLink: url }, claim, ctx);
    case 'withdrawn':
      return letter('customer/withdrawn', { reopenLink: url }, claim, ctx);
    case 'closed-inactive':
      return letter('customer/closed-inactive', { question: questionOf(claim), reopenLink: url }, claim, ctx);
    case 'denied-fraud':
    case 'denied-not-covered':
    case 'denied-not-verifiable':
      return denialMail(claim, ctx);
    default:
      return undefined;
  }
}

const reviewMail = (claim: Claim, by: string, ctx: NoticeContext): ComposedMail =>
  claim.run > 1 && claim.estimate === undefined
    ? letter('customer/reopened', { by }, claim, ctx)
    : letter('customer/in-review', { what: underReview(claim), by }, claim, ctx);

/** What is being looked at, in the words of the customer's sentence "We are reviewing …". */
export function underReview(claim: Claim): string {
  if (claim.invoice?.state === 'in-review') return 'the repair invoice';
  return claim.estimate ? 'the estimate' : 'your claim';
}

function approvalMail(claim: Claim, by: string, ctx: NoticeContext): ComposedMail | undefined {
  const deductibleCents = claim.deductibleCents ?? 0;
  const url = claimUrl(claim, ctx);
  // The question itself follows, with its links.
  if (awaitsConsent(claim) || deductibleDueCents(claim) > 0) return undefined;
  if (claim.repairWarranty?.state === 'accepted')
    return letter('customer/approved-warranty', { partner: ctx.shop ?? noShop, claimUrl: url }, claim, ctx);
  if (claim.resolution === 'repair')
    return letter(
      'customer/approved-repair',
      { partner: ctx.shop ?? noShop, deductibleCents, claimUrl: url },
      claim,
      ctx,
    );
  const { carrier, trackingNumber, shippedAt } = claim.shipping ?? {};
  if (shippedAt !== undefined && carrier !== undefined && trackingNumber !== undefined)
    return letter('customer/shipped', { carrier, trackingNumber, claimUrl: url }, claim, ctx);
  if (claim.resolution === 'replacement') {
    const how = claim.estimate?.replacement?.canSupply
      ? `${ctx.shop?.name ?? 'The repair partner'} has a replacement for you`
      : 'We send you a replacement';
    return letter('customer/approved-replacement', { deductibleCents, how, claimUrl: url }, claim, ctx);
  }
  const payee = ctx.customerPayee;
  return letter(
    'customer/approved-reimbursement',
    {
      amountCents: claim.reservedCents,
      deductibleCents,
      ...(payee !== undefined && { payee }),
      accountUrl: `${ctx.brand.portalUrl}/account`,
      by,
    },
    claim,
    ctx,
  );
}

function outcomeOf(claim: Claim): string {
  if (claim.resolution === 'repair') return 'Your device was repaired.';
  if (claim.resolution === 'replacement') return 'Your device was replaced.';
  return `You were paid ${formatCents(claim.reservedCents)}.`;
}

function denialMail(claim: Claim, ctx: NoticeContext): ComposedMail | undefined {
  const { denial } = claim;
  if (!denial) return undefined;
  return letter(
    'customer/denied',
    {
      label: denialLabels[denial.kind],
      clause: ctx.clauseText ?? denial.clause,
      reason: denial.reason,
      facts: [
        `What was claimed: ${claim.incident.type.replaceAll('-', ' ')} on ${claim.incident.occurredAt.slice(0, 10)}`,
        `The item: ${itemName(claim)}`,
      ],
      ...(denial.kind === 'not-verifiable' && {
        wouldChange: 'Papers or photos that show what we could not verify would change this decision.',
      }),
      secondReviewUntil: denial.secondReviewUntil,
      secondReviewLink: claimUrl(claim, ctx),
      complaints: ctx.complaints,
    },
    claim,
    ctx,
  );
}

const questionOf = (claim: Claim): string =>
  (awaitsConsent(claim)
    ? 'Your word on whether to pay more than the deductible.'
    : deductibleDueCents(claim) > 0
      ? 'Your deductible, before your replacement ships.'
      : claim.waiting.text) ?? `Please bring ${itemName(claim)} to the repair partner.`;

const consentFacts = (claim: Claim, consent: NonNullable<Claim['consent']>, ctx: NoticeContext) => ({
  partnerName: ctx.shop?.name ?? 'The repair partner',
  totalCents: consent.totalCents,
  customerPaysCents: consent.customerPaysCents,
  deductibleCents: claim.deductibleCents ?? 0,
});

/** What is asked of a customer whose item is replaced by post: the deductible before, the damaged device after. */
function shippingMail(claim: Claim, ctx: NoticeContext): ComposedMail | undefined {
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
    { question: questionOf(claim), answerLink: placeholderOf(customerLink(claim, questionId)) },
    claim,
    ctx,
  );
}

/** A reminder or the last warning: the same question, the same link. */
export function customerReminder(
  claim: Claim,
  kind: 'reminder' | 'last-warning',
  ctx: NoticeContext,
): ComposedMail {
  const questionId = claim.openQuestion?.questionId;
  const { consent } = claim;
  if (consent && awaitsConsent(claim) && kind === 'reminder') {
    const data = { ...consentFacts(claim, consent, ctx), askedAt: claim.waiting.since };
    return letter('customer/consent-reminder', { ...data, claimUrl: claimUrl(claim, ctx) }, claim, ctx);
  }
  const about = kind === 'reminder' ? shippingMail(claim, ctx) : undefined;
  if (about) return about;
  const bringsDevice = workflowStep(claim) === 'await-device';
  if (bringsDevice && kind === 'reminder')
    return letter(
      'customer/device-reminder',
      {
        partner: ctx.shop ?? noShop,
        deductibleCents: claim.deductibleCents ?? 0,
        claimUrl: claimUrl(claim, ctx),
      },
      claim,
      ctx,
    );
  const answerLink =
    bringsDevice || questionId === undefined
      ? claimUrl(claim, ctx)
      : placeholderOf(customerLink(claim, questionId));
  if (kind === 'reminder')
    return letter(
      'customer/question-reminder',
      { question: questionOf(claim), answerLink, askedAt: claim.waiting.since },
      claim,
      ctx,
    );
  const closes = silenceSchedules.customer.steps.find((step) => step.action === 'close')?.afterDays ?? 180;
  const closesAt = new Date(Date.parse(claim.waiting.since) + closes * 86_400_000).toISOString();
  return letter('customer/last-warning', { question: questionOf(claim), answerLink, closesAt }, claim, ctx);
}

export const customerAsksToReopen = (claim: Claim, ctx: NoticeContext): ComposedMail => {
  const by = claim.secondReview?.dueAt ?? claim.waiting.dueAt ?? claim.updatedAt;
  return letter('customer/asks-to-reopen', { by }, claim, ctx);
};

export const customerContinuesDraft = (claim: Claim, ctx: NoticeContext): ComposedMail =>
  letter('customer/continue-draft', { claimUrl: claimUrl(claim, ctx) }, claim, ctx);
