import { AlreadyDecided, NotAllowedNow } from '../../errors.ts';
import type { ClaimChange } from '../change.ts';
import type { Claim } from '../claim.ts';
import { isClosed } from '../status.ts';
import { amend, type CommandContext, instant } from './move.ts';

/** The customer's rating of a closed claim, once. Throws {@link NotAllowedNow} while it is open, {@link AlreadyDecided}. */
export function rate(
  claim: Claim,
  given: { readonly stars: number; readonly comment?: string },
  ctx: CommandContext,
): ClaimChange {
  if (!isClosed(claim.status)) throw new NotAllowedNow('rating', claim.status, 'it is open');
  if (claim.rating) throw new AlreadyDecided({ by: claim.customer.name, at: claim.rating.at });
  return amend(claim, ctx, {
    set: { rating: { ...given, at: instant(ctx.now) } },
    internalNote: `Rated ${given.stars} of 5.`,
  });
}
