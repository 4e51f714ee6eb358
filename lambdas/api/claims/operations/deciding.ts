import * as z from 'zod/mini';
import { instantSchema } from '../../../domain/calendar/instant.ts';
import { denialSchema, resolutionSchema } from '../../../domain/claim/claim.ts';
import { positiveCentsSchema } from '../../../domain/money/cents.ts';
import { lineVerdictSchema } from '../../../domain/warranty-claims/review-lines.ts';
import { operation } from '../../../middleware/api/operation.ts';
import { claimShape, writtenText } from './shapes.ts';

/** What the claims team does with a claim. */

const override = z.optional(
  z.boolean().check(z.describe('Decide again although the claim stands approved already.')),
);
const question = writtenText(5_000, 'The question, in words for the one asked.');
const words = z.optional(z.string().check(z.maxLength(5_000), z.describe('A note for the history.')));

/** What a decision commits, before the limits of the incident and the agent. */
const amountCents = z.optional(
  positiveCentsSchema.check(z.describe('The approved total before the deductible.')),
);

const decision = z.discriminatedUnion('outcome', [
  z.strictObject({
    outcome: z.literal('approve'),
    message: words,
    resolution: z.optional(resolutionSchema),
    amountCents,
    lines: z.optional(
      z
        .array(lineVerdictSchema)
        .check(
          z.maxLength(250),
          z.describe('Of a dealer’s claim: lines that are not approved as asked for. Those not named are.'),
        ),
    ),
    underWarranty: z.optional(
      z
        .boolean()
        .check(z.describe('The partner’s earlier repair of the same fault: repaired free of charge.')),
    ),
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
    'Overrides whatever the claim waits for. Of two agents at once one wins, the other gets 409 `already-decided` with `by` and `at`. An approval above the agent’s authority, and a denial as fraud where the brand asks for a second agent, becomes a `proposal`: another agent confirms it by the same decision, or declines it. A denial confirms by the clause and the reason that were proposed; another one takes the proposal’s place.',
  body: decision,
  answer: { status: 200, schema: claimShape },
});

export const declineProposed = operation({
  operationId: 'declineProposal',
  method: 'POST',
  path: '/claims/{claimId}/proposal/decline',
  action: 'claim.decide',
  summary: 'What another agent proposed is not confirmed, or one’s own proposal taken back',
  description:
    'The claim is in agent review with the reason; a question that is out, or an approval that stands, goes on.',
  body: z.strictObject({ reason: writtenText(2_000, 'For the claims team.') }),
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

export const leaveClaimClosed = operation({
  operationId: 'leaveClosed',
  method: 'POST',
  path: '/claims/{claimId}/reopen/decline',
  action: 'claim.reopen',
  summary: 'A closed claim that asks to be opened again stays closed',
  description: 'It leaves the queue. What is said stands in the conversation and is mailed to both sides.',
  body: z.strictObject({
    message: z.optional(writtenText(2_000, 'For whoever asked; nothing where no answer is needed.')),
  }),
  answer: { status: 200, schema: claimShape },
});

const itemText = z.optional(
  z
    .string()
    .check(z.trim(), z.minLength(1), z.maxLength(100), z.regex(/^\P{Cc}*$/u, 'must be one line of text')),
);

export const replacementItem = z
  .strictObject({ make: itemText, model: itemText, serial: itemText, imei: itemText })
  .check(z.describe('The replacement, as far as it differs from the old item or is known.'));

export const settleClaim = operation({
  operationId: 'settleClaim',
  method: 'POST',
  path: '/claims/{claimId}/settle',
  action: 'claim.settle',
  summary: 'The replacement was delivered, or the customer was paid outside the portal',
  description:
    'A claim that was paid before it was opened again is completed as it was. A replacement takes the old item’s place on the plan, verified. An item that was paid out has to be verified again before the next claim.',
  body: z.strictObject({
    note: writtenText(1_000, 'How it was settled, for the history.'),
    item: z.optional(replacementItem),
  }),
  answer: { status: 200, schema: claimShape },
});

export const confirmClaimPayment = operation({
  operationId: 'confirmPayment',
  method: 'POST',
  path: '/claims/{claimId}/payments/{paymentId}/confirm',
  action: 'claim.confirm-payment',
  summary: 'The partner’s payment link was paid by card, or cannot be paid',
  description:
    'A link that cannot be paid opens the invoice again: the shop reads why, and sends it with another link or a PayPal address.',
  body: z.object({ notPayable: z.optional(writtenText(300, 'Why it cannot be paid, for the shop.')) }),
  answer: { status: 200, schema: claimShape },
});

const assignee = z.optional(
  z
    .nullable(z.string().check(z.maxLength(60)))
    .check(z.describe('An agent; null: nobody; left out: the caller.')),
);

const claimIds = (most: number) =>
  z
    .array(z.string().check(z.maxLength(40)))
    .check(z.minLength(1), z.maxLength(most), z.describe(`As typed; at most ${most}.`));

export const assignClaim = operation({
  operationId: 'assignClaim',
  method: 'POST',
  path: '/claims/{claimId}/assign',
  action: 'claim.assign',
  summary: 'Give the claim to an agent or to nobody, or take it',
  body: z.strictObject({
    userId: assignee,
  }),
  answer: { status: 200, schema: claimShape },
});

export const previewDecision = operation({
  operationId: 'previewDecision',
  method: 'POST',
  path: '/claims/{claimId}/decide/preview',
  action: 'claim.preview-decision',
  summary: 'What a decision would do and which mails it would send; nothing happens',
  description: 'Takes the body of `decide` and refuses what `decide` would refuse.',
  body: decision,
  answer: {
    status: 200,
    schema: z.object({
      status: claimShape.shape.status,
      statusLabel: z.string(),
      resolution: z.optional(resolutionSchema),
      approvedTotalCents: z.optional(z.int()),
      deductibleCents: z.optional(z.int()),
      committedCents: z.int().check(z.describe('What the plan would pay.')),
      needsConfirmation: z
        .boolean()
        .check(z.describe('The caller does not decide it alone: it would be a proposal for another agent.')),
      mails: z.array(
        z.object({
          audience: z.enum(['customer', 'partner', 'agents']),
          to: z.string().check(z.describe('The address.')),
          name: z.string(),
          subject: z.string(),
          text: z.string().check(z.describe('With `[link]` where a link will stand.')),
          html: z.string(),
        }),
      ),
    }),
  },
});

export const snoozeClaim = operation({
  operationId: 'snoozeClaim',
  method: 'POST',
  path: '/claims/{claimId}/snooze',
  action: 'claim.snooze',
  summary: 'Put a claim off until a time, or bring it back',
  description: 'It comes back by itself when it moves. Its promise and its reminders go on.',
  body: z.strictObject({
    until: z.optional(
      z.nullable(instantSchema).check(z.describe('At most 30 days away; null or left out: now.')),
    ),
  }),
  answer: { status: 200, schema: claimShape },
});

/** More in one call would not be done in the time an answer may take. */
const mostInBulk = 50;

export const bulkAct = operation({
  operationId: 'actOnClaims',
  method: 'POST',
  path: '/claims/bulk',
  action: 'claim.bulk',
  summary: 'Approve, ask or assign several claims, with a result for each',
  description: 'Each claim is decided for itself, as by its own call. Nothing is denied in bulk.',
  body: z.discriminatedUnion('action', [
    z.strictObject({ action: z.literal('approve'), claimIds: claimIds(mostInBulk), message: words }),
    z.strictObject({
      action: z.enum(['ask-customer', 'ask-partner']),
      claimIds: claimIds(mostInBulk),
      message: question,
    }),
    z.strictObject({ action: z.literal('assign'), claimIds: claimIds(mostInBulk), userId: assignee }),
  ]),
  answer: {
    status: 200,
    schema: z.object({
      results: z.array(
        z.object({
          claimId: z.string(),
          ok: z.boolean(),
          status: z.optional(claimShape.shape.status),
          proposed: z.optional(
            z.boolean().check(z.describe('Above the caller’s authority: another agent has to confirm it.')),
          ),
          problem: z.optional(
            z
              .looseObject({
                type: z.string(),
                title: z.string(),
                status: z.int(),
                detail: z.optional(z.string()),
              })
              .check(z.describe('As the claim’s own call would have answered.')),
          ),
        }),
      ),
    }),
  },
});

export const decidingOperations = [
  decideClaim,
  declineProposed,
  previewDecision,
  bulkAct,
  reopenClaim,
  leaveClaimClosed,
  settleClaim,
  confirmClaimPayment,
  assignClaim,
  snoozeClaim,
];
