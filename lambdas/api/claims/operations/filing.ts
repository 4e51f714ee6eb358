import * as z from 'zod/mini';
import { linesInput } from '../../../domain/warranty-claims/lines.ts';
import { operation } from '../../../middleware/api/operation.ts';
import { incidentPatch, newIncident } from './incident-input.ts';
import { claimShape, filedClaimShape, writtenText } from './shapes.ts';

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
    ...linesInput,
    preAuthorization: z.optional(
      z
        .boolean()
        .check(
          z.describe('Of a claim for a unit: asks before the repair, whose lines are credited after it.'),
        ),
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
  description:
    'Kinds of lines that are given take the place of those before. The lines of a claim that was sent back to its dealer with a question can be changed too.',
  body: z.strictObject({ incident: z.optional(incidentPatch), ...linesInput }),
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
    storeId: z.optional(z.string().check(z.maxLength(60), z.describe('One of its stores.'))),
  }),
  answer: { status: 200, schema: claimShape },
});

const oneOutcome = z.object({
  deductibleCents: z.int(),
  priceCents: z.optional(
    z.int().check(z.describe('What it is likely to cost with tax; absent where no price is known yet.')),
  ),
  planPaysCents: z.optional(z.int()),
  youPayCents: z.optional(z.int().check(z.describe('At the counter, the deductible included.'))),
});

export const previewMoney = operation({
  operationId: 'previewMoney',
  method: 'GET',
  path: '/claims/{claimId}/money-preview',
  action: 'claim.preview-money',
  summary: 'What filing the draft would come to: limit, deductible, what the plan would pay',
  description:
    'The rules run on the draft as it stands and nothing is stored; it is no promise. Of a claim that was filed: as things stand now.',
  answer: {
    status: 200,
    schema: z.object({
      outcome: z
        .enum(['approve', 'ask-evidence', 'request-estimate', 'review'])
        .check(z.describe('What the rules would do. They never deny; `review`: an agent looks at it.')),
      limitCents: z.int().check(z.describe('Of the incident.')),
      limitLeftCents: z.int().check(z.describe('What other claims of the incident left of it.')),
      repair: z.optional(oneOutcome.check(z.describe('Absent for theft and loss.'))),
      replacement: oneOutcome,
      missingEvidence: z.array(
        z.object({ kind: z.string(), why: z.string().check(z.describe('One sentence for the customer.')) }),
      ),
      evidence: z
        .array(
          z.object({
            kind: z.string().check(z.describe('Of a document, or the name of a fact of the incident.')),
            as: z.enum(['document', 'fact']),
            why: z.string().check(z.describe('One sentence for the customer.')),
            required: z.boolean(),
          }),
        )
        .check(z.describe('What the form asks for, for this kind of incident and device, in order.')),
    }),
  },
});

export const continueDraft = operation({
  operationId: 'continueDraft',
  method: 'POST',
  path: '/claims/{claimId}/continue',
  action: 'claim.continue',
  summary: 'Go on with the claim on another device: a link to show as QR, or to have mailed',
  description: 'The link opens nothing without signing in. At most 5 mails an hour.',
  body: z.strictObject({
    mail: z.optional(z.boolean().check(z.describe('Mail it to the customer’s address on record.'))),
  }),
  answer: { status: 200, schema: z.object({ url: z.string(), mailed: z.boolean() }) },
});

export const readCounterValues = operation({
  operationId: 'readCounterValues',
  method: 'GET',
  path: '/claims/{claimId}/counter',
  action: 'claim.counter',
  summary: 'What the repair partner asks for at the counter, and a link for a QR code that fills it in',
  answer: {
    status: 200,
    schema: z.object({
      claimId: z.string(),
      phone: z.string(),
      url: z
        .string()
        .check(
          z.describe('The partner’s lookup page; the values stand in its fragment, which no server sees.'),
        ),
    }),
  },
});

export const rateClaim = operation({
  operationId: 'rateClaim',
  method: 'POST',
  path: '/claims/{claimId}/rating',
  action: 'claim.rate',
  summary: 'Rate how a closed claim went, once',
  body: z.strictObject({
    stars: z.int().check(z.minimum(1), z.maximum(5), z.describe('5 is best.')),
    comment: z.optional(writtenText(2_000, 'In your own words.')),
  }),
  answer: { status: 200, schema: claimShape },
});

export const sendFilingLink = operation({
  operationId: 'sendFilingLink',
  method: 'POST',
  path: '/claims/filing-link',
  action: 'claim.filing-link',
  summary: 'Text a link to file a claim to a customer’s phone',
  description:
    'Answers the same for every number, known or not. At most 20 an hour and company; more: 429 with `Retry-After`.',
  body: z.strictObject({
    phone: z.string().check(z.maxLength(40), z.describe('The customer’s cell phone, as typed.')),
  }),
  answer: { status: 202, schema: z.object({ accepted: z.literal(true) }) },
});

export const filingOperations = [
  fileClaim,
  previewMoney,
  continueDraft,
  readCounterValues,
  rateClaim,
  sendFilingLink,
  updateDraftClaim,
  submitDraftClaim,
  withdrawClaim,
  askSecondReview,
  answerQuestion,
  chooseRepairPartner,
];
