import { randomBytes } from 'node:crypto';
import { deviceChangeItems, planFollows } from '../../adapters/devices/device-store.ts';
import { devicesOf, plansOf, readDevice } from '../../adapters/people/people.ts';
import { planChangeItems } from '../../adapters/plans/enrollment-store.ts';
import { openClaimOfDeviceKey } from '../../adapters/table/device-keys.ts';
import { type Table, type TransactItem, TransactionRefused } from '../../adapters/table/table.ts';
import { readCatalogueOf } from '../../adapters/terms/terms-store.ts';
import type { Action } from '../../domain/access/actions.ts';
import { planWithDevice } from '../../domain/activation/follow.ts';
import { acceptedDevice, type DescribedDevice, planForDevice } from '../../domain/devices/add-device.ts';
import { type DeviceChange, type DeviceRecord, instantOf } from '../../domain/devices/device.ts';
import { ConcurrentChange, NotFound, NotPossible } from '../../domain/errors.ts';
import { newRecordId, RECORD_ID_BYTES } from '../../domain/ids/record-id.ts';
import type { Actor } from '../../domain/people/actor.ts';
import type { PlanRecord } from '../../domain/people/plan.ts';
import type { Caller } from '../../middleware/api/caller.ts';
import { requireAccess } from '../../middleware/api/record-access.ts';

/** The device, if this caller may do this to it. Throws NotFound, also for one taken off its plan, and Forbidden. */
export async function deviceFor(
  table: Table,
  caller: Caller,
  action: Action,
  deviceId: string | undefined,
): Promise<DeviceRecord> {
  const device = deviceId === undefined ? undefined : await readDevice(table, deviceId);
  if (!device || device.removedAt !== undefined) throw new NotFound('the device');
  requireAccess(caller, action, { customerId: device.customerId }, 'the device');
  return device;
}

export interface Addition {
  readonly customerId: string;
  readonly device: DescribedDevice;
  readonly planNumber?: string | undefined;
  /** The device whose place it takes. */
  readonly insteadOf?: DeviceRecord | undefined;
  readonly by: Actor;
  readonly nowMs: number;
  /** Items written with the device, given the device. */
  readonly along: (device: DeviceRecord) => readonly TransactItem[];
}

/** How often adding is tried again when another change of the plan was faster. */
const attempts = 4;

/**
 * Adds a device to a plan, in the place of another where one is named. The plan goes to its next version with it, so that
 * two additions at once can't share the last slot. Throws InvalidInput, NotPossible, ConcurrentChange.
 */
export async function addToPlan(table: Table, addition: Addition): Promise<DeviceRecord> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await tryToAdd(table, addition);
    } catch (error) {
      const lost = error instanceof TransactionRefused && (error.conflict || error.failed.includes(0));
      if (!lost) throw error;
      if (attempt === attempts) throw new ConcurrentChange('the plan');
    }
  }
}

async function tryToAdd(table: Table, addition: Addition): Promise<DeviceRecord> {
  const { customerId, nowMs, insteadOf } = addition;
  const at = instantOf(nowMs);
  const described = acceptedDevice(addition.device, at.slice(0, 10));
  const [plans, devices] = await Promise.all([plansOf(table, customerId), devicesOf(table, customerId)]);
  const present = devices.filter(
    (device) => device.removedAt === undefined && device.deviceId !== insteadOf?.deviceId,
  );
  const planNumber = insteadOf?.planNumber ?? addition.planNumber;
  const catalogues = new Map(
    await Promise.all(
      plans.map(async (one) => [one.planNumber, await readCatalogueOf(table, one, at)] as const),
    ),
  );
  const plan = planForDevice(described, planNumber, plans, present, catalogues);
  const added = newDevice(described, plan, addition);
  const left = insteadOf && takenOff(insteadOf, addition.by, nowMs);
  const writes = [
    ...planChangeItems(table, { before: plan, plan: planAfter(plan, [added, left], at) }, at),
    ...(await deviceChangeItems(table, added)),
    ...addition.along(added.device),
    ...(left ? [...(await deviceChangeItems(table, left)), noOpenClaim(table, left.device)] : []),
  ];
  try {
    await table.transact(writes);
  } catch (error) {
    if (left && hasOpenClaim(error, writes.length - 1)) throw openClaim();
    throw error;
  }
  return added.device;
}

/** The plan at its next version, knowing who the new device's verification waits for. */
const planAfter = (
  before: PlanRecord,
  changes: readonly (DeviceChange | undefined)[],
  at: string,
): PlanRecord => {
  const after = changes.reduce(
    (plan, change) => (change && planWithDevice(plan, change.device, at)) ?? plan,
    before,
  );
  return { ...after, version: before.version + 1 };
};

function newDevice(described: DescribedDevice, plan: PlanRecord, addition: Addition): DeviceChange {
  const { customerId, nowMs, insteadOf, by } = addition;
  const { condition: _condition, ...facts } = described;
  const at = instantOf(nowMs);
  const device: DeviceRecord = {
    ...facts,
    deviceId: newRecordId('device', nowMs, randomBytes(RECORD_ID_BYTES)),
    customerId,
    planNumber: plan.planNumber,
    addedAt: at,
    verification: 'unverified',
    ...(insteadOf && { replaces: insteadOf.deviceId }),
    version: 1,
  };
  const note = insteadOf && `In the place of ${insteadOf.make} ${insteadOf.model}`;
  return { device, events: [{ what: 'added', at, actor: by, ...(note !== undefined && { note }) }] };
}

const takenOff = (device: DeviceRecord, by: Actor, nowMs: number): DeviceChange => ({
  device: { ...device, removedAt: instantOf(nowMs), version: device.version + 1 },
  events: [{ what: 'removed', at: instantOf(nowMs), actor: by }],
});

const noOpenClaim = (table: Table, { deviceId }: DeviceRecord): TransactItem => ({
  ConditionCheck: {
    TableName: table.name,
    Key: { ...openClaimOfDeviceKey(deviceId) },
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});

const hasOpenClaim = (error: unknown, index: number): boolean =>
  error instanceof TransactionRefused && error.failed.includes(index);

const openClaim = (): NotPossible =>
  new NotPossible('It has an open claim. It can be removed once the claim is closed.');

/**
 * Takes a device off its plan; its record stays, for the claims that name it. Throws NotPossible while it has an open
 * claim, ConcurrentChange.
 */
export async function removeFromPlan(
  table: Table,
  device: DeviceRecord,
  by: Actor,
  nowMs: number,
): Promise<DeviceRecord> {
  const left = takenOff(device, by, nowMs);
  const writes = [
    ...(await deviceChangeItems(table, left)),
    ...(await planFollows(table, left.device)),
    noOpenClaim(table, left.device),
  ];
  try {
    await table.transact(writes);
  } catch (error) {
    if (hasOpenClaim(error, writes.length - 1)) throw openClaim();
    if (error instanceof TransactionRefused) throw new ConcurrentChange('the device');
    throw error;
  }
  return left.device;
}
