import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvalidInput } from '../../../lambdas/domain/errors.ts';
import { approvedCents, type ClaimLine } from '../../../lambdas/domain/warranty-claims/lines.ts';
import { priceLines } from '../../../lambdas/domain/warranty-claims/price-lines.ts';
import {
  reasonCodeSchema,
  reasonCodes,
  reasonText,
} from '../../../lambdas/domain/warranty-claims/reason-codes.ts';
import { type LineVerdict, reviewLines } from '../../../lambdas/domain/warranty-claims/review-lines.ts';
import { holds } from '../holds.ts';
import { prices } from './prices.ts';

const at = '2026-06-02T18:00:00.000Z';

/** $200 board, $5 fuses, $165 labor, $100 crane, $47 tax: $517. */
const lines = priceLines(
  {
    parts: [
      { partNumber: 'BOARD', quantity: 1 },
      { partNumber: 'FUSE', quantity: 2 },
    ],
    labor: [{ operationCode: 'R10' }],
    services: [{ description: 'Crane', amountCents: 10_000 }],
    taxCents: 4_700,
  },
  { prices, companyId: 'harbor', sku: 'DS-200' },
);

const verdictsOf = (reviewed: readonly ClaimLine[]) =>
  Object.fromEntries(
    reviewed.map(({ lineId, review }) => [lineId, [review?.verdict, review?.approvedCents]]),
  );

const faultsOf = (verdicts: readonly LineVerdict[]): string[] => {
  try {
    reviewLines(lines, verdicts, at);
  } catch (error) {
    if (error instanceof InvalidInput) return error.errors.map(({ path, message }) => `${path}: ${message}`);
    throw error;
  }
  return [];
};

describe('the review of a dealer’s lines', () => {
  it('approves what no verdict names', () => {
    const reviewed = reviewLines(lines, [], at);
    expect(approvedCents(reviewed)).toBe(51_700);
    expect(reviewed.every(({ review }) => review?.verdict === 'approved')).toBe(true);
  });

  it('approves in part: lowers with a reason, rejects by a code, and the tax follows', () => {
    const reviewed = reviewLines(
      lines,
      [
        {
          lineId: 'labor-R10',
          verdict: 'lower',
          approvedCents: 11_000,
          code: 'ELH',
          reason: 'One hour does it.',
        },
        { lineId: 'service-1', verdict: 'reject', code: 'UR' },
      ],
      at,
    );
    expect(verdictsOf(reviewed)).toEqual({
      'part-BOARD': ['approved', 20_000],
      'part-FUSE': ['approved', 500],
      'labor-R10': ['lowered', 11_000],
      'service-1': ['rejected', 0],
      // 4,700 × 31,500 / 47,000
      tax: ['lowered', 3_150],
    });
    expect(reviewed[2]?.review).toEqual({
      verdict: 'lowered',
      approvedCents: 11_000,
      code: 'ELH',
      codeText: 'Excessive labor hours',
      reason: 'One hour does it.',
      at,
    });
  });

  it('leaves the tax to the agent who names it', () => {
    const reviewed = reviewLines(
      lines,
      [
        { lineId: 'service-1', verdict: 'reject', code: 'NEW' },
        { lineId: 'tax', verdict: 'approve' },
      ],
      at,
    );
    expect(verdictsOf(reviewed).tax).toEqual(['approved', 4_700]);
  });

  it('takes the tax away with everything it is the tax of', () => {
    const all = lines.filter(({ kind }) => kind !== 'tax');
    const reviewed = reviewLines(
      lines,
      all.map(({ lineId }) => ({ lineId, verdict: 'reject', code: 'EW' }) as const),
      at,
    );
    expect(approvedCents(reviewed)).toBe(0);
    expect(verdictsOf(reviewed).tax).toEqual(['rejected', 0]);
  });

  it.each<[LineVerdict[], string[]]>([
    [[{ lineId: 'nope', verdict: 'approve' }], ['lines.0.lineId: nope is no line of this claim']],
    [
      [
        { lineId: 'tax', verdict: 'approve' },
        { lineId: 'tax', verdict: 'reject', code: 'DC' },
      ],
      ['lines.1.lineId: is named twice'],
    ],
    [
      [{ lineId: 'part-FUSE', verdict: 'lower', approvedCents: 500, reason: 'No.' }],
      ['lines.0.approvedCents: is not less than $5.00, which is asked for'],
    ],
  ])('refuses %j', (verdicts, faults) => {
    expect(faultsOf(verdicts)).toEqual(faults);
  });

  it('never approves more than was asked for, whatever the verdicts', () => {
    const verdict = (line: ClaimLine) =>
      fc.constantFrom<LineVerdict | undefined>(
        undefined,
        { lineId: line.lineId, verdict: 'approve' },
        {
          lineId: line.lineId,
          verdict: 'lower',
          approvedCents: Math.max(1, line.amountCents - 7),
          reason: 'r',
        },
        { lineId: line.lineId, verdict: 'reject', code: 'CDR' },
      );
    holds(
      fc.property(fc.tuple(...lines.map(verdict)), (drawn) => {
        const reviewed = reviewLines(
          lines,
          drawn.filter((one) => one !== undefined),
          at,
        );
        for (const { amountCents, review } of reviewed) {
          expect(review?.approvedCents).toBeGreaterThanOrEqual(0);
          expect(review?.approvedCents).toBeLessThanOrEqual(amountCents);
          expect(Number.isSafeInteger(review?.approvedCents)).toBe(true);
        }
      }),
    );
  });
});

describe('the reasons for a rejection', () => {
  it('are codes of two or three letters, each once, with words', () => {
    const codes = reasonCodes.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    for (const { code } of reasonCodes) expect(code).toMatch(/^[A-Z]{2,3}$/);
    expect(reasonText('EW')).toBe('Expired warranty');
    expect(reasonCodeSchema.safeParse('XXX').success).toBe(false);
  });
});
