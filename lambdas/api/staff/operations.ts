import * as z from 'zod/mini';
import { instantSchema } from '../../domain/calendar/instant.ts';
import { claimSorts } from '../../domain/claim/claim-filter.ts';
import { incidentTypeSchema } from '../../domain/claim/incident.ts';
import { queueKinds } from '../../domain/claim/queue-entry.ts';
import { queueViews, staffViews } from '../../domain/claim/staff-views.ts';
import { claimStatusSchema } from '../../domain/claim/status.ts';
import { addressSchema } from '../../domain/people/people.ts';
import { pageQuery } from '../../middleware/api/cursor.ts';
import { type Operation, operation } from '../../middleware/api/operation.ts';
import { listOf } from '../../middleware/api/shapes.ts';
import { claimShape, emailShape } from '../claims/operations/shapes.ts';
import { reportOperations } from './reports/operations.ts';

const claimId = z
  .string()
  .check(z.maxLength(40), z.describe('As typed: case, spaces and hyphens do not matter.'));

const assigneeSchema = z.object({ userId: z.optional(z.string()), name: z.string() });

export const queueItemSchema = z.extend(claimShape, {
  kind: z
    .enum(queueKinds)
    .check(
      z.describe(
        '`overdue`: a customer or partner did not answer in time; `payment`: a payment is to be confirmed; `settlement`: a replacement or reimbursement is to be carried out.',
      ),
    ),
  reason: z.optional(z.string().check(z.describe('Why an agent has it.'))),
  reasons: z.array(z.string()).check(z.describe('`reason`, sentence by sentence.')),
  dueAt: z.iso.datetime().check(z.describe('When the claims team promised to act by.')),
  overdue: z.boolean(),
  assignedTo: z.optional(assigneeSchema),
  views: z.array(z.enum(staffViews)).check(z.describe('The saved views it stands in.')),
  dueInMinutes: z.int().check(z.describe('Opening minutes until `dueAt`; negative when it is past.')),
  ageMinutes: z
    .int()
    .check(z.describe('Opening minutes the claims team has held it; asking somebody else stops the clock.')),
  paused: z.boolean().check(z.describe('Somebody else is asked: the clock stands.')),
  snoozedUntil: z.optional(instantSchema),
});

const view = z
  .enum(queueViews)
  .check(
    z.describe(
      '`overdue` is everything past its due time; `ready-to-approve`: in order but for the price, which has come; `to-confirm`: proposed by another agent, who does not decide it alone; `snoozed` is in no other view.',
    ),
  );

export const listQueue = operation({
  operationId: 'listQueue',
  method: 'GET',
  path: '/staff/queue',
  action: 'staff.queue',
  summary: 'What waits for the claims team, the most urgent first',
  query: z.object({
    ...pageQuery,
    view: z.optional(view),
    status: z.optional(claimStatusSchema),
    incidentType: z.optional(incidentTypeSchema),
    companyId: z.optional(
      z.string().check(z.maxLength(60), z.describe('The repair partner, or who registered the customer.')),
    ),
    assignee: z.optional(z.string().check(z.maxLength(60), z.describe('An agent’s id, or `nobody`.'))),
    from: z.optional(instantSchema.check(z.describe('Begun at this instant or later.'))),
    to: z.optional(instantSchema.check(z.describe('Begun before this instant.'))),
    sort: z.optional(z.enum(claimSorts).check(z.describe('Default: the most urgent first.'))),
    order: z.optional(z.enum(['asc', 'desc'])),
  }),
  answer: { status: 200, schema: listOf(queueItemSchema) },
});

export const listViews = operation({
  operationId: 'listStaffViews',
  method: 'GET',
  path: '/staff/views',
  action: 'staff.queue',
  summary: 'The saved views of the queue, with how much stands in each',
  answer: {
    status: 200,
    schema: z.object({
      items: z.array(
        z.object({
          view: z.enum(staffViews),
          count: z.int(),
          firstDueAt: z.optional(instantSchema.check(z.describe('When the most urgent of it is due.'))),
        }),
      ),
      mail: z
        .object({ count: z.int(), orMore: z.boolean().check(z.describe('Counting stopped there.')) })
        .check(z.describe('Mail that belongs to no claim, or was not acted on: `/staff/unmatched-mail`.')),
    }),
  },
});

export const takeNextClaim = operation({
  operationId: 'takeNextClaim',
  method: 'POST',
  path: '/staff/next',
  action: 'staff.next',
  summary: 'The most urgent claim that nobody has, assigned to the caller',
  description: 'Two agents who ask at once get different ones. Answers no `item` when there is none.',
  body: z.strictObject({
    view: z.optional(view),
    except: z.optional(
      z
        .array(z.string().check(z.maxLength(40)))
        .check(z.maxLength(50), z.describe('Claim IDs to pass over, such as the one just open.')),
    ),
  }),
  answer: { status: 200, schema: z.object({ item: z.optional(queueItemSchema) }) },
});

export const listAgents = operation({
  operationId: 'listAgents',
  method: 'GET',
  path: '/staff/agents',
  action: 'staff.agents',
  summary: 'The claims team',
  answer: {
    status: 200,
    schema: z.object({
      items: z.array(
        z.object({
          userId: z.string(),
          name: z.string(),
          role: z.enum(['agent', 'admin']),
          title: z.optional(z.string()),
          onDuty: z.boolean().check(z.describe('Gets the mails for review.')),
          authorityLimitCents: z.optional(
            z.int().check(z.describe('The most this agent decides alone; absent is no limit.')),
          ),
          assigned: z.int().check(z.describe('Claims in the queue that are this agent’s.')),
        }),
      ),
    }),
  },
});

export const unmatchedMailSchema = z.extend(emailShape, {
  reason: z.string().check(z.describe('Why it belongs to no claim, or was not acted on.')),
  claimId: z.optional(z.string().check(z.describe('The claim it was addressed to.'))),
  hints: z.optional(z.array(z.string()).check(z.describe('Claims it only mentions.'))),
});

export const listUnmatchedMail = operation({
  operationId: 'listUnmatchedMail',
  method: 'GET',
  path: '/staff/unmatched-mail',
  action: 'staff.unmatched-mail',
  summary: 'Mail that an agent has to look at, newest first',
  query: z.object(pageQuery),
  answer: { status: 200, schema: listOf(unmatchedMailSchema) },
});

export const attachMail = operation({
  operationId: 'attachMail',
  method: 'POST',
  path: '/staff/unmatched-mail/{emailId}/attach',
  action: 'staff.attach-mail',
  summary: 'Put a mail under a claim: into its mail, its comments and, with what is attached, its documents',
  body: z.strictObject({ claimId }),
  answer: {
    status: 200,
    schema: z.object({ emailId: z.string(), claimId: z.string(), documentIds: z.array(z.string()) }),
  },
});

const foundCustomerSchema = z.object({
  kind: z.literal('customer'),
  customer: z.object({
    customerId: z.string(),
    name: z.string(),
    email: z.string(),
    phone: z.string(),
    address: addressSchema,
  }),
  plans: z.array(z.object({ planNumber: z.string(), planCode: z.string(), status: z.string() })),
  contactChanges: z
    .array(
      z.object({
        at: instantSchema,
        by: z.string(),
        parts: z.array(z.enum(['phone', 'email', 'address'])),
      }),
    )
    .check(z.describe('Of the last 30 days, newest first: a code sent there proves less.')),
});

export const search = operation({
  operationId: 'searchForCallers',
  method: 'GET',
  path: '/staff/search',
  action: 'staff.search',
  summary:
    'Find a caller by claim ID, plan number, mail address, telephone, serial number or the beginning of the name',
  query: z.object({ q: z.string().check(z.trim(), z.minLength(2), z.maxLength(120)) }),
  answer: {
    status: 200,
    schema: listOf(
      z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('claim'), claim: claimShape }),
        foundCustomerSchema,
      ]),
    ),
  },
});

export const sendCallerCode = operation({
  operationId: 'sendCallerCode',
  method: 'POST',
  path: '/staff/callers/{customerId}/code',
  action: 'staff.verify-caller',
  summary: 'Send a code to a caller’s contact on file, before anything is told or changed',
  description: 'Never to a contact that the caller names. At most 5 an hour and customer; more: 429.',
  body: z.strictObject({
    channel: z.optional(z.enum(['phone', 'email']).check(z.describe('Default: a text to the phone.'))),
  }),
  answer: {
    status: 202,
    schema: z.object({
      channel: z.enum(['phone', 'email']),
      codeUntil: instantSchema.check(z.describe('How long the code works.')),
    }),
  },
});

export const verifyCaller = operation({
  operationId: 'verifyCaller',
  method: 'POST',
  path: '/staff/callers/{customerId}/verify',
  action: 'staff.verify-caller',
  summary: 'The code as the caller tells it; right, a claim filed within half an hour says so in its history',
  body: z.strictObject({ code: z.string().check(z.maxLength(20), z.describe('Six digits, as typed.')) }),
  answer: { status: 200, schema: z.object({ customerId: z.string(), verifiedUntil: instantSchema }) },
});

export const staffOperations: readonly Operation[] = [
  listQueue,
  listViews,
  takeNextClaim,
  listAgents,
  listUnmatchedMail,
  attachMail,
  search,
  sendCallerCode,
  verifyCaller,
  ...reportOperations,
];
