import type { Decision, ReferReason, TraceEntry, Verdict } from '../coverage/adjudicate.ts';
import { formatCents } from '../money/format.ts';
import { checkWarranty, type Warranted } from '../units/warranty.ts';
import { type ClaimLine, lineTotals } from './lines.ts';

/** Everything the rules read of a dealer's claim. */
export interface UnitFacts {
  readonly unit: Warranted & { readonly serial: string };
  /** When it failed (ISO). */
  readonly occurredAt: string;
  readonly lines: readonly ClaimLine[];
  /** Line ids that other claims for this unit were credited for in the last 12 months, with the claim's id. */
  readonly creditedBefore: readonly { readonly lineId: string; readonly claimId: string }[];
  readonly nowMs: number;
}

/** What the rules make of a dealer's claim. They refer every one to an agent, who decides line by line. */
export interface UnitDecision
  extends Pick<Decision, 'outcome' | 'decidedBy' | 'rulebookVersion' | 'proposal'> {
  readonly deductibleCents: 0;
  /** What is asked for: no more can be credited. */
  readonly limitCents: number;
  readonly trace: readonly TraceEntry[];
  readonly referReasons: readonly ReferReason[];
  /** Everything but that a person decides was in order. */
  readonly inOrder: boolean;
}

interface Finding {
  readonly ruleId: string;
  readonly clause: string;
  readonly verdict: Verdict;
  readonly facts: TraceEntry['facts'];
  /** Of what did not pass: one sentence for the agent. */
  readonly reason: string;
}

function inWarranty({ unit, occurredAt, nowMs }: UnitFacts): Finding {
  const atFailure = checkWarranty(unit, Date.parse(occurredAt));
  const today = checkWarranty(unit, nowMs);
  const before = unit.warranty !== undefined && occurredAt.slice(0, 10) < unit.warranty.startsAt;
  const passes = atFailure.inWarranty && !before && today.reason !== 'replaced';
  const known = unit.warranty !== undefined;
  return {
    ruleId: 'unit-in-warranty',
    clause: 'unit-warranty',
    verdict: passes ? 'pass' : known ? 'fail' : 'refer',
    facts: {
      serial: unit.serial,
      startsAt: unit.warranty?.startsAt ?? null,
      endsAt: unit.warranty?.endsAt ?? null,
      occurredAt,
      reason: today.reason,
    },
    reason: before ? 'The unit failed before its warranty began.' : today.text,
  };
}

const flagged = (lines: readonly ClaimLine[]): string[] =>
  lines.filter(({ flags }) => flags.length > 0).map(({ lineId }) => lineId);

function asListed({ lines }: UnitFacts): Finding {
  const found = flagged(lines);
  return {
    ruleId: 'priced-as-listed',
    clause: 'how-claims-are-decided',
    verdict: found.length === 0 ? 'pass' : 'refer',
    facts: { lines: lines.length, flagged: found.join(', ') || null },
    reason: `Look at ${found.length === 1 ? 'a line that is' : `${found.length} lines that are`} not as the tables say.`,
  };
}

function notCreditedBefore({ lines, creditedBefore }: UnitFacts): Finding {
  const again = creditedBefore.filter((before) => lines.some(({ lineId }) => lineId === before.lineId));
  return {
    ruleId: 'not-credited-before',
    clause: 'how-claims-are-decided',
    verdict: again.length === 0 ? 'pass' : 'refer',
    facts: { claims: [...new Set(again.map(({ claimId }) => claimId))].join(', ') || null },
    reason: `Credited for this unit within 12 months already: ${again.map(({ lineId, claimId }) => `${lineId} (${claimId})`).join(', ')}.`,
  };
}

/** No rule credits a dealer: a person looks at each line. */
function byAnAgent({ lines }: UnitFacts): Finding {
  const { claimedCents } = lineTotals(lines);
  return {
    ruleId: 'dealer-claims-by-an-agent',
    clause: 'how-claims-are-decided',
    verdict: 'refer',
    facts: { lines: lines.length, claimedCents },
    reason:
      lines.length === 0
        ? 'A dealer’s claim without lines: decide what becomes of the unit.'
        : `A dealer’s claim over ${formatCents(claimedCents)}: decide it line by line.`,
  };
}

/** Holds the rules for warranted units against a claim, with the whole trace. A pure function of the facts. */
export function judgeUnit(facts: UnitFacts, rulebookVersion: string): UnitDecision {
  const findings = [inWarranty(facts), asListed(facts), notCreditedBefore(facts), byAnAgent(facts)];
  return {
    outcome: 'review',
    decidedBy: 'rules',
    rulebookVersion,
    proposal: 'review',
    deductibleCents: 0,
    limitCents: lineTotals(facts.lines).claimedCents,
    trace: findings.map(({ ruleId, clause, verdict, facts: read }) => ({
      ruleId,
      clause,
      verdict,
      facts: read,
    })),
    referReasons: findings.flatMap(({ ruleId, clause, verdict, reason }) =>
      verdict === 'fail' || verdict === 'refer' ? [{ ruleId, clause, verdict, reason }] : [],
    ),
    inOrder: findings.filter(({ verdict }) => verdict !== 'pass').length === 1,
  };
}
