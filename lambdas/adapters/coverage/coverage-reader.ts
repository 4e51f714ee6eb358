import { coverStart, withinOneYear } from '../../domain/calendar/local-days.ts';
import type { Catalogue } from '../../domain/catalogue/catalogue-schema.ts';
import type { Claim } from '../../domain/claim/claim.ts';
import type { Incident } from '../../domain/claim/incident.ts';
import { type DocumentRecord, documentKinds, lossesRecordSchema } from '../../domain/claim/records.ts';
import { isActive } from '../../domain/claim/status.ts';
import { type CoverageFacts, zoneOf } from '../../domain/coverage/facts.ts';
import { lossesInWindow } from '../../domain/coverage/losses.ts';
import type { Rulebook } from '../../domain/coverage/rulebook-schema.ts';
import type { DeviceRecord } from '../../domain/devices/device.ts';
import type { PlanRecord } from '../../domain/people/plan.ts';
import { claimsOfCustomer } from '../claims/claim-reader.ts';
import { reservedByOthers } from '../claims/pricing-reader.ts';
import { readDevice, readPlan } from '../people/people.ts';
import { lossesKey } from '../table/people-keys.ts';
import type { Table } from '../table/table.ts';
import { readCatalogueOf, readRulebookAt } from '../terms/terms-store.ts';
import { readSignalFacts } from './signal-reader.ts';

/** A claim without its device or plan cannot be held against the rules; an agent has to look. */
export class NothingToAdjudicate extends Error {
  override readonly name = 'NothingToAdjudicate';
}

/** What is claimed: by a claim, or by one that somebody only thinks of. */
export interface Subject {
  /** Absent for a claim that nobody filed. */
  readonly claimId?: string;
  readonly customerId: string;
  readonly incident: Incident;
  readonly reportedAt: string;
  /** Taken from the incident's limit by its other claims. */
  readonly incidentApprovedCents: number;
}

/** All that a decision is made of. */
export interface Case {
  readonly facts: CoverageFacts;
  readonly rulebook: Rulebook;
  readonly catalogue: Catalogue;
  /** All claims of the customer, this one among them if it was filed. */
  readonly claims: readonly Claim[];
}

/** Gathers everything the rules read of a claim, with the versions that decide it now. Throws {@link NothingToAdjudicate}. */
export async function readCase(
  table: Table,
  claim: Claim,
  documents: readonly DocumentRecord[],
  nowMs: number,
): Promise<Case> {
  const [device, plan, incidentApprovedCents] = await Promise.all([
    claim.device ? readDevice(table, claim.device.deviceId) : undefined,
    claim.planNumber ? readPlan(table, claim.planNumber) : undefined,
    reservedByOthers(table, claim),
  ]);
  if (!device || !plan)
    throw new NothingToAdjudicate(`claim ${claim.claimId} names no known device under a plan`);
  const subject: Subject = {
    claimId: claim.claimId,
    customerId: claim.customer.customerId,
    incident: claim.incident,
    reportedAt: claim.submittedAt ?? claim.createdAt,
    incidentApprovedCents,
  };
  const [known, signals] = await Promise.all([
    readCaseOf(table, subject, device, plan, documents, nowMs),
    readSignalFacts(table, claim, device, documents),
  ]);
  return { ...known, facts: { ...known.facts, signals } };
}

/** The case of any subject: what has to be read besides its device and plan, and the versions in force. */
export async function readCaseOf(
  table: Table,
  subject: Subject,
  device: DeviceRecord,
  plan: PlanRecord,
  documents: readonly DocumentRecord[],
  nowMs: number,
): Promise<Case> {
  const now = new Date(nowMs).toISOString();
  const [claims, losses, rulebook, catalogue] = await Promise.all([
    claimsOfCustomer(table, subject.customerId),
    table.get(lossesKey(subject.customerId), lossesRecordSchema),
    readRulebookAt(table, now),
    readCatalogueOf(table, plan, now),
  ]);
  const elsewhere = (losses?.losses ?? []).filter((loss) => loss.claimId !== subject.claimId);
  const { incident, reportedAt, incidentApprovedCents } = subject;
  const known = { now, incident, reportedAt, documents: acceptedByKind(documents), plan: planFacts(plan) };
  const base = { ...known, device: deviceFacts(device, plan), history: emptyHistory };
  const zone = zoneOf(base);
  const facts: CoverageFacts = {
    ...base,
    history: {
      ...deviceHistory(subject, device, claims, zone),
      approvedLossesInWindow: lossesInWindow(
        elsewhere.map((loss) => loss.occurredAt),
        incident.occurredAt,
        zone,
      ),
      incidentApprovedCents,
    },
  };
  return { facts, rulebook, catalogue, claims };
}

const emptyHistory: CoverageFacts['history'] = {
  claimsOnDeviceLast12Months: 0,
  openClaimsOnDevice: 0,
  approvedLossesInWindow: 0,
  incidentApprovedCents: 0,
};

const acceptedByKind = (documents: readonly DocumentRecord[]): CoverageFacts['documents'] =>
  Object.fromEntries(
    documentKinds.map((kind) => [
      kind,
      documents.filter((document) => document.kind === kind && document.status === 'accepted').length,
    ]),
  );

/**
 * An item verified after the plan's cover began is covered from 00:01 after its verification; one that came from a claim
 * goes on where the old one was.
 */
const coveredFrom = (device: DeviceRecord, plan: PlanRecord): string | undefined =>
  device.verifiedAt !== undefined &&
  device.verifiedBy !== 'replacement' &&
  plan.coverStartsAt !== undefined &&
  device.verifiedAt > plan.coverStartsAt
    ? coverStart(device.verifiedAt, zoneOf({ plan: planFacts(plan) }))
    : undefined;

/** A receipt verifies an item too, but shows nothing of its screen. */
const photosVerifiedAt = ({ verification, verifiedBy, verifiedAt }: DeviceRecord): string | undefined =>
  verification === 'verified' && verifiedBy !== 'receipt' ? verifiedAt : undefined;

const deviceFacts = (device: DeviceRecord, plan: PlanRecord): CoverageFacts['device'] => ({
  kind: device.kind,
  make: device.make,
  model: device.model,
  verified: device.verification === 'verified',
  boughtAs: device.boughtAs,
  purchasedAt: device.purchasedAt,
  addedToPlanAt: device.addedAt,
  coveredFrom: coveredFrom(device, plan),
  photosVerifiedAt: photosVerifiedAt(device),
  removedAt: device.removedAt,
});

const planFacts = (plan: PlanRecord): CoverageFacts['plan'] => ({
  planNumber: plan.planNumber,
  code: plan.planCode,
  status: plan.status,
  activatedAt: plan.activatedAt,
  coverStartsAt: plan.coverStartsAt,
  coverEndsAt: plan.coverEndsAt,
  paymentCurrent: plan.paymentCurrent,
  timeZone: plan.zone,
});

function deviceHistory(
  { claimId, incident }: Subject,
  { deviceId }: DeviceRecord,
  claims: readonly Claim[],
  zone: string,
): Pick<CoverageFacts['history'], 'claimsOnDeviceLast12Months' | 'openClaimsOnDevice'> {
  const others = claims.filter((other) => other.claimId !== claimId && other.device?.deviceId === deviceId);
  return {
    claimsOnDeviceLast12Months: others.filter(
      (other) =>
        other.status !== 'draft' &&
        other.status !== 'withdrawn' &&
        withinOneYear(other.incident.occurredAt, incident.occurredAt, zone),
    ).length,
    openClaimsOnDevice: others.filter((other) => isActive(other.status)).length,
  };
}
