import { payeeMailItems } from '../../adapters/company-mails.ts';
import { customerItem, readCustomer, userItem } from '../../adapters/people.ts';
import { type Table, TransactionRefused } from '../../adapters/table.ts';
import { ConcurrentChange, InvalidInput } from '../../domain/errors.ts';
import type { Customer, User } from '../../domain/people/people.ts';
import { everyNotice, type Notifications } from '../../domain/people/preferences.ts';
import type { Caller } from '../../middleware/api/caller.ts';
import type { Account } from './operations.ts';

/** The caller as the caller may see himself. */
export function accountView({ user, company }: Caller, customer: Customer | undefined): Account {
  return {
    userId: user.userId,
    role: user.role,
    name: user.name,
    email: user.email,
    ...(user.title !== undefined && { title: user.title }),
    ...(user.dateFormat !== undefined && { dateFormat: user.dateFormat }),
    ...(user.timeZone !== undefined && { timeZone: user.timeZone }),
    ...(user.language !== undefined && { language: user.language }),
    ...(user.role !== 'partner' && { notifications: user.notifications ?? everyNotice }),
    ...(user.authorityLimitCents !== undefined && { authorityLimitCents: user.authorityLimitCents }),
    ...(user.onDuty !== undefined && { onDuty: user.onDuty }),
    ...(user.role === 'admin' && user.finance && { finance: true }),
    ...(customer && {
      customerId: customer.customerId,
      phone: customer.phone,
      address: customer.address,
      ...(customer.payee && { payee: customer.payee }),
    }),
    ...(company && {
      company: {
        companyId: company.companyId,
        name: company.name,
        kinds: company.kinds,
        approvedRepairPartner: company.approvedRepairPartner,
        role: user.partnerRole ?? 'clerk',
      },
    }),
  };
}

export const customerOf = async (table: Table, { user }: Caller): Promise<Customer | undefined> =>
  user.customerId === undefined ? undefined : readCustomer(table, user.customerId);

export interface AccountChange {
  readonly name?: string | undefined;
  readonly title?: string | undefined;
  readonly dateFormat?: string | undefined;
  /** Null takes the choice back. */
  readonly timeZone?: string | null | undefined;
  readonly language?: NonNullable<User['language']> | null | undefined;
  readonly notifications?: Notifications | undefined;
  readonly payee?: { readonly method: 'paypal'; readonly email: string } | undefined;
}

type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

const given = <T extends object>(fields: T): Given<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Given<T>;

/** A payee that stays what it was keeps its date: it is not "changed in the last 3 days" by saving the page again. */
function changedCustomer(customer: Customer, change: AccountChange, nowMs: number): Customer {
  const payee =
    change.payee && change.payee.email !== customer.payee?.email
      ? { payee: { ...change.payee, changedAt: new Date(nowMs).toISOString() } }
      : {};
  const { name, notifications } = change;
  return { ...customer, ...given({ name, notifications }), ...payee, version: customer.version + 1 };
}

function changedUser(user: User, change: AccountChange): User {
  const { name, title, dateFormat, timeZone, language, notifications } = change;
  const { timeZone: zoneBefore, language: languageBefore, ...kept } = user;
  return {
    ...kept,
    ...given({ name, title, dateFormat, notifications }),
    ...given({
      timeZone: timeZone === null ? undefined : (timeZone ?? zoneBefore),
      language: language === null ? undefined : (language ?? languageBefore),
    }),
    version: user.version + 1,
  };
}

/**
 * Stores the change of a person and, for a customer, of the customer record beside it, which claims are filled from.
 * Throws InvalidInput when somebody without a customer record sets a payee, ConcurrentChange.
 */
export async function changeAccount(
  table: Table,
  caller: Caller,
  change: AccountChange,
  nowMs: number,
): Promise<Account> {
  const customer = await customerOf(table, caller);
  if (change.payee && !customer)
    throw new InvalidInput([
      { path: 'payee', message: 'is kept for customers; a company’s is changed by its owner' },
    ]);
  const user = changedUser(caller.user, change);
  const next = customer && changedCustomer(customer, change, nowMs);
  try {
    const told = customer && next ? await payeeMailItems(table, customer, next, nowMs) : [];
    await table.transact([userItem(table, user), ...(next ? [customerItem(table, next)] : []), ...told]);
  } catch (error) {
    if (error instanceof TransactionRefused) throw new ConcurrentChange('your account');
    throw error;
  }
  return accountView({ ...caller, user }, next);
}
