import * as z from 'zod/mini';
import { companyKindSchema } from '../../../domain/companies/company-kind.ts';
import { centsSchema } from '../../../domain/money/cents.ts';
import { addressSchema } from '../../../domain/people/people.ts';
import { type Operation, operation } from '../../../middleware/api/operation.ts';

/** Users and companies, for administrators. */

const line = (about: string) =>
  z.string().check(z.trim(), z.minLength(1), z.maxLength(120), z.describe(about));

const staffFields = {
  onDuty: z.optional(z.boolean().check(z.describe('Agents on duty get the mails for review.'))),
  authorityLimitCents: z.optional(
    z.nullable(centsSchema).check(z.describe('The most an agent decides alone; null: no limit.')),
  ),
  finance: z.optional(
    z
      .boolean()
      .check(z.describe('Administrators only: sees and moves money. Given by another administrator.')),
  ),
};

export const userShape = z.object({
  userId: z.string(),
  role: z.enum(['customer', 'partner', 'agent', 'admin']),
  name: z.string(),
  email: z.string(),
  title: z.optional(z.string()),
  companyId: z.optional(z.string()),
  partnerRole: z.optional(z.enum(['owner', 'clerk'])),
  onDuty: z.optional(z.boolean()),
  authorityLimitCents: z.optional(z.int()),
  finance: z.optional(z.boolean()),
  disabled: z.boolean().check(z.describe('May not sign in.')),
});

export const listUsers = operation({
  operationId: 'listUsers',
  method: 'GET',
  path: '/admin/users',
  action: 'user.manage',
  summary: 'The claims team, or who signs in for a company',
  query: z.strictObject({ companyId: z.optional(z.string().check(z.maxLength(60))) }),
  answer: { status: 200, schema: z.object({ items: z.array(userShape) }) },
});

export const createUser = operation({
  operationId: 'createUser',
  method: 'POST',
  path: '/admin/users',
  action: 'user.manage',
  summary: 'Invite somebody: a mail with a passcode goes to the address',
  body: z.discriminatedUnion('role', [
    z.strictObject({
      role: z.enum(['agent', 'admin']),
      name: line('As people read it.'),
      email: z.email(),
      title: z.optional(line('What they are.')),
      ...staffFields,
    }),
    z.strictObject({
      role: z.literal('partner'),
      name: line('As people read it.'),
      email: z.email(),
      title: z.optional(line('What they are.')),
      companyId: z.string().check(z.maxLength(60)),
      partnerRole: z.enum(['owner', 'clerk']),
    }),
  ]),
  answer: { status: 201, schema: userShape },
});

export const updateUser = operation({
  operationId: 'updateUser',
  method: 'PATCH',
  path: '/admin/users/{userId}',
  action: 'user.manage',
  summary: 'Change what somebody may, or shut them out',
  description: 'Of oneself neither role nor `disabled`: there is always another administrator.',
  body: z.strictObject({
    name: z.optional(line('As people read it.')),
    title: z.optional(line('What they are.')),
    role: z.optional(z.enum(['agent', 'admin']).check(z.describe('Of the claims team only.'))),
    partnerRole: z.optional(z.enum(['owner', 'clerk']).check(z.describe('Of partners only.'))),
    ...staffFields,
    disabled: z.optional(z.boolean().check(z.describe('At once, also for whoever is signed in.'))),
  }),
  answer: { status: 200, schema: userShape },
});

export const companyShape = z.looseObject({
  companyId: z.string(),
  name: z.string(),
  email: z.string().check(z.describe('Where claims mail goes.')),
  phone: z.optional(z.string()),
  address: z.optional(addressSchema),
  kinds: z.array(companyKindSchema),
  approvedRepairPartner: z.boolean(),
  suspended: z.optional(z.object({ reason: z.string(), at: z.iso.datetime() })),
});

const companyFields = {
  name: line('As people read it.'),
  email: z.email(),
  phone: z.optional(z.string().check(z.maxLength(40), z.describe('Of the US or Canada, as typed.'))),
  address: z.optional(addressSchema),
  kinds: z.array(companyKindSchema).check(z.minLength(1)),
  approvedRepairPartner: z
    .boolean()
    .check(z.describe('Gets claims, and may look one up with telephone and claim ID.')),
};

export const listCompanies = operation({
  operationId: 'listCompanies',
  method: 'GET',
  path: '/admin/companies',
  action: 'company.list',
  summary: 'All companies, by name',
  answer: { status: 200, schema: z.object({ items: z.array(companyShape) }) },
});

export const createCompany = operation({
  operationId: 'createCompany',
  method: 'POST',
  path: '/admin/companies',
  action: 'company.manage',
  summary: 'Take a company in',
  body: z.strictObject(companyFields),
  answer: { status: 201, schema: companyShape },
});

export const updateCompany = operation({
  operationId: 'updateCompany',
  method: 'PATCH',
  path: '/admin/companies/{companyId}',
  action: 'company.manage',
  summary: 'Change a company',
  description: 'Its payee is changed by its owner only.',
  body: z.partial(z.strictObject(companyFields)),
  answer: { status: 200, schema: companyShape },
});

export const adminOperations: readonly Operation[] = [
  listUsers,
  createUser,
  updateUser,
  listCompanies,
  createCompany,
  updateCompany,
];
