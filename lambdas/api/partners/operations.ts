import * as z from 'zod/mini';
import { pageQuery } from '../../middleware/api/cursor.ts';
import { type Operation, operation } from '../../middleware/api/operation.ts';
import { applicationOperations } from './applications/operations.ts';
import { companyOperations } from './company/operations.ts';
import { colleagueOperations } from './company/people-operations.ts';
import { feeOperations } from './fees/operations.ts';
import { oversightOperations } from './oversight/operations.ts';
import { repairPartnerSchema } from './repair-partner.ts';
import { scorecardOperations } from './scorecards/operations.ts';

export const listRepairPartners = operation({
  operationId: 'listRepairPartners',
  method: 'GET',
  path: '/partners',
  action: 'partner.list',
  summary: 'Shops of approved repair partners: those with room first, then the nearest',
  query: z.object({
    ...pageQuery,
    postalCode: z.optional(
      z.string().check(z.maxLength(10), z.describe('Where from; else the customer’s mailing address.')),
    ),
    deviceKind: z.optional(
      z.string().check(z.maxLength(40), z.describe('Only shops that repair such a device.')),
    ),
  }),
  answer: {
    status: 200,
    schema: z.object({ items: z.array(repairPartnerSchema), cursor: z.optional(z.string()) }),
  },
});

export const partnerOperations: readonly Operation[] = [
  ...companyOperations,
  ...colleagueOperations,
  ...applicationOperations,
  ...oversightOperations,
  ...scorecardOperations,
  listRepairPartners,
  ...feeOperations,
];
