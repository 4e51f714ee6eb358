import type { DocumentRecord } from './records.ts';

/** What the rules last asked the customer for, by kind, and when. */
export interface AskedEvidence {
  readonly kinds: readonly string[];
  readonly at: string;
}

/**
 * Whether a claim comes back to the rules with nothing of what they asked for, and no file among what was tried that could
 * not be taken. Who has no receipt has none the second time either: a person reads the answer, instead of the rules asking
 * the same for ever. A payment is waited for, however often somebody answers.
 */
export function cameWithout(
  asked: AskedEvidence | undefined,
  missing: readonly string[],
  documents: readonly Pick<DocumentRecord, 'status' | 'createdAt'>[],
): boolean {
  if (!asked || missing.length === 0 || missing.includes('payment')) return false;
  const sameAgain =
    asked.kinds.length === missing.length && missing.every((kind) => asked.kinds.includes(kind));
  return (
    sameAgain && !documents.some(({ status, createdAt }) => status === 'rejected' && createdAt >= asked.at)
  );
}
