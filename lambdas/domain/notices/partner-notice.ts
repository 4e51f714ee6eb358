import { isOffered } from '../claim/at-shop.ts';
import type { Claim } from '../claim/claim.ts';
import { isDenied } from '../claim/status.ts';
import { awaitsConsent, suppliedByPartner, workflowStep } from '../claim/workflow-step.ts';
import { maskedEmail } from '../mail/templates/company-mails.ts';
import { type ClaimMailKind, type ClaimMails, composeMail } from '../mail/templates/compose-mail.ts';
import type { ComposedMail } from '../mail/templates/letter.ts';
import { dealerStatusMail, repairReminder } from './dealer-notice.ts';
import { claimUrl, itemName, type NoticeContext, partnerLink, placeholderOf } from './notice-context.ts';
import { partnerOfferMail } from './offer-notice.ts';

const letter = <K extends ClaimMailKind>(
  kind: K,
  data: ClaimMails[K],
  claim: Claim,
  ctx: NoticeContext,
): ComposedMail => composeMail(kind, { ...data, claimId: claim.claimId, item: itemName(claim) }, ctx.brand);

const closedLabels = {
  'denied-not-verifiable': 'Denied – Not Verifiable',
  'denied-not-covered': 'Denied – Not a Covered Loss',
  'denied-fraud': 'Denied – Fraud',
  withdrawn: 'Withdrawn',
  'closed-inactive': 'Closed – Inactive',
} as const;

const labelOf = (claim: Claim): string =>
  (closedLabels as Readonly<Partial<Record<string, string>>>)[claim.status] ?? claim.status;

/** The partner's reading of the status; on a denial the label and the fixed sentence, never the reason. */
export function partnerStatusMail(claim: Claim, ctx: NoticeContext): ComposedMail | undefined {
  if (claim.unit) return dealerStatusMail(claim, ctx);
  const url = claimUrl(claim, ctx);
  if (isOffered(claim)) return partnerOfferMail(claim, ctx);
  if (isDenied(claim.status)) return letter('partner/denied', { label: labelOf(claim) }, claim, ctx);
  switch (claim.status) {
    case 'new':
      return letter('partner/claim-received', { claimUrl: url }, claim, ctx);
    case 'approved':
      return approvalMail(claim, ctx);
    case 'in-review':
      return claim.invoice?.state === 'in-review'
        ? letter('partner/invoice-in-review', { why: claim.invoice.reviewReason ?? '' }, claim, ctx)
        : undefined;
    case 'completed':
      return letter('partner/completed', { claimUrl: url }, claim, ctx);
    case 'withdrawn':
    case 'closed-inactive':
      return letter('partner/closed', { label: labelOf(claim) }, claim, ctx);
    default:
      return undefined;
  }
}

/** The partner's earlier repair of the same fault, and what is asked of it now. */
export function warrantyOfferMail(claim: Claim, ctx: NoticeContext): ComposedMail | undefined {
  const warranty = claim.repairWarranty;
  if (!warranty) return undefined;
  const { repairedAt, ofClaimId, until } = warranty;
  return letter(
    'partner/warranty-offer',
    { repairedAt, ofClaimId, until, claimUrl: claimUrl(claim, ctx) },
    claim,
    ctx,
  );
}

function approvalMail(claim: Claim, ctx: NoticeContext): ComposedMail | undefined {
  const { consent } = claim;
  if (consent && awaitsConsent(claim)) return letter('partner/awaits-consent', consent, claim, ctx);
  if (claim.repairWarranty?.state === 'accepted') {
    const told = { customerName: claim.customer.name, claimUrl: claimUrl(claim, ctx) };
    return letter('partner/approved-warranty', told, claim, ctx);
  }
  if (!suppliedByPartner(claim))
    return letter('partner/approved-other', { settledBy: claim.resolution ?? 'replacement' }, claim, ctx);
  return letter(
    claim.resolution === 'replacement' ? 'partner/approved-replacement' : 'partner/approved-repair',
    {
      customerName: claim.customer.name,
      ...(claim.approvedTotalCents !== undefined && { ceilingCents: claim.approvedTotalCents }),
      deductibleCents: consent?.state === 'given' ? consent.customerPaysCents : (claim.deductibleCents ?? 0),
      invoiceLink: claimUrl(claim, ctx),
    },
    claim,
    ctx,
  );
}

/** What the partner is asked: an estimate, or an answer. Undefined when the claim is referred to nobody. */
export function partnerQuestionMail(
  claim: Claim,
  questionId: string,
  ctx: NoticeContext,
): ComposedMail | undefined {
  const link = partnerLink(claim, questionId);
  if (!link) return undefined;
  if (isOffered(claim)) return partnerOfferMail(claim, ctx);
  if (claim.status === 'estimate-needed')
    return letter(
      'partner/estimate-needed',
      {
        customerName: claim.customer.name,
        damage: claim.incident.description,
        submitLink: placeholderOf(link),
      },
      claim,
      ctx,
    );
  return letter(
    'partner/question',
    {
      question: claim.waiting.text ?? 'Please tell us how the repair stands.',
      answerLink: placeholderOf(link),
    },
    claim,
    ctx,
  );
}

export function partnerReminder(claim: Claim, ctx: NoticeContext): ComposedMail {
  const step = workflowStep(claim);
  if (claim.unit && step === 'await-invoice') return repairReminder(claim, ctx);
  const questionId = claim.openQuestion?.questionId;
  const link = questionId === undefined ? undefined : partnerLink(claim, questionId);
  const invoice = step === 'await-invoice';
  return letter(
    'partner/reminder',
    {
      waitsFor: invoice ? 'invoice' : step === 'await-estimate' ? 'estimate' : 'answer',
      asked:
        claim.waiting.text ?? (invoice ? 'The final invoice of the repair.' : claim.incident.description),
      askedAt: claim.waiting.since,
      link: link && !invoice ? placeholderOf(link) : claimUrl(claim, ctx),
    },
    claim,
    ctx,
  );
}

const linesOf = ({ partsCents, laborCents, taxCents }: NonNullable<Claim['invoice']>) => ({
  partsCents,
  laborCents,
  taxCents,
});

/** Every clerk of the shop may read it, with the claim's mail: the account is named as mails name it, not in full. */
export const remittanceMail = (
  claim: Claim,
  paid: { amountCents: number; payee: string; providerReference?: string },
  ctx: NoticeContext,
): ComposedMail =>
  letter(
    'partner/paid',
    {
      ...paid,
      payee: maskedEmail(paid.payee),
      ...(claim.invoice && linesOf(claim.invoice)),
      totalCents: claim.invoice?.totalCents ?? paid.amountCents,
      collectedCents: claim.invoice?.customerShareCents ?? 0,
      ...(claim.invoice && { invoiceNumber: claim.invoice.invoiceNumber }),
      reference: claim.claimId,
    },
    claim,
    ctx,
  );
