import * as z from 'zod/mini';
import { deviceKindSchema, planCodeSchema, planTermSchema } from '../../domain/catalogue/catalogue-schema.ts';
import { disputeStatuses } from '../../domain/plans/charges.ts';
import { enrollmentStatuses } from '../../domain/plans/enrollment.ts';
import { instant, typed } from '../../middleware/api/shapes.ts';

export const cents = z.int();

const priceLineSchema = z.object({ text: z.string(), cents });
export const priceSchema = z.object({
  lines: z
    .array(priceLineSchema)
    .check(z.describe('What makes the price, a line each; discounts are negative.')),
  cents,
});

export const orderFields = {
  planCode: planCodeSchema,
  term: planTermSchema,
  student: z.optional(
    z.boolean().check(z.describe('The customer is a student. Asked at the sale, proved at activation.')),
  ),
  promoCode: z.optional(typed(40)),
  planNumber: z.optional(
    z
      .string()
      .check(
        z.maxLength(40),
        z.describe(
          'A plan the payer has already, for the discount on several plans; needless when signed in.',
        ),
      ),
  ),
};

const soldDeviceSchema = z.strictObject({
  kind: deviceKindSchema.check(z.describe('`drone` and `vehicle` are refused.')),
  make: typed(60),
  model: typed(100),
  serial: z.optional(typed(60)),
  imei: z.optional(z.string().check(z.maxLength(30), z.describe('15 digits, checked by Luhn.'))),
  purchasedAt: z.optional(z.iso.date()),
  boughtAs: z.optional(z.enum(['new', 'refurbished', 'used'])),
  condition: z.optional(z.enum(['working', 'damaged']).check(z.describe('`damaged` is refused.'))),
});

const buyerSchema = z.strictObject({
  name: typed(120),
  email: z.email().check(z.maxLength(254)),
  phone: z
    .string()
    .check(z.maxLength(40), z.describe('A mobile number of the US or Canada: the passcode goes there.')),
  address: z.strictObject({
    line1: z.optional(typed(120)),
    street: z.optional(typed(120).check(z.describe('Another name of `line1`.'))),
    line2: z.optional(typed(120)),
    city: typed(80),
    region: z.optional(
      typed(40).check(z.describe('Two letters of the state or province; it has to fit the postal code.')),
    ),
    state: z.optional(typed(40).check(z.describe('Another name of `region`.'))),
    province: z.optional(typed(40).check(z.describe('Another name of `region`.'))),
    postalCode: z.optional(typed(12)),
    zip: z.optional(typed(12).check(z.describe('Another name of `postalCode`.'))),
    country: z.optional(z.enum(['US', 'CA']).check(z.describe('Left out, the US.'))),
  }),
  bornOn: z.optional(
    z.iso.date().check(z.describe('Under 18, a parent or guardian is the customer: see `protectedMinor`.')),
  ),
});

/** Tells a payment method apart from what a card form would hold; that never comes here. */
export const paymentMethodSchema = z.union([
  z.string().check(z.minLength(4), z.maxLength(200)),
  z.strictObject({ id: z.string().check(z.minLength(4), z.maxLength(200)) }),
  z.strictObject({
    type: z.optional(z.literal('card')),
    token: z.string().check(z.minLength(4), z.maxLength(200)),
  }),
  z.strictObject({
    cardPage: z.string().check(z.describe('The `sessionId` of a card page that was filled in.')),
  }),
]);

const paymentMethodField = paymentMethodSchema.check(
  z.describe(
    'What the payment provider named the card: `pm_…` or `tok_…`, as text or as `{id}` or `{token}`. Never a card number. Left out at the counter: the customer adds a card on the own phone.',
  ),
);

export const acceptedTermsField = typed(40).check(
  z.describe(
    'The `termsVersion` of `GET /plans` that the customer has agreed to; 400 when other terms are in force by now.',
  ),
);

export const enrollBodySchema = z.strictObject({
  ...orderFields,
  customer: z.optional(
    buyerSchema.check(
      z.describe('Who is the account holder and pays. A signed-in customer may leave it out.'),
    ),
  ),
  device: z.optional(soldDeviceSchema),
  paymentMethod: z.optional(paymentMethodField),
  protectedMinor: z.optional(
    z
      .strictObject({
        name: typed(120),
        bornOn: z.optional(z.iso.date().check(z.describe('Checked, not kept.'))),
      })
      .check(z.describe('Under 18: who is protected. The customer is the parent or guardian.')),
  ),
  acceptedTerms: z.optional(
    acceptedTermsField.check(
      z.describe(
        'By the customer alone: at the counter and on the telephone, terms are agreed to at activation.',
      ),
    ),
  ),
  seenWorking: z.optional(
    z
      .boolean()
      .check(z.describe('At the counter: the clerk looked at the device, it is undamaged and works.')),
  ),
});
export type EnrollBody = z.infer<typeof enrollBodySchema>;

export const payBodySchema = z.strictObject({ paymentMethod: paymentMethodField });

const cardSchema = z.object({ brand: z.string(), last4: z.string(), expMonth: z.int(), expYear: z.int() });

const disputeShape = z.object({
  status: z
    .enum(disputeStatuses)
    .check(
      z.describe(
        '`inquiry`: the bank only asks; `open`: it holds the money until it decides; `lost`: the customer has it back.',
      ),
    ),
  amountCents: cents,
  reason: z.string().check(z.describe('The bank’s.')),
  openedAt: instant,
  answerBy: z.optional(instant.check(z.describe('Until when the bank takes an answer, at the provider’s.'))),
});

export const enrollmentAnswerSchema = z.object({
  enrollmentId: z.string(),
  planNumber: z.string(),
  planCode: planCodeSchema,
  planName: z.string(),
  term: planTermSchema,
  status: z
    .enum(enrollmentStatuses)
    .check(
      z.describe(
        '`pending-activation`: sold, waits to be activated or paid; `past-due`: unpaid, cover runs on in grace; `lapsed`: ended unpaid or never activated; `ended`: ran out after a cancellation.',
      ),
    ),
  priceCents: cents.check(z.describe('What each term costs, discounts included, promotions left out.')),
  soldAt: instant,
  soldByCompanyId: z.optional(z.string()),
  activateBy: z.optional(instant.check(z.describe('Not activated by then, it ends and is refunded.'))),
  refundUntil: z.optional(instant.check(z.describe('Cancelling until then refunds everything.'))),
  activatedAt: z.optional(instant),
  coverStartsAt: z.optional(instant),
  coverEndsAt: z.optional(instant),
  endReason: z.optional(z.string()),
  paymentCurrent: z.boolean(),
  promoCode: z.optional(z.string()),
  paidThrough: z.optional(instant),
  nextChargeAt: z.optional(instant),
  graceUntil: z.optional(instant.check(z.describe('While a charge is unpaid: until when cover runs on.'))),
  card: z.optional(cardSchema.check(z.describe('For the customer and the claims team.'))),
  student: z.optional(z.object({ proof: z.string(), reason: z.optional(z.string()) })),
  protectedMinor: z.optional(z.object({ name: z.string() })),
  termsAccepted: z.optional(
    z
      .object({
        version: z.string(),
        at: instant,
        how: z.enum(['with-the-order', 'with-the-activation']),
      })
      .check(z.describe('Which terms of coverage the customer agreed to, and when.')),
  ),
  dispute: z.optional(
    disputeShape.check(
      z.describe('For the claims team: the last dispute of a payment. Nothing follows from it by itself.'),
    ),
  ),
  waitsFor: z.optional(
    z.enum(['payment', 'activation']).check(z.describe('What the plan needs before cover can start.')),
  ),
});
