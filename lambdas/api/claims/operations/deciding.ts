import * as z from 'zod/mini';
import { denialSchema, resolutionSchema } from '../../../domain/claim/claim.ts';
import { operation } from '../../../middleware/api/operation.ts';
import { claimShape, writtenText } from './shapes.ts';

/** What the claims team does with a claim. */

const override = z.optional(
  z.boolean().check(z.describe('Decide again although the claim stands approved already.')),
);
const question = writtenText(5_000, 'The question, in words for the one asked.');
const words = z.optional(z.string().check(z.maxLength(5_000), z.describe('A note for the history.')));

/** The most a single decision can commit, before the limits of the incident and the agent. */
const amountCents = z.optional(
  z.int().check(z.positive(), z.maximum(100_000_00), z.describe('The approved total before the deductible.')),
);

const decision = z.discriminatedUnion('outcome', [
  z.strictObject({
    outcome: z.literal('approve'),
    message: words,
    resolution: z.optional(resolutionSchema),
    amountCents,
    override,
  }),
  z.strictObject({ outcome: z.enum(['ask-customer', 'ask-partner']), message: question, override }),
  z.strictObject({ outcome: z.literal('request-estimate'), message: words, override }),
  z.strictObject({
    outcome: z.literal('deny'),
    message: words,
    denial: z.strictObject({
      kind: denialSchema.shape.kind,
      clause: z
        .string()
        .check(z.maxLength(60), z.describe('Id of a clause of the rulebook a denial may rest on.')),
      reason: writtenText(5_000, 'The facts it rests on, for the customer.'),
    }),
    override,
  }),
]);

export const decideClaim = operation({
  operationId: 'decideClaim',
  method: 'POST',
  path: '/claims/{claimId}/decide',
  action: 'claim.decide',
  summary: 'Decide, or ask: possible at every open status',
  description:
    'Overrides whatever the claim waits for. Of two agents at once one wins, the other gets 409 `already-decided` with `by` and `at`.',
  body: decision,
  answer: { status: 200, schema: claimShape },
});

export const reopenClaim = operation({
  operationId: 'reopenClaim',
  method: 'POST',
  path: '/claims/{claimId}/reopen',
  action: 'claim.reopen',
  summary: 'Open a closed claim again, in agent review',
  body: z.strictObject({
    reason: z.optional(z.string().check(z.maxLength(1_000), z.describe('For the claims team.'))),
  }),
  answer: { status: 200, schema: claimShape },
});

export const settleClaim = operation({
  operationId: 'settleClaim',
  method: 'POST',
  path: '/claims/{claimId}/settle',
  action: 'claim.settle',
  summary: 'The replacement was delivered, or the customer was paid outside the portal',
  body: z.strictObject({ note: writtenText(1_000, 'How it was settled, for the history.') }),
  answer: { status: 200, schema: claimShape },
});

export const confirmClaimPayment = operation({
  operationId: 'confirmPayment',
  method: 'POST',
  path: '/claims/{claimId}/payments/{paymentId}/confirm',
  action: 'claim.confirm-payment',
  summary: 'The partner’s payment link was paid by card',
  body: z.object({}),
  answer: { status: 200, schema: claimShape },
});

export const assignClaim = operation({
  operationId: 'assignClaim',
  method: 'POST',
  path: '/claims/{claimId}/assign',
  action: 'claim.assign',
  summary: 'Give the claim to an agent or to nobody, or take it',
  body: z.strictObject({
    userId: z.optional(
      z
        .nullable(z.string().check(z.maxLength(60)))
        .check(z.describe('An agent; null: nobody; left out: the caller.')),
    ),
  }),
  answer: { status: 200, schema: claimShape },
});

export const decidingOperations = [decideClaim, reopenClaim, settleClaim, confirmClaimPayment, assignClaim];
