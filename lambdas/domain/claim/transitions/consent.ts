import { AlreadyDecided } from '../../errors.ts';
import { formatCents } from '../../money/format.ts';
import { settle } from '../../money/settlement.ts';
import type { ClaimChange } from '../change.ts';
import type { Claim } from '../claim.ts';
import type { Consent } from '../repair-terms.ts';
import { awaitsConsent } from '../workflow-step.ts';
import { alreadyDecided } from './last-words.ts';
import { type CommandContext, instant, moveTo, statusNotices } from './move.ts';

/**
 * What the customer has to be asked before a repair of this price: `undefined` when the limit reaches, or when the
 * customer agreed to pay as much before.
 */
export function consentNeeded(
  claim: Claim,
  terms: { readonly totalCents: number; readonly deductibleCents: number; readonly limitLeftCents: number },
  ctx: CommandContext,
): Consent | undefined {
  const { customerShareCents, aboveLimitCents } = settle(terms);
  if (aboveLimitCents === 0) return undefined;
  if (claim.consent?.state === 'given' && claim.consent.customerPaysCents >= customerShareCents)
    return claim.consent;
  return {
    state: 'asked',
    totalCents: terms.totalCents,
    customerPaysCents: customerShareCents,
    extraCents: aboveLimitCents,
    askedAt: instant(ctx.now),
  };
}

function answeredBefore(claim: Claim): AlreadyDecided {
  const { answeredBy, answeredAt } = claim.consent ?? {};
  return answeredBy && answeredAt !== undefined
    ? new AlreadyDecided({ by: answeredBy.name, at: answeredAt })
    : alreadyDecided(claim);
}

/**
 * The customer agrees to pay more than the deductible, and the repair goes ahead; or does not, and an agent looks for
 * another way. Throws {@link AlreadyDecided} when nothing is asked (any more).
 */
export function answerConsent(claim: Claim, agrees: boolean, ctx: CommandContext): ClaimChange {
  const { consent } = claim;
  if (!consent || !awaitsConsent(claim)) throw answeredBefore(claim);
  const state = agrees ? 'given' : 'declined';
  const answered: Consent = { ...consent, state, answeredAt: instant(ctx.now), answeredBy: ctx.actor };
  const amount = `${formatCents(consent.customerPaysCents)} for the repair, ${formatCents(consent.extraCents)} above the deductible`;
  if (agrees)
    return moveTo(claim, 'approved', ctx, {
      set: { consent: answered },
      note: `The customer agrees to pay ${amount}.`,
      notices: statusNotices({ ...claim, consent: answered }),
    });
  return moveTo(claim, 'in-review', ctx, {
    set: { consent: answered },
    text: `The customer does not want to pay ${amount}.`,
    note: `The customer does not want to pay ${amount}.`,
  });
}
