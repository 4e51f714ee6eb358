import * as z from 'zod/mini';
import { openingHoursSchema } from '../../../domain/calendar/opening-hours.ts';
import { companyKindSchema } from '../../../domain/companies/company-kind.ts';
import { repairSkillSchema } from '../../../domain/companies/store.ts';
import { addressSchema } from '../../../domain/people/people.ts';
import { type Operation, operation } from '../../../middleware/api/operation.ts';

/** The company account: what its owners keep up to date. */

const line = (about: string, max = 120) =>
  z
    .string()
    .check(
      z.trim(),
      z.minLength(1),
      z.maxLength(max),
      z.regex(/^\P{Cc}*$/u, 'must be one line of text'),
      z.describe(about),
    );
const typedPhone = z.string().check(z.maxLength(40), z.describe('Of the US or Canada, as typed.'));

export const storeShape = z.object({
  storeId: z.string(),
  name: z.string(),
  phone: z.optional(z.string()),
  address: addressSchema,
  hours: openingHoursSchema,
  skills: z.array(repairSkillSchema),
  capacity: z.int().check(z.describe('Repairs at a time.')),
});

const payeeShape = z.object({
  method: z.literal('paypal'),
  email: z.string(),
  changedAt: z.iso.datetime().check(z.describe('Payments due within 3 days of it wait for an agent.')),
});

export const ownCompanySchema = z.object({
  companyId: z.string(),
  name: z.string(),
  email: z.string().check(z.describe('Where claims mail goes.')),
  phone: z.optional(z.string()),
  address: z.optional(addressSchema),
  kinds: z.array(companyKindSchema),
  approvedRepairPartner: z.boolean(),
  stores: z.optional(z.array(storeShape)),
  commentVisibility: z.optional(z.enum(['everyone', 'claims-team'])),
  suspended: z.optional(
    z
      .object({ reason: z.string(), at: z.iso.datetime() })
      .check(z.describe('Gets no new claims; payments wait for an agent.')),
  ),
  taxForm: z.optional(
    z.object({
      kind: z.enum(['W-9', 'W-8BEN-E']),
      receivedAt: z.iso.datetime(),
      legalName: z.optional(z.string()),
      taxIdLastFour: z.optional(z.string()),
      signedBy: z.optional(z.string()),
    }),
  ),
  payee: z.optional(payeeShape.check(z.describe('Owners only.'))),
  payeeChange: z.optional(
    z
      .object({ email: z.string(), requestedAt: z.iso.datetime() })
      .check(z.describe('Asked for, and waiting for an agent. Owners only.')),
  ),
  role: z.enum(['owner', 'clerk']).check(z.describe('The caller’s, in the company.')),
});

const answer = { status: 200, schema: ownCompanySchema } as const;

export const readOwnCompany = operation({
  operationId: 'readOwnCompany',
  method: 'GET',
  path: '/partners/me',
  action: 'partner.me',
  summary: 'The company the caller works for',
  answer,
});

export const updateOwnCompany = operation({
  operationId: 'updateOwnCompany',
  method: 'PATCH',
  path: '/partners/me',
  action: 'company.edit-own',
  summary: 'Change name and contact; a changed contact is told at the old address',
  body: z.strictObject({
    name: z.optional(line('As people read it.')),
    email: z.optional(z.email()),
    phone: z.optional(typedPhone),
    address: z.optional(addressSchema),
    commentVisibility: z.optional(
      z
        .enum(['everyone', 'claims-team'])
        .check(z.describe('Who reads the company’s comments where a comment does not say.')),
    ),
  }),
  answer,
});

const storeFields = {
  name: line('As customers find it.'),
  phone: z.optional(typedPhone),
  address: addressSchema,
  days: openingHoursSchema.shape.days.check(
    z.describe('When it is open, by weekday, in the zone of its address: `{"mon":[["09:00","18:00"]]}`.'),
  ),
  holidays: openingHoursSchema.shape.holidays,
  skills: z.array(repairSkillSchema).check(z.minLength(1), z.maxLength(5), z.describe('What it repairs.')),
  capacity: z.int().check(z.minimum(0), z.maximum(500), z.describe('Repairs at a time; 0: none for now.')),
};

export const addStore = operation({
  operationId: 'addStore',
  method: 'POST',
  path: '/partners/me/stores',
  action: 'company.edit-own',
  summary: 'Add a store',
  body: z.strictObject(storeFields),
  answer: { status: 201, schema: ownCompanySchema },
});

export const updateStore = operation({
  operationId: 'updateStore',
  method: 'PATCH',
  path: '/partners/me/stores/{storeId}',
  action: 'company.edit-own',
  summary: 'Change a store',
  body: z.partial(z.strictObject(storeFields)),
  answer,
});

export const removeStore = operation({
  operationId: 'removeStore',
  method: 'DELETE',
  path: '/partners/me/stores/{storeId}',
  action: 'company.edit-own',
  summary: 'Close a store; repairs that are there stay the company’s',
  answer,
});

export const recordTaxForm = operation({
  operationId: 'recordTaxForm',
  method: 'POST',
  path: '/partners/me/tax-form',
  action: 'company.payee',
  summary: 'Give the tax form without which referral fees are held',
  description:
    'W-9 for companies of the US, W-8BEN-E for those of Canada. Kept are the kind, the legal name, who signed, and the last four digits of the tax number.',
  body: z.strictObject({
    kind: z.enum(['W-9', 'W-8BEN-E']),
    legalName: line('As the tax office knows the company.'),
    taxId: z
      .string()
      .check(
        z.regex(/^[\dA-Za-z -]{4,20}$/, 'is no tax number'),
        z.describe('EIN, SSN or foreign tax number; only its last four characters are kept.'),
      ),
    signedBy: line('Who signs, under penalty of perjury.'),
    certified: z.literal(true).check(z.describe('The signer certifies that it is true.')),
  }),
  answer,
});

export const askPayee = operation({
  operationId: 'askPayee',
  method: 'POST',
  path: '/partners/me/payee',
  action: 'company.payee',
  summary: 'Ask for another payee, with the password once more',
  description:
    'Mail goes to the old and the new address, and an agent confirms it. Until then, and for 3 days after, payments wait for an agent.',
  body: z.strictObject({
    email: z.email().check(z.describe('The PayPal address.')),
    password: z.string().check(z.minLength(1), z.maxLength(256), z.describe('The caller’s, now.')),
  }),
  answer,
});

export const companyOperations: readonly Operation[] = [
  readOwnCompany,
  updateOwnCompany,
  addStore,
  updateStore,
  removeStore,
  recordTaxForm,
  askPayee,
];
