import { nextPlan, type PlanChange } from '../plans/change.ts';
import type { Enrollment } from '../plans/enrollment.ts';
import type { Activation } from './activation.ts';
import type { DueAction } from './due.ts';
import { resent } from './invitation.ts';

/** Reminders that bring a fresh passcode: a temporary password lives seven days. */
const withFreshPasscode = 1;

/**
 * The plan after something happened by itself. The end of a plan that nobody activated is money's, and the deletion of a
 * proof the file's: both stand elsewhere.
 */
export function carriedOut(
  before: Enrollment,
  activation: Activation,
  action: Exclude<DueAction, 'lapse' | 'delete-proof'>,
  nowMs: number,
): PlanChange {
  const at = new Date(nowMs).toISOString();
  const { invitation } = before;
  switch (action) {
    case 'tell-cover':
      return changed(before, { ...activation, coverToldAt: at });
    case 'ask-tracking':
      return changed(before, { ...activation, trackingAskedAt: at });
    case 'escalate':
      return changed(before, { ...activation, reminders: activation.reminders + 1 });
    case 'remind': {
      const reminded = { ...activation, reminders: activation.reminders + 1 };
      const fresh = activation.step === 'await-sign-in' && activation.reminders >= withFreshPasscode;
      return changed(before, reminded, fresh && invitation ? { invitation: resent(invitation) } : {});
    }
  }
}

const changed = (before: Enrollment, activation: Activation, more: Partial<Enrollment> = {}): PlanChange => ({
  before,
  plan: nextPlan(before, { activation, ...more }),
});
