import * as z from 'zod/mini';
import { activationSchema } from '../activation/activation.ts';
import { instantSchema } from '../calendar/instant.ts';
import { planCodeSchema, planTermSchema } from '../catalogue/catalogue-schema.ts';
import { actorSchema } from '../people/actor.ts';
import { sentCodeFields } from '../people/sent-code.ts';
import { disputeSchema } from './charges.ts';

/**
 * The life of an enrolment, which is the plan as sold to a customer:
 *
 * - `pending-activation`: sold; nobody has activated it yet, or it waits for its first payment
 * - `active`: activated and paid; cover runs from `coverStartsAt` to `coverEndsAt`, and without end while that is absent
 * - `past-due`: a charge failed; cover runs on through the grace period, and claims wait for the payment
 * - `ended`: ran out on `coverEndsAt`, after a cancellation at the end of the cycle
 * - `cancelled`: ended at once by the customer or the claims team
 * - `lapsed`: ended because nobody activated it in time or nobody paid for it
 *
 * An `active` plan with `coverEndsAt` in the future is one that was cancelled and still runs.
 */
export const enrollmentStatuses = [
  'pending-activation',
  'active',
  'past-due',
  'cancelled',
  'lapsed',
  'ended',
] as const;
export type EnrollmentStatus = (typeof enrollmentStatuses)[number];

/** Why an enrolment is over, or will be on `coverEndsAt`. */
export const endReasons = [
  'cancelled-with-full-refund',
  'cancelled-now',
  'cancelled-at-end-of-cycle',
  'not-activated',
  'payment-declined',
  'unpaid',
] as const;

/** The card on file, as Stripe describes it; its number is known to Stripe alone. */
export const cardSchema = z.object({
  paymentMethodId: z.string(),
  brand: z.string(),
  last4: z.string(),
  expMonth: z.int(),
  expYear: z.int(),
  /** The same for the same card, whoever enters it; older records do not have it. */
  fingerprint: z.optional(z.string()),
  addedAt: instantSchema,
});
export type Card = z.infer<typeof cardSchema>;

const billingSchema = z.object({
  /** Where period `anchorPeriod` begins; the others count from there, in the zone of the mailing address. */
  anchor: instantSchema,
  anchorPeriod: z.int(),
  /** How many periods have a charge, whether paid or not; the next one to be charged has this number. */
  periods: z.int(),
  /** The end of the last period that is paid, or free. */
  paidThrough: instantSchema,
  /** What the span that is paid for is worth at today's price: what an early end or a change counts back from. */
  span: z.optional(z.object({ from: instantSchema, to: instantSchema, cents: z.int() })),
  /** When the next period is charged; absent when none will be. */
  nextChargeAt: z.optional(instantSchema),
  /** While a charge was declined: when it is tried again, and until when cover runs on. */
  retryAt: z.optional(instantSchema),
  graceUntil: z.optional(instantSchema),
  /** The notice of a higher price, or of a yearly renewal, was mailed for this period. */
  noticedPeriod: z.optional(z.int()),
  stripeCustomerId: z.optional(z.string()),
  card: z.optional(cardSchema),
});
export type Billing = z.infer<typeof billingSchema>;

const studentSchema = z.object({
  /** Said at the sale; nobody checks it there. */
  claimedAt: instantSchema,
  proof: z.enum(['missing', 'pending', 'accepted', 'refused']),
  /** How it was proved: by mail from a school's address, or a picture of an ID or letter. */
  by: z.optional(z.enum(['school-email', 'student-id', 'letter'])),
  checkedAt: z.optional(instantSchema),
  checkedBy: z.optional(actorSchema),
  reason: z.optional(z.string()),
  /** The picture that proves it, until it is deleted. */
  documentId: z.optional(z.string()),
  deleteProofAt: z.optional(instantSchema),
  /** The school's address, and the code that was mailed there. */
  schoolEmail: z.optional(z.string()),
  code: z.optional(z.object({ ...sentCodeFields, sentAt: instantSchema })),
});

/** Which terms of coverage the account holder agreed to, and how: nobody does it for somebody else. */
const termsAcceptedSchema = z.object({
  /** Of the rulebook, whose clauses the terms are. */
  version: z.string(),
  at: instantSchema,
  /**
   * `with-the-order`: by the customer, buying. `with-the-activation`: signed in, on the own phone or computer, where
   * somebody else sold it.
   */
  how: z.enum(['with-the-order', 'with-the-activation']),
});

const invitationSchema = z.object({
  /** Where the text went; corrected at the counter when it was wrong. */
  phone: z.string(),
  /** What the seller typed for a customer we know by another number: shown in its place, for ours is not the seller's to learn. */
  typedPhone: z.optional(z.string()),
  sentAt: z.optional(instantSchema),
  deliveredAt: z.optional(instantSchema),
  /** How often it was sent. */
  times: z.int(),
  /** Why it could not be sent, as the counter reads it. */
  problem: z.optional(z.string()),
});

/** A plan as sold. Optional fields are those that a plan may not have yet, or that older records do not have. */
export const enrollmentSchema = z.object({
  planNumber: z.string(),
  enrollmentId: z.string(),
  customerId: z.string(),
  planCode: planCodeSchema,
  term: planTermSchema,
  status: z.enum(enrollmentStatuses),
  /** What one term costs now, discounts of every term included and promotions left out. */
  priceCents: z.int(),
  catalogueVersion: z.string(),
  soldAt: instantSchema,
  soldByCompanyId: z.optional(z.string()),
  /** Which of the three ways it was sold. */
  channel: z.optional(z.enum(['customer', 'partner', 'agent'])),
  soldBy: z.optional(actorSchema),
  /** The clerk looked at the item: undamaged, works. */
  seenWorkingAt: z.optional(instantSchema),
  /** IANA zone of the mailing address: all days of this plan are counted in it. */
  zone: z.optional(z.string()),
  /** Not activated by then, it ends and is refunded. */
  activateBy: z.optional(instantSchema),
  /** Cancelling until then refunds everything. */
  refundUntil: z.optional(instantSchema),
  promoCode: z.optional(z.string()),
  /** The phone a phone-only plan is priced by, as described at the sale. */
  pricedPhone: z.optional(z.object({ make: z.string(), model: z.string() })),
  student: z.optional(studentSchema),
  /** For somebody under 18: who is protected. The customer is then the parent or guardian, who pays. */
  minor: z.optional(z.object({ name: z.string() })),
  /** Absent until the customer has agreed, and on plans sold before it was asked. */
  termsAccepted: z.optional(termsAcceptedSchema),
  invitation: z.optional(invitationSchema),
  billing: z.optional(billingSchema),
  /** The latest execution of each workflow of the plan; an earlier one has nothing left to do. */
  runs: z.optional(z.object({ activation: z.optional(z.int()), billing: z.optional(z.int()) })),
  /** Where it stands on its way into cover; absent for plans that were never put under the workflow. */
  activation: z.optional(activationSchema),
  activatedAt: z.optional(instantSchema),
  coverStartsAt: z.optional(instantSchema),
  coverEndsAt: z.optional(instantSchema),
  endReason: z.optional(z.enum(endReasons)),
  /** The last dispute of one of its payments: a mark, from which nothing follows by itself. */
  dispute: z.optional(z.extend(disputeSchema, { chargeId: z.string() })),
  /** No charge is open. False is grace: claims wait. */
  paymentCurrent: z.boolean(),
  version: z.int(),
});
export type Enrollment = z.infer<typeof enrollmentSchema>;

/** Whether it is over for good. */
export const isOver = ({ status }: Pick<Enrollment, 'status'>): boolean =>
  status === 'cancelled' || status === 'lapsed' || status === 'ended';
