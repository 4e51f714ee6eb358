import type { Claim } from '../../../../api/shapes.ts';
import { centsOf, dollarsOf } from '../../../../forms/dollars.ts';
import type { ClaimLine } from '../../../../parts/unit-claim/shapes.ts';
import type { DecisionBody } from './decision.ts';

export type LineVerdictBody = NonNullable<
  Extract<DecisionBody, { readonly outcome: 'approve' }>['lines']
>[number];
type ProposedLines = NonNullable<NonNullable<Claim['proposal']>['lines']>;

/** What is said of one line, as typed. */
export interface TypedVerdict {
  readonly verdict: 'approve' | 'lower' | 'reject';
  /** Dollars, of a line that is lowered. */
  readonly amount: string;
  /** Of the list of reasons; empty for none. */
  readonly code: string;
  readonly reason: string;
}

export type Verdicts = Readonly<Record<string, TypedVerdict>>;

export const asAsked: TypedVerdict = { verdict: 'approve', amount: '', code: '', reason: '' };

/** What another agent proposed, to begin with. */
export const verdictsOf = (proposed: ProposedLines): Verdicts =>
  Object.fromEntries(
    proposed.map((one) => {
      const amount = one.verdict === 'lower' ? dollarsOf(one.approvedCents) : '';
      const code = one.verdict === 'approve' ? '' : (one.code ?? '');
      return [one.lineId, { verdict: one.verdict, amount, code, reason: one.reason ?? '' }];
    }),
  );

const centsFor = (line: ClaimLine, typed: TypedVerdict = asAsked): number => {
  if (typed.verdict === 'approve') return line.amountCents;
  return typed.verdict === 'reject' ? 0 : (centsOf(typed.amount) ?? 0);
};

/** What would be credited, in cents; tax that nobody named is in proportion, as the service does it. */
export function approvedTotal(lines: readonly ClaimLine[], verdicts: Verdicts): number {
  const others = lines.filter(({ kind }) => kind !== 'tax');
  const asked = others.reduce((sum, { amountCents }) => sum + amountCents, 0);
  const approved = others.reduce((sum, line) => sum + centsFor(line, verdicts[line.lineId]), 0);
  const tax = lines.find(({ kind }) => kind === 'tax');
  if (!tax) return approved;
  const typed = verdicts[tax.lineId] ?? asAsked;
  const share = asked === 0 ? 0 : Math.round((tax.amountCents * approved) / asked);
  return approved + (typed.verdict === 'approve' ? share : centsFor(tax, typed));
}

export type VerdictFault = 'lowerAmount' | 'lowerReason' | 'rejectCode';

/** What is missing, by line. */
export const verdictFaults = (
  lines: readonly ClaimLine[],
  verdicts: Verdicts,
): Readonly<Record<string, VerdictFault>> =>
  Object.fromEntries(
    lines.flatMap((line): [string, VerdictFault][] => {
      const { verdict, amount, code, reason } = verdicts[line.lineId] ?? asAsked;
      if (verdict === 'reject' && code === '') return [[line.lineId, 'rejectCode']];
      if (verdict !== 'lower') return [];
      const cents = centsOf(amount) ?? 0;
      if (cents <= 0 || cents >= line.amountCents) return [[line.lineId, 'lowerAmount']];
      return reason.trim() === '' ? [[line.lineId, 'lowerReason']] : [];
    }),
  );

/** The lines that are not approved as asked for, as the API takes them. */
export const bodyOfVerdicts = (lines: readonly ClaimLine[], verdicts: Verdicts): LineVerdictBody[] =>
  lines.flatMap(({ lineId }): LineVerdictBody[] => {
    const { verdict, amount, code: typed, reason: words } = verdicts[lineId] ?? asAsked;
    const reason = words.trim();
    const code = typed as Extract<LineVerdictBody, { readonly verdict: 'reject' }>['code'];
    if (verdict === 'reject') return [{ lineId, verdict, code, ...(reason !== '' && { reason }) }];
    if (verdict !== 'lower') return [];
    return [{ lineId, verdict, approvedCents: centsOf(amount) ?? 0, reason, ...(typed !== '' && { code }) }];
  });
