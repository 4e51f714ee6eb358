import { randomBytes } from 'node:crypto';
import * as z from 'zod/mini';
import { customerItem, readCustomer } from '../../adapters/people/people.ts';
import {
  customerOfEmailKey,
  emailPartition,
  nameSort,
  phonePartition,
} from '../../adapters/table/people-keys.ts';
import type { Table, TransactItem } from '../../adapters/table/table.ts';
import { type InputFault, InvalidInput } from '../../domain/errors.ts';
import { readPhoneNumber } from '../../domain/ids/phone-number.ts';
import { newRecordId, RECORD_ID_BYTES } from '../../domain/ids/record-id.ts';
import { type Customer, customerSchema } from '../../domain/people/people.ts';
import { languages } from '../../domain/people/preferences.ts';
import { checkAddress } from '../../domain/plans/address.ts';
import { languageFor } from '../../domain/wording/languages/language.ts';
import type { Caller } from '../../middleware/api/caller.ts';
import type { EnrollBody } from './shapes.ts';

/** Who buys, and what has to be written for it. */
export interface Buyer {
  readonly customer: Customer;
  /** Items that make a new customer; none for one we know. */
  readonly items: readonly TransactItem[];
  /** The number that a seller typed for a customer whom we know by another one. */
  readonly typedPhone?: string;
}

/** Who asks for the sale: nobody signed in is the customer. */
export interface Asker {
  readonly caller: Caller | undefined;
  /** The call's `Accept-Language`. */
  readonly accepted?: string | undefined;
}

type Described = NonNullable<EnrollBody['customer']>;

/** An adult on this day; a birthday counts from its first minute. */
export const isAdult = (bornOn: string, today: string): boolean =>
  `${Number(bornOn.slice(0, 4)) + 18}${bornOn.slice(4)}` <= today;

/** The address under our names of its parts. A part that is missing is empty, and refused as such. */
function addressOf(typed: Described['address']): Customer['address'] {
  const line1 = typed.line1 ?? typed.street ?? '';
  const region = typed.region ?? typed.state ?? typed.province ?? '';
  const postalCode = typed.postalCode ?? typed.zip ?? '';
  if (line1 === '') throw InvalidInput.at('customer.address.line1', 'says street and number');
  const { line2, city, country = 'US' } = typed;
  return { line1, ...(line2 !== undefined && { line2 }), city, region, postalCode, country };
}

/** The contact data in one writing. Throws {@link InvalidInput} naming every fault. */
function checked(
  described: Described,
  today: string,
): Pick<Customer, 'name' | 'email' | 'phone' | 'address'> {
  const place = checkAddress(addressOf(described.address), 'customer.address');
  const phone = readPhoneNumber(described.phone);
  const faults: InputFault[] = [
    ...('faults' in place ? place.faults : []),
    ...(phone === undefined
      ? [{ path: 'customer.phone', message: 'is no telephone number of the US or Canada' }]
      : []),
    ...(described.bornOn !== undefined && !isAdult(described.bornOn, today)
      ? [
          {
            path: 'customer.bornOn',
            message:
              'is under 18: a parent or guardian has to be the customer, and `protectedMinor` who is protected',
          },
        ]
      : []),
  ];
  if ('faults' in place || phone === undefined || faults.length > 0) throw new InvalidInput(faults);
  return { name: described.name, email: described.email.trim(), phone, address: place.address };
}

const ownerSchema = z.object({ customerId: z.string() });

/**
 * The customer we know by this mail address, or by this telephone number and name together: families share a number. The
 * address has an item of its own, so that two sales at once can't make two customers of one person.
 */
async function known(
  table: Table,
  email: string,
  phone: string,
  name: string,
): Promise<Customer | undefined> {
  const owner = await table.get(customerOfEmailKey(email), ownerSchema);
  if (owner) return readCustomer(table, owner.customerId);
  const [byEmail, byPhone] = await Promise.all([
    table.page(
      { index: 'gsi1', partition: emailPartition(email), sortPrefix: 'CUSTOMER#', limit: 1 },
      customerSchema,
    ),
    table.page({ index: 'gsi2', partition: phonePartition(phone), limit: 10 }, customerSchema),
  ]);
  return byEmail.items[0] ?? byPhone.items.find((one) => nameSort(one.name) === nameSort(name));
}

const newCustomer = (table: Table, customer: Customer): TransactItem[] => [
  customerItem(table, customer),
  table.create(customerOfEmailKey(customer.email), {
    entity: 'customer-of-email',
    customerId: customer.customerId,
  }),
];

/** Who buys for himself is written to in the language of the page, until the account says otherwise. */
function spokenLanguage(accepted: string | undefined): Pick<Customer, 'language'> {
  const { tag, locale } = languageFor({ accepted });
  const language = languages.find((one) => one === locale);
  return tag === 'en' || language === undefined ? {} : { language };
}

/**
 * Who buys: the signed-in customer himself, else whoever the body describes. What we know of a customer stays as it is,
 * whatever a seller writes. Throws {@link InvalidInput}.
 */
export async function buyerOf(
  table: Table,
  { caller, accepted }: Asker,
  described: Described | undefined,
  nowMs: number,
): Promise<Buyer> {
  const own = caller?.access.customerId;
  const customer = own === undefined ? undefined : await readCustomer(table, own);
  if (customer) return { customer, items: [] };
  if (described === undefined) throw InvalidInput.at('customer', 'says who the account holder is');
  const contact = checked(described, new Date(nowMs).toISOString().slice(0, 10));
  const found = await known(table, contact.email, contact.phone, contact.name);
  if (found) {
    const { phone } = contact;
    return { customer: found, items: [], ...(phone !== found.phone && { typedPhone: phone }) };
  }
  const companyId = caller?.access.companyId;
  const made: Customer = {
    ...contact,
    customerId: newRecordId('customer', nowMs, randomBytes(RECORD_ID_BYTES)),
    ...(companyId !== undefined && { registeredByCompanyId: companyId }),
    ...(caller === undefined && spokenLanguage(accepted)),
    version: 1,
  };
  return { customer: made, items: newCustomer(table, made) };
}
