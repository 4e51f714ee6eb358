import { AlreadyAnswered } from '../../errors.ts';
import type { ClaimChange, Notice } from '../change.ts';
import type { Claim } from '../claim.ts';
import { awaitsConsent, type WaitingStep, workflowStep } from '../workflow-step.ts';
import { amend, type CommandContext, instant } from './move.ts';

/** Whose mail carries the question's links; an approved repair's next steps were told with the approval. */
const asks: Readonly<Partial<Record<WaitingStep, 'customer' | 'partner' | 'agents'>>> = {
  'await-agent': 'agents',
  'await-customer': 'customer',
  'await-estimate': 'partner',
  'await-provider': 'partner',
  'await-settlement': 'agents',
};

/**
 * Opens the question a waiting step stands for, with its mails. Entered again while it is open (a reminder, a retry, an
 * execution that took over) it changes nothing (`undefined`): id, links, reply address and day count stay those of the
 * first asking. Throws {@link AlreadyAnswered} when the claim has moved on.
 */
export function openQuestion(
  claim: Claim,
  question: { questionId: string; step: WaitingStep; likelyBy?: string | undefined },
  ctx: CommandContext,
): ClaimChange | undefined {
  if (workflowStep(claim) !== question.step) throw new AlreadyAnswered(question.questionId);
  if (claim.openQuestion) return undefined;
  const pays =
    question.step === 'await-payment' &&
    claim.payments.some((p) => p.status === 'pending' && p.method === 'link');
  const to = pays ? 'agents' : awaitsConsent(claim) ? 'customer' : asks[question.step];
  const notices: Notice[] = to ? [{ kind: 'question', to }] : [];
  return amend(claim, ctx, {
    set: {
      openQuestion: {
        ...{ questionId: question.questionId, step: question.step, askedAt: instant(ctx.now) },
        ...(question.likelyBy !== undefined && { likelyBy: question.likelyBy }),
      },
    },
    notices,
  });
}
