import type { DeviceRecord } from '../devices/device.ts';
import { entryOf, type LedgerEntry } from '../ledger/entry.ts';
import type { Company, Customer } from '../people/people.ts';
import type { ChargeRecord } from '../plans/charges.ts';
import type { Enrollment } from '../plans/enrollment.ts';
import { judged, judgeReferral } from './judge-referral.ts';
import { type Adjustment, type Payout, type PayoutLine, payoutIdOf } from './payout.ts';
import { dueAt, monthAfterRun } from './payout-calendar.ts';
import type { Referral } from './referral.ts';
import { sharedTraits } from './shared-traits.ts';
import { standingAt } from './standing.ts';

/** A sale with all that is read to judge it. */
export interface SaleFacts {
  readonly referral: Referral;
  readonly plan: Enrollment;
  readonly charges: readonly ChargeRecord[];
  readonly customer: Customer | undefined;
  readonly devices: readonly DeviceRecord[];
}

export interface RunContext {
  readonly runMonth: string;
  /** The payout time zone. */
  readonly zone: string;
  readonly nowMs: number;
}

/** What the run makes of one record of a company: its next version, the line if it is paid, what the ledger says. */
export interface SettledLine {
  readonly record: { readonly referral: Referral } | { readonly adjustment: Adjustment };
  readonly line?: PayoutLine;
  readonly entries: readonly LedgerEntry[];
}

/** A payment of the plan that its bank held or took back by then: whether the fee is earned is an agent's to say. */
const disputed = (charges: readonly ChargeRecord[], atMs: number): string | undefined =>
  charges
    .flatMap(({ disputes = [] }) => disputes)
    .some(({ status, openedAt }) => /^(?:open|lost)$/.test(status) && Date.parse(openedAt) <= atMs)
    ? 'The customer’s bank disputes a payment of the plan.'
    : undefined;

const lineOf = (
  { companyId, enrollmentId, planNumber, planCode, soldAt, amountCents }: Referral | Adjustment,
  payoutId: string,
  kind: PayoutLine['kind'],
): PayoutLine => ({
  ...{ payoutId, companyId, enrollmentId, planNumber, planCode, soldAt, kind },
  amountCents: kind === 'fee' ? amountCents : -amountCents,
});

function settledReferral(before: Referral, referral: Referral, payoutId: string, at: string): SettledLine {
  const { companyId, planNumber, amountCents, status } = referral;
  const about = { companyId, planNumber, at };
  if (status === 'eligible')
    return {
      record: { referral },
      line: lineOf(referral, payoutId, 'fee'),
      entries: [entryOf('payable', planNumber, before.amountCents, { ...about, payoutId })],
    };
  const reason = referral.reason ?? '';
  return {
    record: { referral },
    entries: status === 'void' ? [entryOf('void', planNumber, amountCents, { ...about, reason })] : [],
  };
}

/** Takes off what was clawed back as far as the payout covers it; the rest waits for the next run. */
function settledAdjustments(
  adjustments: readonly Adjustment[],
  availableCents: number,
  payoutId: string,
  nextMonth: string,
): SettledLine[] {
  let left = availableCents;
  return adjustments.map((adjustment) => {
    const version = adjustment.version + 1;
    if (adjustment.amountCents > left)
      return { record: { adjustment: { ...adjustment, runMonth: nextMonth, version } }, entries: [] };
    left -= adjustment.amountCents;
    return {
      record: { adjustment: { ...adjustment, payoutId, version } },
      line: lineOf(adjustment, payoutId, 'claw-back'),
      entries: [],
    };
  });
}

/**
 * Judges everything of a company that has fallen due in a run. `sales` are all of its sales that the run may look at,
 * settled ones too: what they share counts all the same, so that a run cut off in the middle goes on with the same
 * answer. `payout`: what earlier parts of this run made of it; one that is no longer open takes nothing more.
 */
export function settleCompany(
  company: Company,
  sales: readonly SaleFacts[],
  adjustments: readonly Adjustment[],
  payout: Pick<Payout, 'amountCents' | 'status'> | undefined,
  { runMonth, zone, nowMs }: RunContext,
): SettledLine[] {
  const due = dueAt(runMonth, zone);
  const payoutId = payoutIdOf(company.companyId, runMonth);
  const nextMonth = monthAfterRun(runMonth, nowMs, zone);
  const at = new Date(nowMs).toISOString();
  const isClosed = payout !== undefined && payout.status !== 'open';
  const shared = sharedTraits(sales, company);
  const referrals = sales
    .filter(({ referral }) => referral.status === 'accrued' && referral.runMonth === runMonth)
    .map(({ referral, plan, charges }) => {
      const standing = standingAt(plan, charges, Date.parse(due));
      const doubt = shared.get(plan.planNumber) ?? disputed(charges, Date.parse(due));
      const verdict = judgeReferral(referral, standing, doubt, isClosed);
      return settledReferral(
        referral,
        judged(referral, verdict, { payoutId, dueAt: due, nextMonth }),
        payoutId,
        at,
      );
    });
  const fees = referrals.reduce(
    (sum, { line }) => sum + (line?.amountCents ?? 0),
    isClosed ? 0 : (payout?.amountCents ?? 0),
  );
  const open = adjustments.filter((one) => one.payoutId === undefined && one.runMonth === runMonth);
  return [...referrals, ...settledAdjustments(open, fees, payoutId, nextMonth)];
}
