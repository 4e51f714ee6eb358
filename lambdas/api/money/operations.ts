import * as z from 'zod/mini';
import { pageQuery } from '../../middleware/api/cursor.ts';
import { type Operation, operation } from '../../middleware/api/operation.ts';
import { cents, cursor, lineSchema, monthSchema, payoutFields } from '../partners/fees/operations.ts';
import { exportBooks, listYearTotals, searchLedger } from './book-operations.ts';

/** Money pages, for administrators with the right `finance`. */

const companyId = z.string().check(z.describe('The company that sold.'));
const companyName = z.string().check(z.describe('Its name.'));
const reasonBody = z.strictObject({
  reason: z
    .string()
    .check(z.trim(), z.minLength(3), z.maxLength(500), z.describe('Why; kept with the record.')),
});

const runFields = {
  runMonth: monthSchema.check(z.describe('The month whose 15th it is.')),
  month: monthSchema.check(z.describe('The month of the sales it pays.')),
  dueAt: z.iso.datetime().check(z.describe('When it falls due, and as at when plans are read.')),
  phase: z
    .enum(['coming', 'running', 'done'])
    .check(z.describe('`running` until the provider has said of every payment how it ended.')),
  startedAt: z.optional(z.iso.datetime().check(z.describe('When it was started.'))),
  doneAt: z.optional(z.iso.datetime().check(z.describe('When the last payment had ended.'))),
};

export const listRuns = operation({
  operationId: 'listPayoutRuns',
  method: 'GET',
  path: '/money/runs',
  action: 'money.view',
  summary: 'The coming run, and those that were, newest first',
  query: z.object(pageQuery),
  answer: {
    status: 200,
    schema: z.object({
      coming: z.object({
        ...runFields,
        balanceCents: z.optional(cents('What the PayPal account holds; absent where PayPal does not say')),
      }),
      items: z.array(z.object(runFields)),
      cursor,
    }),
  },
});

export const readRunOperation = operation({
  operationId: 'readPayoutRun',
  method: 'GET',
  path: '/money/runs/{runMonth}',
  action: 'money.view',
  summary: 'How far a run is',
  answer: {
    status: 200,
    schema: z.object({
      ...runFields,
      batches: z.int().check(z.describe('How many batches went to the provider.')),
      openBatches: z.int().check(z.describe('How many of them it still has something to say about.')),
      payouts: z.int().check(z.describe('How many payments are in them.')),
      amountCents: cents('What they come to'),
    }),
  },
});

export const listRunPartners = operation({
  operationId: 'listPayoutRunPartners',
  method: 'GET',
  path: '/money/runs/{runMonth}/partners',
  action: 'money.view',
  summary: 'A run partner by partner: as it would be now, or as it was',
  query: z.object(pageQuery),
  answer: {
    status: 200,
    schema: z.object({
      items: z.array(
        z.object({
          companyId,
          companyName,
          lineCount: z.int().check(z.describe('Plans that it pays.')),
          amountCents: cents('What they come to'),
          status: z
            .enum(['coming', 'pending', 'held', 'paid', 'returned', 'failed'])
            .check(z.describe('`coming` until the run.')),
          holds: payoutFields.holds,
          unpaid: z
            .array(
              z.object({
                planNumber: z.string(),
                amountCents: cents('The fee'),
                outcome: z.enum(['held', 'void']).check(z.describe('Held over, or never paid.')),
                reason: z.string().check(z.describe('Why.')),
              }),
            )
            .check(z.describe('Sales that it would not pay; only of the coming run.')),
          nextStep: z.optional(z.string().check(z.describe('Who has to do what.'))),
        }),
      ),
      cursor,
    }),
  },
});

export const payoutShape = z.object({
  ...payoutFields,
  companyId,
  companyName,
  runMonth: runFields.runMonth,
  nextStep: z.optional(z.string().check(z.describe('Who has to do what; absent where nobody has to.'))),
  steps: z
    .array(
      z.object({
        what: z.enum(['held', 'released', 'paid-again']),
        at: z.iso.datetime(),
        by: z.string().check(z.describe('Name of the administrator.')),
        reason: z.string(),
      }),
    )
    .check(z.describe('What people did with it, oldest first.')),
});

export const listAttention = operation({
  operationId: 'listPayoutsToSee',
  method: 'GET',
  path: '/money/payouts',
  action: 'money.view',
  summary: 'Payouts that somebody has to do something about: held, unclaimed, returned, failed',
  query: z.object(pageQuery),
  answer: { status: 200, schema: z.object({ items: z.array(payoutShape), cursor }) },
});

const payoutStep = (operationId: string, step: string, summary: string, description: string) =>
  operation({
    operationId,
    method: 'POST',
    path: `/money/payouts/{companyId}/{runMonth}/${step}`,
    action: 'money.act',
    summary,
    description,
    body: reasonBody,
    answer: {
      status: 200,
      schema: z.object({
        payoutId: payoutFields.payoutId,
        status: z
          .enum(['coming', 'pending', 'held', 'paid', 'returned', 'failed'])
          .check(z.describe('How it stands now; `coming` before its run.')),
        held: z.boolean().check(z.describe('An administrator holds it.')),
      }),
    },
  });

export const hold = payoutStep(
  'holdPayout',
  'hold',
  'Hold a company’s payout',
  'Until 09:00 on the day of payment; later only while it is held for something else or not sent yet.',
);
export const release = payoutStep(
  'releasePayout',
  'release',
  'Take a hold back',
  'After its run it is sent at once, unless something else stands against it.',
);
export const again = payoutStep(
  'payPayoutAgain',
  'pay-again',
  'Pay again what came back or failed',
  'The provider is asked about the first payment before: nothing that may still arrive is paid twice.',
);

const reviewLine = z.object({
  ...lineSchema.shape,
  companyId,
  reason: z.string().check(z.describe('What it shares, and with whom.')),
  payDate: z.iso.datetime().check(z.describe('The run that pays it once it is let through.')),
});

export const listReview = operation({
  operationId: 'listFeesToReview',
  method: 'GET',
  path: '/money/fees',
  action: 'money.view',
  summary: 'Fees that wait for a person, because they share a card, a device or an address',
  query: z.object(pageQuery),
  answer: { status: 200, schema: z.object({ items: z.array(reviewLine), cursor }) },
});

const feeStep = (operationId: string, step: string, summary: string) =>
  operation({
    operationId,
    method: 'POST',
    path: `/money/fees/{planNumber}/${step}`,
    action: 'money.act',
    summary,
    body: reasonBody,
    answer: {
      status: 200,
      schema: z.object({
        planNumber: z.string(),
        status: z.enum(['accrued', 'eligible', 'void']).check(z.describe('How the fee stands now.')),
      }),
    },
  });

export const clear = feeStep('clearFee', 'clear', 'Let a fee through: the next run pays it');
export const refuse = feeStep('refuseFee', 'refuse', 'Say that a fee is never paid');
export const takeBack = feeStep(
  'clawBackFee',
  'claw-back',
  'Take a paid fee back (fraud, charge-back, error): it comes off the next payout',
);

export const moneyOperations: readonly Operation[] = [
  listRuns,
  readRunOperation,
  listRunPartners,
  listAttention,
  hold,
  release,
  again,
  listReview,
  clear,
  refuse,
  takeBack,
  searchLedger,
  exportBooks,
  listYearTotals,
];
