import { requireEnv } from '../../adapters/environment.ts';
import { type Files, theFiles } from '../../adapters/files/files.ts';
import type { PlanCommit } from '../../adapters/plans/enrollment-store.ts';
import { readProof } from '../../adapters/plans/student-proofs.ts';
import { planDocumentKey } from '../../adapters/table/plan-keys.ts';
import type { Table } from '../../adapters/table/table.ts';
import { proofDeleted } from '../../domain/activation/student.ts';
import type { Enrollment } from '../../domain/plans/enrollment.ts';

/**
 * Deletes the picture of a student ID or letter, 30 days after it was checked: file first, then its record with the
 * plan's note of it. Run again, the file is gone already, which is as good.
 */
export async function deleteProof(
  table: Table,
  plan: Enrollment,
  files: () => Files = theFiles,
): Promise<PlanCommit> {
  const change = proofDeleted(plan);
  const documentId = plan.student?.documentId;
  const proof = documentId === undefined ? undefined : await readProof(table, plan.planNumber, documentId);
  if (!proof) return { change };
  if (proof.key !== undefined) await files().remove(requireEnv('DOCUMENTS_BUCKET'), proof.key);
  const { pk, sk } = planDocumentKey(plan.planNumber, proof.documentId);
  return { change, with: [{ Delete: { TableName: table.name, Key: { pk, sk } } }] };
}
