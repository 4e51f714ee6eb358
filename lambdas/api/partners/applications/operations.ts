import * as z from 'zod/mini';
import { applicationSchema, applicationStatuses } from '../../../domain/companies/application.ts';
import { companyKindSchema, companyKinds } from '../../../domain/companies/company-kind.ts';
import { repairSkillSchema } from '../../../domain/companies/store.ts';
import { addressSchema } from '../../../domain/people/people.ts';
import { pageQuery } from '../../../middleware/api/cursor.ts';
import { type Operation, operation } from '../../../middleware/api/operation.ts';

/** How a company becomes a partner. */

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
const text = (about: string) =>
  z.string().check(z.trim(), z.minLength(1), z.maxLength(4_000), z.describe(about));
const callAt = z.iso.datetime().check(z.describe('One of the times offered for the coordinator’s call.'));

export const listCallSlots = operation({
  operationId: 'listCallSlots',
  method: 'GET',
  path: '/partners/applications/slots',
  action: 'partner.apply',
  summary: 'Times for the call with the coordinator, within the team’s opening hours',
  answer: {
    status: 200,
    schema: z.object({
      items: z.array(z.object({ at: z.iso.datetime() })),
      minutes: z.int().check(z.describe('How long the call takes.')),
      zone: z.string().check(z.describe('The zone of the team’s opening hours.')),
    }),
  },
});

const shownStatus = z
  .enum(applicationStatuses)
  .check(
    z.describe('`received`: no time for the call is chosen yet; `call-booked`: the coordinator calls then.'),
  );

export const applyAsPartner = operation({
  operationId: 'applyAsPartner',
  method: 'POST',
  path: '/partners/applications',
  action: 'partner.apply',
  summary: 'Apply to become a partner',
  description:
    'A mail says what comes next, with a link to choose a time for the coordinator’s call, or with the appointment. An owner of a company of ours applies for it to be approved for repairs.',
  body: z.strictObject({
    companyName: line('As people read it.'),
    contactName: line('Whom the coordinator talks to; the first owner of the account.'),
    email: z.email(),
    phone: z.string().check(z.maxLength(40), z.describe('Of the US or Canada, as typed.')),
    address: addressSchema,
    kinds: z.optional(
      z
        .array(companyKindSchema)
        .check(
          z.minLength(1),
          z.maxLength(companyKinds.length),
          z.describe('What for; default: to sell plans and to repair.'),
        ),
    ),
    skills: z.optional(
      z.array(repairSkillSchema).check(z.maxLength(5), z.describe('What you repair; default: phones.')),
    ),
    capacity: z.optional(z.int().check(z.minimum(1), z.maximum(500), z.describe('Repairs at a time.'))),
    website: z.optional(z.url({ protocol: /^https?$/ }).check(z.maxLength(300))),
    message: z.optional(text('What else we should know.')),
    callAt: z.optional(callAt),
  }),
  answer: {
    status: 201,
    schema: z.object({
      applicationId: z.string(),
      status: shownStatus,
      call: z.optional(z.object({ at: z.iso.datetime() })),
      nextStep: z.object({ who: z.string(), what: z.string(), by: z.optional(z.string()) }),
    }),
  },
});

const { companyName, contactName, email, phone, address, kinds, skills, capacity, website, message } =
  applicationSchema.shape;

export const applicationShape = z.object({
  ...{ applicationId: z.string(), status: shownStatus },
  ...{ companyName, contactName, email, phone, address, kinds, skills, capacity, website, message },
  companyId: z.optional(
    z.string().check(z.describe('The company it is for, or, once approved, the one it made.')),
  ),
  call: applicationSchema.shape.call,
  notes: z.array(z.object({ text: z.string(), author: z.object({ name: z.string() }), at: z.string() })),
  decidedAt: applicationSchema.shape.decidedAt,
  decidedBy: z.optional(z.object({ name: z.string() })),
  reason: z.optional(z.string().check(z.describe('Of a refusal, as the applicant was told.'))),
  createdAt: z.iso.datetime(),
});

export const listApplications = operation({
  operationId: 'listApplications',
  method: 'GET',
  path: '/partners/applications',
  action: 'application.review',
  summary: 'Applications to become a partner, newest first',
  query: z.object({
    ...pageQuery,
    state: z.optional(
      z.enum(['open', 'decided']).check(z.describe('Only those not decided yet, or only those decided.')),
    ),
  }),
  answer: {
    status: 200,
    schema: z.object({ items: z.array(applicationShape), cursor: z.optional(z.string()) }),
  },
});

export const readOneApplication = operation({
  operationId: 'readApplication',
  method: 'GET',
  path: '/partners/applications/{applicationId}',
  action: 'application.review',
  summary: 'One application with its notes',
  answer: { status: 200, schema: applicationShape },
});

export const noteOnApplication = operation({
  operationId: 'noteOnApplication',
  method: 'POST',
  path: '/partners/applications/{applicationId}/notes',
  action: 'application.review',
  summary: 'Note something about the applicant, for the claims team only',
  body: z.strictObject({ text: text('What was said, what was found.') }),
  answer: { status: 201, schema: applicationShape },
});

export const bookApplicantsCall = operation({
  operationId: 'bookCall',
  method: 'POST',
  path: '/partners/applications/{applicationId}/call',
  action: 'application.review',
  summary: 'Fix or move the call; the applicant is mailed the appointment',
  body: z.strictObject({ at: callAt }),
  answer: { status: 200, schema: applicationShape },
});

export const approveApplicant = operation({
  operationId: 'approveApplication',
  method: 'POST',
  path: '/partners/applications/{applicationId}/approve',
  action: 'application.review',
  summary: 'Take the applicant on: the company is made, and its first owner invited',
  body: z.strictObject({
    kinds: z.optional(
      z
        .array(companyKindSchema)
        .check(
          z.minLength(1),
          z.maxLength(companyKinds.length),
          z.describe('What for; default: as applied for.'),
        ),
    ),
    ownerEmail: z.optional(
      z.email().check(z.describe('Who signs in as the owner, where it is not the address that applied.')),
    ),
  }),
  answer: { status: 200, schema: applicationShape },
});

export const refuseApplicant = operation({
  operationId: 'refuseApplication',
  method: 'POST',
  path: '/partners/applications/{applicationId}/refuse',
  action: 'application.review',
  summary: 'Refuse an application, with the reason that the applicant is mailed',
  body: z.strictObject({ reason: text('For the applicant, in whole sentences.') }),
  answer: { status: 200, schema: applicationShape },
});

export const applicationOperations: readonly Operation[] = [
  listCallSlots,
  applyAsPartner,
  listApplications,
  readOneApplication,
  noteOnApplication,
  bookApplicantsCall,
  approveApplicant,
  refuseApplicant,
];
