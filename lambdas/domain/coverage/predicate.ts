import { defaultOpeningHours } from '../calendar/opening-hours.ts';
import type { Catalogue } from '../catalogue/catalogue-schema.ts';
import type { CoverageFacts, DocumentKind } from './facts.ts';
import type { Rule } from './rulebook.ts';

/** `fail`: by the facts given, the clause is not met. `refer`: the facts do not settle it. Both lead to an agent. */
export type Verdict = 'pass' | 'fail' | 'needs-evidence' | 'refer';

/** What a rule read, as kept in the trace: small plain values, nothing else about the person. */
export type TraceFacts = Readonly<Record<string, string | number | boolean | null>>;

/** `why` is one sentence for the customer. */
export type MissingEvidence = { kind: DocumentKind; why: string };

export type Finding = {
  verdict: Verdict;
  facts: TraceFacts;
  /** Why it is not a pass: one sentence for the agent who reads the claim. */
  reason?: string;
  missing?: MissingEvidence;
};

export type Reading = CoverageFacts & { zone: string; catalogue: Catalogue; rule: Rule };

export type Predicate = (reading: Reading) => Finding;

/** A rule of the rulebook names a predicate or a parameter that the code does not have: the data is wrong, not the claim. */
export class RulebookFault extends Error {
  override readonly name = 'RulebookFault';
  readonly ruleId: string;
  constructor(ruleId: string, what: string) {
    super(`rule ${ruleId}: ${what}`);
    this.ruleId = ruleId;
  }
}

/** A number of the rule's data; throws {@link RulebookFault} when it is missing. */
export const param = (rule: Rule, name: string): number => {
  const value = rule.params?.[name];
  if (value === undefined) throw new RulebookFault(rule.id, `parameter ${name} is missing`);
  return value;
};

export const zoneOf = (facts: CoverageFacts): string => facts.plan.timeZone ?? defaultOpeningHours.zone;

export const pass = (facts: TraceFacts): Finding => ({ verdict: 'pass', facts });
export const fail = (facts: TraceFacts, reason: string): Finding => ({ verdict: 'fail', facts, reason });
export const refer = (facts: TraceFacts, reason: string): Finding => ({ verdict: 'refer', facts, reason });

/** Passes with at least one accepted document of the kind, else asks for it, saying why in words for the customer. */
export const needs = (reading: Reading, kind: DocumentKind, why: string): Finding => {
  const accepted = reading.documents[kind] ?? 0;
  const facts = { [kind]: accepted };
  return accepted > 0
    ? pass(facts)
    : { verdict: 'needs-evidence', facts, reason: why, missing: { kind, why } };
};
