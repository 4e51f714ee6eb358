import {
  CodeDeliveryFailureException,
  CognitoIdentityProviderClient,
  InvalidParameterException,
} from '@aws-sdk/client-cognito-identity-provider';
import { Accounts } from '../../adapters/accounts/accounts.ts';
import { changedContactItems } from '../../adapters/accounts/contact-store.ts';
import { requireEnv } from '../../adapters/environment.ts';
import { sendText } from '../../adapters/mail/text-messages.ts';
import { readCustomer, readUser, userItem } from '../../adapters/people/people.ts';
import { isFollowed, nextActivationStep } from '../../adapters/plans/activation-store.ts';
import { changePlan } from '../../adapters/plans/enrollment-store.ts';
import { type Table, TransactionRefused, theTable } from '../../adapters/table/table.ts';
import type { NextActivationStep } from '../../domain/activation/activation.ts';
import { invited } from '../../domain/activation/invitation.ts';
import { NotFound } from '../../domain/errors.ts';
import { type Say, sayTo } from '../../domain/mail/languages/say.ts';
import { system } from '../../domain/people/actor.ts';
import type { Customer } from '../../domain/people/people.ts';
import type { Enrollment } from '../../domain/plans/enrollment.ts';
import { logger } from '../../middleware/logger.ts';
import { taskHandler } from '../../middleware/task-handler.ts';
import { type ActivationTask, activationTaskSchema, readPlanOf } from './activation-task.ts';

/** The person behind a new account, once: tokens name the account, the table says who it is. */
async function knowPerson(table: Table, userId: string, customer: Customer): Promise<void> {
  if (await readUser(table, userId)) return;
  const { name, email, customerId } = customer;
  try {
    await table.transact([
      userItem(table, { userId, role: 'customer', name, email, customerId, version: 1 }),
    ]);
  } catch (error) {
    // The retry of this very step was faster.
    if (!(error instanceof TransactionRefused)) throw error;
  }
}

/**
 * The number that took the passcode is the customer's from now on, where it was corrected: shops find a claim by it,
 * and codes go there. Nobody has signed in yet who could have said so in person.
 */
async function adoptNumber(table: Table, customer: Customer, phone: string): Promise<void> {
  if (customer.phone === phone) return;
  const after = { ...customer, phone, version: customer.version + 1 };
  await table.change(
    'this customer',
    changedContactItems(table, customer, after, system('The corrected invitation'), Date.now()),
  );
}

/** Carriers cut texts into pieces of 160 characters: it says what to do, and nothing else. */
const signInText = (planNumber: string, say: Say): string =>
  say`Your plan ${planNumber} waits for you: sign in and activate it at ${requireEnv('PORTAL_URL')}/activate`;

/**
 * Sends the invitation: a passcode to somebody new, a reminder where to sign in to somebody who has an account. Whoever
 * sold the plan can't tell which. Answers why a number takes no text, which trying again would not change.
 */
async function send(
  table: Table,
  accounts: Accounts,
  plan: Enrollment,
  phone: string,
): Promise<string | undefined> {
  const customer = await readCustomer(table, plan.customerId);
  if (!customer) throw new NotFound(`customer ${plan.customerId}`);
  try {
    const { email, name } = customer;
    const account = await accounts.invite({ email, phone, name }, async (userId) => {
      const user = await readUser(table, userId);
      return user === undefined || user.customerId === customer.customerId;
    });
    await knowPerson(table, account.userId, customer);
    if (account.passcodeSent) await adoptNumber(table, customer, phone);
    else await sendText(phone, signInText(plan.planNumber, sayTo(customer)));
    return undefined;
  } catch (error) {
    const refused =
      error instanceof CodeDeliveryFailureException ||
      error instanceof InvalidParameterException ||
      (error instanceof Error && error.name === 'InvalidParameter');
    if (!refused) throw error;
    logger.warn('an invitation could not be sent', { planNumber: plan.planNumber, error });
    return 'The number takes no text messages. Please check it with the customer.';
  }
}

/** Sends the invitation that is due, and says what is next. Killed and run again, the customer gets a second text. */
export async function inviteCustomer(
  table: Table,
  accounts: Accounts,
  { planNumber, run }: ActivationTask,
): Promise<NextActivationStep> {
  const plan = await readPlanOf(table, planNumber);
  const phone = plan.invitation?.phone;
  if (phone === undefined || plan.activation?.step !== 'invite' || isFollowed(plan, run))
    return nextActivationStep(table, plan, run);
  const problem = await send(table, accounts, plan, phone);
  const sentAt = new Date().toISOString();
  const told = await changePlan(table, planNumber, (current) => {
    const change = invited(current, phone, { sentAt, problem });
    return change && { change };
  });
  return nextActivationStep(table, told, run);
}

let shared: Accounts | undefined;

const theAccounts = (): Accounts => {
  shared ??= new Accounts(new CognitoIdentityProviderClient({}), requireEnv('MEMBERS_POOL_ID'));
  return shared;
};

export const handler = taskHandler(activationTaskSchema, (task) =>
  inviteCustomer(theTable(), theAccounts(), task),
);
