import * as z from 'zod/mini';
import { operation } from '../../../middleware/api/operation.ts';
import { replacementItem } from './deciding.ts';
import { claimShape, writtenText } from './shapes.ts';

/** A replacement that the claims team sends: deductible, parcel, arrival, and the damaged device's way back. */

export const payDeductible = operation({
  operationId: 'payDeductible',
  method: 'POST',
  path: '/claims/{claimId}/deductible',
  action: 'claim.pay-deductible',
  summary: 'Pay the deductible of a replacement from the card of the plan; then it ships',
  description:
    'Charged once, however often it is called. 402 `payment-declined` when the bank says no; 409 without a card on the plan.',
  body: z.object({}),
  answer: { status: 200, schema: claimShape },
});

const line = z
  .string()
  .check(z.trim(), z.minLength(1), z.maxLength(60), z.regex(/^\P{Cc}*$/u, 'must be one line of text'));

export const shipReplacement = operation({
  operationId: 'shipReplacement',
  method: 'POST',
  path: '/claims/{claimId}/ship',
  action: 'claim.ship',
  summary: 'The replacement is on its way; again to correct where it is',
  body: z.strictObject({
    carrier: line.check(z.describe('Who carries it, such as UPS.')),
    trackingNumber: line,
    item: z.optional(replacementItem),
    deductible: z.optional(
      z
        .strictObject({
          state: z.enum(['paid-otherwise', 'waived']),
          note: writtenText(500, 'Why it ships all the same.'),
        })
        .check(z.describe('Needed while the deductible is not paid by card.')),
    ),
  }),
  answer: { status: 200, schema: claimShape },
});

export const confirmDelivery = operation({
  operationId: 'confirmDelivery',
  method: 'POST',
  path: '/claims/{claimId}/delivered',
  action: 'claim.delivered',
  summary: 'The replacement has arrived: it takes the old item’s place, and the claim is completed',
  body: z.object({}),
  answer: { status: 200, schema: claimShape },
});

export const closeDeviceReturn = operation({
  operationId: 'closeDeviceReturn',
  method: 'POST',
  path: '/claims/{claimId}/return',
  action: 'claim.close-return',
  summary: 'The damaged device came back, or its fee is charged or waived',
  description:
    'Where the catalogue asks for the return (`returns`). The fee is charged to the card of the plan; 402 when the bank says no.',
  body: z.strictObject({
    outcome: z.enum(['received', 'charge-fee', 'waive']),
    note: z.optional(z.string().check(z.maxLength(1_000), z.describe('For the claims team.'))),
  }),
  answer: { status: 200, schema: claimShape },
});

export const shippingOperations = [payDeductible, shipReplacement, confirmDelivery, closeDeviceReturn];
