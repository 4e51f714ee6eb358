import { type Enrollment, isOver } from '../plans/enrollment.ts';
import type { Activation, ActivationStep } from './activation.ts';

type Matters = Pick<Activation, 'devices'>;

/** The student's proof waits for the customer or an agent; refused, another one may be sent. */
function studentMatter({ student }: Enrollment): 'customer' | 'agent' | undefined {
  if (student?.proof === 'missing' || student?.proof === 'refused') return 'customer';
  return student?.proof === 'pending' ? 'agent' : undefined;
}

/** Who has to do something before everything about the plan is proved. */
function mattersOf(plan: Enrollment, { devices }: Matters): ReadonlySet<'customer' | 'agent'> {
  const waits = [...Object.values(devices), studentMatter(plan)];
  return new Set(waits.filter((who) => who !== undefined));
}

/** A picture that proves a student's status is kept until 30 days after the check, whatever becomes of the plan. */
const keepsProof = ({ student }: Enrollment): boolean => student?.deleteProofAt !== undefined;

/**
 * What the workflow does next, from the plan alone. Verification never keeps a plan from being active: it comes after
 * the sign-in, and a claim for what is not verified goes to an agent.
 */
export function activationStep(plan: Enrollment, matters: Matters): ActivationStep {
  if (isOver(plan)) return keepsProof(plan) ? 'rest' : 'closed';
  if (plan.activatedAt === undefined)
    return plan.invitation && plan.invitation.sentAt === undefined ? 'invite' : 'await-sign-in';
  if (plan.coverStartsAt === undefined) return 'await-payment';
  const who = mattersOf(plan, matters);
  if (who.has('customer')) return 'await-customer';
  return who.has('agent') ? 'await-agent' : 'rest';
}
