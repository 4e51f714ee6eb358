import { coverStart, withinOneYear } from '../domain/calendar/local-days.ts';
import { defaultOpeningHours } from '../domain/calendar/opening-hours.ts';
import { type Claim, claimSchema } from '../domain/claim/claim.ts';
import {
  type DocumentRecord,
  documentKinds,
  documentRecordSchema,
  lossesRecordSchema,
} from '../domain/claim/records.ts';
import { isActive } from '../domain/claim/status.ts';
import type { CoverageFacts } from '../domain/coverage/facts.ts';
import { lossesInWindow } from '../domain/coverage/losses.ts';
import type { DeviceRecord } from '../domain/devices/device.ts';
import type { PlanRecord } from '../domain/people/plan.ts';
import * as keys from './keys.ts';
import { readDevice, readPlan } from './people.ts';
import { reservedByOthers } from './pricing-reader.ts';
import type { Table } from './table.ts';

/** A claim without its device or plan cannot be held against the rules; an agent has to look. */
export class NothingToAdjudicate extends Error {
  override readonly name = 'NothingToAdjudicate';
}

export const documentsOf = (table: Table, claimId: string): Promise<DocumentRecord[]> =>
  table.all(
    { partition: keys.claimKey(claimId).pk, sortPrefix: keys.claimPrefixes.documents },
    documentRecordSchema,
  );

export const claimsOfCustomer = (table: Table, customerId: string): Promise<Claim[]> =>
  table.all(
    { index: 'gsi1', partition: keys.customerPartition(customerId), sortPrefix: 'CLAIM#' },
    claimSchema,
  );

/** Gathers everything the rules read of a claim. Throws {@link NothingToAdjudicate}. */
export async function readCoverageFacts(
  table: Table,
  claim: Claim,
  documents: readonly DocumentRecord[],
  nowMs: number,
): Promise<{ facts: CoverageFacts; plan: PlanRecord }> {
  const [device, plan, claims, losses, incidentApprovedCents] = await Promise.all([
    claim.device ? readDevice(table, claim.device.deviceId) : undefined,
    claim.planNumber ? readPlan(table, claim.planNumber) : undefined,
    claimsOfCustomer(table, claim.customer.customerId),
    table.get(keys.lossesKey(claim.customer.customerId), lossesRecordSchema),
    reservedByOthers(table, claim),
  ]);
  if (!device || !plan)
    throw new NothingToAdjudicate(`claim ${claim.claimId} names no known device under a plan`);
  const zone = defaultOpeningHours.zone;
  const others = (losses?.losses ?? []).filter((loss) => loss.claimId !== claim.claimId);
  const facts: CoverageFacts = {
    now: new Date(nowMs).toISOString(),
    incident: claim.incident,
    reportedAt: claim.submittedAt ?? claim.createdAt,
    documents: acceptedByKind(documents),
    device: deviceFacts(device, plan, zone),
    plan: planFacts(plan),
    history: {
      ...deviceHistory(claim, claims, zone),
      approvedLossesInWindow: lossesInWindow(
        others.map((loss) => loss.occurredAt),
        claim.incident.occurredAt,
        zone,
      ),
      incidentApprovedCents,
    },
  };
  return { facts, plan };
}

const acceptedByKind = (documents: readonly DocumentRecord[]): CoverageFacts['documents'] =>
  Object.fromEntries(
    documentKinds.map((kind) => [
      kind,
      documents.filter((document) => document.kind === kind && document.status === 'accepted').length,
    ]),
  );

/** An item verified after the plan's cover began is covered from 00:01 after its verification. */
const coveredFrom = (device: DeviceRecord, plan: PlanRecord, zone: string): string | undefined =>
  device.verifiedAt !== undefined &&
  plan.coverStartsAt !== undefined &&
  device.verifiedAt > plan.coverStartsAt
    ? coverStart(device.verifiedAt, zone)
    : undefined;

const deviceFacts = (device: DeviceRecord, plan: PlanRecord, zone: string): CoverageFacts['device'] => ({
  kind: device.kind,
  make: device.make,
  model: device.model,
  verified: device.verification === 'verified',
  boughtAs: device.boughtAs,
  purchasedAt: device.purchasedAt,
  addedToPlanAt: device.addedAt,
  coveredFrom: coveredFrom(device, plan, zone),
});

const planFacts = (plan: PlanRecord): CoverageFacts['plan'] => ({
  planNumber: plan.planNumber,
  code: plan.planCode,
  status: plan.status,
  activatedAt: plan.activatedAt,
  coverStartsAt: plan.coverStartsAt,
  coverEndsAt: plan.coverEndsAt,
  paymentCurrent: plan.paymentCurrent,
});

function deviceHistory(
  claim: Claim,
  claims: readonly Claim[],
  zone: string,
): Pick<CoverageFacts['history'], 'claimsOnDeviceLast12Months' | 'openClaimsOnDevice'> {
  const others = claims.filter(
    (other) => other.claimId !== claim.claimId && other.device?.deviceId === claim.device?.deviceId,
  );
  return {
    claimsOnDeviceLast12Months: others.filter(
      (other) =>
        other.status !== 'draft' &&
        other.status !== 'withdrawn' &&
        withinOneYear(other.incident.occurredAt, claim.incident.occurredAt, zone),
    ).length,
    openClaimsOnDevice: others.filter((other) => isActive(other.status)).length,
  };
}
