import type { Catalogue } from '../catalogue/catalogue-schema.ts';
import { type Judged, type ProposalKind, proposalOf, runRules } from './adjudicate.ts';
import { type PossibleChange, possibleChanges } from './changes.ts';
import type { CoverageFacts } from './facts.ts';
import { signalsOf } from './fraud-signals.ts';
import { changeInWords } from './plain-words.ts';
import type { Rulebook } from './rulebook-schema.ts';

/** The smallest set of changes that changes what becomes of a claim, and what it would become. */
export interface Counterfactual {
  readonly changes: readonly { readonly id: string; readonly say: string }[];
  readonly proposal: ProposalKind;
  /** The whole in words for the customer. */
  readonly text: string;
}

/**
 * How far a claim has come. A review because of cover stands before a request for evidence, since no evidence ends it; a
 * review that is left when all evidence is there comes after.
 */
export const standing = (runs: readonly Judged[]): number => {
  const proposal = proposalOf(runs);
  if (proposal === 'approve') return 4;
  if (proposal === 'request-estimate') return 3;
  if (proposal === 'ask-evidence') return 1;
  const cover = runs.some(
    ({ rule, verdict }) => rule.stage === 'coverage' && (verdict === 'fail' || verdict === 'refer'),
  );
  return cover ? 0 : 2;
};

const APPROVED = 4;

/** More possible changes than this are not tried in all combinations; no rule of today comes near. */
const mostChanges = 10;

/** All subsets of `size` of the items, in order. */
function* subsets<T>(items: readonly T[], size: number, from = 0): Generator<readonly T[]> {
  if (size === 0) return yield [];
  for (let index = from; index <= items.length - size; index += 1)
    for (const rest of subsets(items, size - 1, index + 1)) yield [items[index] as T, ...rest];
}

interface Tried {
  readonly changes: readonly PossibleChange[];
  readonly standing: number;
  readonly proposal: ProposalKind;
}

/** The first and best of the smallest sets that bring the claim above `floor`. */
function smallest(
  changes: readonly PossibleChange[],
  floor: number,
  attempt: (chosen: readonly PossibleChange[]) => Tried,
): Tried | undefined {
  for (let size = 1; size <= changes.length; size += 1) {
    let best: Tried | undefined;
    for (const chosen of subsets(changes, size)) {
      const tried = attempt(chosen);
      if (tried.standing > floor && tried.standing > (best?.standing ?? -1)) best = tried;
    }
    if (best) return best;
  }
  return undefined;
}

function told({ changes, proposal }: Tried): Counterfactual {
  const said = changes.map(({ id, say }) => ({ id, say }));
  return { changes: said, proposal, text: changeInWords({ changes: said, proposal }) };
}

/**
 * What would change the outcome of a claim that was not approved at once: the smallest change that brings it further,
 * and, where that is another, the smallest that gets it approved. Both are tried before they are said; neither ever speaks
 * of signals, which nothing here can change. Empty where nothing would, and for a claim that is approved.
 */
export const counterfactual = (
  facts: CoverageFacts,
  rulebook: Rulebook,
  catalogue: Catalogue,
): { readonly smallest?: Counterfactual; readonly toApproval?: Counterfactual } => {
  const signals = signalsOf(facts, rulebook);
  const now = standing(runRules(facts, rulebook, catalogue, signals));
  if (now === APPROVED) return {};
  const changes = possibleChanges(facts, rulebook).slice(0, mostChanges);
  const attempt = (chosen: readonly PossibleChange[]): Tried => {
    const changed = chosen.reduce((present, { apply }) => apply(present), facts);
    const runs = runRules(changed, rulebook, catalogue, signals);
    return { changes: chosen, standing: standing(runs), proposal: proposalOf(runs) };
  };
  const further = smallest(changes, now, attempt);
  if (!further) return {};
  const approved = further.standing === APPROVED ? undefined : smallest(changes, APPROVED - 1, attempt);
  return { smallest: told(further), ...(approved && { toApproval: told(approved) }) };
};
