import * as z from 'zod/mini';
import { instantSchema } from '../../../domain/calendar/instant.ts';
import { claimDeviceSchema, denialSchema, resolutionSchema } from '../../../domain/claim/claim.ts';
import { estimateSchema } from '../../../domain/claim/estimate.ts';
import { incidentSchema } from '../../../domain/claim/incident.ts';
import { invoiceSchema } from '../../../domain/claim/invoice.ts';
import { paymentSchema } from '../../../domain/claim/payment.ts';
import { documentKinds } from '../../../domain/claim/records.ts';
import { consentSchema, repairWarrantySchema, supplementSchema } from '../../../domain/claim/repair-terms.ts';
import { shippingSchema } from '../../../domain/claim/shipping.ts';
import { claimStatusSchema } from '../../../domain/claim/status.ts';
import { pageQuery } from '../../../middleware/api/cursor.ts';
import { proposedLines, unitClaimShape } from './unit-shapes.ts';

/** What the claims API answers with. A role that must not see a field does not get it; more fields may come. */

const described = (text: string) => z.describe(text);

export const nextStepShape = z.looseObject({
  who: z.enum(['customer', 'partner', 'agent', 'nobody']).check(described('Who acts next.')),
  what: z.string().check(described('What is next, in words for the reader’s role.')),
  by: z.optional(instantSchema.check(described('When it is promised or due; absent where nothing is due.'))),
  button: z.optional(z.string().check(described('Label of the button that does it, for the reader’s role.'))),
  typically: z.optional(
    z
      .object({
        minutes: z.int().check(described('Median of the last 30 days.')),
        basedOn: z.int().check(described('Of how many.')),
        openingHours: z.boolean().check(described('Whether only opening hours are counted.')),
        text: z.string(),
        likelyBy: z.optional(
          instantSchema.check(
            described(
              'Of a review: by when four of five were done in the last 30 days, from when this one came in; later where such times were not kept. As told when the review began. In the past: it takes longer than usual.',
            ),
          ),
        ),
      })
      .check(described('What usually happens, beside what is promised; absent with too little to go by.')),
  ),
});

export const filedClaimShape = z.looseObject({
  claimId: z.string().check(described('`CLM-` and 8 characters of Crockford base 32.')),
  status: claimStatusSchema,
  statusLabel: z.string().check(described('The status as people read it.')),
  nextStep: nextStepShape,
});

const actorShape = z.looseObject({
  role: z.enum(['customer', 'partner', 'agent', 'admin', 'system']),
  name: z.string(),
  userId: z.optional(z.string().check(described('Staff only.'))),
});

export const claimShape = z.looseObject({
  ...filedClaimShape.shape,
  version: z.int(),
  createdAt: instantSchema,
  updatedAt: instantSchema,
  submittedAt: z.optional(instantSchema),
  closedAt: z.optional(instantSchema),
  deviceReceivedAt: z.optional(instantSchema.check(described('The device is at the counter of the shop.'))),
  readOnly: z.optional(z.literal(true).check(described('For a shop: the claim is referred to another one.'))),
  customer: z.looseObject({ name: z.string(), email: z.string(), phone: z.string() }),
  planNumber: z.optional(z.string()),
  device: z.optional(claimDeviceSchema),
  ...unitClaimShape,
  partner: z.optional(
    z
      .looseObject({ companyId: z.string(), name: z.string(), storeId: z.optional(z.string()) })
      .check(described('The repair partner the claim is referred to.')),
  ),
  offer: z.optional(
    z
      .looseObject({ companyId: z.string(), until: instantSchema, acceptedAt: z.optional(instantSchema) })
      .check(described('That shop was asked whether it takes the repair; by `until`, or the next one is.')),
  ),
  moveRequest: z.optional(
    z
      .looseObject({ companyId: z.string(), name: z.string(), until: instantSchema })
      .check(described('A shop says that the customer is at its counter, and asks for the claim.')),
  ),
  filedBy: z.optional(actorShape.check(described('Staff only.'))),
  incident: z.looseObject({ ...incidentSchema.shape }),
  question: z.optional(
    z
      .looseObject({
        audience: z.enum(['customer', 'partner', 'agent']),
        text: z.string(),
        askedAt: instantSchema,
        due: z.optional(instantSchema),
      })
      .check(described('The open question, for those it asks and for the claims team.')),
  ),
  resolution: z.optional(resolutionSchema),
  deductibleCents: z.optional(z.int()),
  limitCents: z.optional(z.int().check(described('The limit of the incident.'))),
  approvedTotalCents: z.optional(
    z.int().check(described('Invoices up to this total, before the deductible, are paid without an agent.')),
  ),
  reimbursementCents: z.optional(
    z
      .int()
      .check(
        described(
          'Of a reimbursement, what is paid: after the deductible, within what is left of the limit. Not for shops.',
        ),
      ),
  ),
  estimate: z.optional(
    z
      .looseObject({ ...estimateSchema.shape })
      .check(described('The latest; `estimates` lists every version.')),
  ),
  approvedEstimate: z.optional(z.int().check(described('The version that the approval stands on.'))),
  supplement: z.optional(
    z
      .looseObject({ ...supplementSchema.shape })
      .check(
        described('The partner found more than was approved; an agent decides. What was approved stands.'),
      ),
  ),
  consent: z.optional(
    z
      .looseObject({
        ...consentSchema.shape,
        answeredBy: z.optional(z.unknown().check(described('Staff only.'))),
      })
      .check(described('The customer’s word to pay more than the deductible, asked before the repair.')),
  ),
  shipping: z.optional(
    z
      .looseObject({ ...shippingSchema.shape })
      .check(described('A replacement that the claims team sends, and the damaged device’s way back.')),
  ),
  repairWarranty: z.optional(
    z
      .looseObject({
        ...repairWarrantySchema.shape,
        companyId: z.optional(z.string()),
      })
      .check(described('The same fault came back within the warranty of an earlier repair.')),
  ),
  invoice: z.optional(z.looseObject({ ...invoiceSchema.shape, payment: z.optional(z.unknown()) })),
  payments: z.array(
    z.looseObject({
      paymentId: z.string(),
      to: z.optional(z.string().check(described('The payee, for those whose money it is.'))),
      amountCents: z.int(),
      method: z.optional(
        paymentSchema.shape.method.check(
          described('`link`: by card, by the claims team, at the page that the invoice names. Staff only.'),
        ),
      ),
      wallet: paymentSchema.shape.wallet,
      status: paymentSchema.shape.status,
      at: instantSchema,
    }),
  ),
  denial: z.optional(
    z.looseObject({
      kind: denialSchema.shape.kind,
      clause: z.string(),
      clauseText: z.optional(z.string()),
      reason: z.string(),
      secondReviewUntil: instantSchema,
      by: z.optional(actorShape.check(described('Staff only.'))),
      proposedBy: z.optional(
        actorShape.check(described('Of a fraud that another agent confirmed. Staff only.')),
      ),
    }),
  ),
  secondReview: z.optional(
    z
      .looseObject({ requestedAt: instantSchema, text: z.string(), dueAt: instantSchema })
      .check(described('The customer asked for a second review of a denial; another agent makes it.')),
  ),
  asksToReopenAt: z.optional(
    instantSchema.check(described('Since when a reply to the closed claim waits for an agent.')),
  ),
  paidBefore: z.optional(
    z.boolean().check(described('Paid before it was opened again: it can be settled as it was. Staff only.')),
  ),
  rating: z.optional(
    z
      .object({ stars: z.int(), comment: z.optional(z.string()), at: instantSchema })
      .check(described('The customer’s, given once after closing.')),
  ),
  proposal: z.optional(
    z
      .looseObject({
        by: actorShape,
        at: instantSchema,
        dueAt: z.optional(instantSchema.check(described('By when another agent is to say.'))),
        committedCents: z.int(),
        resolution: z.optional(resolutionSchema),
        amountCents: z.optional(z.int()),
        message: z.optional(z.string()),
        lines: proposedLines,
        denial: z.optional(
          z
            .object({
              ...{ kind: denialSchema.shape.kind, clause: z.string(), reason: z.string() },
              clauseText: z.optional(z.string()),
            })
            .check(described('Of a denial as fraud; absent, it is an approval.')),
        ),
      })
      .check(
        described(
          'An approval above its agent’s authority, or a denial as fraud; another agent confirms or declines it. Staff only.',
        ),
      ),
  ),
  assignedTo: z.optional(actorShape.check(described('Staff only.'))),
  snoozedUntil: z.optional(instantSchema.check(described('Staff only.'))),
  undeliverable: z.optional(
    z
      .array(
        z.object({
          ...{ name: z.string(), address: z.string(), subject: z.string(), at: instantSchema },
          status: z.string().check(described('`bounced`, `complained` or `failed`.')),
          reason: z.optional(z.string()),
        }),
      )
      .check(described('Mails to its parties that did not arrive, newest first. Staff only.')),
  ),
});

export const historyShape = z.looseObject({
  status: claimStatusSchema,
  statusLabel: z.string(),
  at: instantSchema,
  actor: actorShape,
  note: z.optional(z.string()),
});

export const emailShape = z.looseObject({
  emailId: z.string(),
  direction: z.enum(['in', 'out']),
  from: z.string(),
  to: z.array(z.string()),
  cc: z.array(z.string()),
  subject: z.string(),
  at: instantSchema,
  text: z.string().check(described('As sent, with `[link]` where a link stood.')),
  status: z.enum(['queued', 'sent', 'delivered', 'bounced', 'complained', 'failed', 'received']),
  documentIds: z.array(z.string()),
});

export const commentShape = z.looseObject({
  commentId: z.string(),
  author: actorShape,
  text: z.string(),
  at: instantSchema,
  internal: z.boolean(),
  visibility: z.optional(
    z
      .literal('claims-team')
      .check(z.describe('A company wrote it to the claims team alone; the customer does not see it.')),
  ),
  via: z.enum(['portal', 'mail']),
});

export const documentShape = z.looseObject({
  documentId: z.string(),
  fileName: z.string(),
  kind: z.enum(documentKinds),
  contentType: z.string(),
  size: z.int().check(described('Bytes: as announced while pending, as kept once accepted.')),
  status: z.enum(['pending', 'accepted', 'rejected']),
  reason: z.optional(z.string().check(described('Why it was rejected.'))),
  url: z.optional(z.string().check(described('Where an accepted document can be read for 15 minutes.'))),
  createdAt: instantSchema,
});

export const listQuery = z.strictObject(pageQuery);

/** A text people write; spaces alone say nothing. */
export const writtenText = (maximum: number, about: string) =>
  z.string().check(z.regex(/\S/, 'says nothing'), z.maxLength(maximum), described(about));
