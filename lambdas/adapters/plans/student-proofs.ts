import { proofInspected } from '../../domain/activation/student.ts';
import { type DocumentRecord, documentRecordSchema } from '../../domain/claim/records.ts';
import { planDocumentKey } from '../table/plan-keys.ts';
import type { Table } from '../table/table.ts';
import { changePlan } from './enrollment-store.ts';

/** The document that proves a student's status, while it is kept. */
export const readProof = (
  table: Table,
  planNumber: string,
  documentId: string,
): Promise<DocumentRecord | undefined> =>
  table.get(planDocumentKey(planNumber, documentId), documentRecordSchema);

/** Tells the plan what became of a picture that was inspected, or given up. */
export async function settleProof(table: Table, planNumber: string, documentId: string): Promise<void> {
  const proof = await readProof(table, planNumber, documentId);
  if (!proof || proof.status === 'pending') return;
  const refusal = proof.status === 'rejected' ? (proof.reason ?? 'It could not be opened.') : undefined;
  await changePlan(table, planNumber, (plan) => {
    const change = proofInspected(plan, documentId, refusal);
    return change && { change };
  });
}
