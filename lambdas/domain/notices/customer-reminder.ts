import type { Claim } from '../claim/claim.ts';
import { silenceSchedules } from '../claim/silence.ts';
import { awaitsConsent, workflowStep } from '../claim/workflow-step.ts';
import type { ComposedMail } from '../mail/templates/letter.ts';
import { letter, shopOf } from './customer-letter.ts';
import { customerStatusMail } from './customer-notice.ts';
import { consentFacts, questionOf, shippingMail } from './customer-question.ts';
import { claimUrl, customerLink, type NoticeContext, placeholderOf } from './notice-context.ts';

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
