import * as z from 'zod/mini';
import { addressSchema } from '../../domain/people/people.ts';
import { languages, notificationsSchema, timeZoneSchema } from '../../domain/people/preferences.ts';
import { brandInputSchema, brandSchema } from '../../domain/wording/brand.ts';
import { type Operation, operation } from '../../middleware/api/operation.ts';
import { sessionOperations } from './session-operations.ts';

const name = z.string().check(z.trim(), z.minLength(1), z.maxLength(120));

/** How dates are written for this person. */
export const dateFormats = ['MM/DD/YYYY', 'DD/MM/YYYY', 'YYYY-MM-DD'] as const;

const payeeSchema = z.object({
  method: z.literal('paypal'),
  email: z.string(),
  changedAt: z.iso.datetime().check(z.describe('One changed in the last 3 days waits for an agent.')),
});

export const accountSchema = z.object({
  userId: z.string(),
  role: z.enum(['customer', 'partner', 'agent', 'admin']),
  name: z.string(),
  email: z.string(),
  title: z.optional(z.string()),
  dateFormat: z.optional(z.string()),
  timeZone: z.optional(z.string().check(z.describe('An IANA name; absent is the device’s.'))),
  language: z.optional(z.enum(languages).check(z.describe('Absent is the browser’s.'))),
  notifications: z.optional(
    notificationsSchema.check(z.describe('Mails that may be left out; customers and the claims team.')),
  ),
  phone: z.optional(z.string().check(z.describe('E.164; customers.'))),
  customerId: z.optional(z.string()),
  address: z.optional(addressSchema),
  payee: z.optional(payeeSchema.check(z.describe('Where reimbursements go; customers.'))),
  company: z.optional(
    z.object({
      companyId: z.string(),
      name: z.string(),
      kinds: z.array(z.enum(['seller', 'repair', 'dealer'])),
      approvedRepairPartner: z.boolean(),
      role: z.enum(['owner', 'clerk']),
    }),
  ),
  authorityLimitCents: z.optional(
    z.int().check(z.describe('The most an agent decides alone; absent is no limit.')),
  ),
  onDuty: z.optional(z.boolean().check(z.describe('Agents on duty get the mails for review.'))),
  finance: z.optional(z.boolean().check(z.describe('An administrator who sees and moves money.'))),
});
export type Account = z.infer<typeof accountSchema>;

export const readAccount = operation({
  operationId: 'readAccount',
  method: 'GET',
  path: '/me',
  action: 'account.view',
  summary: 'The signed-in person',
  answer: { status: 200, schema: accountSchema },
});

export const updateAccount = operation({
  operationId: 'updateAccount',
  method: 'PATCH',
  path: '/me',
  action: 'account.update',
  summary:
    'Change name, title, how dates are written, language, mails or, for customers, the payee of reimbursements',
  body: z.strictObject({
    name: z.optional(name),
    title: z.optional(z.string().check(z.trim(), z.maxLength(120))),
    dateFormat: z.optional(z.enum(dateFormats)),
    timeZone: z.optional(z.nullable(timeZoneSchema).check(z.describe('An IANA name; null: the device’s.'))),
    language: z.optional(z.nullable(z.enum(languages)).check(z.describe('null: the browser’s.'))),
    notifications: z.optional(z.strictObject(notificationsSchema.shape)),
    payee: z.optional(z.strictObject({ method: z.literal('paypal'), email: z.email() })),
  }),
  answer: { status: 200, schema: accountSchema },
});

export const changePassword = operation({
  operationId: 'changePassword',
  method: 'POST',
  path: '/me/password',
  action: 'account.change-password',
  summary: 'Choose another password',
  body: z.strictObject({
    currentPassword: z.string().check(z.minLength(1), z.maxLength(256)),
    newPassword: z.string().check(z.minLength(8), z.maxLength(256)),
  }),
  answer: { status: 200, schema: z.object({ changed: z.literal(true) }) },
});

const versionedBrandSchema = z.extend(brandSchema, {
  version: z.int().check(z.describe('Counts the changes; 0 is the default brand.')),
});

export const readBrandOperation = operation({
  operationId: 'readBrand',
  method: 'GET',
  path: '/brand',
  action: 'brand.view',
  summary: 'Name, colours, menu and wording',
  answer: { status: 200, schema: versionedBrandSchema },
});

export const replaceBrand = operation({
  operationId: 'replaceBrand',
  method: 'PUT',
  path: '/brand',
  action: 'brand.edit',
  summary: 'Replace the brand; an unknown placeholder, and colours that cannot be read, are named',
  body: z.extend(brandInputSchema, {
    version: z.optional(
      z.int().check(z.describe('The version this one was made from: 409 when it is no longer in force.')),
    ),
  }),
  answer: { status: 200, schema: versionedBrandSchema },
});

export const readOpenApi = operation({
  operationId: 'readOpenApi',
  method: 'GET',
  path: '/openapi.json',
  action: 'public',
  summary: 'This description',
  answer: { status: 200, schema: z.looseObject({ openapi: z.string() }) },
});

export const accountOperations: readonly Operation[] = [
  readAccount,
  updateAccount,
  changePassword,
  ...sessionOperations,
  readBrandOperation,
  replaceBrand,
  readOpenApi,
];
