import { AlreadyDecided, NotAllowedNow } from '../../errors.ts';
import type { Actor } from '../../people/actor.ts';
import type { Claim, LastWords } from '../claim.ts';
import { type ClaimStatus, isClosed } from '../status.ts';

/**
 * Who answered a question or decided a claim: the rules, the clock or the payment may have moved it on a moment later,
 * and whoever comes second is told of the first, not of them.
 */

const askedSide: Readonly<Partial<Record<ClaimStatus, 'customer' | 'partner'>>> = {
  'waiting-on-customer': 'customer',
  'waiting-on-provider': 'partner',
  'estimate-needed': 'partner',
};

/** The last words as a move to `to` leaves them. What a partner does is its word also where nothing was asked of it. */
export function lastWordsAfter(claim: Claim, to: ClaimStatus, by: Actor, at: string): LastWords {
  const { status, lastWords } = claim;
  const word = { by, at };
  const asked = status === to ? undefined : askedSide[status];
  const outcome = to === 'approved' || to.startsWith('denied-');
  const decides = outcome && status !== to && by.role !== 'customer' && by.role !== 'partner';
  return {
    ...lastWords,
    ...(asked && { [asked]: word }),
    ...(by.role === 'partner' && { partner: word }),
    ...(decides && { decision: word }),
  };
}

/** The word that the claim's present status rests on, where somebody else moved it there, or on within it. */
const decisionOf = ({ status, movedBy, lastWords }: Claim): LastWords['decision'] =>
  status === 'approved' || (status === 'completed' && movedBy.role === 'system')
    ? lastWords?.decision
    : undefined;

/** For whoever decides, or does what a decision has overtaken. */
export function alreadyDecided(claim: Claim): AlreadyDecided {
  const { by, at } = decisionOf(claim) ?? { by: claim.movedBy, at: claim.movedAt };
  return new AlreadyDecided({ by: by.name, at });
}

/** For a side that answers what is not asked of it any more, or never was. */
export function alreadyAnswered(claim: Claim, side: 'customer' | 'partner'): AlreadyDecided | NotAllowedNow {
  const { status, lastWords } = claim;
  const word = lastWords?.[side];
  if (word) return new AlreadyDecided({ by: word.by.name, at: word.at });
  // Claims that last moved before words were kept have none at all.
  const neverAsked = status === 'draft' || (lastWords !== undefined && !isClosed(status));
  return neverAsked
    ? new NotAllowedNow('answering', status, 'nothing is asked of you')
    : alreadyDecided(claim);
}
