import * as z from 'zod/mini';
import { linesInput } from '../../../domain/warranty-claims/lines.ts';
import { operation } from '../../../middleware/api/operation.ts';
import { claimShape } from './shapes.ts';

/** What a dealer does with a claim for a unit, besides what everybody does with a claim. */

export const listReasonCodes = operation({
  operationId: 'listReasonCodes',
  method: 'GET',
  path: '/claims/reason-codes',
  action: 'claim.list',
  summary: 'Why a line of a dealer’s claim is not credited in full: ASC X12 data element 1172',
  answer: {
    status: 200,
    schema: z.object({ items: z.array(z.object({ code: z.string(), text: z.string() })) }),
  },
});

export const claimPreAuthorized = operation({
  operationId: 'claimPreAuthorizedRepair',
  method: 'POST',
  path: '/claims/{claimId}/unit-repaired',
  action: 'claim.claim-repair',
  summary: 'The pre-authorized repair is done: ask for its credit',
  description:
    'Without lines, as pre-authorized. Kinds of lines that are given take the place of those before. What stays within what was allowed, line by line, is credited at once; an agent reviews the rest.',
  body: z.strictObject(linesInput),
  answer: { status: 200, schema: claimShape },
});

export const readCreditNoteOperation = operation({
  operationId: 'readCreditNote',
  method: 'GET',
  path: '/claims/{claimId}/credit-note',
  action: 'claim.view',
  summary: 'The credit note of a dealer’s claim, as PDF',
  query: z.strictObject({
    creditId: z.optional(
      z.string().check(z.maxLength(80), z.describe('Of the claim’s `credits`; left out: the last.')),
    ),
  }),
  answer: { status: 200, schema: z.string(), contentType: 'application/pdf' },
});

export const dealerOperations = [listReasonCodes, claimPreAuthorized, readCreditNoteOperation];
