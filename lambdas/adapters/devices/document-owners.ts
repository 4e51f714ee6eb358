import { settleProof } from '../plans/student-proofs.ts';
import type { Table } from '../table/table.ts';
import { ownerOfUpload } from '../table/upload-keys.ts';
import { judgeDevice } from './device-store.ts';

/** Lets whatever an inspected upload belongs to go on: a device is judged anew, a plan hears of its student's proof. */
export async function tellOwner(table: Table, path: string, nowMs: number): Promise<void> {
  const owner = ownerOfUpload(path);
  if (!owner) return;
  if ('deviceId' in owner) await judgeDevice(table, owner.deviceId, nowMs);
  if ('planNumber' in owner) await settleProof(table, owner.planNumber, owner.documentId);
}
