import { NotPossible } from '../errors.ts';
import { nextPlan, type PlanChange } from '../plans/change.ts';
import { type Enrollment, isOver } from '../plans/enrollment.ts';

/** Texts that one invitation may cost, corrections and reminders included. */
const mostTexts = 12;
/** Between two sendings asked for by somebody: a text takes a while to arrive. */
const betweenMs = 30_000;

/** What the counter sees of an invitation. */
export interface InvitationStatus {
  readonly status: 'waiting' | 'sent' | 'delivered' | 'not-sent' | 'activated';
  readonly phone: string;
  readonly sentAt?: string | undefined;
  readonly deliveredAt?: string | undefined;
  readonly activatedAt?: string;
  readonly times: number;
  readonly problem?: string | undefined;
}

/**
 * How an invitation stands; undefined for a plan that was sold without one. A seller (`toStaff` false) is shown the number
 * he typed where the text goes to another one that we know of the customer.
 */
export function invitationStatus(plan: Enrollment, toStaff: boolean): InvitationStatus | undefined {
  const { invitation, activatedAt } = plan;
  if (!invitation) return undefined;
  const { sentAt, deliveredAt, problem } = invitation;
  const status =
    activatedAt !== undefined
      ? 'activated'
      : problem !== undefined
        ? 'not-sent'
        : sentAt === undefined
          ? 'waiting'
          : deliveredAt === undefined
            ? 'sent'
            : 'delivered';
  const { typedPhone, ...shown } = invitation;
  const phone = toStaff ? shown.phone : (typedPhone ?? shown.phone);
  return { ...shown, phone, status, ...(activatedAt !== undefined && { activatedAt }) };
}

/** A number that somebody corrects an invitation to. */
export interface Correction {
  readonly phone: string;
  /**
   * The text goes there. A seller who did not bring the customer to us is shown the number, and the text goes where we know
   * the customer to be: whoever may type a mail address must not have its owner's passcode sent to himself.
   */
  readonly redirects: boolean;
}

/**
 * Has the invitation sent again, to a corrected number where one is given. Throws {@link NotPossible} once the plan is
 * activated or over, within half a minute of the last text, and when it was sent too often.
 */
export function inviteAgain(plan: Enrollment, correction: Correction | undefined, nowMs: number): PlanChange {
  const { invitation } = plan;
  if (!invitation || isOver(plan)) throw new NotPossible('There is no invitation to send.');
  if (plan.activatedAt !== undefined) throw new NotPossible('The plan is activated already.');
  const shown = invitation.typedPhone ?? invitation.phone;
  const corrected = correction !== undefined && ![shown, invitation.phone].includes(correction.phone);
  if (!corrected && invitation.sentAt !== undefined && nowMs - Date.parse(invitation.sentAt) < betweenMs)
    throw new NotPossible('It was sent just now. Please wait half a minute.');
  if (invitation.times >= mostTexts)
    throw new NotPossible('It was sent too often. The customer can ask the claims team for help.');
  return { before: plan, plan: nextPlan(plan, { invitation: resent(invitation, correction) }) };
}

type Invitation = NonNullable<Enrollment['invitation']>;

/** The invitation as it waits to be sent. */
export function resent(
  { phone, typedPhone, times, deliveredAt }: Invitation,
  correction?: Correction,
): Invitation {
  const shown = correction?.redirects ? undefined : (correction?.phone ?? typedPhone);
  return {
    phone: correction?.redirects ? correction.phone : phone,
    ...(shown !== undefined && { typedPhone: shown }),
    times,
    ...(deliveredAt !== undefined && { deliveredAt }),
  };
}

/** Records that the text went out, or why it did not; the number can be corrected then. */
export function invited(
  plan: Enrollment,
  phone: string,
  result: { readonly sentAt: string; readonly problem?: string | undefined },
): PlanChange | undefined {
  const { invitation } = plan;
  // Corrected meanwhile: the new number gets a text of its own.
  if (invitation?.phone !== phone || invitation.sentAt !== undefined) return undefined;
  const { sentAt, problem } = result;
  const next = {
    ...invitation,
    sentAt,
    times: invitation.times + 1,
    ...(problem !== undefined && { problem }),
  };
  return { before: plan, plan: nextPlan(plan, { invitation: next }) };
}

/** The mail about the plan reached its mailbox. Undefined where nobody waits to know any more. */
export function invitationDelivered(plan: Enrollment, nowMs: number): PlanChange | undefined {
  const { invitation, activatedAt } = plan;
  if (!invitation || invitation.deliveredAt !== undefined || activatedAt !== undefined) return undefined;
  const delivered = { ...invitation, deliveredAt: new Date(nowMs).toISOString() };
  return { before: plan, plan: nextPlan(plan, { invitation: delivered }) };
}
