import { judgeDevice } from './device-store.ts';
import * as keys from './keys.ts';
import { settleProof } from './student-proofs.ts';
import type { Table } from './table.ts';

/** Lets whatever an inspected upload belongs to go on: a device is judged anew, a plan hears of its student's proof. */
export async function tellOwner(table: Table, path: string, nowMs: number): Promise<void> {
  const owner = keys.ownerOfUpload(path);
  if (!owner || 'claimId' in owner) return;
  if ('deviceId' in owner) await judgeDevice(table, owner.deviceId, nowMs);
  else await settleProof(table, owner.planNumber, owner.documentId);
}
