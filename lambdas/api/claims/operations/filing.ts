import * as z from 'zod/mini';
import { operation } from '../../../middleware/api/operation.ts';
import { claimShape, filedClaimShape, incidentPatch, newIncident } from './shapes.ts';

/** Filing a claim, and what its owner does with it. */

const nothing = z.object({});

export const fileClaim = operation({
  operationId: 'fileClaim',
  method: 'POST',
  path: '/claims',
  action: 'claim.file',
  summary: 'Begin a claim, or file it in one step',
  description:
    'Every claim begins as a draft, also one that is filed in one step: its history shows both. A device has one open claim at most.',
  body: z.strictObject({
    deviceId: z.optional(
      z
        .string()
        .check(z.maxLength(60), z.describe('The device of the customer. An agent files for its owner.')),
    ),
    serialNumber: z.optional(
      z
        .string()
        .check(z.maxLength(60), z.describe('The warranted unit a dealer files for, instead of a device.')),
    ),
    incident: newIncident,
    parts: z.optional(
      z.array(z.unknown()).check(z.maxLength(100), z.describe('Of a claim for a unit only.')),
    ),
    labor: z.optional(
      z.array(z.unknown()).check(z.maxLength(100), z.describe('Of a claim for a unit only.')),
    ),
    submit: z.optional(z.boolean().check(z.describe('True files it at once; else it stays a draft.'))),
  }),
  answer: { status: 201, schema: filedClaimShape },
});

export const updateDraftClaim = operation({
  operationId: 'updateDraftClaim',
  method: 'PATCH',
  path: '/claims/{claimId}',
  action: 'claim.update-draft',
  summary: 'Change what a draft says; null takes a fact back',
  body: z.strictObject({ incident: incidentPatch }),
  answer: { status: 200, schema: claimShape },
});

export const submitDraftClaim = operation({
  operationId: 'submitClaim',
  method: 'POST',
  path: '/claims/{claimId}/submit',
  action: 'claim.submit',
  summary: 'File a draft',
  body: nothing,
  answer: { status: 200, schema: claimShape },
});

export const withdrawClaim = operation({
  operationId: 'withdrawClaim',
  method: 'POST',
  path: '/claims/{claimId}/withdraw',
  action: 'claim.withdraw',
  summary: 'Take a claim back before it is approved',
  body: nothing,
  answer: { status: 200, schema: claimShape },
});

export const askSecondReview = operation({
  operationId: 'askSecondReview',
  method: 'POST',
  path: '/claims/{claimId}/second-review',
  action: 'claim.second-review',
  summary: 'Ask that another agent looks at a denial',
  description: 'Within 60 days of the denial. The status stays until the other agent has decided.',
  body: z.strictObject({
    message: z.optional(
      z.string().check(z.maxLength(5_000), z.describe('Why the decision should be another one.')),
    ),
  }),
  answer: { status: 200, schema: claimShape },
});

export const answerQuestion = operation({
  operationId: 'answerQuestion',
  method: 'POST',
  path: '/claims/{claimId}/answer',
  action: 'claim.answer',
  summary: 'Answer the question put to one’s side',
  description:
    'A question that was answered, or withdrawn, before: 409 `already-decided` with `by` and `at`.',
  body: z.strictObject({
    message: z.optional(
      z.string().check(z.maxLength(5_000), z.describe('Needed unless documents answer it.')),
    ),
    documentIds: z.optional(
      z
        .array(z.string().check(z.maxLength(60)))
        .check(z.maxLength(20), z.describe('Documents of this claim that you uploaded.')),
    ),
  }),
  answer: { status: 200, schema: claimShape },
});

export const chooseRepairPartner = operation({
  operationId: 'chooseRepairPartner',
  method: 'POST',
  path: '/claims/{claimId}/referral',
  action: 'claim.refer',
  summary: 'Choose, or change, the repair partner',
  description: 'Until the approval is spent on an invoice.',
  body: z.strictObject({
    companyId: z.string().check(z.maxLength(60), z.describe('An approved repair partner.')),
  }),
  answer: { status: 200, schema: claimShape },
});

export const filingOperations = [
  fileClaim,
  updateDraftClaim,
  submitDraftClaim,
  withdrawClaim,
  askSecondReview,
  answerQuestion,
  chooseRepairPartner,
];
