import { isOpenRepair } from '../../domain/claim/at-shop.ts';
import type { ClaimChange } from '../../domain/claim/change.ts';
import type { Claim } from '../../domain/claim/claim.ts';
import type { IncidentRecord, LossesRecord } from '../../domain/claim/records.ts';
import { isActive } from '../../domain/claim/status.ts';
import { isOver } from '../../domain/claim/workflow-step.ts';
import { claimIndexes, incidentKey, questionKey, runKey } from '../table/claim-keys.ts';
import { openRepairsPartition } from '../table/company-keys.ts';
import { openClaimOfDeviceKey } from '../table/device-keys.ts';
import { type Key, pendingIndexes } from '../table/keys.ts';
import { lossesKey } from '../table/people-keys.ts';
import type { Table, TransactItem } from '../table/table.ts';
import { openClaimOfUnitKey, unitClaimKey } from '../table/unit-keys.ts';

/**
 * What follows from the difference between two versions of a claim, as members of the same transaction: everything
 * here is derived, so that no command can forget it. A member's `conflict` says what a failed condition of it means.
 */
export interface Effect {
  readonly write: TransactItem;
  readonly conflict: 'claim' | 'device' | 'payment' | 'incident' | 'question';
}

/** The claim item with its index entries. */
export const claimItem = (claim: Claim): Record<string, unknown> => ({
  ...claim,
  entity: 'claim',
  ...claimIndexes({
    claimId: claim.claimId,
    createdAt: claim.createdAt,
    customerId: claim.customer.customerId,
  }),
  ...(claim.partner &&
    isOpenRepair(claim) && {
      gsi2pk: openRepairsPartition(claim.partner.companyId),
      gsi2sk: claim.waiting.since,
    }),
});

/** Closes the open question in the ledger; the stream brings the answer to the workflow from there. */
export function closedQuestion(table: Table, { before, claim }: ClaimChange): Effect[] {
  const open = before?.openQuestion;
  if (!open || claim.openQuestion?.questionId === open.questionId) return [];
  return [
    {
      conflict: 'question',
      write: table.update(questionKey(claim.claimId, open.questionId), {
        set: {
          closedAt: claim.updatedAt,
          closedBy: claim.movedBy,
          outcome: claim.status,
          deliver: 'pending',
          ...pendingIndexes('question', claim.updatedAt),
        },
        condition: 'attribute_not_exists(#closedAt)',
      }),
    },
  ];
}

const newRun = (table: Table, claim: Claim): Effect => ({
  conflict: 'claim',
  write: table.create(runKey(claim.claimId, claim.run), {
    entity: 'run',
    claimId: claim.claimId,
    run: claim.run,
    requestedAt: claim.updatedAt,
    deliver: 'pending',
    ...pendingIndexes('run', claim.updatedAt),
  }),
});

/** The reconcile no longer watches this execution. */
const endedRun = (table: Table, claim: Claim, run: number): Effect => ({
  conflict: 'claim',
  write: table.update(runKey(claim.claimId, run), {
    set: { closedAt: claim.updatedAt },
    remove: ['gsi4pk', 'gsi4sk'],
    condition: 'attribute_exists(pk)',
  }),
});

/** A claim submitted, reopened or taken over gets a new execution; one that is over or followed is no longer watched. */
export function runs(table: Table, { before, claim }: ClaimChange): Effect[] {
  const followed = claim.run > (before?.run ?? 0);
  const wasOpen = before !== null && before.run > 0 && !isOver(before);
  return [
    ...(wasOpen && (followed || isOver(claim)) ? [endedRun(table, claim, before.run)] : []),
    ...(followed ? [newRun(table, claim)] : []),
  ];
}

/** Where the open claim of a device, or of a unit, is marked. */
function openClaimKey({ device, unit }: Claim): Key | undefined {
  if (unit) return openClaimOfUnitKey(unit.serial);
  return device && openClaimOfDeviceKey(device.deviceId);
}

/** One open claim per device or unit, held by a marker while the claim is active. */
export function deviceMarker(table: Table, { before, claim }: ClaimChange): Effect[] {
  const key = openClaimKey(claim);
  if (!key) return [];
  const was = before !== null && isActive(before.status);
  const is = isActive(claim.status);
  if (was === is) return [];
  if (is)
    return [
      { conflict: 'device', write: table.create(key, { entity: 'open-claim', claimId: claim.claimId }) },
    ];
  return [
    {
      conflict: 'claim',
      write: {
        Delete: {
          TableName: table.name,
          Key: { ...key },
          ConditionExpression: 'attribute_not_exists(pk) OR #claimId = :claimId',
          ExpressionAttributeNames: { '#claimId': 'claimId' },
          ExpressionAttributeValues: { ':claimId': claim.claimId },
        },
      },
    },
  ];
}

/** A claim that was sent stands in the service record of its unit, once. */
export function unitEntry(table: Table, { before, claim }: ClaimChange): Effect[] {
  const { unit, claimId, submittedAt } = claim;
  if (!unit || submittedAt === undefined || before?.submittedAt !== undefined) return [];
  const item = { entity: 'unit-claim', claimId, at: submittedAt };
  return [{ conflict: 'claim', write: table.create(unitClaimKey(unit.serial, claimId), item) }];
}

/** Takes from, or gives back to, the incident's limit what the claim's reservation changed by. */
export function incidentLimit(
  table: Table,
  { before, claim }: ClaimChange,
  incident: IncidentRecord | undefined,
): Effect[] {
  const delta = claim.reservedCents - (before?.reservedCents ?? 0);
  if (delta === 0) return [];
  const key = incidentKey(claim.incident.incidentId);
  const next: IncidentRecord = {
    incidentId: claim.incident.incidentId,
    customerId: claim.customer.customerId,
    limitCents: incident?.limitCents ?? claim.limitCents ?? 0,
    reservedCents: (incident?.reservedCents ?? 0) + delta,
    version: (incident?.version ?? 0) + 1,
  };
  const item = { entity: 'incident', ...next };
  const write = incident ? table.replace(key, item, incident.version) : table.create(key, item);
  return [{ conflict: 'incident', write }];
}

const countsAsLoss = (claim: Claim | null): boolean =>
  claim !== null && claim.incident.type === 'loss' && claim.approvedAt !== undefined;

/** Enters an approved loss in the customer's counter, or takes it out again. */
export function lossCounter(
  table: Table,
  { before, claim }: ClaimChange,
  losses: LossesRecord | undefined,
): Effect[] {
  if (countsAsLoss(before) === countsAsLoss(claim)) return [];
  const others = (losses?.losses ?? []).filter((loss) => loss.claimId !== claim.claimId);
  const own = { claimId: claim.claimId, occurredAt: claim.incident.occurredAt };
  const item = {
    entity: 'losses',
    customerId: claim.customer.customerId,
    losses: countsAsLoss(claim) ? [...others, own] : others,
    version: (losses?.version ?? 0) + 1,
  };
  const key = lossesKey(claim.customer.customerId);
  return [
    {
      conflict: 'incident',
      write: losses ? table.replace(key, item, losses.version) : table.create(key, item),
    },
  ];
}
