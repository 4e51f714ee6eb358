import { AlreadyDecided, NotPossible } from '../errors.ts';
import { nextPlan, type PlanChange, withRun } from './change.ts';
import { type Enrollment, isOver } from './enrollment.ts';
import { coverFields } from './payment-outcome.ts';

/**
 * The customer activates the plan, signed in, and so agrees to the terms of version `terms`, unless that was done with
 * the order. Cover starts at 00:01 of the next day in the zone of the mailing address,
 * once the plan is paid too; until then it stays `pending-activation`. Throws {@link AlreadyDecided} the second time,
 * {@link NotPossible} when the plan is over.
 */
export function activatePlan(plan: Enrollment, terms: string, nowMs: number): PlanChange {
  if (isOver(plan)) throw new NotPossible('The plan has ended. Choose a plan to be protected again.');
  if (plan.activatedAt !== undefined) throw new AlreadyDecided({ by: 'the customer', at: plan.activatedAt });
  const activatedAt = new Date(nowMs).toISOString();
  const activated = { ...plan, activatedAt };
  const fields = plan.paymentCurrent
    ? { status: 'active' as const, ...coverFields(activated, activatedAt) }
    : {};
  return {
    before: plan,
    plan: nextPlan(plan, {
      activatedAt,
      termsAccepted: plan.termsAccepted ?? { version: terms, at: activatedAt, how: 'with-the-activation' },
      ...fields,
      runs: withRun(plan, 'billing'),
    }),
    notices: plan.paymentCurrent ? [{ kind: 'activated' }] : [],
  };
}
