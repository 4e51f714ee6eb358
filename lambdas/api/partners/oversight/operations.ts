import * as z from 'zod/mini';
import { claimStatusSchema } from '../../../domain/claim/status.ts';
import { type Operation, operation } from '../../../middleware/api/operation.ts';

/** What agents do about companies. */

const reason = (about: string) =>
  z.string().check(z.trim(), z.minLength(1), z.maxLength(2_000), z.describe(about));

const changeShape = z.object({
  companyId: z.string(),
  name: z.string(),
  email: z.string(),
  phone: z.optional(z.string()),
  payee: z.optional(z.object({ email: z.string() })),
  payeeChange: z.object({
    email: z.string(),
    requestedAt: z.iso.datetime(),
    requestedBy: z.object({ name: z.string() }),
  }),
});

export const listPayeeChanges = operation({
  operationId: 'listPayeeChanges',
  method: 'GET',
  path: '/partners/payee-changes',
  action: 'company.confirm-payee',
  summary: 'Payees that owners asked for and nobody has confirmed, the longest waiting first',
  answer: { status: 200, schema: z.object({ items: z.array(changeShape) }) },
});

const decided = z.object({
  companyId: z.string(),
  payee: z.optional(z.object({ email: z.string(), changedAt: z.iso.datetime() })),
});

export const decidePayeeChange = operation({
  operationId: 'decidePayeeChange',
  method: 'POST',
  path: '/partners/{companyId}/payee-change',
  action: 'company.confirm-payee',
  summary: 'Confirm the payee that an owner asked for, or refuse it',
  body: z.strictObject({
    outcome: z.enum(['confirm', 'refuse']),
    email: z.email().check(z.describe('The address confirmed: 409 when another is asked for by now.')),
    reason: z.optional(reason('For the company; needed to refuse.')),
  }),
  answer: { status: 200, schema: decided },
});

const suspension = z.object({
  companyId: z.string(),
  name: z.string(),
  suspended: z.optional(
    z.object({ reason: z.string(), at: z.iso.datetime(), by: z.object({ name: z.string() }) }),
  ),
  openRepairs: z.int().check(z.describe('Repairs that are with it: an agent decides where each goes.')),
});

export const suspendCompany = operation({
  operationId: 'suspendCompany',
  method: 'POST',
  path: '/partners/{companyId}/suspend',
  action: 'company.suspend',
  summary: 'Give a company no new claims, and have its payments wait for an agent',
  body: z.strictObject({ reason: reason('The company is mailed it.') }),
  answer: { status: 200, schema: suspension },
});

export const resumeCompany = operation({
  operationId: 'resumeCompany',
  method: 'POST',
  path: '/partners/{companyId}/unsuspend',
  action: 'company.suspend',
  summary: 'Let a suspended company work again',
  body: z.object({}),
  answer: { status: 200, schema: suspension },
});

export const listOpenRepairs = operation({
  operationId: 'listOpenRepairs',
  method: 'GET',
  path: '/partners/{companyId}/open-repairs',
  action: 'company.suspend',
  summary: 'Claims whose device is or is to be repaired by a company, the longest waiting first',
  answer: {
    status: 200,
    schema: z.object({
      items: z.array(
        z.object({
          claimId: z.string(),
          status: claimStatusSchema,
          customerName: z.string(),
          device: z.optional(z.string()),
          since: z.iso.datetime(),
          deviceReceived: z.boolean(),
        }),
      ),
    }),
  },
});

export const oversightOperations: readonly Operation[] = [
  listPayeeChanges,
  decidePayeeChange,
  suspendCompany,
  resumeCompany,
  listOpenRepairs,
];
