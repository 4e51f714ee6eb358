import type { Company } from '../../domain/people/people.ts';
import { type HoldReason, payoutIdOf } from '../../domain/referrals/payout.ts';
import { openPayout, weighPayout } from '../../domain/referrals/payout-steps.ts';
import { settleCompany } from '../../domain/referrals/settle-company.ts';
import type { Table } from '../table/table.ts';
import { readHold } from './payout-store.ts';
import { readDue } from './referral-store.ts';

/** A line that would not be paid, and why. */
export interface UnpaidLine {
  readonly planNumber: string;
  readonly amountCents: number;
  readonly outcome: 'held' | 'void';
  readonly reason: string;
}

/** What a company would be paid by a run if nothing happened until then. */
export interface ComingPayout {
  readonly companyId: string;
  readonly companyName: string;
  readonly lineCount: number;
  readonly amountCents: number;
  readonly unpaid: readonly UnpaidLine[];
  /** Why the payout as a whole would be held. */
  readonly holds: readonly HoldReason[];
}

/** Judges what a company has coming in a run as the run would judge it now, and writes nothing. */
export async function comingPayout(
  table: Table,
  company: Company,
  runMonth: string,
  zone: string,
  nowMs: number,
): Promise<ComingPayout> {
  const [{ sales, adjustments }, hold] = await Promise.all([
    readDue(table, company, runMonth, zone),
    readHold(table, payoutIdOf(company.companyId, runMonth)),
  ]);
  const settled = settleCompany(company, sales, adjustments, undefined, { runMonth, zone, nowMs });
  const paid = settled.flatMap(({ line }) => (line ? [line.amountCents] : []));
  const amountCents = paid.reduce((sum, cents) => sum + cents, 0);
  const payout = { ...openPayout(company, runMonth, new Date(nowMs).toISOString()), amountCents };
  const unpaid = settled.flatMap(({ record, line }): UnpaidLine[] => {
    if (line || !('referral' in record)) return [];
    const { planNumber, status, reason = '', amountCents: cents } = record.referral;
    return [{ planNumber, amountCents: cents, reason, outcome: status === 'void' ? 'void' : 'held' }];
  });
  return {
    companyId: company.companyId,
    companyName: company.name,
    lineCount: paid.length,
    amountCents,
    unpaid,
    holds: paid.length === 0 ? [] : (weighPayout(payout, company, hold, nowMs)?.payout.holds ?? []),
  };
}
