import * as z from 'zod/mini';
import { planCodeSchema } from '../../domain/catalogue/catalogue-schema.ts';
import { type Operation, operation } from '../../middleware/api/operation.ts';

const cents = z.int();
const deductiblesSchema = z.object({ repair: cents, replacement: cents, theft: cents });

const planOfferSchema = z.object({
  planCode: planCodeSchema,
  name: z.string(),
  covers: z.object({ phones: z.int(), otherItems: z.int() }),
  prices: z.array(
    z.object({
      tier: z.optional(z.string().check(z.describe('Where the price depends on the phone.'))),
      monthlyCents: cents,
      annualCents: z.optional(cents),
    }),
  ),
  needsStudentProof: z.boolean(),
});

export const plansAnswerSchema = z.object({
  items: z.array(planOfferSchema),
  catalogueVersion: z.string(),
  termsVersion: z
    .string()
    .check(z.describe('Of the terms of coverage in force: `GET /plans/terms` has their words.')),
  currency: z.literal('USD'),
  coverage: z.object({
    incidentTypes: z.array(z.string()),
    incidentLimitCents: cents,
    waitingPeriodDays: z.int(),
    severalPlansDiscountPercent: z.int(),
  }),
  deductibles: z.object({
    phones: z
      .array(z.object({ make: z.string(), model: z.string(), tier: z.string(), cents: deductiblesSchema }))
      .check(z.describe('A loss takes the deductible of theft.')),
    otherPhones: z.record(z.string(), deductiblesSchema).check(z.describe('By tier, for phones not listed.')),
    otherItemsCents: cents,
  }),
});

export const listPlans = operation({
  operationId: 'listPlans',
  method: 'GET',
  path: '/plans',
  action: 'plan.list',
  summary: 'The plans on sale: what they cover, what they cost, and the deductibles',
  answer: { status: 200, schema: plansAnswerSchema },
});

export const readTerms = operation({
  operationId: 'readTerms',
  method: 'GET',
  path: '/plans/terms',
  action: 'plan.list',
  summary: 'The terms of coverage, clause by clause, to read before anybody agrees to them',
  query: z.strictObject({
    version: z.optional(
      z
        .string()
        .check(z.maxLength(40), z.describe('One that was agreed to before; absent, the one in force.')),
    ),
  }),
  answer: {
    status: 200,
    schema: z.object({
      version: z.string(),
      effectiveFrom: z.string(),
      clauses: z.array(z.object({ id: z.string(), title: z.string(), text: z.string() })),
    }),
  },
});

export const planOperations: readonly Operation[] = [listPlans, readTerms];
