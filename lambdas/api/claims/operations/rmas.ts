import * as z from 'zod/mini';
import { centsSchema } from '../../../domain/money/cents.ts';
import { rmaKinds } from '../../../domain/rma/rma.ts';
import { type Operation, operation } from '../../../middleware/api/operation.ts';
import { typed } from '../../../middleware/api/shapes.ts';
import { rmaRowShape, rmaShape, serialBody, shipToBody } from '../../rmas/shapes.ts';

/** Returns that are issued from a dealer's claim. */

const orderFields = {
  kind: z.enum(rmaKinds),
  depotId: z.optional(typed(60).check(z.describe('Where the units go; the first depot where left out.'))),
  shipTo: z.optional(
    shipToBody.check(z.describe('Where units go back to; the dealer’s address on record where left out.')),
  ),
  returnDays: z.optional(
    z
      .int()
      .check(z.minimum(1), z.maximum(180), z.describe('Days in which the units are to be on their way.')),
  ),
  nonReturnFeeCents: z.optional(
    centsSchema.check(
      z.describe('With `advance-replacement`: charged for each unit that does not come back in time.'),
    ),
  ),
  note: z.optional(
    z.string().check(z.trim(), z.minLength(1), z.maxLength(1000), z.describe('Words to the dealer.')),
  ),
};

export const issueRmaOperation = operation({
  operationId: 'issueRma',
  method: 'POST',
  path: '/claims/{claimId}/rmas',
  action: 'claim.issue-rma',
  summary: 'Have units sent back, from a dealer’s claim',
  description:
    'The units are the claim’s own where none is named. The dealer gets packing slip and label by mail. A unit that is in an open RMA already is a 409.',
  body: z.strictObject({
    ...orderFields,
    units: z.optional(
      z
        .array(
          z.strictObject({
            serial: serialBody,
            fault: z.optional(typed(500).check(z.describe('What is wrong with it; printed on the slip.'))),
          }),
        )
        .check(z.minLength(1), z.maxLength(100)),
    ),
  }),
  answer: { status: 201, schema: rmaShape },
});

export const importRma = operation({
  operationId: 'importRma',
  method: 'POST',
  path: '/claims/{claimId}/rmas/import',
  action: 'claim.issue-rma',
  summary: 'The same with the units of a CSV or Excel file',
  description:
    'Columns `serial` and, if wanted, `fault`. `dryRun` answers what each row would do. With a fault in any row nothing is issued. More units than one RMA takes go onto several.',
  body: z.strictObject({
    ...orderFields,
    content: z
      .string()
      .check(
        z.minLength(1),
        z.maxLength(2_000_000),
        z.regex(/^[A-Za-z0-9+/\s]*={0,2}\s*$/, 'must be base64'),
        z.describe('The file, in base64.'),
      ),
    dryRun: z.optional(z.boolean()),
  }),
  answer: {
    status: 200,
    schema: z.object({
      dryRun: z.boolean(),
      rows: z.array(
        z.object({
          line: z.int().check(z.describe('Of the file; the header is 1.')),
          serial: z.string(),
          outcome: z.enum(['issued', 'fault']),
          rmaId: z.optional(z.string()),
          problem: z.optional(z.string()),
        }),
      ),
    }),
  },
});

export const listRmasOfClaim = operation({
  operationId: 'listRmasOfClaim',
  method: 'GET',
  path: '/claims/{claimId}/rmas',
  action: 'claim.rmas',
  summary: 'RMAs that were issued from a claim, oldest first',
  answer: { status: 200, schema: z.object({ items: z.array(rmaRowShape) }) },
});

export const rmaOperationsOfClaims: readonly Operation[] = [issueRmaOperation, importRma, listRmasOfClaim];
