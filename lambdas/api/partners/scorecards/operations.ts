import * as z from 'zod/mini';
import { operation } from '../../../middleware/api/operation.ts';

/** How repair partners do: each reads its own, the claims team reads all. */

const typical = z.nullable(
  z.object({
    medianMinutes: z.int().check(z.describe('By the clock, nights and weekends included.')),
    count: z.int().check(z.describe('Of how many.')),
  }),
);

const scorecardShape = z.object({
  time: z.object({
    estimate: typical.check(z.describe('From the request to the estimate.')),
    answer: typical.check(z.describe('From a question to the answer.')),
    repair: typical.check(z.describe('From the device’s arrival to the invoice.')),
  }),
  repairs: z.int(),
  averageCents: z.nullable(
    z.int().check(z.describe('Of a repair, before the deductible; null without any.')),
  ),
  costPercent: z.nullable(
    z
      .int()
      .check(
        z.describe(
          'Cost against the median of the same repair (model and damage) by all partners: 100 is it.',
        ),
      ),
  ),
  compared: z.int().check(z.describe('Repairs that could be compared.')),
  reRepairs: z.int().check(z.describe('The same fault came back within the repair warranty.')),
  denials: z.int().check(z.describe('Claims referred to the partner that were denied.')),
});

const month = z.string().check(z.describe('As `2026-11`, in UTC.'));
const query = z.object({
  months: z.optional(
    z
      .pipe(z.string().check(z.regex(/^([1-9]|1\d|2[0-4])$/, 'must be 1 to 24')), z.transform(Number))
      .check(z.describe('How many, this one included; 6 when left out.')),
  ),
});

export const readScorecard = operation({
  operationId: 'readScorecard',
  method: 'GET',
  path: '/partners/me/scorecard',
  action: 'partner.scorecard',
  summary: 'How the caller’s company does: time per step, cost, re-repairs, denials',
  query,
  answer: {
    status: 200,
    schema: z.object({
      from: month,
      to: month,
      total: scorecardShape,
      months: z.array(z.object({ month, ...scorecardShape.shape })),
    }),
  },
});

export const listScorecards = operation({
  operationId: 'listScorecards',
  method: 'GET',
  path: '/partners/scorecards',
  action: 'partner.scorecards',
  summary: 'How every repair partner does, and all of them together',
  query,
  answer: {
    status: 200,
    schema: z.object({
      from: month,
      to: month,
      total: scorecardShape,
      months: z.array(z.object({ month, ...scorecardShape.shape })),
      items: z.array(z.object({ companyId: z.string(), name: z.string(), ...scorecardShape.shape })),
    }),
  },
});

export const scorecardOperations = [readScorecard, listScorecards];
