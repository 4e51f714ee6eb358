import type { Notice } from '../claim/change.ts';
import type { Claim } from '../claim/claim.ts';
import { isDenied } from '../claim/status.ts';
import { type ClaimMailKind, type ClaimMails, composeMail } from '../mail/templates/compose-mail.ts';
import type { ComposedMail } from '../mail/templates/letter.ts';
import { formatCents } from '../money/format.ts';
import { type ClaimLine, lineTotals } from '../warranty-claims/lines.ts';
import { claimUrl, complaintsTo, itemName, type NoticeContext } from './notice-context.ts';

const letter = <K extends ClaimMailKind>(
  kind: K,
  data: ClaimMails[K],
  claim: Claim,
  ctx: NoticeContext,
): ComposedMail => composeMail(kind, { ...data, claimId: claim.claimId, item: itemName(claim) }, ctx.brand);

/** `Main board: $150.00 of $200.00. Excessive part cost. Our price of May.` */
const lineInWords = ({ description, amountCents, review }: ClaimLine): string => {
  const { approvedCents = 0, code, codeText, reason } = review ?? {};
  const what = `${description}: ${formatCents(approvedCents)} of ${formatCents(amountCents)}.`;
  const why = [code && `${codeText} (${code}).`, reason].filter((part) => part !== undefined);
  return [what, ...why].join(' ');
};

/** Lines that were not approved in full, each with why. */
const cutLines = (lines: readonly ClaimLine[] = []): string[] =>
  lines.filter(({ review }) => review && review.verdict !== 'approved').map(lineInWords);

function approvedMail(claim: Claim, ctx: NoticeContext): ComposedMail {
  const url = claimUrl(claim, ctx);
  const { preAuthorization, creditHeldFor, approvedTotalCents: amountCents = 0, waiting } = claim;
  if (preAuthorization?.state === 'approved')
    return letter(
      'dealer/pre-authorized',
      { amountCents, lines: cutLines(claim.lines), claimUrl: url },
      claim,
      ctx,
    );
  if (creditHeldFor)
    return letter(
      'dealer/credit-on-return',
      { amountCents, rmaId: creditHeldFor.rmaId, claimUrl: url },
      claim,
      ctx,
    );
  return letter('dealer/approved', { by: waiting.dueAt ?? waiting.since, claimUrl: url }, claim, ctx);
}

function completedMail(claim: Claim, ctx: NoticeContext): ComposedMail {
  const url = claimUrl(claim, ctx);
  const credit = claim.credits?.at(-1);
  if (!credit) return letter('dealer/completed', { claimUrl: url }, claim, ctx);
  const { amountCents, noteNumber, lines } = credit;
  const { claimedCents } = lineTotals(lines);
  const data = { amountCents, claimedCents, noteNumber, lines: cutLines(lines), claimUrl: url };
  return letter('dealer/credited', data, claim, ctx);
}

function deniedMail(claim: Claim, ctx: NoticeContext): ComposedMail | undefined {
  const { denial } = claim;
  if (!denial) return undefined;
  const { reason, secondReviewUntil } = denial;
  const clauseText = ctx.clauseText ?? denial.clauseText ?? denial.clause;
  const data = { clauseText, reason, secondReviewUntil, complaints: complaintsTo(ctx) };
  return letter('dealer/denied', { ...data, claimUrl: claimUrl(claim, ctx) }, claim, ctx);
}

/** The news of a dealer's own claim: whose it is learns the reasons. Undefined where the question itself is mailed. */
export function dealerStatusMail(claim: Claim, ctx: NoticeContext): ComposedMail | undefined {
  if (isDenied(claim.status)) return deniedMail(claim, ctx);
  const url = claimUrl(claim, ctx);
  const by = claim.waiting.dueAt ?? claim.waiting.since;
  switch (claim.status) {
    case 'new':
      return letter(
        'dealer/received',
        { warranty: claim.unit?.warranty.text ?? '', by, claimUrl: url },
        claim,
        ctx,
      );
    case 'in-review':
      return letter('dealer/in-review', { by, claimUrl: url }, claim, ctx);
    case 'approved':
      return approvedMail(claim, ctx);
    case 'completed':
      return completedMail(claim, ctx);
    case 'withdrawn':
      return letter('dealer/closed', { label: 'Withdrawn', claimUrl: url }, claim, ctx);
    case 'closed-inactive':
      return letter('dealer/closed', { label: 'Closed – Inactive', claimUrl: url }, claim, ctx);
    default:
      return undefined;
  }
}

/** The repair that was allowed has not been claimed yet. */
export const repairReminder = (claim: Claim, ctx: NoticeContext): ComposedMail =>
  letter(
    'dealer/repair-reminder',
    {
      amountCents: claim.preAuthorization?.approvedCents ?? 0,
      since: claim.preAuthorization?.approvedAt ?? claim.waiting.since,
      claimUrl: claimUrl(claim, ctx),
    },
    claim,
    ctx,
  );

/** That a second review, or to open the claim again, was asked for. */
export const wishMail = (claim: Claim, ctx: NoticeContext): ComposedMail => {
  const by = claim.secondReview?.dueAt;
  return letter(
    'dealer/wish-received',
    { claimUrl: claimUrl(claim, ctx), ...(by !== undefined && { by }) },
    claim,
    ctx,
  );
};

/**
 * The owner of a unit deals with the dealer: what a customer would be told goes to the dealer, once. `undefined` for a
 * notice that the dealer gets anyway.
 */
export function toDealer(notice: Notice, all: readonly Notice[]): Notice | undefined {
  if (notice.to !== 'customer') return notice;
  const same = all.some((other) => other.to === 'partner' && other.kind === notice.kind);
  return same ? undefined : ({ ...notice, to: 'partner' } as Notice);
}
