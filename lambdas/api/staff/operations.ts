import * as z from 'zod/mini';
import { queueKinds } from '../../domain/claim/queue-entry.ts';
import { addressSchema } from '../../domain/people/people.ts';
import { pageQuery } from '../../middleware/api/cursor.ts';
import { type Operation, operation } from '../../middleware/api/operation.ts';
import { claimShape, emailShape } from '../claims/operations/shapes.ts';

const listOf = <T extends z.ZodMiniType>(item: T) =>
  z.object({ items: z.array(item), cursor: z.optional(z.string()) });

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
  dueAt: z.iso.datetime().check(z.describe('When the claims team promised to act by.')),
  overdue: z.boolean(),
  assignedTo: z.optional(assigneeSchema),
});

export const listQueue = operation({
  operationId: 'listQueue',
  method: 'GET',
  path: '/staff/queue',
  action: 'staff.queue',
  summary: 'What waits for the claims team, the most urgent first',
  query: z.object({
    ...pageQuery,
    view: z.optional(
      z
        .enum(['all', 'mine', 'unassigned', ...queueKinds])
        .check(z.describe('`overdue` lists everything past its due time.')),
    ),
  }),
  answer: { status: 200, schema: listOf(queueItemSchema) },
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

export const staffOperations: readonly Operation[] = [listQueue, listUnmatchedMail, attachMail, search];
