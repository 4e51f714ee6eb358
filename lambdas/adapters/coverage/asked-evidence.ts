import * as z from 'zod/mini';
import type { AskedEvidence } from '../../domain/claim/asked-evidence.ts';
import type { Claim } from '../../domain/claim/claim.ts';
import { decisionKey } from '../table/claim-keys.ts';
import type { Table } from '../table/table.ts';

const decisionSchema = z.object({
  at: z.string(),
  missingEvidence: z.optional(z.array(z.object({ kind: z.string() }))),
});

/** What the last decision of the rules asked the customer for; undefined before the first, and when it asked nothing. */
export async function readAskedEvidence(
  table: Table,
  { claimId, decisions }: Pick<Claim, 'claimId' | 'decisions'>,
): Promise<AskedEvidence | undefined> {
  if (decisions === 0) return undefined;
  const decision = await table.get(decisionKey(claimId, decisions), decisionSchema);
  const kinds = decision?.missingEvidence?.map(({ kind }) => kind) ?? [];
  return decision && kinds.length > 0 ? { kinds, at: decision.at } : undefined;
}
