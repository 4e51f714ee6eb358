import type { Catalogue } from '../catalogue/catalogue-schema.ts';
import {
  type Decision,
  type Judged,
  moneyOf,
  type ProposalKind,
  proposalOf,
  runRules,
  type Verdict,
} from './adjudicate.ts';
import type { CoverageFacts } from './facts.ts';
import type { Rule, Rulebook } from './rulebook-schema.ts';

/** A decision of the past, as it was stored: nothing of it is made again. */
export interface PastDecision
  extends Pick<Decision, 'proposal' | 'rulebookVersion' | 'catalogueVersion' | 'deductibleCents'> {
  /** What the plan paid of what the rules approved; absent where they did not. */
  readonly payableCents?: number | undefined;
  readonly claimId: string;
  readonly at: string;
  readonly facts: CoverageFacts;
  readonly trace: readonly { readonly ruleId: string; readonly verdict: Verdict }[];
}

export interface Outcome {
  readonly proposal: ProposalKind;
  readonly deductibleCents: number;
  /** What the plan pays of what a rule approves; 0 where no rule does. */
  readonly payableCents: number;
}

/** One claim that would have come out otherwise. */
export interface Difference {
  readonly claimId: string;
  readonly at: string;
  readonly before: Outcome;
  readonly after: Outcome;
  /** `after.payableCents - before.payableCents`. */
  readonly effectCents: number;
  /** Rules whose verdict differs; absent where a version does not have the rule. */
  readonly rules: readonly { readonly ruleId: string; readonly before?: Verdict; readonly after?: Verdict }[];
  /** Those of them that made the difference alone: with the verdict of before, the old outcome would stand. */
  readonly decisive: readonly string[];
}

const outcomeOf = (facts: CoverageFacts, catalogue: Catalogue, proposal: ProposalKind): Outcome => {
  const { deductibleCents, payableCents = 0 } = moneyOf(facts, catalogue, proposal === 'approve');
  return { proposal, deductibleCents, payableCents };
};

/** The rules as judged now, but one of them as it was judged then: taken out where there was none, put in where there is none. */
const withVerdictOf = (
  judged: readonly Judged[],
  ruleId: string,
  verdict: Verdict | undefined,
  known: ReadonlyMap<string, Rule>,
): Judged[] => {
  const others = judged.filter(({ rule }) => rule.id !== ruleId);
  const rule = judged.find((one) => one.rule.id === ruleId)?.rule ?? known.get(ruleId);
  return verdict === undefined || rule === undefined ? others : [...others, { rule, verdict }];
};

/**
 * Holds changed rules and prices against the facts of a past decision. Undefined where outcome and amounts stay.
 * `then` is the rulebook that decided it, as far as it is known: rules that were taken out of it are named by it.
 * Throws `RulebookFault` when the changed rulebook does not fit the code.
 */
export function replayDecision(
  past: PastDecision,
  now: { readonly rulebook: Rulebook; readonly catalogue: Catalogue },
  then: Rulebook | undefined,
): Difference | undefined {
  const { facts, claimId, at } = past;
  const judged = runRules(facts, now.rulebook, now.catalogue);
  const before: Outcome = {
    proposal: past.proposal,
    deductibleCents: past.deductibleCents,
    payableCents: past.payableCents ?? 0,
  };
  const after = outcomeOf(facts, now.catalogue, proposalOf(judged));
  const same =
    before.proposal === after.proposal &&
    before.deductibleCents === after.deductibleCents &&
    before.payableCents === after.payableCents;
  if (same) return undefined;
  const effectCents = after.payableCents - before.payableCents;
  return { claimId, at, before, after, effectCents, ...rulesThatDiffer(past, judged, then) };
}

function rulesThatDiffer(
  past: PastDecision,
  judged: readonly Judged[],
  then: Rulebook | undefined,
): Pick<Difference, 'rules' | 'decisive'> {
  const was = new Map(past.trace.map(({ ruleId, verdict }) => [ruleId, verdict]));
  const is = new Map(judged.map(({ rule, verdict }) => [rule.id, verdict]));
  const ids = [...new Set([...is.keys(), ...was.keys()])].filter((id) => was.get(id) !== is.get(id));
  const known = new Map((then?.rules ?? []).map((rule) => [rule.id, rule]));
  const proposal = proposalOf(judged);
  return {
    rules: ids.map((ruleId) => {
      const [before, after] = [was.get(ruleId), is.get(ruleId)];
      return { ruleId, ...(before !== undefined && { before }), ...(after !== undefined && { after }) };
    }),
    decisive:
      proposal === past.proposal
        ? []
        : ids.filter((id) => proposalOf(withVerdictOf(judged, id, was.get(id), known)) === past.proposal),
  };
}

/** What a replay comes to. Money in cents. */
export interface ReplayTotals {
  readonly decisions: number;
  readonly different: number;
  readonly approvedBefore: number;
  readonly approvedAfter: number;
  readonly payableBeforeCents: number;
  readonly payableAfterCents: number;
  /** How often each rule alone made the difference. */
  readonly byRule: Readonly<Record<string, number>>;
  /** `review → approve`: how many. */
  readonly byMove: Readonly<Record<string, number>>;
}

export const noTotals: ReplayTotals = {
  decisions: 0,
  different: 0,
  approvedBefore: 0,
  approvedAfter: 0,
  payableBeforeCents: 0,
  payableAfterCents: 0,
  byRule: {},
  byMove: {},
};

const sums = (
  one: Readonly<Record<string, number>>,
  other: Readonly<Record<string, number>>,
): Record<string, number> => {
  const sum: Record<string, number> = { ...one };
  for (const [name, count] of Object.entries(other)) sum[name] = (sum[name] ?? 0) + count;
  return sum;
};

/** Two parts of a replay together. */
export const addedUp = (one: ReplayTotals, other: ReplayTotals): ReplayTotals => ({
  decisions: one.decisions + other.decisions,
  different: one.different + other.different,
  approvedBefore: one.approvedBefore + other.approvedBefore,
  approvedAfter: one.approvedAfter + other.approvedAfter,
  payableBeforeCents: one.payableBeforeCents + other.payableBeforeCents,
  payableAfterCents: one.payableAfterCents + other.payableAfterCents,
  byRule: sums(one.byRule, other.byRule),
  byMove: sums(one.byMove, other.byMove),
});

const once = (names: readonly string[]): Record<string, number> =>
  Object.fromEntries(names.map((name) => [name, 1]));

/** The totals with one more decision, and its difference if there is one. */
export function counted(
  totals: ReplayTotals,
  { proposal, payableCents = 0 }: Pick<PastDecision, 'proposal' | 'payableCents'>,
  difference: Difference | undefined,
): ReplayTotals {
  const after = difference?.after ?? { proposal, payableCents };
  return addedUp(totals, {
    decisions: 1,
    different: difference ? 1 : 0,
    approvedBefore: proposal === 'approve' ? 1 : 0,
    approvedAfter: after.proposal === 'approve' ? 1 : 0,
    payableBeforeCents: payableCents,
    payableAfterCents: after.payableCents,
    byRule: once(difference?.decisive ?? []),
    byMove: once(proposal === after.proposal ? [] : [`${proposal} → ${after.proposal}`]),
  });
}
