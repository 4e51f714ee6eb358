import * as z from 'zod/mini';
import { planCodeSchema, planTermSchema } from '../../domain/catalogue/catalogue-schema.ts';
import { pageQuery } from '../../middleware/api/cursor.ts';
import { type Operation, operation } from '../../middleware/api/operation.ts';
import { instant, listOf, typed } from '../../middleware/api/shapes.ts';
import { activationOperations } from './activation-operations.ts';
import {
  acceptedTermsField,
  cents,
  enrollBodySchema,
  enrollmentAnswerSchema,
  orderFields,
  payBodySchema,
  priceSchema,
} from './shapes.ts';

export const createEnrollment = operation({
  operationId: 'createEnrollment',
  method: 'POST',
  path: '/enrollments',
  action: 'enrollment.create',
  summary: 'Buy a plan: the customer, a partner at the counter, or an agent for a caller',
  description:
    'The first term is charged at once; a declined card is 402 and nothing is sold. The customer gets a text with a passcode, and a mail with the plan. Whoever has an account gets no second one, and the answer does not tell.',
  body: enrollBodySchema,
  answer: { status: 201, schema: z.extend(enrollmentAnswerSchema, { price: priceSchema }) },
});

export const quoteEnrollment = operation({
  operationId: 'quoteEnrollment',
  method: 'POST',
  path: '/enrollments/quote',
  action: 'plan.list',
  summary: 'What a plan would cost, line by line',
  body: z.strictObject({
    ...orderFields,
    phone: z.optional(z.strictObject({ make: typed(60), model: typed(100) })),
  }),
  answer: {
    status: 200,
    schema: z.object({
      planCode: planCodeSchema,
      term: planTermSchema,
      regular: priceSchema.check(z.describe('Each term.')),
      first: priceSchema.check(z.describe('Charged at the sale, a promotion included.')),
      promoCode: z.optional(z.string()),
    }),
  },
});

export const leaveFeedback = operation({
  operationId: 'leaveFeedback',
  method: 'POST',
  path: '/enrollments/feedback',
  action: 'plan.feedback',
  summary: 'Not interested? Tell us why',
  body: z.strictObject({
    reason: z.enum(['price', 'not-needed', 'other-provider', 'not-covered', 'complicated', 'other']),
    text: z.optional(z.string().check(z.maxLength(2_000))),
    planCode: z.optional(planCodeSchema),
  }),
  answer: { status: 201, schema: z.object({ received: z.literal(true) }) },
});

export const listEnrollments = operation({
  operationId: 'listEnrollments',
  method: 'GET',
  path: '/enrollments',
  action: 'enrollment.list',
  summary: 'Plans: a customer’s own, those a company sold, or those of a customer for agents',
  query: z.object({
    ...pageQuery,
    customerId: z.optional(z.string().check(z.describe('For agents: whose. Others see their own.'))),
  }),
  answer: { status: 200, schema: listOf(enrollmentAnswerSchema) },
});

export const readEnrollmentOperation = operation({
  operationId: 'readEnrollment',
  method: 'GET',
  path: '/enrollments/{enrollmentId}',
  action: 'enrollment.view',
  summary: 'One plan, by the id of its enrolment or its plan number',
  answer: { status: 200, schema: enrollmentAnswerSchema },
});

export const activateEnrollment = operation({
  operationId: 'activateEnrollment',
  method: 'POST',
  path: '/enrollments/{enrollmentId}/activate',
  action: 'enrollment.activate',
  summary: 'Activate a plan; cover starts at 00:01 of the next day where the customer lives',
  description:
    'Whoever activates a plan agrees to the terms of coverage in force, unless that was done with the order; the plan keeps which.',
  body: z.strictObject({ acceptedTerms: z.optional(acceptedTermsField) }),
  answer: { status: 200, schema: enrollmentAnswerSchema },
});

export const changeEnrollment = operation({
  operationId: 'changeEnrollment',
  method: 'POST',
  path: '/enrollments/{enrollmentId}/change',
  action: 'enrollment.change',
  summary: 'Change the plan or its term; what was paid and not used counts for the new one',
  body: z.strictObject({
    planCode: z.optional(planCodeSchema),
    term: z.optional(planTermSchema),
    student: z.optional(z.boolean()),
    preview: z.optional(z.boolean().check(z.describe('Only say what it would cost.'))),
  }),
  answer: {
    status: 200,
    schema: z.extend(enrollmentAnswerSchema, {
      price: priceSchema,
      chargedCents: cents,
      refundCents: cents,
    }),
  },
});

export const cancelEnrollment = operation({
  operationId: 'cancelEnrollment',
  method: 'POST',
  path: '/enrollments/{enrollmentId}/cancel',
  action: 'enrollment.cancel',
  summary: 'Cancel a plan, at once or at the end of what is paid',
  description:
    'At once: everything comes back until `refundUntil`, after that the days not used. At the end of the cycle: nothing comes back, cover runs on until then.',
  body: z.strictObject({
    mode: z.enum(['now', 'end-of-cycle']),
    preview: z.optional(z.boolean().check(z.describe('Only say what it would give back.'))),
  }),
  answer: {
    status: 200,
    schema: z.object({ refundCents: cents, endsAt: instant, enrollment: enrollmentAnswerSchema }),
  },
});

export const payEnrollment = operation({
  operationId: 'setPaymentMethod',
  method: 'PUT',
  path: '/enrollments/{enrollmentId}/payment-method',
  action: 'enrollment.pay',
  summary: 'Pay by another card; what is due is charged to it at once',
  body: payBodySchema,
  answer: { status: 200, schema: enrollmentAnswerSchema },
});

export const openCardPage = operation({
  operationId: 'openCardPage',
  method: 'POST',
  path: '/enrollments/{enrollmentId}/card-page',
  action: 'enrollment.pay',
  summary: 'A page of the payment provider’s to enter a card on',
  description:
    'Send the customer there. The page leads back to the portal with `?session=…`; give that as `{cardPage}` to the payment method.',
  body: z.strictObject({}),
  answer: { status: 201, schema: z.object({ sessionId: z.string(), url: z.string() }) },
});

const chargeSchema = z.object({
  chargeId: z.string(),
  kind: z.enum(['period', 'change']),
  from: instant,
  to: instant,
  amountCents: cents,
  refundedCents: cents,
  status: z.enum(['due', 'paid', 'void']),
  lines: priceSchema.shape.lines,
  at: instant,
  paidAt: z.optional(instant),
  declinedBecause: z.optional(z.string()),
});

export const listCharges = operation({
  operationId: 'listCharges',
  method: 'GET',
  path: '/enrollments/{enrollmentId}/charges',
  action: 'enrollment.charges',
  summary: 'What was charged and refunded for a plan, oldest first',
  answer: { status: 200, schema: z.object({ items: z.array(chargeSchema) }) },
});

export const readCertificateOperation = operation({
  operationId: 'readCertificate',
  method: 'GET',
  path: '/enrollments/{enrollmentId}/certificate',
  action: 'enrollment.view',
  summary: 'The certificate of protection, to print or to show on a phone',
  query: z.object({
    format: z.optional(z.enum(['sheet', 'card']).check(z.describe('`card` is as wide as a phone.'))),
  }),
  answer: { status: 200, schema: z.string(), contentType: 'application/pdf' },
});

export const receiveStripeEvent = operation({
  operationId: 'receiveStripeEvent',
  method: 'POST',
  path: '/webhooks/stripe',
  action: 'public',
  summary: 'For Stripe: something happened to a payment, a refund, a dispute or a card page',
  description:
    'The signature (`Stripe-Signature`) is the credential; without a good one it is 400. What an event says is read at Stripe again, so that it may come twice, late and in any order. Events that are about nothing of ours are taken and left.',
  body: z.looseObject({ id: typed(255), type: typed(255) }),
  answer: { status: 200, schema: z.object({ received: z.literal(true) }) },
});

export const enrollmentOperations: readonly Operation[] = [
  receiveStripeEvent,
  createEnrollment,
  quoteEnrollment,
  leaveFeedback,
  listEnrollments,
  readEnrollmentOperation,
  activateEnrollment,
  changeEnrollment,
  cancelEnrollment,
  payEnrollment,
  openCardPage,
  listCharges,
  readCertificateOperation,
  ...activationOperations,
];
