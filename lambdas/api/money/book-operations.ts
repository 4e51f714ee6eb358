import * as z from 'zod/mini';
import { accounts, entryKinds } from '../../domain/ledger/entry.ts';
import { pageQuery } from '../../middleware/api/cursor.ts';
import { operation } from '../../middleware/api/operation.ts';
import { cents, cursor, monthSchema } from '../partners/fees/operations.ts';

/** The ledger, the books made of it, and the totals of a year. */

const companyId = z.string().check(z.describe('The company that sold.'));
const companyName = z.string().check(z.describe('Its name.'));

export const searchLedger = operation({
  operationId: 'searchLedger',
  method: 'GET',
  path: '/money/ledger',
  action: 'money.view',
  summary: 'Entries of the ledger: of a company, of a plan or of a payout, newest first',
  query: z.object({
    ...pageQuery,
    companyId: z.optional(z.string().check(z.maxLength(60), z.describe('Of this company.'))),
    planNumber: z.optional(z.string().check(z.maxLength(40), z.describe('Of this plan.'))),
    payoutId: z.optional(z.string().check(z.maxLength(80), z.describe('Of this payout.'))),
  }),
  answer: {
    status: 200,
    schema: z.object({
      items: z.array(
        z.object({
          entryId: z.string().check(z.describe('Unique for ever.')),
          kind: z.enum(entryKinds).check(z.describe('What happened.')),
          at: z.iso.datetime(),
          companyId,
          planNumber: z.optional(z.string()),
          payoutId: z.optional(z.string()),
          reason: z.optional(z.string()),
          legs: z
            .array(z.object({ account: z.enum(accounts), cents: z.int() }))
            .check(z.describe('Debits positive, credits negative; they sum to zero.')),
        }),
      ),
      cursor,
    }),
  },
});

const fileQuery = z.optional(z.enum(['csv', 'xlsx']).check(z.describe('CSV unless the call says Excel.')));

export const exportBooks = operation({
  operationId: 'exportBookkeeping',
  method: 'GET',
  path: '/money/bookkeeping',
  action: 'money.view',
  summary: 'A month of the ledger for bookkeeping, one row per leg',
  query: z.object({ month: monthSchema.check(z.describe('The month, UTC.')), format: fileQuery }),
  answer: { status: 200, schema: z.any(), contentType: 'text/csv' },
});

const year = z.string().check(z.regex(/^\d{4}$/), z.describe('The calendar year, in the payout time zone.'));

export const listYearTotals = operation({
  operationId: 'listYearTotals',
  method: 'GET',
  path: '/money/year-totals',
  action: 'money.view',
  summary: 'What each company was paid in a year, and who needs a form 1099',
  query: z.object({ ...pageQuery, year }),
  answer: {
    status: 200,
    schema: z.object({
      items: z.array(
        z.object({
          companyId,
          companyName,
          paidCents: cents('Fees paid, less what came back'),
          taxForm: z.optional(z.string().check(z.describe('The tax form on file.'))),
          repairsCents: cents('Repairs paid by PayPal, less what came back'),
          cardCents: cents('Repairs paid by card over a payable link: the card’s own processor reports them'),
          reportableCents: cents('What counts for form 1099: fees, and repairs paid by PayPal'),
          reportedFromCents: cents('From which sum on the year wants the form'),
          needs1099: z
            .boolean()
            .check(z.describe('A company with a W-9 on file that was paid as much as wants the form.')),
        }),
      ),
      cursor,
    }),
  },
});
