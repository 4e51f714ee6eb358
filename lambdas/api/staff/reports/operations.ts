import * as z from 'zod/mini';
import { claimStatusSchema } from '../../../domain/claim/status.ts';
import { ageBands } from '../../../domain/reports/report.ts';
import { operation } from '../../../middleware/api/operation.ts';

const day = z.iso.date();
const count = z.int();
const rate = z.optional(z.number().check(z.describe('Approved of what was decided, between 0 and 1.')));

const period = {
  from: z.optional(day.check(z.describe('The first day, in UTC. Default: 29 days before the last one.'))),
  to: z.optional(day.check(z.describe('The last day, included. Default: today.'))),
};

const groupFields = {
  filed: count,
  approved: count.check(z.describe('Claims that were approved in the period, whenever they were filed.')),
  denied: count,
  approvalRate: rate,
  paidCents: count.check(z.describe('Payments made, and credits to dealers.')),
  averageCents: z.optional(count.check(z.describe('Paid per claim approved.'))),
};
const groupRow = z.object({
  value: z.string().check(z.describe('An incident type, a product, or a company’s id.')),
  name: z.string().check(z.describe('As people read it.')),
  ...groupFields,
});
const statusRow = z.object({ status: claimStatusSchema, statusLabel: z.string(), count });

const reportShape = z.object({
  from: day,
  to: day,
  totals: z.object({ ...groupFields, open: count.check(z.describe('Open now.')) }),
  byStatus: z.array(statusRow).check(z.describe('As claims stand now.')),
  byAge: z
    .array(z.object({ age: z.enum(ageBands), count }))
    .check(z.describe('Open claims by days since they were filed, now.')),
  byDay: z.array(z.object({ day, filed: count, approved: count, denied: count, paidCents: count })),
  byFault: z.array(groupRow),
  byProduct: z.array(groupRow),
  byCompany: z
    .array(groupRow)
    .check(z.describe('By the dealer of a unit, the shop of a repair, or who sold the plan.')),
  byOutcome: z.array(statusRow).check(z.describe('How claims ended in the period.')),
  steps: z.array(
    z.object({
      status: claimStatusSchema,
      statusLabel: z.string(),
      count: count.check(z.describe('Claims that left the status in the period.')),
      medianMinutes: count,
      ninetiethMinutes: count.check(z.describe('Nine of ten left within this time.')),
    }),
  ),
  promises: z
    .object({ kept: count, ended: count.check(z.describe('Kept or missed.')) })
    .check(
      z.describe(
        'Of the last 30 days, whatever the period: “most likely by”, as customers were told of reviews.',
      ),
    ),
});
export type ShownReport = z.infer<typeof reportShape>;

export const readReport = operation({
  operationId: 'readReport',
  method: 'GET',
  path: '/staff/reports',
  action: 'report.view',
  summary: 'Claims by status, age, product, company, fault, cost, approval rate and time per step',
  description: 'Counted as claims change, at most 366 days at once.',
  query: z.strictObject(period),
  answer: { status: 200, schema: reportShape },
});

export const reportTables = [
  'days',
  'statuses',
  'ages',
  'faults',
  'products',
  'companies',
  'outcomes',
  'steps',
] as const;

export const exportReport = operation({
  operationId: 'exportReport',
  method: 'GET',
  path: '/staff/reports/export',
  action: 'report.view',
  summary: 'One table of a report as a file',
  query: z.strictObject({
    ...period,
    table: z.enum(reportTables),
    format: z.optional(z.enum(['csv', 'xlsx']).check(z.describe('Default: `csv`.'))),
  }),
  answer: { status: 200, schema: z.string(), contentType: 'text/csv' },
});

export const reportOperations = [readReport, exportReport];
