import type { Claim, Proposal } from '../claim/claim.ts';
import { audienceOf } from '../claim/silence.ts';
import { agentWriters } from '../mail/templates/agent-mails.ts';
import { composeMail } from '../mail/templates/compose-mail.ts';
import { type ComposedMail, render } from '../mail/templates/letter.ts';
import { formatCents } from '../money/format.ts';
import { formatDay, formatInstant } from '../wording/formats.ts';
import {
  type AgentOnDuty,
  claimUrl,
  itemName,
  type NoticeContext,
  type OfferedLink,
  placeholderOf,
} from './notice-context.ts';

/** The second review of a denial is another agent's: whoever denied gets the mail without links to decide. */
export const isOwnDenial = ({ secondReview, denial }: Claim, { userId }: AgentOnDuty): boolean =>
  secondReview !== undefined && (denial?.by.userId === userId || denial?.proposedBy?.userId === userId);

/** The three things an agent can do from a mail, each a link of that agent's own. */
export const reviewLinks = (claim: Claim, questionId: string, agent: AgentOnDuty): OfferedLink[] =>
  (isOwnDenial(claim, agent) ? [] : (['approve', 'ask', 'deny'] as const)).map((action) => ({
    questionId,
    person: agent.userId,
    action,
    holder: { role: 'agent', name: agent.name, userId: agent.userId },
  }));

const facts = (claim: Claim, agent: AgentOnDuty) => ({
  claimId: claim.claimId,
  item: itemName(claim),
  recipientName: agent.name,
});

/** What an agent wants to see before opening the claim. */
function summary(claim: Claim, { brand }: NoticeContext): (readonly [string, string])[] {
  const rows: (readonly [string, string])[] = [
    ['Customer', claim.customer.name],
    [
      'What happened',
      `${claim.incident.type.replaceAll('-', ' ')} on ${formatDay(claim.incident.occurredAt, brand)}`,
    ],
  ];
  if (claim.estimate) rows.push(['Estimate', formatCents(claim.estimate.totalCents)]);
  if (claim.invoice) rows.push(['Invoice', formatCents(claim.invoice.totalCents)]);
  if (claim.approvedTotalCents !== undefined)
    rows.push(['Approved so far', formatCents(claim.approvedTotalCents)]);
  if (claim.deductibleCents !== undefined) rows.push(['Deductible', formatCents(claim.deductibleCents)]);
  return rows;
}

export function reviewMail(
  claim: Claim,
  questionId: string,
  agent: AgentOnDuty,
  ctx: NoticeContext,
): ComposedMail {
  const [approveLink, askLink, denyLink] = reviewLinks(claim, questionId, agent).map(placeholderOf);
  return composeMail(
    'agent/review',
    {
      ...facts(claim, agent),
      reason: isOwnDenial(claim, agent)
        ? 'A second review of your denial: another agent decides it.'
        : (claim.waiting.text ?? 'The claim waits for your decision.'),
      summary: summary(claim, ctx),
      ...(approveLink !== undefined && { approveLink }),
      ...(askLink !== undefined && { askLink }),
      ...(denyLink !== undefined && { denyLink }),
      claimUrl: claimUrl(claim, ctx),
    },
    ctx.brand,
  );
}

/** What the team itself still has to do for an approved claim: pay a link by card, or settle by other means. */
export function taskMail(claim: Claim, agent: AgentOnDuty, ctx: NoticeContext): ComposedMail {
  const open = claim.payments.find((payment) => payment.status === 'pending');
  const message = open
    ? `Pay ${formatCents(open.amountCents)} by card at ${open.to}, then confirm the payment on the claim’s page.`
    : `Approved as ${claim.resolution}: ${formatCents(claim.reservedCents)} after the deductible. Confirm on the claim’s page once it is settled.`;
  return composeMail(
    'any/message',
    { ...facts(claim, agent), message, claimUrl: claimUrl(claim, ctx) },
    ctx.brand,
  );
}

/** What the partner found besides, to be approved or declined on the claim's page. */
export function supplementMail(claim: Claim, agent: AgentOnDuty, ctx: NoticeContext): ComposedMail {
  const { totalCents = 0, differenceCents = 0 } = claim.supplement ?? {};
  const message = `${claim.partner?.name ?? 'The repair partner'} found more: ${formatCents(totalCents)} in all, ${formatCents(differenceCents)} above what was approved. ${claim.estimate?.diagnosis ?? ''} The repair approved before goes on meanwhile.`;
  return composeMail(
    'any/message',
    { ...facts(claim, agent), message, claimUrl: claimUrl(claim, ctx) },
    ctx.brand,
  );
}

function proposalWords(proposal: Proposal, brand: NoticeContext['brand']): string[] {
  const { by, dueAt, committedCents, message, denial } = proposal;
  const until = dueAt === undefined ? '' : ` by ${formatInstant(dueAt, brand)}`;
  if (denial)
    return [
      `${by.name} proposes to deny the claim as fraud. Confirm or decline it on the claim’s page${until}; the customer is told nothing before.`,
      denial.reason,
    ];
  return [
    `${by.name} proposes to approve ${formatCents(committedCents)} after the deductible, which is above that agent’s authority. Approve the claim to confirm it.`,
    ...(message === undefined ? [] : [message]),
  ];
}

/** What an agent does not decide alone, for another agent to confirm. */
export function proposalMail(claim: Claim, agent: AgentOnDuty, ctx: NoticeContext): ComposedMail {
  const words = claim.proposal ? proposalWords(claim.proposal, ctx.brand) : [];
  return composeMail(
    'any/message',
    { ...facts(claim, agent), message: words.join('\n\n'), claimUrl: claimUrl(claim, ctx) },
    ctx.brand,
  );
}

const waitsFor = {
  customer: 'the customer',
  returning: 'the customer’s damaged device',
  partner: 'the repair partner',
  team: 'the claims team',
  provider: 'the payment provider',
} as const;

export const escalationMail = (claim: Claim, agent: AgentOnDuty, ctx: NoticeContext): ComposedMail =>
  composeMail(
    'agent/overdue',
    {
      ...facts(claim, agent),
      waitsFor: waitsFor[audienceOf(claim)],
      since: claim.waiting.since,
      ...(audienceOf(claim) === 'partner' && {
        offer: 'Another repair partner can be chosen on the claim’s page.',
      }),
      claimUrl: claimUrl(claim, ctx),
    },
    ctx.brand,
  );

/** Of a closed claim: somebody asks to have it opened, or a denial looked at, again. */
export function asksToReopenMail(
  claim: Claim,
  agent: AgentOnDuty,
  message: string,
  ctx: NoticeContext,
): ComposedMail {
  const asks = {
    ...facts(claim, agent),
    from: claim.customer.name,
    message,
    claimUrl: claimUrl(claim, ctx),
  };
  const { secondReview, denial } = claim;
  if (!secondReview || !denial) return composeMail('agent/asks-to-reopen', asks, ctx.brand);
  const { clauseText, reason, by } = denial;
  const denied = `${clauseText} ${reason} (${by.name})`;
  return composeMail('agent/second-review', { ...asks, denial: denied, by: secondReview.dueAt }, ctx.brand);
}

/** A mail that nothing was done with waits on the team's list; the subject is no claim's, so that it threads with none. */
export function mailToReadMail(
  mail: { readonly from: string; readonly subject: string; readonly reason: string },
  agent: AgentOnDuty,
  brand: NoticeContext['brand'],
): ComposedMail {
  const { from, subject: mailSubject, reason } = mail;
  const data = { from, mailSubject, reason, mailUrl: `${brand.portalUrl}/staff/unmatched-mail` };
  const { headline, blocks } = agentWriters['agent/mail-to-read'](data, { claimId: '', item: '' }, brand);
  const greeting = `Hello ${agent.name},`;
  return render({ subject: 'Mail to read for the claims team', headline, greeting, blocks }, brand);
}

export const agentCommentMail = (
  claim: Claim,
  agent: AgentOnDuty,
  { from, text }: { from: string; text: string },
  ctx: NoticeContext,
): ComposedMail =>
  composeMail(
    'any/comment',
    { ...facts(claim, agent), author: from, comment: text, claimUrl: claimUrl(claim, ctx) },
    ctx.brand,
  );
