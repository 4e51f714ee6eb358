import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import * as z from 'zod/mini';
import { staffUsers, userItem } from '../adapters/people/people.ts';
import { theTable } from '../adapters/table/table.ts';
import { inviteSignIn } from '../api/account/admin/sign-ins.ts';
import { observed } from '../middleware/observed.ts';

const inputSchema = z.object({
  email: z.string().check(z.email(), z.toLowerCase()),
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(100)),
});

/** Further administrators are invited by the first one, signed in, so that somebody has to answer for it. */
class AdminThereAlready extends Error {
  override readonly name = 'AdminThereAlready';

  constructor() {
    super('there is an administrator already, who invites whoever else is to be one');
  }
}

/**
 * The one person nobody can invite: an operator invokes this once after the first deployment. Cognito mails the
 * invitation; called again after it stopped on the way, it goes on. Throws AdminThereAlready.
 */
async function addFirstAdmin(person: z.infer<typeof inputSchema>): Promise<{ readonly userId: string }> {
  const table = theTable();
  const staff = await staffUsers(table);
  if (staff.some(({ role }) => role === 'admin')) throw new AdminThereAlready();
  const userId = await inviteSignIn({ role: 'admin', ...person });
  await table.transact([userItem(table, { userId, role: 'admin', ...person, version: 1 })]);
  return { userId };
}

export const handler = middy<unknown, { readonly userId: string }, Error, Context>()
  .use(observed())
  .handler(async (event) => addFirstAdmin(inputSchema.parse(event)));
