import * as z from 'zod/mini';
import { pageQuery } from '../../../middleware/api/cursor.ts';
import { operation } from '../../../middleware/api/operation.ts';
import { listOf } from '../../../middleware/api/shapes.ts';
import { decisionShape } from './decision-shape.ts';
import { exportOperations } from './exporting.ts';
import { filters, ordering, whichList } from './list-query.ts';
import { claimShape, documentShape, emailShape, historyShape, listQuery } from './shapes.ts';

/** Reading claims and what is kept beside them. */

export const listClaims = operation({
  operationId: 'listClaims',
  method: 'GET',
  path: '/claims',
  action: 'claim.list',
  summary: 'One’s own claims, newest first unless sorted otherwise',
  description:
    'A customer’s own, a company’s, or all of them for the claims team. Paging loses and repeats none. Filters apply while paging: a page can hold fewer claims than asked for, or none, and still have a `cursor`.',
  query: z.strictObject({ list: whichList, ...filters, ...ordering, ...pageQuery }),
  answer: { status: 200, schema: listOf(claimShape) },
});

const countShape = z.object({
  count: z.int(),
  orMore: z.boolean().check(z.describe('Counting stopped there: at 200, or when what fits is far between.')),
});

export const countClaims = operation({
  operationId: 'countClaims',
  method: 'GET',
  path: '/claims/counts',
  action: 'claim.list',
  summary: 'How many of one’s own claims stand on each list, and how many wait for oneself',
  query: z.strictObject(filters),
  answer: {
    status: 200,
    schema: z.object({
      active: countShape,
      draft: countShape,
      closed: countShape,
      all: countShape,
      waitsOnMe: countShape,
    }),
  },
});

export const listRelated = operation({
  operationId: 'listRelatedClaims',
  method: 'GET',
  path: '/claims/{claimId}/related',
  action: 'claim.related',
  summary: 'The customer’s other claims, newest first, and what each has in common with this one',
  answer: {
    status: 200,
    schema: z.object({
      items: z.array(
        z.looseObject({
          ...claimShape.shape,
          shares: z
            .array(z.enum(['customer', 'device', 'incident']))
            .check(z.describe('What both claims have in common.')),
        }),
      ),
    }),
  },
});

export const readOneClaim = operation({
  operationId: 'readClaim',
  method: 'GET',
  path: '/claims/{claimId}',
  action: 'claim.view',
  summary: 'One claim',
  answer: { status: 200, schema: claimShape },
});

export const readHistory = operation({
  operationId: 'readHistory',
  method: 'GET',
  path: '/claims/{claimId}/history',
  action: 'claim.history',
  summary: 'State history, oldest first',
  query: listQuery,
  answer: { status: 200, schema: listOf(historyShape) },
});

export const readDecision = operation({
  operationId: 'readDecision',
  method: 'GET',
  path: '/claims/{claimId}/decision',
  action: 'claim.decision',
  summary: 'The decision in force, with the trace of the rules',
  description: '404 before anything was decided.',
  answer: { status: 200, schema: decisionShape },
});

export const readEmails = operation({
  operationId: 'readEmails',
  method: 'GET',
  path: '/claims/{claimId}/emails',
  action: 'claim.emails',
  summary: 'Mail of the claim that one sent or received, oldest first',
  query: listQuery,
  answer: { status: 200, schema: listOf(emailShape) },
});

export const lookUpClaim = operation({
  operationId: 'lookUpClaim',
  method: 'GET',
  path: '/claims/lookup',
  action: 'claim.lookup',
  summary: 'The claim of a customer at the counter, by cell phone and claim ID',
  description:
    'For approved repair partners. Leaves an entry in the claim’s history. Every miss answers the same 404. More than 30 a minute and company: 429 with `Retry-After`.',
  query: z.strictObject({
    phone: z.string().check(z.maxLength(40), z.describe('The customer’s cell phone, as typed.')),
    claimId: z.string().check(z.maxLength(40), z.describe('The claim ID, as typed.')),
  }),
  answer: {
    status: 200,
    schema: z.looseObject({ ...claimShape.shape, documents: z.array(documentShape) }),
  },
});

export const readingOperations = [
  listClaims,
  countClaims,
  listRelated,
  readOneClaim,
  readHistory,
  readDecision,
  readEmails,
  lookUpClaim,
  ...exportOperations,
];
