import * as z from 'zod/mini';
import { addressSchema } from '../../domain/people/people.ts';
import { pageQuery } from '../../middleware/api/cursor.ts';
import { type Operation, operation } from '../../middleware/api/operation.ts';

export const ownCompanySchema = z.object({
  companyId: z.string(),
  name: z.string(),
  email: z.string().check(z.describe('Where claims mail goes.')),
  phone: z.optional(z.string()),
  address: z.optional(addressSchema),
  kinds: z.array(z.enum(['seller', 'repair', 'dealer'])),
  approvedRepairPartner: z.boolean(),
  taxForm: z.optional(z.object({ kind: z.enum(['W-9', 'W-8BEN-E']), receivedAt: z.iso.datetime() })),
  payee: z.optional(
    z
      .object({ method: z.literal('paypal'), email: z.string(), changedAt: z.iso.datetime() })
      .check(z.describe('Owners only.')),
  ),
  role: z.enum(['owner', 'clerk']).check(z.describe('The caller’s, in the company.')),
});

export const readOwnCompany = operation({
  operationId: 'readOwnCompany',
  method: 'GET',
  path: '/partners/me',
  action: 'partner.me',
  summary: 'The company the caller works for',
  answer: { status: 200, schema: ownCompanySchema },
});

export const repairPartnerSchema = z.looseObject({
  companyId: z.string(),
  name: z.string(),
  phone: z.optional(z.string()),
  address: z.optional(addressSchema),
  distanceMiles: z.optional(
    z.int().check(z.describe('Between the centres of the two postal areas; absent where one is not known.')),
  ),
  registeredCustomer: z.boolean().check(z.describe('The shop that registered the asking customer.')),
});

export const listRepairPartners = operation({
  operationId: 'listRepairPartners',
  method: 'GET',
  path: '/partners',
  action: 'partner.list',
  summary: 'Approved repair partners, the nearest first',
  query: z.object({
    ...pageQuery,
    postalCode: z.optional(
      z.string().check(z.maxLength(10), z.describe('Where from; else the customer’s mailing address.')),
    ),
  }),
  answer: {
    status: 200,
    schema: z.object({ items: z.array(repairPartnerSchema), cursor: z.optional(z.string()) }),
  },
});

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
          enrollmentId: z.string(),
          planNumber: z.string(),
          planCode: z.string(),
          soldAt: z.string(),
          status: z
            .enum(['accrued', 'eligible', 'paid', 'void'])
            .check(z.describe('`accrued`: earned, its day of payment has not come.')),
          amountCents: z.int(),
          reason: z.optional(z.string()),
        }),
      ),
      cursor: z.optional(z.string()),
    }),
  },
});

export const partnerOperations: readonly Operation[] = [readOwnCompany, listRepairPartners, listReferrals];
