import { readNoticeContext } from '../../adapters/mail/notice-reader.ts';
import { readBrand } from '../../adapters/people/people.ts';
import type { ClaimChange } from '../../domain/claim/change.ts';
import type { Claim } from '../../domain/claim/claim.ts';
import { type DecisionInput, decide } from '../../domain/claim/transitions/decide.ts';
import type { CommandContext } from '../../domain/claim/transitions/move.ts';
import { openQuestion } from '../../domain/claim/transitions/open-question.ts';
import { needsSecondAgent } from '../../domain/claim/transitions/propose.ts';
import { isWaitingStep, workflowStep } from '../../domain/claim/workflow-step.ts';
import { maskLinks } from '../../domain/mail/link-id.ts';
import { type ClaimMessage, composeNotices } from '../../domain/notices/compose-notices.ts';
import { statusLabel } from '../../domain/wording/next-step.ts';
import type { Answer } from '../../middleware/api/idempotency.ts';
import { type ApiRequest, route } from '../../middleware/api/router.ts';
import { claimFor, commandContext } from './claim-request.ts';
import { decisionContext, decisionInput } from './decision-input.ts';
import { previewDecision } from './operations/deciding.ts';
import type { InputOf } from './operations/input-of.ts';

const audienceOf = ({ party }: ClaimMessage): 'customer' | 'partner' | 'agents' => {
  if (party.key === 'c') return 'customer';
  return party.key === 'a' ? 'agents' : 'partner';
};

/** The mail that asks somebody goes out when the workflow opens the question, which it does at once. */
function withQuestion(change: ClaimChange, ctx: Parameters<typeof openQuestion>[2]): ClaimChange[] {
  const step = workflowStep(change.claim);
  if (!isWaitingStep(step)) return [change];
  const asked = openQuestion(change.claim, { questionId: `${change.claim.claimId}-preview`, step }, ctx);
  return asked ? [change, asked] : [change];
}

const proposesDenial = (claim: Claim, input: DecisionInput, ctx: CommandContext): boolean =>
  input.outcome === 'deny' && needsSecondAgent(claim, input.denial, ctx);

/** The same transition and the same composer as the decision itself, and nothing is stored. */
async function preview(request: ApiRequest<unknown, InputOf<typeof previewDecision>>): Promise<Answer> {
  const { table, body } = request;
  const [claim, brand] = await Promise.all([claimFor(request, 'claim.preview-decision'), readBrand(table)]);
  const ctx = commandContext(request, brand);
  const { authorityLimitCents, ...decision } = await decisionContext(request, claim, ctx, body.override);
  const input = decisionInput(body);
  // What would happen is shown as it is once confirmed.
  const decided = decide(claim, input, { ...decision, decisions: { fraudNeedsSecondAgent: false } });
  const after = decided.claim;
  const approves = body.outcome === 'approve';
  const committedCents = after.unit ? (after.approvedTotalCents ?? 0) : after.reservedCents;
  const needsConfirmation =
    proposesDenial(claim, input, ctx) ||
    (approves && authorityLimitCents !== undefined && committedCents > authorityLimitCents);
  const composed = await Promise.all(
    withQuestion(decided, ctx).map(async (change) =>
      composeNotices(change, await readNoticeContext(table, change)),
    ),
  );
  const body200 = {
    status: after.status,
    statusLabel: statusLabel(after.status, { brand }),
    ...(approves && { resolution: after.resolution, approvedTotalCents: after.approvedTotalCents }),
    ...(approves && { deductibleCents: after.deductibleCents }),
    committedCents,
    needsConfirmation,
    mails: composed.flat().map((message) => ({
      audience: audienceOf(message),
      to: message.party.address,
      name: message.party.name,
      subject: message.mail.subject,
      text: maskLinks(message.mail.text),
      html: maskLinks(message.mail.html),
    })),
  };
  return { status: 200, body: body200 };
}

export const previewRoutes = [route(previewDecision, preview)];
