import type { ClaimChange, NewComment, Notice } from '../../domain/claim/change.ts';
import type { Claim } from '../../domain/claim/claim.ts';
import { isClosed, isDenied } from '../../domain/claim/status.ts';
import { answer } from '../../domain/claim/transitions/answer.ts';
import { addComment } from '../../domain/claim/transitions/comment.ts';
import { amend, moveTo } from '../../domain/claim/transitions/move.ts';
import { askToReopen, requestSecondReview } from '../../domain/claim/transitions/reopen.ts';
import { AlreadyDecided, InvalidInput, NotAllowedNow } from '../../domain/errors.ts';
import { stripQuoted } from '../../domain/mail/reading/quoted-text.ts';
import { type ActingContext, type ActingMail, NotTheirs, Unread } from './acting-mail.ts';
import { submitMailedEstimate, submitMailedInvoice } from './submit-amounts.ts';

export interface Deeds {
  readonly change: ClaimChange;
  /** Why an agent has to look at the mail itself. */
  readonly forAgents?: string;
}

const maxComment = 10_000;

/** What the author wrote now; a mail of nothing but files says which. */
export function commentTextOf({ text, fileNames }: Pick<ActingMail, 'text' | 'fileNames'>): string {
  const written = stripQuoted(text).slice(0, maxComment);
  return written === '' && fileNames.length > 0 ? `Sent by mail: ${fileNames.join(', ')}` : written;
}

const commentOf = (mail: ActingMail, internal = false): NewComment => ({
  author: mail.author.actor,
  text: commentTextOf(mail),
  internal,
  ...(mail.author.commentsToTeam === true && { teamOnly: true }),
  via: 'mail',
});

const asComment = (claim: Claim, mail: ActingMail, ctx: ActingContext): ClaimChange =>
  addComment(claim, commentOf(mail), ctx);

/**
 * Does what a mail asks for. Whatever the claim does not admit (any more) is kept as a comment, and where amounts are
 * concerned an agent is told why.
 */
export function actOnMail(claim: Claim, mail: ActingMail, ctx: ActingContext): Deeds {
  // A mail from the team does not say whom it is for: a note until somebody sends it on.
  if (mail.author.role === 'agent') return { change: addComment(claim, commentOf(mail, true), ctx) };
  switch (mail.deed) {
    case 'answer':
      return answered(claim, mail, ctx);
    case 'reply-to-closed':
      return { change: replied(claim, mail, ctx) };
    case 'estimate':
    case 'invoice':
      return amounts(claim, mail, mail.deed, ctx);
    case 'comment':
      return { change: asComment(claim, mail, ctx) };
  }
}

function answered(claim: Claim, mail: ActingMail, ctx: ActingContext): Deeds {
  const from = mail.author.role === 'customer' ? 'customer' : 'partner';
  try {
    return { change: answer(claim, from, { message: commentTextOf(mail), via: 'mail' }, ctx) };
  } catch (error) {
    if (error instanceof AlreadyDecided || error instanceof NotAllowedNow)
      return { change: asComment(claim, mail, ctx) };
    throw error;
  }
}

/** A customer's reply to a denial, in time, asks for the second review; others ask an agent to open the claim again. */
function replied(claim: Claim, mail: ActingMail, ctx: ActingContext): ClaimChange {
  if (!isClosed(claim.status)) return asComment(claim, mail, ctx);
  if (mail.author.role === 'partner') return partnerAsksToReopen(claim, mail, ctx);
  if (!isDenied(claim.status)) return askToReopen(claim, commentOf(mail), ctx);
  if (claim.secondReview) return asComment(claim, mail, ctx);
  if (claim.denial === undefined || ctx.now > Date.parse(claim.denial.secondReviewUntil))
    return askToReopen(claim, commentOf(mail), ctx);
  const asked = requestSecondReview(claim, commentTextOf(mail), ctx);
  return asked ? { ...asked, comments: [commentOf(mail)] } : asComment(claim, mail, ctx);
}

const arrived = (what: string, detail?: string): Notice => ({
  kind: 'mail-arrived',
  to: 'partner',
  subject: what,
  ...(detail !== undefined && { detail }),
});

/** The transition tells the customer, who did not ask; here the partner did. */
function partnerAsksToReopen(claim: Claim, mail: ActingMail, ctx: ActingContext): ClaimChange {
  const asked = askToReopen(claim, commentOf(mail), ctx);
  const agents = asked.notices.filter((notice) => notice.to === 'agents');
  return {
    ...asked,
    notices: [...agents, arrived('your mail about this closed claim', 'the claim is closed')],
  };
}

function amounts(claim: Claim, mail: ActingMail, deed: 'estimate' | 'invoice', ctx: ActingContext): Deeds {
  try {
    const { change, what } =
      deed === 'estimate' ? submitMailedEstimate(claim, mail, ctx) : submitMailedInvoice(claim, mail, ctx);
    return { change: { ...change, notices: [...change.notices, arrived(what)] } };
  } catch (error) {
    if (error instanceof Unread) return unread(claim, mail, error.message, ctx);
    if (isRefusal(error)) return refused(claim, mail, error.message, ctx);
    throw error;
  }
}

const isRefusal = (error: unknown): error is Error =>
  error instanceof AlreadyDecided ||
  error instanceof NotAllowedNow ||
  error instanceof InvalidInput ||
  error instanceof NotTheirs;

/** A claim that is not in anybody's way any more (closed, or paid already) is not moved for an unreadable mail. */
function unread(claim: Claim, mail: ActingMail, reason: string, ctx: ActingContext): Deeds {
  if (isClosed(claim.status) || claim.status === 'draft' || claim.invoice?.state === 'accepted')
    return refused(claim, mail, reason, ctx);
  const text = `The ${mail.deed} that came by mail could not be read: ${reason}.`;
  const notices = [arrived(`your ${mail.deed}`, reason)];
  return {
    change: moveTo(claim, 'in-review', ctx, { text, internalNote: text, notices }),
    forAgents: reason,
  };
}

function refused(claim: Claim, mail: ActingMail, reason: string, ctx: ActingContext): Deeds {
  const note = `The ${mail.deed} that came by mail was not taken in: ${reason}.`;
  const comments = [commentOf(mail, true)];
  const notices = [arrived(`your ${mail.deed}`, reason)];
  return { change: amend(claim, ctx, { internalNote: note, comments, notices }), forAgents: reason };
}
