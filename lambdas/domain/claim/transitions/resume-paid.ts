import type { ClaimChange } from '../change.ts';
import type { Claim } from '../claim.ts';
import { type CommandContext, moveTo } from './move.ts';

/** A submitted claim under this plan whose open question came from the rules, to the customer. */
export const waitsForRules = (claim: Claim, planNumber: string): boolean =>
  claim.planNumber === planNumber &&
  claim.status === 'waiting-on-customer' &&
  claim.waiting.askedBy?.role === 'system';

/** What became of the payment that the rules asked for. */
const notes = {
  paid: 'The plan’s payment came in.',
  over: 'The plan has ended: its payment is waited for no longer.',
} as const;

/**
 * The payment that the rules asked for came in, or cannot come any more: the question is answered by it, and the rules
 * look again. `undefined` when the claim no longer waits for it.
 */
export const resumePaid = (
  claim: Claim,
  planNumber: string,
  what: keyof typeof notes,
  ctx: CommandContext,
): ClaimChange | undefined =>
  waitsForRules(claim, planNumber)
    ? moveTo(claim, 'initial-review', ctx, {
        set: { adjudicationDue: true },
        note: notes[what],
      })
    : undefined;
