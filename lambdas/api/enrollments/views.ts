import type * as z from 'zod/mini';
import type { Catalogue } from '../../domain/catalogue/catalogue-schema.ts';
import { findPlan } from '../../domain/catalogue/lookup.ts';
import { isStaff } from '../../domain/people/actor.ts';
import type { Dispute } from '../../domain/plans/charges.ts';
import { type Enrollment, isOver } from '../../domain/plans/enrollment.ts';
import type { Caller } from '../../middleware/api/caller.ts';
import type { enrollmentAnswerSchema } from './shapes.ts';

type View = z.infer<typeof enrollmentAnswerSchema>;

/** What keeps cover from starting. */
const waitsFor = (plan: Enrollment): View['waitsFor'] => {
  if (isOver(plan) || plan.coverStartsAt !== undefined) return undefined;
  return plan.paymentCurrent ? 'activation' : 'payment';
};

const given = <T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };

const disputeView = ({ status, amountCents, reason, openedAt, answerBy }: Dispute) => ({
  ...{ status, amountCents, reason, openedAt },
  ...(answerBy !== undefined && { answerBy }),
});

/** A plan as this caller may see it. The card and the student's proof are the payer's and the claims team's to know. */
export function enrollmentView(plan: Enrollment, catalogue: Catalogue, caller: Caller | undefined): View {
  const { billing } = plan;
  const seesMoney = caller !== undefined && caller.access.role !== 'partner';
  const card = seesMoney ? billing?.card : undefined;
  const staff = isStaff(caller?.access.role);
  return {
    enrollmentId: plan.enrollmentId,
    planNumber: plan.planNumber,
    planCode: plan.planCode,
    planName: findPlan(catalogue, plan.planCode)?.name ?? plan.planCode,
    term: plan.term,
    status: plan.status,
    priceCents: plan.priceCents,
    soldAt: plan.soldAt,
    paymentCurrent: plan.paymentCurrent,
    ...given({
      soldByCompanyId: plan.soldByCompanyId,
      activateBy: plan.activatedAt === undefined ? plan.activateBy : undefined,
      refundUntil: plan.refundUntil,
      activatedAt: plan.activatedAt,
      coverStartsAt: plan.coverStartsAt,
      coverEndsAt: plan.coverEndsAt,
      endReason: plan.endReason,
      promoCode: plan.promoCode,
      paidThrough: billing?.paidThrough,
      nextChargeAt: billing?.nextChargeAt,
      graceUntil: billing?.graceUntil,
      protectedMinor: plan.minor,
      termsAccepted: plan.termsAccepted,
      waitsFor: waitsFor(plan),
    }),
    ...(card && {
      card: { brand: card.brand, last4: card.last4, expMonth: card.expMonth, expYear: card.expYear },
    }),
    ...(staff && plan.dispute && { dispute: disputeView(plan.dispute) }),
    ...(plan.student &&
      seesMoney && {
        student: {
          proof: plan.student.proof,
          ...(plan.student.reason !== undefined && { reason: plan.student.reason }),
        },
      }),
  };
}
