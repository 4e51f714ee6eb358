import * as z from 'zod/mini';
import { dealerCreditSchema } from '../../domain/rma/dealer-credit.ts';
import { pageQuery } from '../../middleware/api/cursor.ts';
import { type Operation, operation } from '../../middleware/api/operation.ts';
import { typed } from '../../middleware/api/shapes.ts';

const whose = {
  companyId: z.optional(
    typed(60).check(z.describe('For the claims team: the dealer. A dealer reads its own account.')),
  ),
  year: z.optional(
    z
      .string()
      .check(
        z.regex(/^\d{4}$/, 'must be a year such as 2026'),
        z.describe('UTC; the present one without it.'),
      ),
  ),
};

const entryShape = z.extend(dealerCreditSchema, {
  amountCents: z.int().check(z.describe('In the dealer’s favour; what the dealer owes is negative.')),
  reason: z
    .enum(['credit', 'fee', 'fee-waived', 'claim'])
    .check(
      z.describe(
        '`claim`: an approved claim. `credit`: a unit that came back. `fee`: one that did not, after its replacement was sent.',
      ),
    ),
  note: z.optional(
    z.string().check(z.describe('Below `/api`, where the credit note (PDF) of this entry is read.')),
  ),
});

export const readDealerAccount = operation({
  operationId: 'readDealerAccount',
  method: 'GET',
  path: '/dealer-account',
  action: 'dealer.account',
  summary: 'What a dealer was credited and charged in a year, newest first, with its sum',
  query: z.object({ ...pageQuery, ...whose }),
  answer: {
    status: 200,
    schema: z.object({
      year: z.string(),
      dealer: z.object({ companyId: z.string(), name: z.string() }),
      totalCents: z.int().check(z.describe('Of the whole year, whatever the page holds.')),
      items: z.array(entryShape),
      cursor: z.optional(z.string()),
    }),
  },
});

export const exportDealerAccount = operation({
  operationId: 'exportDealerAccount',
  method: 'GET',
  path: '/dealer-account/export',
  action: 'dealer.account',
  summary: 'The same year as a file',
  query: z.object({ ...whose, format: z.optional(z.enum(['csv', 'xlsx'])) }),
  answer: { status: 200, schema: z.string(), contentType: 'text/csv' },
});

export const dealerAccountOperations: readonly Operation[] = [readDealerAccount, exportDealerAccount];
