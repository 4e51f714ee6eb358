import { AlreadyDecided, InvalidInput, NotPossible } from '../errors.ts';
import type { Actor } from '../people/actor.ts';
import { isCode, isOpen, openCode } from '../people/sent-code.ts';
import { nextPlan, type PlanChange } from '../plans/change.ts';
import { type Enrollment, isOver } from '../plans/enrollment.ts';

type Student = NonNullable<Enrollment['student']>;

/** A picture that proved something is kept for so long after the check, in days. */
export const proofKeptDays = 30;
/** How long a mailed code is good. */
const codeMinutes = 60;

/** The student's part of a plan that may still be proved. Throws {@link NotPossible}. */
function open(plan: Enrollment): Student {
  if (!plan.student || isOver(plan)) throw new NotPossible('The plan is not sold at the student price.');
  if (plan.student.proof === 'accepted') throw new NotPossible('The student price is confirmed already.');
  return plan.student;
}

const withStudent = (before: Enrollment, student: Student): PlanChange => ({
  before,
  plan: nextPlan(before, { student }),
});

/** Top-level names that only schools get: `.edu` in the United States, `k12.<state>.us` for its schools. */
const schoolDomain = /(?:\.edu|\.k12\.[a-z]{2}\.us)$/i;

/** A code was mailed to a school's address. Throws {@link NotPossible}, {@link InvalidInput}. */
export function schoolCodeSent(
  plan: Enrollment,
  schoolEmail: string,
  mailed: string,
  nowMs: number,
): PlanChange {
  const { reason: _reason, ...student } = open(plan);
  if (student.code && nowMs - Date.parse(student.code.sentAt) < 60_000)
    throw new NotPossible('A code was mailed just now. Please wait a minute.');
  const sentAt = new Date(nowMs).toISOString();
  const code = { ...openCode(plan.planNumber, mailed, nowMs, codeMinutes), sentAt };
  return withStudent(plan, { ...student, schoolEmail, code });
}

/**
 * The mailed code, as typed. Right, it proves the address: a school's own domain is enough, any other goes to an agent.
 * Wrong, the try is counted: `right` says which. Throws {@link InvalidInput} when no code is open any more.
 */
export function schoolCodeTyped(
  plan: Enrollment,
  typed: string,
  nowMs: number,
): { readonly change: PlanChange; readonly right: boolean } {
  const { code, ...student } = open(plan);
  if (!code || !isOpen(code, nowMs))
    throw InvalidInput.at('code', 'is not good any more; please have another one mailed');
  if (!isCode(code, plan.planNumber, typed))
    return {
      change: withStudent(plan, { ...student, code: { ...code, triesLeft: code.triesLeft - 1 } }),
      right: false,
    };
  const accepted = schoolDomain.test(student.schoolEmail ?? '');
  const proved: Student = {
    ...student,
    by: 'school-email',
    proof: accepted ? 'accepted' : 'pending',
    ...(accepted && { checkedAt: new Date(nowMs).toISOString() }),
  };
  return { change: withStudent(plan, proved), right: true };
}

/** A picture of a student ID or a letter is on its way. */
export function proofAnnounced(
  plan: Enrollment,
  by: 'student-id' | 'letter',
  documentId: string,
): PlanChange {
  return withStudent(plan, { ...open(plan), by, documentId });
}

/** The picture was taken in, or not: an agent looks, or the customer is asked again. Undefined for an earlier picture. */
export function proofInspected(
  plan: Enrollment,
  documentId: string,
  refusal: string | undefined,
): PlanChange | undefined {
  const { student } = plan;
  if (!student || student.documentId !== documentId || student.proof === 'accepted') return undefined;
  const { reason: _reason, ...rest } = student;
  return refusal === undefined
    ? withStudent(plan, { ...rest, proof: 'pending' })
    : withStudent(plan, { ...rest, proof: 'refused', reason: refusal });
}

export type ProofReview =
  | { readonly outcome: 'accept' }
  | { readonly outcome: 'refuse'; readonly reason: string };

/**
 * An agent's word on a student's proof. The picture is deleted 30 days after it. Throws {@link AlreadyDecided} for a proof
 * that was accepted, {@link NotPossible} where none was sent.
 */
export function proofReviewed(plan: Enrollment, review: ProofReview, by: Actor, nowMs: number): PlanChange {
  const { student } = plan;
  if (student?.proof === 'accepted')
    throw new AlreadyDecided({
      by: student.checkedBy?.name ?? 'a rule',
      at: student.checkedAt ?? plan.soldAt,
    });
  if (student?.proof !== 'pending') throw new NotPossible('No proof of a student waits for a look.');
  const checkedAt = new Date(nowMs).toISOString();
  const { reason: _reason, ...rest } = student;
  return withStudent(plan, {
    ...rest,
    checkedAt,
    checkedBy: by,
    ...(review.outcome === 'accept'
      ? { proof: 'accepted' as const }
      : { proof: 'refused' as const, reason: review.reason }),
    ...(student.documentId !== undefined && {
      deleteProofAt: new Date(nowMs + proofKeptDays * 86_400_000).toISOString(),
    }),
  });
}

/** The plan once the picture is gone. */
export function proofDeleted(plan: Enrollment): PlanChange {
  const { student } = plan;
  if (!student) return { before: plan, plan };
  const { documentId: _document, deleteProofAt: _due, ...rest } = student;
  return withStudent(plan, rest);
}
