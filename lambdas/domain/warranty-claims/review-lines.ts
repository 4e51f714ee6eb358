import * as z from 'zod/mini';
import { type InputFault, InvalidInput } from '../errors.ts';
import { positiveCentsSchema } from '../money/cents.ts';
import { formatCents } from '../money/format.ts';
import type { ClaimLine, LineReview } from './lines.ts';
import { type ReasonCode, reasonCodeSchema, reasonText } from './reason-codes.ts';

const lineId = z.string().check(z.maxLength(80), z.describe('Of the claim’s `lines`.'));
const reason = z
  .string()
  .check(z.regex(/\S/, 'says nothing'), z.maxLength(500), z.describe('For the dealer.'));

/** What an agent says of one line. */
export const lineVerdictSchema = z.discriminatedUnion('verdict', [
  z.strictObject({ lineId, verdict: z.literal('approve'), reason: z.optional(reason) }),
  z.strictObject({
    lineId,
    verdict: z.literal('lower'),
    approvedCents: positiveCentsSchema.check(z.describe('Less than was asked for.')),
    code: z.optional(reasonCodeSchema),
    reason,
  }),
  z.strictObject({
    lineId,
    verdict: z.literal('reject'),
    code: reasonCodeSchema.check(z.describe('ASC X12 data element 1172.')),
    reason: z.optional(reason),
  }),
]);
export type LineVerdict = z.infer<typeof lineVerdictSchema>;

function faultsOf(lines: readonly ClaimLine[], verdicts: readonly LineVerdict[]): InputFault[] {
  return verdicts.flatMap((verdict, index): InputFault[] => {
    const line = lines.find((one) => one.lineId === verdict.lineId);
    const path = `lines.${index}`;
    if (!line) return [{ path: `${path}.lineId`, message: `${verdict.lineId} is no line of this claim` }];
    if (verdicts.findIndex((one) => one.lineId === verdict.lineId) < index)
      return [{ path: `${path}.lineId`, message: 'is named twice' }];
    if (verdict.verdict === 'lower' && verdict.approvedCents >= line.amountCents)
      return [
        {
          path: `${path}.approvedCents`,
          message: `is not less than ${formatCents(line.amountCents)}, which is asked for`,
        },
      ];
    return [];
  });
}

const coded = (code: ReasonCode | undefined) =>
  code === undefined ? {} : { code, codeText: reasonText(code) };

function reviewed(line: ClaimLine, verdict: LineVerdict | undefined, at: string): LineReview {
  if (verdict?.verdict === 'reject') {
    const { code, reason: why } = verdict;
    return {
      ...{ verdict: 'rejected', approvedCents: 0, ...coded(code), at },
      ...(why !== undefined && { reason: why }),
    };
  }
  if (verdict?.verdict === 'lower') {
    const { approvedCents, code, reason: why } = verdict;
    return { verdict: 'lowered', approvedCents, reason: why, at, ...coded(code) };
  }
  const why = verdict?.reason;
  return {
    verdict: 'approved',
    approvedCents: line.amountCents,
    at,
    ...(why !== undefined && { reason: why }),
  };
}

/** Tax follows what it is the tax of: in proportion to what is approved of the other lines, rounded half up. */
function taxReview(tax: ClaimLine, others: readonly ClaimLine[], at: string): LineReview {
  const asked = others.reduce((sum, { amountCents }) => sum + amountCents, 0);
  const approved = others.reduce((sum, { review }) => sum + (review?.approvedCents ?? 0), 0);
  const approvedCents = asked === 0 ? 0 : Math.round((tax.amountCents * approved) / asked);
  if (approvedCents === tax.amountCents) return { verdict: 'approved', approvedCents, at };
  const why = 'In proportion to what is approved of the other lines.';
  if (approvedCents > 0) return { verdict: 'lowered', approvedCents, reason: why, at };
  return { verdict: 'rejected', approvedCents, ...coded('NEW'), reason: why, at };
}

/**
 * Writes an agent's verdicts into the lines. A line that no verdict names is approved as asked for; sales tax is then in
 * proportion. Throws {@link InvalidInput} naming each fault with its path.
 */
export function reviewLines(
  lines: readonly ClaimLine[],
  verdicts: readonly LineVerdict[],
  at: string,
): ClaimLine[] {
  const faults = faultsOf(lines, verdicts);
  if (faults.length > 0) throw new InvalidInput(faults);
  const verdictOf = (line: ClaimLine) => verdicts.find((verdict) => verdict.lineId === line.lineId);
  const judged = lines.map((line) =>
    line.kind === 'tax' && !verdictOf(line) ? line : { ...line, review: reviewed(line, verdictOf(line), at) },
  );
  const others = judged.filter(({ kind }) => kind !== 'tax');
  return judged.map((line) =>
    line.kind === 'tax' && !verdictOf(line) ? { ...line, review: taxReview(line, others, at) } : line,
  );
}
