import * as z from 'zod/mini';
import { addressSchema } from '../../domain/people/people.ts';
import { languages, notificationsSchema, timeZoneSchema } from '../../domain/people/preferences.ts';
import { brandInputSchema, brandSchema } from '../../domain/wording/brand.ts';
import { languageTags } from '../../domain/wording/languages/words.ts';
import { type Operation, operation } from '../../middleware/api/operation.ts';
import { accountSchema } from './account-shape.ts';
import { contactOperations } from './contact-operations.ts';
import { sessionOperations } from './session-operations.ts';

const name = z.string().check(z.trim(), z.minLength(1), z.maxLength(120));

/** How dates are written for this person. */
export const dateFormats = ['MM/DD/YYYY', 'DD/MM/YYYY', 'YYYY-MM-DD'] as const;

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
    'Change name, title, how dates are written, language, mails or, for customers, telephone, address and payee',
  body: z.strictObject({
    name: z.optional(name),
    title: z.optional(z.string().check(z.trim(), z.maxLength(120))),
    dateFormat: z.optional(z.enum(dateFormats)),
    timeZone: z.optional(z.nullable(timeZoneSchema).check(z.describe('An IANA name; null: the device’s.'))),
    language: z.optional(z.nullable(z.enum(languages)).check(z.describe('null: the browser’s.'))),
    notifications: z.optional(z.strictObject(notificationsSchema.shape)),
    payee: z.optional(
      z.discriminatedUnion('method', [
        z.strictObject({ method: z.literal('paypal'), email: z.email() }),
        z.strictObject({
          method: z.literal('venmo'),
          phone: z.string().check(z.maxLength(40), z.describe('A mobile number of the US.')),
        }),
      ]),
    ),
    phone: z.optional(
      z.string().check(z.maxLength(40), z.describe('Of the US or Canada; customers. The old one is told.')),
    ),
    address: z.optional(
      z.strictObject(addressSchema.shape).check(z.describe('In the US or Canada; customers.')),
    ),
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
  query: z.strictObject({
    language: z.optional(
      z
        .enum(languageTags)
        .check(
          z.describe('With the words that the brand has not changed in this language; as kept, without it.'),
        ),
    ),
  }),
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
  ...contactOperations,
  ...sessionOperations,
  readBrandOperation,
  replaceBrand,
  readOpenApi,
];
