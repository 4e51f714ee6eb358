import { InvalidInput, NotAllowedNow } from '../../errors.ts';
import { formatCents } from '../../money/format.ts';
import { type ClaimLine, type LineFlag, lineTotals } from '../../warranty-claims/lines.ts';
import { type ClaimChange, inOneGo } from '../change.ts';
import type { Claim } from '../claim.ts';
import { isClosed } from '../status.ts';
import { creditDealer } from './credit-dealer.ts';
import { alreadyDecided } from './last-words.ts';
import { amend, type CommandContext, instant, moveTo } from './move.ts';

const claimed = (lines: readonly ClaimLine[] = []): string => formatCents(lineTotals(lines).claimedCents);

/** Only a claim for a unit has lines. Throws {@link InvalidInput} naming the field they came in. */
export function requireUnit(claim: Claim, path = 'parts'): void {
  if (!claim.unit) throw InvalidInput.at(path, 'belongs to a claim for a unit, by serialNumber');
}

/**
 * Puts other lines in the place of a claim's: while it is a draft, and once it was sent back to the dealer with a
 * question. Throws {@link NotAllowedNow} at any other time.
 */
export function changeLines(claim: Claim, lines: ClaimLine[], ctx: CommandContext): ClaimChange {
  requireUnit(claim);
  if (claim.status === 'draft') return amend(claim, ctx, { set: { lines } });
  if (claim.status !== 'waiting-on-provider')
    throw new NotAllowedNow('changing the lines', claim.status, 'the claims team has them');
  return amend(claim, ctx, {
    set: { lines },
    note: `Lines changed: ${claimed(lines)} instead of ${claimed(claim.lines)}.`,
  });
}

/** What is asked for beyond what was allowed before the repair is an agent's to look at. */
function heldAgainst(lines: readonly ClaimLine[], allowed: readonly ClaimLine[]): ClaimLine[] {
  return lines.map((line) => {
    const preAuthorizedCents = allowed.find(({ lineId }) => lineId === line.lineId)?.preAuthorizedCents;
    const beyond: LineFlag[] =
      preAuthorizedCents === undefined
        ? ['not-pre-authorized']
        : line.amountCents > preAuthorizedCents
          ? ['above-pre-authorized']
          : [];
    return {
      ...line,
      flags: [...line.flags, ...beyond],
      ...(preAuthorizedCents !== undefined && { preAuthorizedCents }),
    };
  });
}

/** The lines as they were allowed: rejected ones are gone, lowered ones ask for what was allowed. */
const asAllowed = (lines: readonly ClaimLine[]): ClaimLine[] =>
  lines
    .filter(({ preAuthorizedCents = 0 }) => preAuthorizedCents > 0)
    .map(({ review: _review, ...line }) => ({
      ...line,
      flags: [],
      amountCents: line.preAuthorizedCents ?? line.amountCents,
    }));

/** Within what was allowed: every line approved as it is. */
const approvedAsAllowed = (lines: readonly ClaimLine[], at: string): ClaimLine[] =>
  lines.map((line) => ({
    ...line,
    review: { verdict: 'approved', approvedCents: line.amountCents, reason: 'As pre-authorized.', at },
  }));

/**
 * The pre-authorized repair is done. Within what was allowed, line by line, it is credited at once; anything else is
 * reviewed by an agent. Without `lines` they are those that were allowed. Throws {@link AlreadyDecided} when it was
 * claimed before, {@link NotAllowedNow} without a pre-authorization.
 */
export function claimRepair(claim: Claim, lines: ClaimLine[] | undefined, ctx: CommandContext): ClaimChange {
  const { preAuthorization } = claim;
  if (preAuthorization?.state === 'claimed' || isClosed(claim.status)) throw alreadyDecided(claim);
  if (preAuthorization?.state !== 'approved' || claim.status !== 'approved')
    throw new NotAllowedNow('claiming the repair', claim.status, 'it is not pre-authorized');
  const asked = lines ? heldAgainst(lines, claim.lines ?? []) : asAllowed(claim.lines ?? []);
  const state = { ...preAuthorization, state: 'claimed' as const, claimedAt: instant(ctx.now) };
  const within = asked.every(({ flags }) => flags.length === 0);
  const total = lineTotals(asked).claimedCents;
  const note = `Repaired: ${formatCents(total)} claimed, ${formatCents(preAuthorization.approvedCents ?? 0)} pre-authorized.`;
  if (!within || claim.creditHeldFor)
    return moveTo(claim, 'in-review', ctx, {
      set: { lines: asked, preAuthorization: state },
      text: within ? note : `${note} Some lines are not as they were allowed.`,
      note,
    });
  const done = amend(claim, ctx, {
    set: {
      lines: approvedAsAllowed(asked, instant(ctx.now)),
      approvedTotalCents: total,
      preAuthorization: state,
    },
    note,
  });
  return inOneGo(done, (next) => creditDealer(next, ctx));
}
