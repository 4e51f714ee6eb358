import type { Catalogue } from '../catalogue/catalogue-schema.ts';
import { replacementPriceFor } from '../catalogue/lookup.ts';
import { type IncidentType, isGoneAfter } from '../claim/incident.ts';
import type { Tracking } from '../devices/device.ts';
import { withTax } from '../money/repair-or-replace.ts';
import { payable } from '../money/settlement.ts';
import { adjudicate, type Decision, type ProposalKind } from './adjudicate.ts';
import { type EvidenceItem, evidenceNeeded } from './evidence-needed.ts';
import type { CoverageFacts } from './facts.ts';
import { findClause } from './rulebook.ts';
import type { Rulebook } from './rulebook-schema.ts';

/** What may happen to a device this minute, in the words of its owner. */
export const scenarios = ['theft', 'loss', 'drop', 'cracked-screen', 'failure'] as const;
export type Scenario = (typeof scenarios)[number];

const incidentOf: Readonly<Record<Scenario, IncidentType>> = {
  theft: 'theft',
  loss: 'loss',
  drop: 'accidental-damage',
  'cracked-screen': 'cracked-screen',
  failure: 'mechanical-failure',
};

/** What would become of a claim filed this minute, with all that the form asks for. */
export interface IfNow {
  readonly scenario: Scenario;
  readonly incidentType: IncidentType;
  /** `no`: a clause is not met. `agent`: the rules cannot tell. Only an agent ever denies. */
  readonly covered: 'yes' | 'no' | 'agent';
  readonly outcome: Decision['outcome'];
  readonly proposal: ProposalKind;
  readonly evidence: readonly EvidenceItem[];
  readonly deductibleCents: number;
  readonly limitLeftCents: number;
  readonly claimsLeft: Decision['claimsLeft'];
  /** The clauses that stand against it, or that an agent has to look at. */
  readonly because: readonly { readonly ruleId: string; readonly clause: string; readonly text: string }[];
  readonly youGet: YouGet;
}

/** What the plan does, as far as prices are known; in cents. */
export interface YouGet {
  readonly what: 'nothing' | 'repair' | 'replacement' | 'agent-decides';
  /** The most that the plan pays for it. */
  readonly planPaysUpToCents?: number;
  readonly text: string;
}

/** What everybody who is asked can say or hand in: the papers are there, the phone's tracking as it is known. */
const withEvidence = (facts: CoverageFacts, evidence: readonly EvidenceItem[]): CoverageFacts => {
  const required = evidence.filter((item) => item.required);
  const documents = Object.fromEntries(
    required.filter(({ as }) => as === 'document').map(({ kind }) => [kind, 1]),
  );
  const secured = required.some(({ kind }) => kind === 'vehicleLocked')
    ? { vehicleLocked: true, windowsClosed: true, forcedEntry: true }
    : {};
  const reported = required.some(({ kind }) => kind === 'policeReportNumber');
  return {
    ...facts,
    documents: { ...facts.documents, ...documents },
    incident: { ...facts.incident, ...secured, ...(reported && { policeReportNumber: 'given' }) },
  };
};

/** Whether tracking is on as last stated; unknown is no answer. */
const trackingOf = (tracking: Pick<Tracking, 'state'> | undefined): boolean | undefined =>
  tracking === undefined || tracking.state === 'unknown' ? undefined : tracking.state === 'on';

/** The facts of a claim filed at this instant for what happened at this instant. `facts` give device, plan and history. */
export const factsIfNow = (
  facts: CoverageFacts,
  scenario: Scenario,
  tracking: Pick<Tracking, 'state'> | undefined,
  rulebook: Rulebook,
): CoverageFacts => {
  const type = incidentOf[scenario];
  const on = facts.device.kind === 'phone' ? trackingOf(tracking) : undefined;
  const bare: CoverageFacts = {
    ...facts,
    reportedAt: facts.now,
    incident: {
      incidentId: facts.incident.incidentId,
      type,
      occurredAt: facts.now,
      description: '',
      ...(on !== undefined && { trackingEnabled: on }),
    },
    documents: {},
  };
  return withEvidence(bare, evidenceNeeded(rulebook, type, facts.device.kind));
};

const coveredBy = ({ trace }: Decision, rulebook: Rulebook): IfNow['covered'] => {
  const ofCover = new Set(rulebook.rules.filter(({ stage }) => stage === 'coverage').map(({ id }) => id));
  const verdicts = trace.filter(({ ruleId }) => ofCover.has(ruleId)).map(({ verdict }) => verdict);
  if (verdicts.includes('fail')) return 'no';
  return verdicts.every((verdict) => verdict === 'pass') ? 'yes' : 'agent';
};

const becauseOf = ({ referReasons = [] }: Decision, rulebook: Rulebook): IfNow['because'] => {
  const staffOnly = new Set(rulebook.rules.filter((rule) => rule.staffOnly).map(({ id }) => id));
  return referReasons
    .filter(({ ruleId }) => !staffOnly.has(ruleId))
    .map(({ ruleId, clause }) => ({ ruleId, clause, text: findClause(rulebook, clause)?.text ?? clause }));
};

/** What the plan would pay for the replacement of the catalogue; undefined where no price is listed. */
const replacementPaid = (
  facts: CoverageFacts,
  { deductibleCents, limitLeftCents }: Decision,
  catalogue: Catalogue,
): number | undefined => {
  const listed = replacementPriceFor(catalogue, facts.device, facts.now);
  return (
    listed &&
    payable({ totalCents: withTax(listed.cents, listed.taxBasisPoints), deductibleCents, limitLeftCents })
  );
};

const youGet = (
  covered: IfNow['covered'],
  decision: Decision,
  facts: CoverageFacts,
  catalogue: Catalogue,
): YouGet => {
  if (covered === 'no') return { what: 'nothing', text: 'As things stand, the terms do not cover this.' };
  if (decision.proposal === 'approve')
    return {
      what: 'repair',
      ...(decision.payableCents !== undefined && { planPaysUpToCents: decision.payableCents }),
      text: 'The repair is approved at once: you pay the deductible, the plan pays the rest.',
    };
  if (isGoneAfter(facts.incident.type)) {
    const paid = replacementPaid(facts, decision, catalogue);
    return {
      what: 'replacement',
      ...(paid !== undefined && { planPaysUpToCents: paid }),
      text: 'An agent looks at it first. Then you get a replacement, or its price, less the deductible.',
    };
  }
  return decision.proposal === 'request-estimate'
    ? {
        what: 'repair',
        planPaysUpToCents: decision.limitLeftCents,
        text: 'A repair shop gives an estimate first. You pay the deductible, the plan pays the rest.',
      }
    : { what: 'agent-decides', text: 'An agent looks at it first, and says what you get.' };
};

/**
 * One scenario: the very adjudication of a claim filed at this instant with all that the form asks for.
 * `facts`: device, plan and history at `facts.now`.
 */
export const ifNow = (
  facts: CoverageFacts,
  scenario: Scenario,
  tracking: Pick<Tracking, 'state'> | undefined,
  rulebook: Rulebook,
  catalogue: Catalogue,
): IfNow => {
  const supposed = factsIfNow(facts, scenario, tracking, rulebook);
  const decision = adjudicate(supposed, rulebook, catalogue);
  const covered = coveredBy(decision, rulebook);
  return {
    scenario,
    incidentType: supposed.incident.type,
    covered,
    outcome: decision.outcome,
    proposal: decision.proposal,
    evidence: evidenceNeeded(rulebook, supposed.incident.type, supposed.device.kind),
    deductibleCents: decision.deductibleCents,
    limitLeftCents: decision.limitLeftCents,
    claimsLeft: decision.claimsLeft,
    because: becauseOf(decision, rulebook),
    youGet: youGet(covered, decision, supposed, catalogue),
  };
};
