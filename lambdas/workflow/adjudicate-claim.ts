import { documentsOf } from '../adapters/claims/claim-reader.ts';
import { changeClaim } from '../adapters/claims/claim-store.ts';
import { readPricing } from '../adapters/claims/pricing-reader.ts';
import { scored } from '../adapters/counts/scorecard-store.ts';
import { readAskedEvidence } from '../adapters/coverage/asked-evidence.ts';
import { NothingToAdjudicate, readCase } from '../adapters/coverage/coverage-reader.ts';
import { decisionIndexes, decisionKey } from '../adapters/table/claim-keys.ts';
import { type Table, theTable } from '../adapters/table/table.ts';
import { judgeUnitClaim } from '../adapters/units/unit-case.ts';
import { cameWithout, refusals } from '../domain/claim/asked-evidence.ts';
import type { Claim } from '../domain/claim/claim.ts';
import type { DocumentRecord } from '../domain/claim/records.ts';
import { adjudicated, type Proposal } from '../domain/claim/transitions/adjudicate.ts';
import { parkInReview } from '../domain/claim/transitions/park.ts';
import { referUnit } from '../domain/claim/transitions/refer-unit.ts';
import { warrantyFor } from '../domain/claim/transitions/repair-warranty.ts';
import { adjudicate, type Decision } from '../domain/coverage/adjudicate.ts';
import { counterfactual } from '../domain/coverage/counterfactual.ts';
import { snapshotOf } from '../domain/coverage/facts.ts';
import { taskHandler } from '../middleware/task-handler.ts';
import { type ClaimTask, claimTaskSchema, type NextStep, nextStep, systemContext } from './claim-task.ts';

/** A photo that was just uploaded is still being inspected; the machine tries again in a moment. */
export class DocumentsPending extends Error {
  override readonly name = 'DocumentsPending';
}

/** Inspection takes seconds; what is pending longer than this was never uploaded, and the rules go on without it. */
const inspectionGraceMs = 2 * 60_000;

function awaitInspection(documents: readonly DocumentRecord[], nowMs: number): void {
  const fresh = documents.filter(
    (document) => document.status === 'pending' && nowMs - Date.parse(document.createdAt) < inspectionGraceMs,
  );
  if (fresh.length > 0) throw new DocumentsPending(`${fresh.length} documents are being inspected`);
}

const sentences = (texts: readonly string[] | undefined): string[] =>
  (texts ?? []).map((text) => (/[.!?]$/.test(text) ? text : `${text}.`));

const proposalOf = (decision: Decision): Proposal => ({
  proposal: decision.proposal,
  limitCents: decision.limitCents,
  deductibleCents: decision.deductibleCents,
  missing: sentences(decision.missingEvidence?.map((item) => item.why)),
  reasons: sentences(decision.referReasons?.map((item) => item.reason)),
  ...(decision.ceilingCents !== undefined && { ceilingCents: decision.ceilingCents }),
});

/** A dealer's claim: the rules look at unit and lines, and put it before an agent. Not replayed: it hangs on no plan. */
async function referToAgent(table: Table, claim: Claim, nowMs: number) {
  const decision = await judgeUnitClaim(table, claim, nowMs);
  const change = referUnit(claim, decision, await systemContext(table, nowMs));
  const { decisions, updatedAt: at } = change.claim;
  const record = { entity: 'decision', claimId: claim.claimId, at, ...decision };
  return { change, with: [table.create(decisionKey(claim.claimId, decisions), record)] };
}

async function decideByRules(table: Table, claim: Claim, nowMs: number) {
  const documents = await documentsOf(table, claim.claimId);
  awaitInspection(documents, nowMs);
  if (claim.unit) return referToAgent(table, claim, nowMs);
  const { facts, rulebook, catalogue, claims } = await readCase(table, claim, documents, nowMs);
  const decision = adjudicate(facts, rulebook, catalogue);
  const [asked, pricing, ctx] = await Promise.all([
    readAskedEvidence(table, claim),
    readPricing(table, claim, nowMs),
    systemContext(table, nowMs),
  ]);
  const kinds = decision.missingEvidence?.map(({ kind }) => kind) ?? [];
  const warranty = warrantyFor(claim, claims);
  const found = proposalOf(decision);
  const missing = [...found.missing, ...refusals(asked, documents)];
  const proposal = { ...found, missing, cameWithout: cameWithout(asked, kinds, documents) };
  const change = adjudicated(claim, proposal, pricing, ctx, warranty);
  const number = change.claim.decisions;
  const record = {
    entity: 'decision',
    claimId: claim.claimId,
    at: change.claim.updatedAt,
    ...decision,
    // What would change it, said with the decision: later the facts are others.
    ...(decision.proposal !== 'approve' && { counterfactual: counterfactual(facts, rulebook, catalogue) }),
    // Whoever changes the rules can ask what they would have made of this claim.
    facts: snapshotOf(facts),
    ...decisionIndexes(claim.claimId, change.claim.updatedAt),
  };
  // The same fault within the warranty of a repair: found once, whatever evidence is still asked for.
  const again =
    warranty && !claim.repairWarranty
      ? [scored(table, warranty.companyId, change.claim.updatedAt, { reRepairs: 1 })]
      : [];
  return { change, with: [table.create(decisionKey(claim.claimId, number), record), ...again] };
}

/** Runs the rules on a claim and stores the decision with its trace. A claim that is past this step is left alone. */
export async function adjudicateClaim(table: Table, { claimId, run }: ClaimTask): Promise<NextStep> {
  const claim = await changeClaim(table, claimId, async (current) => {
    if (!current.adjudicationDue || current.run !== run) return undefined;
    try {
      return await decideByRules(table, current, Date.now());
    } catch (error) {
      if (!(error instanceof NothingToAdjudicate)) throw error;
      const change = parkInReview(current, error.message, await systemContext(table, Date.now()));
      return change && { change };
    }
  });
  return nextStep(claim, run, Date.now());
}

export const handler = taskHandler(claimTaskSchema, (task) => adjudicateClaim(theTable(), task));
