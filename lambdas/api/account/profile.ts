import { alignOpenClaims, changedContactItems } from '../../adapters/accounts/contact-store.ts';
import { customerContactItems, payeeMailItems } from '../../adapters/companies/company-mails.ts';
import { requireEnv } from '../../adapters/environment.ts';
import { sendText } from '../../adapters/mail/text-messages.ts';
import { readBrand, readCustomer, userItem } from '../../adapters/people/people.ts';
import type { Table, TransactItem } from '../../adapters/table/table.ts';
import { type InputFault, InvalidInput } from '../../domain/errors.ts';
import { readPhoneNumber } from '../../domain/ids/phone-number.ts';
import { sayTo } from '../../domain/mail/languages/say.ts';
import { type AskedPayee, isSamePayee } from '../../domain/people/customer-payee.ts';
import type { Customer, User } from '../../domain/people/people.ts';
import { everyNotice, type Notifications } from '../../domain/people/preferences.ts';
import { checkAddress } from '../../domain/plans/address.ts';
import type { Caller } from '../../middleware/api/caller.ts';
import type { Account } from './account-shape.ts';

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
  readonly payee?: AskedPayee | undefined;
  readonly phone?: string | undefined;
  readonly address?: Customer['address'] | undefined;
}

type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

const given = <T extends object>(fields: T): Given<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Given<T>;

/** A payee that stays what it was keeps its date: it is not "changed in the last 3 days" by saving the page again. */
function changedCustomer(customer: Customer, change: AccountChange, nowMs: number): Customer {
  const payee =
    change.payee && !isSamePayee(change.payee, customer.payee)
      ? { payee: { ...change.payee, changedAt: new Date(nowMs).toISOString() } }
      : {};
  const { name, notifications, phone, address, language } = change;
  const { language: languageBefore, ...kept } = customer;
  const set = given({
    ...{ name, notifications, phone, address },
    language: language === null ? undefined : (language ?? languageBefore),
  });
  return { ...kept, ...set, ...payee, version: customer.version + 1 };
}

/** A Venmo account's telephone in its one writing; `country`: where the customer lives, Venmo is for the US only. */
function readPayee(
  payee: AskedPayee,
  country: Customer['address']['country'] | undefined,
): { readonly payee: AskedPayee } | { readonly faults: readonly InputFault[] } {
  if (payee.method === 'paypal') return { payee };
  const phone = readPhoneNumber(payee.phone);
  if (country !== 'US') return { faults: [{ path: 'payee.method', message: 'pays in the US only' }] };
  return phone === undefined
    ? { faults: [{ path: 'payee.phone', message: 'is no telephone number of the US' }] }
    : { payee: { method: 'venmo', phone } };
}

/**
 * Telephone, address and payee in their one writing; `home`: the address on record. Throws InvalidInput naming what
 * can't be.
 */
function readContact(
  { phone, address, payee, ...rest }: AccountChange,
  home: Customer['address'] | undefined,
): AccountChange {
  const number = phone === undefined ? undefined : readPhoneNumber(phone);
  const place = address && checkAddress(address, 'address');
  const account = payee && readPayee(payee, (address ?? home)?.country);
  const faults: InputFault[] = [
    ...(phone !== undefined && number === undefined
      ? [{ path: 'phone', message: 'is no telephone number of the US or Canada' }]
      : []),
    ...(place && 'faults' in place ? place.faults : []),
    ...(account && 'faults' in account ? account.faults : []),
  ];
  if (faults.length > 0) throw new InvalidInput(faults);
  return {
    ...rest,
    phone: number,
    address: place && 'address' in place ? place.address : undefined,
    payee: account && 'payee' in account ? account.payee : undefined,
  };
}

/** Fields of the record that claims and plans are filled from; nobody else has one. */
const customersOnly = ['payee', 'phone', 'address'] as const;

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
 * Stores the change of a person and, for a customer, of the customer record beside it, which claims are filled from. What
 * was changed of the contact is told at the old one. Throws InvalidInput when somebody without a customer record sets a
 * field of it, or for a telephone number or an address that can't be, ConcurrentChange.
 */
export async function changeAccount(
  table: Table,
  caller: Caller,
  wanted: AccountChange,
  nowMs: number,
): Promise<Account> {
  const customer = await customerOf(table, caller);
  const misplaced = customersOnly.filter((field) => wanted[field] !== undefined && !customer);
  if (misplaced.length > 0)
    throw new InvalidInput(
      misplaced.map((path) => ({
        path,
        message: 'is kept for customers; a company’s is changed by its owner',
      })),
    );
  const change = readContact(wanted, customer?.address);
  const user = changedUser(caller.user, change);
  const next = customer && changedCustomer(customer, change, nowMs);
  const items = customer && next ? await customerChangeItems(table, caller, customer, next, nowMs) : [];
  await table.change('your account', [userItem(table, user), ...items]);
  const reaches = change.name ?? change.phone ?? change.address;
  if (customer && next && reaches !== undefined) await afterwards(table, caller, customer, next, nowMs);
  return accountView({ ...caller, user }, next);
}

async function customerChangeItems(
  table: Table,
  { actor }: Caller,
  before: Customer,
  after: Customer,
  nowMs: number,
): Promise<TransactItem[]> {
  return [
    ...changedContactItems(table, before, after, actor, nowMs),
    ...(await payeeMailItems(table, before, after, nowMs)),
    ...(await customerContactItems(table, before, after, nowMs)),
  ];
}

/** The old telephone is told, and open claims go by the new one. */
async function afterwards(
  table: Table,
  { actor }: Caller,
  before: Customer,
  after: Customer,
  nowMs: number,
): Promise<void> {
  await alignOpenClaims(table, after, actor, nowMs);
  if (before.phone === after.phone) return;
  const { name } = await readBrand(table);
  const say = sayTo(after);
  await sendText(
    before.phone,
    say`${name}: another telephone number was put in the place of this one on your account. Not you? Sign in and change it back, or write to ${requireEnv('CLAIMS_ADDRESS')}.`,
  );
}
