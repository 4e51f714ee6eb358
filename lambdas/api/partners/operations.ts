import * as z from 'zod/mini';
import { openingHoursSchema } from '../../domain/calendar/opening-hours.ts';
import { repairSkillSchema } from '../../domain/companies/store.ts';
import { addressSchema } from '../../domain/people/people.ts';
import { pageQuery } from '../../middleware/api/cursor.ts';
import { type Operation, operation } from '../../middleware/api/operation.ts';
import { applicationOperations } from './applications/operations.ts';
import { companyOperations } from './company/operations.ts';
import { colleagueOperations } from './company/people-operations.ts';
import { feeOperations } from './fees/operations.ts';
import { oversightOperations } from './oversight/operations.ts';
import { scorecardOperations } from './scorecards/operations.ts';

export const repairPartnerSchema = z.looseObject({
  companyId: z.string(),
  name: z.string(),
  phone: z.optional(z.string()),
  address: z.optional(addressSchema),
  distanceMiles: z.optional(
    z.int().check(z.describe('Between the centres of the two postal areas; absent where one is not known.')),
  ),
  storeId: z.optional(z.string().check(z.describe('One of several stores of the company.'))),
  storeName: z.optional(z.string()),
  skills: z.optional(z.array(repairSkillSchema).check(z.describe('What it repairs; absent: not said.'))),
  hours: z.optional(openingHoursSchema),
  openNow: z.optional(z.boolean()),
  hasRoom: z.boolean().check(z.describe('It takes another repair now.')),
  near: z.boolean().check(z.describe('Within the miles of the brand, 60 unless changed.')),
  registeredCustomer: z.boolean().check(z.describe('The shop that registered the asking customer.')),
});

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
