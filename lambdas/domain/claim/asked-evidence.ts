import type { DocumentRecord } from './records.ts';

/** What the rules last asked the customer for, by kind, and when. */
export interface AskedEvidence {
  readonly kinds: readonly string[];
  readonly at: string;
}

/** What is looked at of a file: the rules ask the customer alone. */
type File = Pick<DocumentRecord, 'status' | 'reason' | 'createdAt' | 'uploadedBy'>;

/** Files of the customer that could not be taken, since the rules asked, or at all when they have not asked yet. */
const refusedSince = (asked: AskedEvidence | undefined, files: readonly File[]): readonly File[] =>
  files.filter(
    ({ status, createdAt, uploadedBy }) =>
      status === 'rejected' && uploadedBy.role === 'customer' && createdAt >= (asked?.at ?? ''),
  );

/** Why, in sentences: somebody who sends files by mail alone reads it in the next question, or nowhere. */
export function refusals(asked: AskedEvidence | undefined, files: readonly File[]): readonly string[] {
  const reasons = new Set(refusedSince(asked, files).flatMap(({ reason }) => reason ?? []));
  return reasons.size === 0 ? [] : ['A file of yours could not be used.', ...reasons];
}

/**
 * Whether a claim comes back to the rules with nothing of what they asked for, and no file among what was tried that could
 * not be taken. Who has no receipt has none the second time either: a person reads the answer, instead of the rules asking
 * the same for ever. A payment is waited for, however often somebody answers.
 */
export function cameWithout(
  asked: AskedEvidence | undefined,
  missing: readonly string[],
  files: readonly File[],
): boolean {
  if (!asked || missing.length === 0 || missing.includes('payment')) return false;
  const sameAgain =
    asked.kinds.length === missing.length && missing.every((kind) => asked.kinds.includes(kind));
  return sameAgain && refusedSince(asked, files).length === 0;
}
