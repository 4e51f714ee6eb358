import type { Catalogue } from '../catalogue/catalogue-schema.ts';
import { deductibleFor, repairPriceFor } from '../catalogue/lookup.ts';
import { isGoneAfter } from '../claim/incident.ts';
import { limitLeft, payable } from '../money/settlement.ts';
import { rulesFor } from './compiled-rulebook.ts';
import { waitEnd } from './cover-tests.ts';
import { type CoverageFacts, zoneOf } from './facts.ts';
import { type Signal, signalsOf } from './fraud-signals.ts';
import type { Finding, TraceFacts } from './predicate.ts';
import type { EvidenceKind, Rule, Rulebook } from './rulebook-schema.ts';

/** `fail`: by the facts given, the clause is not met. `refer`: an agent decides. Neither is a denial. */
export type Verdict = 'pass' | 'fail' | 'needs-evidence' | 'refer';

export type TraceEntry = {
  ruleId: string;
  clause: string;
  verdict: Verdict;
  facts: TraceFacts;
  /** Nobody but the claims team learns of it. */
  staffOnly?: true;
};

/** `why` is one sentence for the customer. */
export type MissingEvidence = { kind: EvidenceKind; why: string };

export type ReferReason = { ruleId: string; clause: string; verdict: 'fail' | 'refer'; reason: string };

export const proposalKinds = ['approve', 'ask-evidence', 'request-estimate', 'review'] as const;
export type ProposalKind = (typeof proposalKinds)[number];

/** What the rules make of a claim. They approve, ask or refer; they never deny. */
export type Decision = {
  outcome: 'auto-approved' | 'needs-evidence' | 'review';
  decidedBy: 'rules';
  rulebookVersion: string;
  catalogueVersion: string;
  deductibleCents: number;
  /** The limit of the incident. */
  limitCents: number;
  /** What other claims of the same incident left of it. */
  limitLeftCents: number;
  /** How many claims of this kind are left in the 12 months around the incident; `unlimited` where none is counted. */
  claimsLeft: number | 'unlimited';
  /** The plan's wait, once cover has a beginning. */
  waitingPeriod?: { endsAt: string; over: boolean; waived: boolean };
  /** Each rule that applies, once, in the rulebook's order. */
  trace: TraceEntry[];
  /** What happens next: more than `outcome`, since a claim with no repair price known is asked an estimate for. */
  proposal: ProposalKind;
  /** Up to what the repair is approved, before the deductible; only with `approve`. */
  ceilingCents?: number;
  /** What the plan pays of the ceiling; only with `approve`. */
  payableCents?: number;
  /** All that is missing, also when the claim goes to an agent for another reason. */
  missingEvidence?: MissingEvidence[];
  /** Why an agent decides. */
  referReasons?: ReferReason[];
  /** For the claims team only. */
  signals?: Signal[];
};

/** One rule held against one claim. */
export type Run = { readonly rule: Rule; readonly verdict: Verdict; readonly finding: Finding };

const verdictOf = (rule: Rule, finding: Finding): Verdict => {
  if (finding.met === true) return 'pass';
  return finding.met === 'unknown' ? 'refer' : rule.onFail;
};

/** Holds every rule that applies against the facts. Throws `RulebookFault` when the rulebook's data does not fit the code. */
export const runRules = (
  facts: CoverageFacts,
  rulebook: Rulebook,
  catalogue: Catalogue,
  found: readonly Signal[] = signalsOf(facts, rulebook),
): Run[] => {
  const reading = { ...facts, zone: zoneOf(facts), catalogue, found };
  return rulesFor(rulebook, facts.incident.type, facts.device.kind).map(({ rule, test }) => {
    const finding = test(reading);
    return { rule, verdict: verdictOf(rule, finding), finding };
  });
};

const missingOf = (runs: readonly Run[]): MissingEvidence[] => {
  const byKind = new Map<string, MissingEvidence>();
  for (const { rule, verdict } of runs)
    if (verdict === 'needs-evidence' && rule.asks && !byKind.has(rule.asks.kind))
      byKind.set(rule.asks.kind, rule.asks);
  return [...byKind.values()];
};

const reasonsOf = (runs: readonly Run[]): ReferReason[] =>
  runs.flatMap(({ rule, verdict, finding }) =>
    (verdict === 'fail' || verdict === 'refer') && finding.met !== true
      ? [{ ruleId: rule.id, clause: rule.clause, verdict, reason: finding.reason }]
      : [],
  );

/** What a verdict needs of its rule to weigh in the outcome. */
export type Judged = { readonly rule: Pick<Rule, 'id' | 'stage' | 'leadsTo'>; readonly verdict: Verdict };

const refers = ({ verdict }: Judged): boolean => verdict === 'fail' || verdict === 'refer';

/**
 * Cover first: anything that fails it or leaves it open goes to an agent. Then evidence: what is missing is asked for
 * before an agent spends time. Last, whether a rule may approve, an estimate is needed, or an agent decides.
 */
export const proposalOf = (runs: readonly Judged[]): ProposalKind => {
  const referring = runs.filter(refers);
  if (referring.some(({ rule }) => rule.stage === 'coverage')) return 'review';
  if (runs.some(({ verdict }) => verdict === 'needs-evidence')) return 'ask-evidence';
  if (referring.length === 0) return 'approve';
  return referring.every(({ rule }) => rule.leadsTo === 'estimate') ? 'request-estimate' : 'review';
};

const outcomes = {
  approve: 'auto-approved',
  'ask-evidence': 'needs-evidence',
  'request-estimate': 'review',
  review: 'review',
} as const satisfies Record<ProposalKind, Decision['outcome']>;

const numberOf = (runs: readonly Run[], predicate: string, name: string): number | undefined => {
  const value = runs.find(({ rule }) => rule.predicate === predicate)?.rule.params?.[name];
  return typeof value === 'number' ? value : undefined;
};

const claimsLeft = (facts: CoverageFacts, runs: readonly Run[]): Decision['claimsLeft'] => {
  const allowed = numberOf(runs, 'losses-below', 'losses');
  return allowed === undefined ? 'unlimited' : Math.max(0, allowed - facts.history.approvedLossesInWindow);
};

const waitingPeriod = (facts: CoverageFacts, runs: readonly Run[]): Decision['waitingPeriod'] => {
  const days = numberOf(runs, 'waiting-period-over', 'days');
  if (days === undefined || facts.plan.coverStartsAt === undefined) return undefined;
  const endsAt = waitEnd(facts.plan.coverStartsAt, days, zoneOf(facts));
  const run = runs.find(({ rule }) => rule.predicate === 'waiting-period-over');
  return {
    endsAt,
    over: Date.parse(facts.incident.occurredAt) >= Date.parse(endsAt),
    waived: run?.finding.facts.waived === true,
  };
};

/** What a claim comes to, in cents: the deductible and the limit, and for one that a rule approves, what the plan pays. */
export const moneyOf = (facts: CoverageFacts, catalogue: Catalogue, approved: boolean) => {
  const { device, incident, history } = facts;
  const limitLeftCents = limitLeft(catalogue.incidentLimitCents, history.incidentApprovedCents);
  const deductibleCents = deductibleFor(catalogue, device, isGoneAfter(incident.type) ? 'theft' : 'repair');
  const totalCents = approved ? repairPriceFor(catalogue, device, incident.type) : undefined;
  return {
    deductibleCents,
    limitCents: catalogue.incidentLimitCents,
    limitLeftCents,
    ...(totalCents !== undefined && {
      ceilingCents: totalCents,
      payableCents: payable({ totalCents, deductibleCents, limitLeftCents }),
    }),
  };
};

/**
 * Decides a claim by the rulebook: a pure function of its facts, with the whole trace.
 * Throws `RulebookFault` when the rulebook's data does not fit the code.
 */
export const adjudicate = (facts: CoverageFacts, rulebook: Rulebook, catalogue: Catalogue): Decision => {
  const signals = signalsOf(facts, rulebook);
  const runs = runRules(facts, rulebook, catalogue, signals);
  const missing = missingOf(runs);
  const reasons = reasonsOf(runs);
  const proposal = proposalOf(runs);
  const wait = waitingPeriod(facts, runs);
  return {
    outcome: outcomes[proposal],
    decidedBy: 'rules',
    rulebookVersion: rulebook.version,
    catalogueVersion: catalogue.version,
    ...moneyOf(facts, catalogue, proposal === 'approve'),
    claimsLeft: claimsLeft(facts, runs),
    ...(wait && { waitingPeriod: wait }),
    trace: runs.map(({ rule, verdict, finding }) => ({
      ruleId: rule.id,
      clause: rule.clause,
      verdict,
      facts: finding.facts,
      ...(rule.staffOnly && { staffOnly: true as const }),
    })),
    proposal,
    ...(missing.length > 0 && { missingEvidence: missing }),
    ...(reasons.length > 0 && { referReasons: reasons }),
    ...(signals.length > 0 && { signals }),
  };
};
