import { catalogue202601 } from '../../../lambdas/domain/catalogue/catalogue-2026-01.ts';
import type { IncidentType } from '../../../lambdas/domain/claim/incident.ts';
import { adjudicate, type Decision } from '../../../lambdas/domain/coverage/adjudicate.ts';
import type { CoverageFacts } from '../../../lambdas/domain/coverage/facts.ts';
import { rulebook202601 } from '../../../lambdas/domain/coverage/rulebook-2026-01.ts';

/** What differs from the claim below, part by part. */
export type Changes = { [Part in keyof CoverageFacts]?: Partial<CoverageFacts[Part]> };

/** A claim that the rules approve: a cracked iPhone 15 Pro, verified, with a photo, months into the plan. */
export const simpleClaim: CoverageFacts = {
  now: '2026-06-02T18:00:00.000Z',
  reportedAt: '2026-06-02T18:00:00.000Z',
  incident: {
    incidentId: 'inc-1',
    type: 'cracked-screen',
    occurredAt: '2026-06-01T20:00:00.000Z',
    description: 'Fell on the street',
  },
  documents: { 'damage-photo': 1 },
  device: {
    kind: 'phone',
    make: 'Apple',
    model: 'iPhone 15 Pro',
    verified: true,
    boughtAs: 'new',
    purchasedAt: '2025-12-20',
    addedToPlanAt: '2026-01-10T20:00:00.000Z',
  },
  plan: {
    planNumber: 'PLN-0123WXYZ',
    code: 'everything',
    status: 'active',
    activatedAt: '2026-01-10T20:00:00.000Z',
    coverStartsAt: '2026-01-11T08:01:00.000Z',
    paymentCurrent: true,
    timeZone: 'America/Los_Angeles',
  },
  history: {
    claimsOnDeviceLast12Months: 0,
    openClaimsOnDevice: 0,
    approvedLossesInWindow: 0,
    incidentApprovedCents: 0,
  },
};

/** The evidence and facts that a claim of each kind needs to pass every coverage rule. */
const complete: Record<IncidentType, Changes> = {
  'accidental-damage': {},
  'cracked-screen': {},
  liquid: {},
  vandalism: {},
  theft: { incident: { policeReportNumber: 'P-1', trackingEnabled: true }, documents: { receipt: 1 } },
  'theft-from-vehicle': {
    incident: {
      policeReportNumber: 'P-1',
      trackingEnabled: true,
      vehicleLocked: true,
      windowsClosed: true,
      forcedEntry: true,
    },
    documents: { receipt: 1 },
  },
  loss: { incident: { trackingEnabled: true }, documents: { receipt: 1 } },
  'mechanical-failure': { documents: { receipt: 1 } },
};

const change = (claim: CoverageFacts, changes: Changes): CoverageFacts => ({
  now: changes.now ?? claim.now,
  reportedAt: changes.reportedAt ?? claim.reportedAt,
  incident: { ...claim.incident, ...changes.incident },
  documents: { ...claim.documents, ...changes.documents },
  device: { ...claim.device, ...changes.device },
  plan: { ...claim.plan, ...changes.plan },
  history: { ...claim.history, ...changes.history },
});

/** A claim of one kind with everything it needs, and then the changes. */
export const aClaim = (type: IncidentType, changes: Changes = {}): CoverageFacts =>
  change(change(simpleClaim, { ...complete[type], incident: { ...complete[type].incident, type } }), changes);

export const decide = (facts: CoverageFacts): Decision => adjudicate(facts, rulebook202601, catalogue202601);
