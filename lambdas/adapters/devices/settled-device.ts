import { randomBytes } from 'node:crypto';
import { planWithDevice } from '../../domain/activation/follow.ts';
import type { ClaimChange } from '../../domain/claim/change.ts';
import type { DeviceChange } from '../../domain/devices/device.ts';
import { settledDevice } from '../../domain/devices/settled-device.ts';
import { newRecordId, RECORD_ID_BYTES } from '../../domain/ids/record-id.ts';
import { readDevice, readPlan } from '../people/people.ts';
import { planChangeItems } from '../plans/enrollment-store.ts';
import type { Table, TransactItem } from '../table/table.ts';
import { deviceChangeItems } from './device-store.ts';

/**
 * What becomes of the device when its claim completes, as members of the claim's transaction: the new item in the old
 * one's place, or an item that was paid out. Whoever changed device or plan meanwhile has the claim's change computed
 * again.
 */
export async function settledDeviceItems(
  table: Table,
  { before, claim }: ClaimChange,
): Promise<TransactItem[]> {
  if (claim.status !== 'completed' || before?.status === 'completed' || !claim.device) return [];
  const device = await readDevice(table, claim.device.deviceId);
  if (!device) return [];
  const newId = newRecordId('device', Date.parse(claim.updatedAt), randomBytes(RECORD_ID_BYTES));
  const changes = settledDevice(device, claim, newId);
  const items = await Promise.all(changes.map((change) => deviceChangeItems(table, change)));
  return [...items.flat(), ...(await planFollowsAll(table, device.planNumber, changes, claim.updatedAt))];
}

/** The plan at its next version, where the changes mean something for it. */
async function planFollowsAll(
  table: Table,
  planNumber: string,
  changes: readonly DeviceChange[],
  at: string,
): Promise<TransactItem[]> {
  const before = changes.length === 0 ? undefined : await readPlan(table, planNumber);
  if (!before) return [];
  const after = changes.reduce((plan, { device }) => planWithDevice(plan, device, at) ?? plan, before);
  if (after === before) return [];
  return planChangeItems(table, { before, plan: { ...after, version: before.version + 1 } }, at);
}
