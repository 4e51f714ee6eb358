import * as z from 'zod/mini';
import { pageQuery } from '../../../middleware/api/cursor.ts';
import { operation } from '../../../middleware/api/operation.ts';
import {
  claimShape,
  decisionShape,
  documentShape,
  emailShape,
  historyShape,
  listOf,
  listQuery,
} from './shapes.ts';

/** Reading claims and what is kept beside them. */

export const claimListNames = ['active', 'draft', 'closed', 'all'] as const;

const whichList = z.optional(
  z.enum(claimListNames).check(z.describe('`active` is neither draft nor closed. Default: `all`.')),
);

export const listClaims = operation({
  operationId: 'listClaims',
  method: 'GET',
  path: '/claims',
  action: 'claim.list',
  summary: 'One’s own claims, newest first',
  description:
    'A customer’s own, a company’s, or all of them for the claims team. Paging loses and repeats none.',
  query: z.strictObject({ list: whichList, ...pageQuery }),
  answer: { status: 200, schema: listOf(claimShape) },
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
    'For approved repair partners. Leaves an entry in the claim’s history. Every miss answers the same 404.',
  query: z.strictObject({
    phone: z.string().check(z.maxLength(40), z.describe('The customer’s cell phone, as typed.')),
    claimId: z.string().check(z.maxLength(40), z.describe('The claim ID, as typed.')),
  }),
  answer: {
    status: 200,
    schema: z.looseObject({ ...claimShape.shape, documents: z.array(documentShape) }),
  },
});

export const exportClaims = operation({
  operationId: 'exportClaims',
  method: 'GET',
  path: '/claims/export',
  action: 'claim.export',
  summary: 'One’s own claims as a file',
  description: 'Up to 4 MB answered directly; above, 303 to a URL that is good for 15 minutes.',
  query: z.strictObject({
    list: whichList,
    format: z.optional(z.enum(['csv', 'xlsx']).check(z.describe('Default: `csv`.'))),
  }),
  answer: { status: 200, schema: z.string(), contentType: 'text/csv' },
});

export const readingOperations = [
  listClaims,
  readOneClaim,
  readHistory,
  readDecision,
  readEmails,
  lookUpClaim,
  exportClaims,
];
