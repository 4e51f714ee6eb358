import type { Difference, ReplayTotals } from '../../lambdas/domain/coverage/replay.ts';
import { formatCents } from '../../lambdas/domain/money/format.ts';

const counts = (of: Readonly<Record<string, number>>): string[] =>
  Object.entries(of)
    .sort(([, a], [, b]) => b - a)
    .map(([name, count]) => `  ${String(count).padStart(7)}  ${name}`);

const signed = (cents: number): string => (cents > 0 ? `+${formatCents(cents)}` : formatCents(cents));

const line = ({ claimId, at, before, after, effectCents, decisive, rules }: Difference): string => {
  const moved =
    before.proposal === after.proposal ? before.proposal : `${before.proposal} → ${after.proposal}`;
  const deductible =
    before.deductibleCents === after.deductibleCents
      ? []
      : [`deductible ${formatCents(before.deductibleCents)} → ${formatCents(after.deductibleCents)}`];
  const because = decisive.length > 0 ? decisive : rules.map(({ ruleId }) => ruleId);
  const parts = [claimId, at, moved, signed(effectCents), ...deductible, because.join(' + ') || 'prices'];
  return parts.join('  ');
};

/** What a replay came to, for a terminal. */
export function reportOf(totals: ReplayTotals, differences: readonly Difference[], list: number): string {
  const effect = totals.payableAfterCents - totals.payableBeforeCents;
  const more = differences.length - list;
  return [
    `${totals.decisions} decisions, ${totals.different} would differ.`,
    `Approved by rule: ${totals.approvedBefore} then, ${totals.approvedAfter} now.`,
    `Paid on approvals by rule: ${formatCents(totals.payableBeforeCents)} then, ${formatCents(totals.payableAfterCents)} now (${signed(effect)}).`,
    ...(totals.different === 0 ? [] : ['', 'What became of them', ...counts(totals.byMove)]),
    ...(Object.keys(totals.byRule).length === 0
      ? []
      : ['', 'Rules that made the difference alone', ...counts(totals.byRule)]),
    ...(differences.length === 0 ? [] : ['', ...differences.slice(0, list).map(line)]),
    ...(more > 0 ? [`… and ${more} more (--list, --json)`] : []),
    '',
  ].join('\n');
}
