import { claimsOfCustomer } from '../../adapters/claims/claim-reader.ts';
import { changeClaim } from '../../adapters/claims/claim-store.ts';
import { readAskedEvidence } from '../../adapters/coverage/asked-evidence.ts';
import type { Table } from '../../adapters/table/table.ts';
import type { Claim } from '../../domain/claim/claim.ts';
import { resumePaid, waitsForRules } from '../../domain/claim/transitions/resume-paid.ts';
import { type Enrollment, isOver } from '../../domain/plans/enrollment.ts';
import { systemContext } from '../claim-task.ts';

/** Whether the plan's payment is among what the rules asked for last. */
async function asksForPayment(table: Table, claim: Claim): Promise<boolean> {
  const asked = await readAskedEvidence(table, claim);
  return asked?.kinds.includes('payment') ?? false;
}

/**
 * Claims that waited for the payment of a plan go on once it is paid, or the plan is over and nobody can pay for it any
 * more; until then nothing happens. Which ones
 * wait follows from the table, so that calling it twice, or after a crash, answers each question once.
 */
export async function resumeClaims(table: Table, plan: Enrollment): Promise<void> {
  const { planNumber, paymentCurrent, customerId } = plan;
  if (!paymentCurrent && !isOver(plan)) return;
  const what = isOver(plan) ? 'over' : 'paid';
  const claims = await claimsOfCustomer(table, customerId);
  for (const { claimId } of claims.filter((claim) => waitsForRules(claim, planNumber)))
    await changeClaim(table, claimId, async (claim) => {
      if (!waitsForRules(claim, planNumber) || !(await asksForPayment(table, claim))) return undefined;
      const change = resumePaid(claim, planNumber, what, await systemContext(table, Date.now()));
      return change && { change };
    });
}
