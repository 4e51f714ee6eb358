import * as z from 'zod/mini';
import { damageTypes } from '../../../domain/catalogue/catalogue-schema.ts';
import { estimateSchema } from '../../../domain/claim/estimate.ts';
import { operation } from '../../../middleware/api/operation.ts';
import { claimShape, writtenText } from './shapes.ts';

/** What comes on top of a repair: versions of its estimate, the customer's word, the partner's warranty, the payout. */

export const listEstimates = operation({
  operationId: 'listEstimates',
  method: 'GET',
  path: '/claims/{claimId}/estimates',
  action: 'claim.estimates',
  summary: 'Every version of the estimate, oldest first',
  answer: {
    status: 200,
    schema: z.object({
      items: z.array(
        z.looseObject({
          ...estimateSchema.shape,
          approved: z.boolean().check(z.describe('The approval stands on this version.')),
          underReview: z
            .boolean()
            .check(z.describe('Asks for more than was approved, and waits for the claims team.')),
          differenceCents: z.optional(
            z.int().check(z.describe('Against the version before; absent for the first.')),
          ),
        }),
      ),
    }),
  },
});

export const readPriceList = operation({
  operationId: 'readPriceList',
  method: 'GET',
  path: '/claims/{claimId}/price-list',
  action: 'claim.price-list',
  summary: 'Usual prices of repairs of this model, for the lines of an estimate',
  description: 'Empty for a model that the catalogue does not list.',
  answer: {
    status: 200,
    schema: z.object({
      items: z.array(
        z.object({
          damage: z.enum(damageTypes).check(z.describe('What is broken.')),
          description: z.string().check(z.describe('For the line of an estimate.')),
          priceCents: z.int().check(z.describe('With parts, labor and tax.')),
        }),
      ),
    }),
  },
});

export const answerForMore = operation({
  operationId: 'answerConsent',
  method: 'POST',
  path: '/claims/{claimId}/consent',
  action: 'claim.consent',
  summary: 'Whether to pay more than the deductible, because the plan’s limit does not reach',
  description:
    'Also by the two links of the mail, without sign-in. Agreed, the partner goes ahead; declined, an agent looks for another way.',
  body: z.strictObject({ agrees: z.boolean() }),
  answer: { status: 200, schema: claimShape },
});

export const refuseSupplement = operation({
  operationId: 'declineSupplement',
  method: 'POST',
  path: '/claims/{claimId}/supplement/decline',
  action: 'claim.decline-supplement',
  summary: 'What the partner found besides is not approved; the repair stands as it was',
  description: 'To approve it, decide with `approve`: without an amount it is the new estimate’s total.',
  body: z.strictObject({ reason: writtenText(2_000, 'For the partner.') }),
  answer: { status: 200, schema: claimShape },
});

export const answerRepairWarranty = operation({
  operationId: 'answerWarranty',
  method: 'POST',
  path: '/claims/{claimId}/warranty',
  action: 'claim.warranty',
  summary: 'The partner repairs the same fault again free of charge, or says why not',
  description:
    'Offered for 90 days after a repair; a repair under warranty does not start them anew. An agent may decide otherwise.',
  body: z.discriminatedUnion('accept', [
    z.strictObject({ accept: z.literal(true) }),
    z.strictObject({ accept: z.literal(false), reason: writtenText(2_000, 'For the claims team.') }),
  ]),
  answer: { status: 200, schema: claimShape },
});

export const finishRepair = operation({
  operationId: 'completeRepair',
  method: 'POST',
  path: '/claims/{claimId}/repaired',
  action: 'claim.repaired',
  summary: 'A repair under warranty is done; any other ends with its invoice',
  body: z.object({}),
  answer: { status: 200, schema: claimShape },
});

export const sendReimbursement = operation({
  operationId: 'payReimbursement',
  method: 'POST',
  path: '/claims/{claimId}/reimburse',
  action: 'claim.pay-reimbursement',
  summary: 'Pay an approved reimbursement to the payee the customer has set',
  description:
    'Needed where the payee was set or changed in the 3 days before, or after the approval; else it is paid by itself.',
  body: z.object({}),
  answer: { status: 200, schema: claimShape },
});

export const repairTermsOperations = [
  listEstimates,
  readPriceList,
  answerForMore,
  refuseSupplement,
  answerRepairWarranty,
  finishRepair,
  sendReimbursement,
];
