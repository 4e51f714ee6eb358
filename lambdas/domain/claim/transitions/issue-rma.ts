import type { Rma } from '../../rma/rma.ts';
import type { ClaimChange } from '../change.ts';
import { inOneGo } from '../change.ts';
import type { Claim } from '../claim.ts';
import { holdCredit } from './credit-dealer.ts';
import { amend, type CommandContext } from './move.ts';

/**
 * The claim once an RMA was issued from it. Where its own unit comes back for credit, what the claim credits waits for
 * the receipt.
 */
export function withRma(claim: Claim, rma: Rma, ctx: CommandContext): ClaimChange {
  const units = rma.units.length === 1 ? '1 unit' : `${rma.units.length} units`;
  const noted = amend(claim, ctx, { note: `${rma.rmaId} issued for ${units}.` });
  const holds = rma.kind === 'credit' && rma.units.some(({ serial }) => serial === claim.unit?.serial);
  if (!holds || !holdCredit(claim, rma.rmaId, ctx)) return noted;
  return inOneGo(noted, (next) => holdCredit(next, rma.rmaId, ctx) ?? amend(next, ctx));
}
