import { InvalidInput, NotAllowedNow } from '../../errors.ts';
import { formatCents } from '../../money/format.ts';
import { creditedCents } from '../../warranty-claims/credit.ts';
import { approvedCents, type ClaimLine, lineTotals } from '../../warranty-claims/lines.ts';
import { reviewLines } from '../../warranty-claims/review-lines.ts';
import { type ClaimChange, inOneGo } from '../change.ts';
import type { Claim } from '../claim.ts';
import type { Approval, ApprovalContext } from './approval-terms.ts';
import { checkAuthority } from './authority.ts';
import { creditDealer } from './credit-dealer.ts';
import { type CommandContext, instant, moveTo } from './move.ts';

/** The lines to be judged; a claim that came without any is credited for the unit itself, where an amount is named. */
function linesOf(claim: Claim, { amountCents }: Approval): ClaimLine[] {
  const lines = claim.lines ?? [];
  if (amountCents === undefined) return lines;
  if (lines.length > 0)
    throw InvalidInput.at('amountCents', 'a dealer’s claim is approved line by line: say it in `lines`');
  const description = `Credit for unit ${claim.unit?.serial ?? ''}`;
  return [{ kind: 'service', lineId: 'unit', description, amountCents, flags: [] }];
}

/** What was approved, for the history: `$380.00 of $517.00 approved; 1 line lowered, 1 rejected.` */
function inWords(lines: readonly ClaimLine[], total: number): string {
  const { claimedCents } = lineTotals(lines);
  if (total === claimedCents) return `${formatCents(total)} approved.`;
  const count = (verdict: 'lowered' | 'rejected', words: string): string[] => {
    const found = lines.filter(({ kind, review }) => kind !== 'tax' && review?.verdict === verdict).length;
    return found === 0 ? [] : [`${found} ${found === 1 ? 'line' : 'lines'} ${words}`];
  };
  const how = [...count('lowered', 'lowered'), ...count('rejected', 'rejected')].join(', ');
  return `${formatCents(total)} of ${formatCents(claimedCents)} approved${how === '' ? '' : `: ${how}`}.`;
}

const onlyApproved = (claim: Claim, set: Partial<Claim>, note: string, ctx: CommandContext): ClaimChange =>
  moveTo(claim, 'approved', ctx, {
    set,
    drop: ['denial', 'secondReview', 'asksToReopenAt', 'settledAt'],
    note,
  });

/** Go ahead: what was allowed of each line stands in it, for the claim that follows the repair. */
function preAuthorize(
  claim: Claim,
  set: Partial<Claim>,
  lines: ClaimLine[],
  note: string,
  ctx: CommandContext,
) {
  const approvedAt = instant(ctx.now);
  return onlyApproved(
    claim,
    {
      ...set,
      lines: lines.map((line) => ({ ...line, preAuthorizedCents: line.review?.approvedCents ?? 0 })),
      preAuthorization: { state: 'approved', approvedCents: approvedCents(lines), approvedAt },
    },
    `Pre-authorized before the repair. ${note}`,
    ctx,
  );
}

/**
 * Approves a dealer's claim line by line. What is approved is credited at once and the claim completed, unless it only
 * asked for pre-authorization, or the unit has to come back first. Throws {@link InvalidInput} by line,
 * {@link BeyondAuthority}, and {@link NotAllowedNow} for less than was credited before.
 */
export function approveUnit(
  claim: Claim,
  approval: Approval,
  ctx: Omit<ApprovalContext, 'pricing'>,
): ClaimChange {
  const lines = reviewLines(linesOf(claim, approval), approval.lines ?? [], instant(ctx.now));
  const total = approvedCents(lines);
  if (lines.length > 0 && total === 0)
    throw InvalidInput.at('lines', 'nothing is left to credit: deny the claim and name the clause');
  if (total < creditedCents(claim))
    throw new NotAllowedNow(
      'approving less',
      claim.status,
      `${formatCents(creditedCents(claim))} is credited`,
    );
  checkAuthority(total, ctx);
  const note = [lines.length > 0 ? inWords(lines, total) : undefined, approval.message]
    .filter((part) => part !== undefined)
    .join(' ');
  const set: Partial<Claim> = {
    lines,
    approvedTotalCents: total,
    adjudicationDue: false,
    approvedAt: instant(ctx.now),
  };
  if (claim.preAuthorization?.state === 'asked') return preAuthorize(claim, set, lines, note, ctx);
  const approved = onlyApproved(claim, set, note, ctx);
  if (claim.creditHeldFor || lines.length === 0) return approved;
  // One mail tells of both.
  return inOneGo({ ...approved, notices: [] }, (next) => creditDealer(next, ctx));
}
