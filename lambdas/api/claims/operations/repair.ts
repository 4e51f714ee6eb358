import * as z from 'zod/mini';
import { estimateInputSchema, estimateLineSchema } from '../../../domain/claim/estimate.ts';
import { invoiceInputSchema } from '../../../domain/claim/invoice.ts';
import { centsSchema, positiveCentsSchema } from '../../../domain/money/cents.ts';
import { operation } from '../../../middleware/api/operation.ts';
import { claimShape } from './shapes.ts';

/** What the repair partner does. */

export const receiveDeviceAtCounter = operation({
  operationId: 'receiveDevice',
  method: 'POST',
  path: '/claims/{claimId}/received',
  action: 'claim.received',
  summary: 'The device is at the counter',
  body: z.object({}),
  answer: { status: 200, schema: claimShape },
});

const { diagnosis, recommendation } = estimateInputSchema.shape;
const { canSupply, priceCents } = z.strictObject({
  canSupply: z.boolean().check(z.describe('You can supply a like-for-like replacement yourself.')),
  priceCents: z.optional(positiveCentsSchema.check(z.describe('Its price with tax.'))),
}).shape;

export const sendEstimate = operation({
  operationId: 'sendEstimate',
  method: 'POST',
  path: '/claims/{claimId}/estimate',
  action: 'claim.estimate',
  summary: 'Submit an estimate or diagnosis',
  description:
    'An agent reviews it. The total is the sum of the lines, before the deductible. After approval it is a supplement: the whole repair as it is known now. Above what was approved an agent decides, and the repair approved before goes on meanwhile.',
  body: z.strictObject({
    diagnosis,
    recommendation,
    replacement: z.optional(z.strictObject({ canSupply, priceCents })),
    lines: z
      .array(z.strictObject({ ...estimateLineSchema.shape }))
      .check(z.maxLength(100), z.describe('Parts, labor and tax, each on lines of its own.')),
  }),
  answer: { status: 200, schema: claimShape },
});

const { invoiceNumber, partsCents, laborCents, taxCents, collectedAt } = invoiceInputSchema.shape;

export const sendInvoice = operation({
  operationId: 'sendInvoice',
  method: 'POST',
  path: '/claims/{claimId}/invoice',
  action: 'claim.invoice',
  summary: 'Submit the final invoice of the repair',
  description:
    'Totals before any deductible. At or below what was approved, and to the payee on your record, it is paid; any other is reviewed by an agent. The same invoice again changes nothing.',
  body: z.strictObject({
    invoiceNumber,
    partsCents,
    laborCents,
    taxCents,
    totalCents: z.optional(
      z
        .int()
        .check(z.describe('Your invoice’s total before the deductible, to be checked against its parts.')),
    ),
    currency: z.optional(z.literal('USD', 'only US dollars are paid')),
    collectedCents: z.optional(
      centsSchema.check(
        z.describe(
          'What the customer paid at the counter. An agent looks at another amount than was to be collected.',
        ),
      ),
    ),
    collectedAt: z.optional(
      collectedAt.def.innerType.check(z.describe('When the customer paid it; left out: now.')),
    ),
    payment: z
      .discriminatedUnion('method', [
        z.strictObject({ method: z.literal('paypal'), email: z.email() }),
        z.strictObject({
          method: z.literal('link'),
          url: z.url({ protocol: /^https$/, error: 'must be an https address' }),
        }),
        z
          .strictObject({ method: z.literal('on-record') })
          .check(z.describe('The PayPal address on your record: clerks invoice without seeing it.')),
      ])
      .check(z.describe('A PayPal address, an https link payable by card, or what is on your record.')),
  }),
  answer: { status: 200, schema: claimShape },
});

export const repairOperations = [receiveDeviceAtCounter, sendEstimate, sendInvoice];
