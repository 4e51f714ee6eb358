import { randomBytes } from 'node:crypto';
import * as keys from '../../adapters/keys.ts';
import { deviceItem, devicesOf, planItem, plansOf, readDevice } from '../../adapters/people.ts';
import { catalogueOf } from '../../adapters/pricing-reader.ts';
import { type Table, type TransactItem, TransactionRefused } from '../../adapters/table.ts';
import type { Action } from '../../domain/access/actions.ts';
import { acceptedDevice, type DescribedDevice, planForDevice } from '../../domain/devices/add-device.ts';
import { photosNeeded } from '../../domain/devices/verification-photos.ts';
import { ConcurrentChange, NotFound, NotPossible } from '../../domain/errors.ts';
import { newRecordId, RECORD_ID_BYTES } from '../../domain/ids/record-id.ts';
import type { DeviceRecord } from '../../domain/people/plan.ts';
import type { Caller } from '../../middleware/api/caller.ts';
import { requireAccess } from '../../middleware/api/record-access.ts';

/** A device as its owner and the claims team see it. */
export function deviceView(device: DeviceRecord) {
  const { version: _version, reviewedBy: _by, reviewedAt: _at, ...shown } = device;
  const needed = device.verification === 'unverified' || device.verification === 'again';
  return { ...shown, photosNeeded: needed ? photosNeeded(device.kind) : [] };
}

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

/** Stores a device at its next version. Throws ConcurrentChange when somebody was faster. */
export async function storeDevice(
  table: Table,
  device: DeviceRecord,
  along: readonly TransactItem[] = [],
): Promise<void> {
  try {
    await table.transact([deviceItem(table, device), ...along]);
  } catch (error) {
    // A refused companion is the idempotency marker: the router answers what the faster call did.
    if (error instanceof TransactionRefused && (error.conflict || error.failed.includes(0)))
      throw new ConcurrentChange('the device');
    throw error;
  }
}

export interface Addition {
  readonly customerId: string;
  readonly device: DescribedDevice;
  readonly planNumber?: string | undefined;
  readonly nowMs: number;
  /** Items written with the device, given its view. */
  readonly along: (device: DeviceRecord) => readonly TransactItem[];
}

/** How often adding is tried again when another change of the plan was faster. */
const attempts = 4;

/**
 * Adds a device to a plan. The plan goes to its next version with it, so that two additions at once can't share the last
 * slot. Throws InvalidInput, NotPossible, ConcurrentChange.
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
  const { customerId, nowMs } = addition;
  const at = new Date(nowMs).toISOString();
  const described = acceptedDevice(addition.device, at.slice(0, 10));
  const [plans, devices] = await Promise.all([plansOf(table, customerId), devicesOf(table, customerId)]);
  const present = devices.filter((device) => device.removedAt === undefined);
  const plan = planForDevice(described, addition.planNumber, plans, present, (one) => catalogueOf(one, at));
  const { condition: _condition, ...facts } = described;
  const device: DeviceRecord = {
    ...facts,
    deviceId: newRecordId('device', nowMs, randomBytes(RECORD_ID_BYTES)),
    customerId,
    planNumber: plan.planNumber,
    addedAt: at,
    verification: 'unverified',
    version: 1,
  };
  await table.transact([
    planItem(table, { ...plan, version: plan.version + 1 }),
    deviceItem(table, device),
    ...addition.along(device),
  ]);
  return device;
}

/**
 * Takes a device off its plan; its record stays, for the claims that name it. Throws NotPossible while it has an open
 * claim, ConcurrentChange.
 */
export async function removeFromPlan(
  table: Table,
  device: DeviceRecord,
  nowMs: number,
): Promise<DeviceRecord> {
  const removed: DeviceRecord = {
    ...device,
    removedAt: new Date(nowMs).toISOString(),
    version: device.version + 1,
  };
  const noOpenClaim: TransactItem = {
    ConditionCheck: {
      TableName: table.name,
      Key: { ...keys.openClaimOfDeviceKey(device.deviceId) },
      ConditionExpression: 'attribute_not_exists(pk)',
    },
  };
  try {
    await storeDevice(table, removed, [noOpenClaim]);
  } catch (error) {
    if (error instanceof TransactionRefused && error.failed.includes(1))
      throw new NotPossible('It has an open claim. It can be removed once the claim is closed.');
    throw error;
  }
  return removed;
}
