import type { ClaimChange, Notice } from '../claim/change.ts';
import type { Claim } from '../claim/claim.ts';
import type { MessageParty } from '../claim/records.ts';
import { awaitsConsent, awaitsReturn, deductibleDueCents, workflowStep } from '../claim/workflow-step.ts';
import { composeMail } from '../mail/templates/compose-mail.ts';
import type { ComposedMail } from '../mail/templates/letter.ts';
import { isMuted } from '../people/preferences.ts';
import {
  agentCommentMail,
  asksToReopenMail,
  escalationMail,
  isOwnDenial,
  proposalMail,
  reviewLinks,
  reviewMail,
  supplementMail,
  taskMail,
} from './agents-notice.ts';
import { customerAsksToReopen, customerContinuesDraft, customerStatusMail } from './customer-notice.ts';
import { customerQuestionMail } from './customer-question.ts';
import { customerReminder } from './customer-reminder.ts';
import { toDealer, wishMail } from './dealer-notice.ts';
import {
  agentParty,
  claimUrl,
  confirmLink,
  consentLinks,
  customerLink,
  customerParty,
  forCustomer,
  itemName,
  type NoticeContext,
  type OfferedLink,
  partnerLink,
  partnerParty,
  placeholderOf,
} from './notice-context.ts';
import { moveClaimMail, moveLink } from './offer-notice.ts';
import {
  partnerQuestionMail,
  partnerReminder,
  partnerStatusMail,
  remittanceMail,
  warrantyOfferMail,
} from './partner-notice.ts';
import { teamFor } from './team.ts';

/** A mail ready for the outbox, and the links it offers. */
export interface ClaimMessage {
  readonly party: MessageParty;
  readonly kind: string;
  readonly mail: ComposedMail;
  readonly links: readonly OfferedLink[];
  /** The credit whose note goes with it. */
  readonly creditNoteOf?: string;
}

/** Writes the mails of a change. Order follows the notices; nothing is sent here. */
export const composeNotices = (change: ClaimChange, ctx: NoticeContext): ClaimMessage[] =>
  change.notices.flatMap((notice) => {
    const meant = change.claim.unit ? toDealer(notice, change.notices) : notice;
    return meant ? messagesOf(meant, change, ctx) : [];
  });

function messagesOf(notice: Notice, change: ClaimChange, ctx: NoticeContext): ClaimMessage[] {
  if (notice.to === 'agents') return toAgents(notice, change, ctx);
  const { claim } = change;
  if (notice.to === 'customer' && isMuted(ctx.customerNotifications, notice.kind)) return [];
  const party = notice.to === 'customer' ? customerParty(claim) : partnerParty(claim);
  const mail =
    notice.to === 'customer'
      ? customerMail(notice, change, forCustomer(ctx))
      : partnerMail(notice, claim, ctx);
  if (!party || !mail) return [];
  const creditNoteOf = creditNoteFor(notice, change);
  return [
    {
      ...{ party, kind: notice.kind, mail, links: linksOf(notice, claim) },
      ...(creditNoteOf !== undefined && { creditNoteOf }),
    },
  ];
}

/** The mail that tells a dealer of a credit carries its note. */
const creditNoteFor = (notice: Notice, { before, claim }: ClaimChange): string | undefined => {
  const isNew = (claim.credits?.length ?? 0) > (before?.credits?.length ?? 0);
  return notice.kind === 'status' && isNew ? claim.credits?.at(-1)?.creditId : undefined;
};

function linksOf(notice: Notice, claim: Claim): OfferedLink[] {
  if (notice.kind === 'confirm-mail') {
    const confirm = confirmLink(claim, notice.to, notice.emailId);
    return confirm ? [confirm] : [];
  }
  if (notice.kind === 'move-claim') {
    const move = moveLink(claim);
    return move ? [move] : [];
  }
  const questionId = claim.openQuestion?.questionId;
  if (notice.kind !== 'question' || questionId === undefined) return [];
  if (notice.to === 'customer' && awaitsConsent(claim)) return [...consentLinks(claim, questionId)];
  // Paid signed in; sent by post.
  if (deductibleDueCents(claim) > 0 || awaitsReturn(claim)) return [];
  const link = notice.to === 'customer' ? customerLink(claim, questionId) : partnerLink(claim, questionId);
  return link ? [link] : [];
}

const facts = (claim: Claim, party: MessageParty | undefined) => ({
  claimId: claim.claimId,
  item: itemName(claim),
  ...(party && { recipientName: party.name }),
});

function customerMail(
  notice: Notice,
  { before, claim }: ClaimChange,
  ctx: NoticeContext,
): ComposedMail | undefined {
  switch (notice.kind) {
    case 'status':
      return customerStatusMail(claim, ctx, before ?? claim);
    case 'question':
      return claim.openQuestion && customerQuestionMail(claim, claim.openQuestion.questionId, ctx);
    case 'reminder':
    case 'last-warning':
      return customerReminder(claim, notice.kind, ctx);
    case 'continue-draft':
      return customerContinuesDraft(claim, ctx);
    case 'move-claim':
      return moveClaimMail(claim, ctx);
    case 'asks-to-reopen':
    case 'second-review':
      return customerAsksToReopen(claim, ctx);
    default:
      return correspondence(notice, claim, customerParty(claim), ctx);
  }
}

function partnerMail(notice: Notice, claim: Claim, ctx: NoticeContext): ComposedMail | undefined {
  switch (notice.kind) {
    case 'status':
      return partnerStatusMail(claim, ctx);
    case 'question':
      return claim.openQuestion && partnerQuestionMail(claim, claim.openQuestion.questionId, ctx);
    case 'reminder':
    case 'last-warning':
      return partnerReminder(claim, ctx);
    case 'remittance':
      return remittanceMail(claim, notice, ctx);
    case 'warranty-offer':
      return warrantyOfferMail(claim, ctx);
    case 'asks-to-reopen':
    case 'second-review':
      return wishMail(claim, ctx);
    default:
      return correspondence(notice, claim, partnerParty(claim), ctx);
  }
}

/** Mails that read the same for either side. */
function correspondence(
  notice: Notice,
  claim: Claim,
  party: MessageParty | undefined,
  ctx: NoticeContext,
): ComposedMail | undefined {
  if (notice.kind === 'comment')
    return composeMail(
      'any/comment',
      { ...facts(claim, party), author: notice.from, comment: notice.text, claimUrl: claimUrl(claim, ctx) },
      ctx.brand,
    );
  if (notice.kind === 'confirm-mail') {
    const link = confirmLink(claim, notice.to, notice.emailId);
    return (
      link &&
      composeMail(
        'any/confirm-mail',
        { ...facts(claim, party), excerpt: notice.excerpt, confirmLink: placeholderOf(link) },
        ctx.brand,
      )
    );
  }
  if (notice.kind === 'mail-arrived')
    return composeMail(
      'any/mail-arrived',
      {
        ...facts(claim, party),
        what: notice.subject,
        unreadable: notice.detail === undefined ? [] : [notice.detail],
        next:
          notice.detail === undefined
            ? 'The claim’s page shows what happens next.'
            : 'A member of the claims team reads it; you need not send it again.',
        claimUrl: claimUrl(claim, ctx),
      },
      ctx.brand,
    );
  return undefined;
}

/** Tells whoever may confirm a proposal: other agents on duty, whose authority reaches it. */
const toConfirmers = (claim: Claim, ctx: NoticeContext): ClaimMessage[] => {
  const { by, committedCents = 0 } = claim.proposal ?? {};
  const others = ctx.agents
    .filter((agent) => !isOwnDenial(claim, agent))
    .filter(
      ({ userId, authorityLimitCents = Number.POSITIVE_INFINITY }) =>
        userId !== by?.userId && authorityLimitCents >= committedCents,
    );
  return teamFor(others).map((agent) => ({
    party: agentParty(agent),
    kind: 'task',
    mail: proposalMail(claim, agent, ctx),
    links: [],
  }));
};

function toAgents(notice: Notice, { claim, comments }: ClaimChange, ctx: NoticeContext): ClaimMessage[] {
  if (notice.kind === 'proposal') return toConfirmers(claim, ctx);
  return teamFor(ctx.agents, claim.assignedTo?.userId).flatMap((agent): ClaimMessage[] => {
    if (isMuted(agent.notifications, notice.kind)) return [];
    const party = agentParty(agent);
    const questionId = claim.openQuestion?.questionId;
    if (notice.kind === 'question' && questionId !== undefined) {
      if (workflowStep(claim) !== 'await-agent')
        return [{ party, kind: 'task', mail: taskMail(claim, agent, ctx), links: [] }];
      const links = reviewLinks(claim, questionId, agent);
      return [{ party, kind: notice.kind, mail: reviewMail(claim, questionId, agent, ctx), links }];
    }
    if (notice.kind === 'escalation')
      return [{ party, kind: notice.kind, mail: escalationMail(claim, agent, ctx), links: [] }];
    if (notice.kind === 'supplement')
      return [{ party, kind: 'task', mail: supplementMail(claim, agent, ctx), links: [] }];
    if (notice.kind === 'comment')
      return [{ party, kind: notice.kind, mail: agentCommentMail(claim, agent, notice, ctx), links: [] }];
    if (notice.kind === 'asks-to-reopen' || notice.kind === 'second-review') {
      const text = claim.secondReview?.text ?? comments[0]?.text ?? '';
      return [{ party, kind: notice.kind, mail: asksToReopenMail(claim, agent, text, ctx), links: [] }];
    }
    return [];
  });
}
