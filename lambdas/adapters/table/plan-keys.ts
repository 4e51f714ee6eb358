import { type Key, recordKey, shardOf, sixDigits } from './keys.ts';

/**
 * Keys of plans and of their sale.
 *
 * | item | pk | sk | index |
 * |---|---|---|---|
 * | plan | `PLAN#number` | `PLAN` | gsi1 customer |
 * | charge, refund, document, question, run of a plan | `PLAN#number` | `CHARGE#…`, … | gsi4 what is pending |
 * | how many plans stand under each catalogue | `PLANS#STANDING` | shard |
 * | enrolment | `ENROLLMENT#id` | `ENROLLMENT` | none: it names its plan |
 */

const ofPlan = (planNumber: string, sk: string): Key => ({ pk: `PLAN#${planNumber}`, sk });

export const isOfPlan = (partition: string): boolean => partition.startsWith('PLAN#');
export const planKey = (planNumber: string): Key => recordKey('PLAN', planNumber);
/** The money of a plan. */
export const chargeKey = (planNumber: string, chargeId: string): Key =>
  ofPlan(planNumber, `CHARGE#${chargeId}`);
export const refundKey = (planNumber: string, refundId: string): Key =>
  ofPlan(planNumber, `REFUND#${refundId}`);
export const planRunKey = (planNumber: string, machine: string, run: number): Key =>
  ofPlan(planNumber, `RUN#${machine}#${sixDigits(run)}`);
/** What proves a student's status. */
export const planDocumentKey = (planNumber: string, documentId: string): Key =>
  ofPlan(planNumber, `DOCUMENT#${documentId}`);
/** One asking of the activation workflow. */
export const planQuestionKey = (planNumber: string, questionId: string): Key =>
  ofPlan(planNumber, `QUESTION#${questionId}`);
/** Sort key prefixes of what belongs to a plan. */
export const planPrefixes = { charges: 'CHARGE#', refunds: 'REFUND#' } as const;

export const standingPlansPartition = 'PLANS#STANDING';
export const standingPlansKey = (planNumber: string): Key => ({
  pk: standingPlansPartition,
  sk: String(shardOf(planNumber)),
});

/** Which plan an enrolment is. */
export const enrollmentKey = (enrollmentId: string): Key => recordKey('ENROLLMENT', enrollmentId);
/** Plans that a company sold, by the time of sale. */
export const companySalesPartition = (companyId: string): string => `COMPANY#${companyId}#SALES`;
/** Plans whose proof of a student an agent has to look at. */
export const studentProofsPartition = 'STUDENT-PROOFS';
/** How often a promotion code was used, for codes that have a most. */
export const promoUsesKey = (code: string): Key => recordKey('PROMO', code);
/** Why somebody did not buy. */
export const feedbackKey = (feedbackId: string): Key => ({ pk: 'FEEDBACK', sk: feedbackId });
