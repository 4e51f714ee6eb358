import * as z from 'zod/mini';
import { holdCodes } from '../../../domain/referrals/payout.ts';
import { pageQuery } from '../../../middleware/api/cursor.ts';
import { type Operation, operation } from '../../../middleware/api/operation.ts';

export const cents = (about: string) => z.int().check(z.describe(`${about}, in cents.`));
const planNumber = z.string().check(z.describe('The plan that was sold.'));
export const cursor = z.optional(
  z.string().check(z.describe('Where the next page begins; absent on the last.')),
);

export const monthSchema = z
  .string()
  .check(z.regex(/^\d{4}-(0[1-9]|1[0-2])$/), z.describe('`2026-01`, counted in the payout time zone.'));

const holdSchema = z.object({
  code: z.enum(holdCodes).check(z.describe('What stands against paying.')),
  reason: z.string().check(z.describe('In words, with who has to do what.')),
});

export const lineSchema = z.object({
  enrollmentId: z.string().check(z.describe('The enrolment of the plan.')),
  planNumber,
  planCode: z.string().check(z.describe('What was sold.')),
  soldAt: z.iso.datetime().check(z.describe('When it was sold.')),
  amountCents: cents('The fee; negative where one is taken back'),
  kind: z.enum(['fee', 'claw-back']).check(z.describe('A fee, or one taken back after it was paid.')),
});

export const payoutFields = {
  payoutId: z.string().check(z.describe('Company and month of the run: there is one.')),
  month: monthSchema.check(z.describe('The month of the sales it pays.')),
  payDate: z.iso
    .datetime()
    .check(z.describe('The 15th, 09:00 in the payout time zone, of the second month after.')),
  status: z
    .enum(['pending', 'held', 'paid', 'returned', 'failed'])
    .check(z.describe('`pending`: on its way. `held`: something has to be mended first.')),
  amountCents: cents('The sum of its lines'),
  lineCount: z.int().check(z.describe('How many lines it has.')),
  to: z.optional(z.string().check(z.describe('The PayPal address it went to.'))),
  paidAt: z.optional(z.iso.datetime().check(z.describe('When the provider said it arrived.'))),
  holds: z.array(holdSchema).check(z.describe('Why it is held.')),
  reason: z.optional(z.string().check(z.describe('What the provider said when it did not arrive.'))),
};

export const listReferrals = operation({
  operationId: 'listReferrals',
  method: 'GET',
  path: '/partners/me/referrals',
  action: 'partner.referrals',
  summary: 'Fees for plans that the company sold, newest first',
  query: z.object(pageQuery),
  answer: {
    status: 200,
    schema: z.object({
      items: z.array(
        z.object({
          enrollmentId: z.string().check(z.describe('The enrolment of the plan.')),
          planNumber,
          planCode: z.string().check(z.describe('What was sold.')),
          soldAt: z.iso.datetime().check(z.describe('When it was sold.')),
          status: z
            .enum(['accrued', 'eligible', 'paid', 'void'])
            .check(
              z.describe(
                '`accrued`: earned, its day of payment has not come. `eligible`: part of a payout that is on its way. `void`: not paid, see `reason`.',
              ),
            ),
          amountCents: cents('The fee'),
          payDate: z.iso
            .datetime()
            .check(z.describe('The day of payment that decides, or decided, about it.')),
          reason: z.optional(
            z.string().check(z.describe('Why it is void, or waits, or will be void once its run comes.')),
          ),
        }),
      ),
      cursor,
    }),
  },
});

export const listPayouts = operation({
  operationId: 'listPayouts',
  method: 'GET',
  path: '/partners/me/payouts',
  action: 'partner.payouts',
  summary: 'What the company was paid for its sales, newest first; for owners',
  query: z.object(pageQuery),
  answer: {
    status: 200,
    schema: z.object({
      items: z.array(
        z.object({
          ...payoutFields,
          lines: z
            .array(lineSchema)
            .check(z.describe('One per plan, by plan number, the first 1,000; the statement has all.')),
        }),
      ),
      cursor,
    }),
  },
});

export const readNextPayout = operation({
  operationId: 'readNextPayout',
  method: 'GET',
  path: '/partners/me/payouts/next',
  action: 'partner.payouts',
  summary: 'What the next payout comes to if nothing happens until then; for owners',
  answer: {
    status: 200,
    schema: z.object({
      month: monthSchema.check(z.describe('The month of the sales it pays.')),
      payDate: z.iso.datetime().check(z.describe('When it is paid.')),
      amountCents: cents('What it comes to'),
      lineCount: z.int().check(z.describe('For how many plans.')),
      holds: z.array(holdSchema).check(z.describe('What has to be mended before.')),
      unpaid: z
        .array(
          z.object({
            planNumber,
            amountCents: cents('The fee'),
            outcome: z.enum(['held', 'void']).check(z.describe('Held over, or never paid.')),
            reason: z.string().check(z.describe('Why.')),
          }),
        )
        .check(z.describe('Sales of the month that it would not pay as things stand.')),
    }),
  },
});

export const readStatement = operation({
  operationId: 'readStatement',
  method: 'GET',
  path: '/partners/me/payouts/{month}/statement',
  action: 'partner.payouts',
  summary: 'The statement of a payout, by the month of its sales; for owners',
  query: z.object({
    format: z.optional(z.enum(['pdf', 'csv']).check(z.describe('A PDF unless the call says CSV.'))),
  }),
  answer: { status: 200, schema: z.any(), contentType: 'application/pdf' },
});

export const feeOperations: readonly Operation[] = [
  listReferrals,
  listPayouts,
  readNextPayout,
  readStatement,
];
