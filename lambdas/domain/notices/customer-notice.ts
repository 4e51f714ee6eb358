import { isOffered } from '../claim/at-shop.ts';
import type { Claim } from '../claim/claim.ts';
import { awaitsConsent, deductibleDueCents, suppliedByPartner } from '../claim/workflow-step.ts';
import { type Say, sayIn } from '../mail/languages/say.ts';
import type { ComposedMail } from '../mail/templates/letter.ts';
import { formatDay, formatMoney } from '../wording/formats.ts';
import { english, said } from '../wording/languages/language.ts';
import { letter, shopOf } from './customer-letter.ts';
import { questionOf } from './customer-question.ts';
import { claimUrl, complaintsTo, itemName, type NoticeContext } from './notice-context.ts';
import { shopAskedMail } from './offer-notice.ts';

const denialLabel = (kind: NonNullable<Claim['denial']>['kind'], say: Say): string => {
  if (kind === 'fraud') return say`Denied – Fraud`;
  return kind === 'not-covered' ? say`Denied – Not a Covered Loss` : say`Denied – Not Verifiable`;
};

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

export const customerAsksToReopen = (claim: Claim, ctx: NoticeContext): ComposedMail => {
  const { secondReview, reopenDueAt, updatedAt } = claim;
  if (secondReview) return letter('customer/second-review', { by: secondReview.dueAt }, claim, ctx);
  return letter('customer/asks-to-reopen', { by: reopenDueAt ?? updatedAt }, claim, ctx);
};

export const customerContinuesDraft = (claim: Claim, ctx: NoticeContext): ComposedMail =>
  letter('customer/continue-draft', { claimUrl: claimUrl(claim, ctx) }, claim, ctx);
