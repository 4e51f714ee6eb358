import { isOffered } from '../claim/at-shop.ts';
import type { Claim } from '../claim/claim.ts';
import { silenceSchedules } from '../claim/silence.ts';
import {
  awaitsConsent,
  awaitsReturn,
  deductibleDueCents,
  suppliedByPartner,
  workflowStep,
} from '../claim/workflow-step.ts';
import { type Say, sayIn } from '../mail/languages/say.ts';
import { type ClaimMailKind, type ClaimMails, composeMail } from '../mail/templates/compose-mail.ts';
import type { RepairShop } from '../mail/templates/customer-mails.ts';
import type { ComposedMail } from '../mail/templates/letter.ts';
import { formatDay, formatMoney } from '../wording/formats.ts';
import { english, said } from '../wording/languages/language.ts';
import {
  claimUrl,
  complaintsTo,
  consentLinks,
  customerLink,
  itemName,
  type NoticeContext,
  placeholderOf,
} from './notice-context.ts';
import { shopAskedMail } from './offer-notice.ts';

const denialLabel = (kind: NonNullable<Claim['denial']>['kind'], say: Say): string => {
  if (kind === 'fraud') return say`Denied – Fraud`;
  return kind === 'not-covered' ? say`Denied – Not a Covered Loss` : say`Denied – Not Verifiable`;
};

/** The shop of the claim; without one, that one is to be chosen. */
const shopOf = ({ shop, brand }: NoticeContext): RepairShop =>
  shop ?? { name: sayIn(brand)`a repair partner near you (choose one on the claim’s page)` };

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

/**
 * The customer's reading of the status the claim moved to; undefined where the status tells them nothing new. `before`
 * is the claim before the move: what it waited for is no more known of a closed one.
 */
export function customerStatusMail(
  claim: Claim,
  ctx: NoticeContext,
  before: Claim = claim,
): ComposedMail | undefined {
  const by = claim.waiting.dueAt ?? claim.updatedAt;
  const url = claimUrl(claim, ctx);
  if (isOffered(claim)) return shopAskedMail(claim, ctx);
  switch (claim.status) {
    case 'new':
      return letter('customer/claim-received', { by, claimUrl: url }, claim, ctx);
    case 'initial-review':
      return letter('customer/initial-review', { by, claimUrl: url }, claim, ctx);
    case 'estimate-needed':
      return letter('customer/estimate-needed', { partner: shopOf(ctx) }, claim, ctx);
    case 'in-review':
      return reviewMail(claim, by, ctx);
    case 'waiting-on-provider':
      return letter(
        'customer/waiting-on-provider',
        { partnerName: ctx.shop?.name ?? sayIn(ctx.brand)`the repair partner` },
        claim,
        ctx,
      );
    case 'approved':
      return approvalMail(claim, by, ctx);
    case 'completed':
      return letter('customer/completed', { outcome: outcomeOf(claim, ctx), tellUsLink: url }, claim, ctx);
    case 'withdrawn':
      return letter('customer/withdrawn', { reopenLink: url }, claim, ctx);
    case 'closed-inactive':
      return letter(
        'customer/closed-inactive',
        { question: questionOf(before, ctx), reopenLink: url },
        claim,
        ctx,
      );
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
    : letter(
        'customer/in-review',
        { what: said(underReview(claim), ctx.brand.language ?? english), by },
        claim,
        ctx,
      );

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
    return letter('customer/approved-warranty', { partner: shopOf(ctx), claimUrl: url }, claim, ctx);
  if (claim.resolution === 'repair')
    return letter(
      'customer/approved-repair',
      { partner: shopOf(ctx), deductibleCents, claimUrl: url },
      claim,
      ctx,
    );
  const { carrier, trackingNumber, shippedAt } = claim.shipping ?? {};
  if (shippedAt !== undefined && carrier !== undefined && trackingNumber !== undefined)
    return letter('customer/shipped', { carrier, trackingNumber, claimUrl: url }, claim, ctx);
  if (claim.resolution === 'replacement') {
    const from = suppliedByPartner(claim) ? { partner: shopOf(ctx) } : {};
    return letter('customer/approved-replacement', { ...from, deductibleCents, claimUrl: url }, claim, ctx);
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

function outcomeOf(claim: Claim, { brand }: NoticeContext): string {
  const say = sayIn(brand);
  if (claim.resolution === 'repair') return say`Your device was repaired.`;
  if (claim.resolution === 'replacement') return say`Your device was replaced.`;
  return say`You were paid ${formatMoney(claim.reservedCents, brand)}.`;
}

const incidentWords: Readonly<Record<Claim['incident']['type'], (say: Say) => string>> = {
  'accidental-damage': (say) => say`accidental damage`,
  'cracked-screen': (say) => say`cracked screen`,
  liquid: (say) => say`liquid`,
  theft: (say) => say`theft`,
  'theft-from-vehicle': (say) => say`theft from vehicle`,
  vandalism: (say) => say`vandalism`,
  loss: (say) => say`loss`,
  'mechanical-failure': (say) => say`mechanical failure`,
};

function denialMail(claim: Claim, ctx: NoticeContext): ComposedMail | undefined {
  const { denial } = claim;
  if (!denial) return undefined;
  const say = sayIn(ctx.brand);
  const { type, occurredAt } = claim.incident;
  return letter(
    'customer/denied',
    {
      label: denialLabel(denial.kind, say),
      clause: ctx.clauseText ?? denial.clause,
      reason: denial.reason,
      facts: [
        say`What was claimed: ${incidentWords[type](say)} on ${formatDay(occurredAt, ctx.brand)}`,
        say`The item: ${itemName(claim)}`,
      ],
      ...(denial.kind === 'not-verifiable' && {
        wouldChange: say`Papers or photos that show what we could not verify would change this decision.`,
      }),
      secondReviewUntil: denial.secondReviewUntil,
      secondReviewLink: claimUrl(claim, ctx),
      complaints: complaintsTo(ctx),
    },
    claim,
    ctx,
  );
}

/** What is waited for: what rules ask is said in the customer's language, what a person asks as it was written. */
function questionOf(claim: Claim, { brand }: NoticeContext): string {
  const say = sayIn(brand);
  if (awaitsConsent(claim)) return say`Your word on whether to pay more than the deductible.`;
  if (deductibleDueCents(claim) > 0) return say`Your deductible, before your replacement ships.`;
  const { text } = claim.waiting;
  return text === undefined
    ? say`Please bring ${itemName(claim)} to the repair partner.`
    : said(text, brand.language ?? english);
}

const consentFacts = (claim: Claim, consent: NonNullable<Claim['consent']>, ctx: NoticeContext) => ({
  partnerName: ctx.shop?.name ?? sayIn(ctx.brand)`The repair partner`,
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
    { question: questionOf(claim, ctx), answerLink: placeholderOf(customerLink(claim, questionId)) },
    claim,
    ctx,
  );
}

/** A reminder or the last warning: the same question, the same link. */
export function customerReminder(
  claim: Claim,
  kind: 'reminder' | 'last-warning',
  ctx: NoticeContext,
): ComposedMail | undefined {
  // The approval again, which asks where to pay; whoever has said so since waits for us.
  if (workflowStep(claim) === 'await-settlement')
    return ctx.customerPayee === undefined ? customerStatusMail(claim, ctx) : undefined;
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
        partner: shopOf(ctx),
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
      { question: questionOf(claim, ctx), answerLink, askedAt: claim.waiting.since },
      claim,
      ctx,
    );
  const closes = silenceSchedules.customer.steps.find((step) => step.action === 'close')?.afterDays ?? 180;
  const closesAt = new Date(Date.parse(claim.waiting.since) + closes * 86_400_000).toISOString();
  return letter(
    'customer/last-warning',
    { question: questionOf(claim, ctx), answerLink, closesAt },
    claim,
    ctx,
  );
}

export const customerAsksToReopen = (claim: Claim, ctx: NoticeContext): ComposedMail => {
  const { secondReview, reopenDueAt, updatedAt } = claim;
  if (secondReview) return letter('customer/second-review', { by: secondReview.dueAt }, claim, ctx);
  return letter('customer/asks-to-reopen', { by: reopenDueAt ?? updatedAt }, claim, ctx);
};

export const customerContinuesDraft = (claim: Claim, ctx: NoticeContext): ComposedMail =>
  letter('customer/continue-draft', { claimUrl: claimUrl(claim, ctx) }, claim, ctx);
