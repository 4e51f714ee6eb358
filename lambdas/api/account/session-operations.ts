import * as z from 'zod/mini';
import { sessionSchema } from '../../domain/people/sessions.ts';
import { type Operation, operation } from '../../middleware/api/operation.ts';

const ended = {
  status: 200,
  schema: z.object({ ended: z.int().check(z.describe('How many sign-ins count no more.')) }),
} as const;

export const listSessions = operation({
  operationId: 'listSessions',
  method: 'GET',
  path: '/me/sessions',
  action: 'account.sessions',
  summary: 'Where the caller is signed in: device, address, since when, last used; the one in use first',
  answer: {
    status: 200,
    schema: z.object({
      items: z.array(
        z.extend(sessionSchema, {
          current: z.boolean().check(z.describe('The sign-in that this call was made with.')),
        }),
      ),
    }),
  },
});

export const endSession = operation({
  operationId: 'endSession',
  method: 'DELETE',
  path: '/me/sessions/{sessionId}',
  action: 'account.sessions',
  summary: 'End one sign-in at once: none of its tokens is taken any more, renewed or not',
  answer: ended,
});

export const endSessions = operation({
  operationId: 'endSessions',
  method: 'DELETE',
  path: '/me/sessions',
  action: 'account.sessions',
  summary: 'End every sign-in at once, the caller’s own too',
  answer: ended,
});

export const sessionOperations: readonly Operation[] = [listSessions, endSession, endSessions];
