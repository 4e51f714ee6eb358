import * as z from 'zod/mini';
import { type Operation, operation } from '../../../middleware/api/operation.ts';

/** Who signs in for a company. */

const line = (about: string) =>
  z
    .string()
    .check(
      z.trim(),
      z.minLength(1),
      z.maxLength(120),
      z.regex(/^\P{Cc}*$/u, 'must be one line of text'),
      z.describe(about),
    );
const partnerRole = z
  .enum(['owner', 'clerk'])
  .check(z.describe('Clerks see neither payee nor payouts, and change nothing of the company.'));

export const colleagueShape = z.object({
  userId: z.string(),
  name: z.string(),
  email: z.string(),
  title: z.optional(z.string()),
  partnerRole,
  isYou: z.boolean(),
});

export const listColleagues = operation({
  operationId: 'listColleagues',
  method: 'GET',
  path: '/partners/me/users',
  action: 'company.people',
  summary: 'Who signs in for the company',
  answer: { status: 200, schema: z.object({ items: z.array(colleagueShape) }) },
});

export const inviteColleague = operation({
  operationId: 'inviteColleague',
  method: 'POST',
  path: '/partners/me/users',
  action: 'company.people',
  summary: 'Invite somebody: a mail with a passcode goes to the address',
  body: z.strictObject({
    name: line('As people read it.'),
    email: z.email(),
    title: z.optional(line('What they are.')),
    partnerRole,
  }),
  answer: { status: 201, schema: colleagueShape },
});

export const updateColleague = operation({
  operationId: 'updateColleague',
  method: 'PATCH',
  path: '/partners/me/users/{userId}',
  action: 'company.people',
  summary: 'Change somebody’s role, name or title; there is always an owner',
  body: z.strictObject({
    name: z.optional(line('As people read it.')),
    title: z.optional(line('What they are.')),
    partnerRole: z.optional(partnerRole),
  }),
  answer: { status: 200, schema: colleagueShape },
});

export const removeColleague = operation({
  operationId: 'removeColleague',
  method: 'DELETE',
  path: '/partners/me/users/{userId}',
  action: 'company.people',
  summary: 'Shut somebody out, at once; there is always an owner',
  answer: { status: 200, schema: z.object({ items: z.array(colleagueShape) }) },
});

export const colleagueOperations: readonly Operation[] = [
  listColleagues,
  inviteColleague,
  updateColleague,
  removeColleague,
];
