import * as z from 'zod/mini';
import { type Operation, operation } from '../../middleware/api/operation.ts';
import { accountSchema } from './account-shape.ts';

/** A customer's own mail address: asked for with the password, taken once its code has come back. */

export const askForEmail = operation({
  operationId: 'askForEmail',
  method: 'POST',
  path: '/me/email',
  action: 'account.change-email',
  summary: 'Ask for another mail address: a code goes there, the present one is told',
  description:
    'The answer is the same for an address that somebody else has; no code reaches it. Nothing changes before the code comes back.',
  body: z.strictObject({
    email: z.email().check(z.maxLength(254)),
    password: z.string().check(z.minLength(1), z.maxLength(256), z.describe('The password now.')),
  }),
  answer: {
    status: 202,
    schema: z.object({
      email: z.string(),
      codeUntil: z.iso.datetime().check(z.describe('Until when the code works.')),
    }),
  },
});

export const confirmEmail = operation({
  operationId: 'confirmEmail',
  method: 'POST',
  path: '/me/email/confirm',
  action: 'account.change-email',
  summary: 'Take the mail address that was asked for, by its code: for mail and for signing in',
  description: 'Told at the old address and at the new one; open claims write to the new one.',
  body: z.strictObject({ code: z.string().check(z.minLength(6), z.maxLength(12)) }),
  answer: { status: 200, schema: accountSchema },
});

export const contactOperations: readonly Operation[] = [askForEmail, confirmEmail];
