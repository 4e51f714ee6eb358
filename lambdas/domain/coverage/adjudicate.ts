import type { Catalogue } from '../catalogue/catalogue-schema.ts';
import { deductibleFor, repairPriceFor } from '../catalogue/lookup.ts';
import { limitLeft } from '../money/settlement.ts';
import { approvalRules } from './approval-rules.ts';
import { coverRules } from './cover-rules.ts';
import type { CoverageFacts } from './facts.ts';
import { incidentRules } from './incident-rules.ts';
import {
  type Finding,
  type MissingEvidence,
  type Predicate,
  RulebookFault,
  type TraceFacts,
  type Verdict,
  zoneOf,
} from './predicate.ts';
import type { Rule, Rulebook } from './rulebook.ts';

export type TraceEntry = { ruleId: string; clause: string; verdict: Verdict; facts: TraceFacts };

export type ReferReason = { ruleId: string; clause: string; verdict: 'fail' | 'refer'; reason: string };

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
  /** Each rule that applies, once, in the rulebook's order. */
  trace: TraceEntry[];
  /** What happens next: more than `outcome`, since a claim with no repair price known is asked an estimate for. */
  proposal: 'approve' | 'ask-evidence' | 'request-estimate' | 'review';
  /** Up to what the repair is approved, before the deductible; only with `approve`. */
  ceilingCents?: number;
  /** All that is missing, also when the claim goes to an agent for another reason. */
  missingEvidence?: MissingEvidence[];
  /** Why an agent decides. */
  referReasons?: ReferReason[];
};

/** Rules whose refusal to approve means that an estimate is asked for, not that an agent must look. */
const asksForEstimate: ReadonlySet<string> = new Set(['repair-price-known']);

const predicates: Readonly<Record<string, Predicate>> = { ...coverRules, ...incidentRules, ...approvalRules };

/** Ids of the rules that the code can run. */
export const knownRuleIds: readonly string[] = Object.keys(predicates);

const applies = (rule: Rule, { incident, device }: CoverageFacts): boolean =>
  (rule.incidentTypes === undefined || rule.incidentTypes.includes(incident.type)) &&
  (rule.deviceKinds === undefined || rule.deviceKinds.includes(device.kind)) &&
  !rule.exceptDeviceKinds?.includes(device.kind);

type Run = { rule: Rule; finding: Finding };

const run = (facts: CoverageFacts, rulebook: Rulebook, catalogue: Catalogue): Run[] =>
  rulebook.rules
    .filter((rule) => applies(rule, facts))
    .map((rule) => {
      const predicate = predicates[rule.id];
      if (predicate === undefined) throw new RulebookFault(rule.id, 'no such predicate');
      return { rule, finding: predicate({ ...facts, zone: zoneOf(facts), catalogue, rule }) };
    });

const missingOf = (runs: readonly Run[]): MissingEvidence[] => {
  const byKind = new Map<string, MissingEvidence>();
  for (const { finding } of runs)
    if (finding.missing && !byKind.has(finding.missing.kind))
      byKind.set(finding.missing.kind, finding.missing);
  return [...byKind.values()];
};

const reasonsOf = (runs: readonly Run[]): ReferReason[] =>
  runs.flatMap(({ rule, finding: { verdict, reason = '' } }) =>
    verdict === 'fail' || verdict === 'refer'
      ? [{ ruleId: rule.id, clause: rule.clause, verdict, reason }]
      : [],
  );

/**
 * Cover first: anything that fails it or leaves it open goes to an agent. Then evidence: what is missing is asked for
 * before an agent spends time. Last, whether a rule may approve, an estimate is needed, or an agent decides.
 */
const propose = (runs: readonly Run[], missing: readonly MissingEvidence[]): Decision['proposal'] => {
  if (reasonsOf(runs.filter(({ rule }) => rule.stage === 'coverage')).length > 0) return 'review';
  if (missing.length > 0) return 'ask-evidence';
  const reasons = reasonsOf(runs);
  if (reasons.length === 0) return 'approve';
  return reasons.every(({ ruleId }) => asksForEstimate.has(ruleId)) ? 'request-estimate' : 'review';
};

const outcomes = {
  approve: 'auto-approved',
  'ask-evidence': 'needs-evidence',
  'request-estimate': 'review',
  review: 'review',
} as const satisfies Record<Decision['proposal'], Decision['outcome']>;

/**
 * Decides a claim by the rulebook: a pure function of its facts, with the whole trace.
 * Throws {@link RulebookFault} when the rulebook's data does not fit the code.
 */
export const adjudicate = (facts: CoverageFacts, rulebook: Rulebook, catalogue: Catalogue): Decision => {
  const runs = run(facts, rulebook, catalogue);
  const missing = missingOf(runs);
  const reasons = reasonsOf(runs);
  const proposal = propose(runs, missing);
  const gone = ['theft', 'theft-from-vehicle', 'loss'].includes(facts.incident.type);
  const ceilingCents =
    proposal === 'approve' ? repairPriceFor(catalogue, facts.device, facts.incident.type) : undefined;
  return {
    outcome: outcomes[proposal],
    decidedBy: 'rules',
    rulebookVersion: rulebook.version,
    catalogueVersion: catalogue.version,
    deductibleCents: deductibleFor(catalogue, facts.device, gone ? 'theft' : 'repair'),
    limitCents: catalogue.incidentLimitCents,
    limitLeftCents: limitLeft(catalogue.incidentLimitCents, facts.history.incidentApprovedCents),
    trace: runs.map(({ rule, finding }) => ({
      ruleId: rule.id,
      clause: rule.clause,
      verdict: finding.verdict,
      facts: finding.facts,
    })),
    proposal,
    ...(ceilingCents !== undefined && { ceilingCents }),
    ...(missing.length > 0 && { missingEvidence: missing }),
    ...(reasons.length > 0 && { referReasons: reasons }),
  };
};
