import * as z from 'zod/mini';
import { isActive } from '../../domain/claim/status.ts';
import { amend } from '../../domain/claim/transitions/move.ts';
import { type Actor, actorSchema } from '../../domain/people/actor.ts';
import { type Customer, customerSchema } from '../../domain/people/people.ts';
import { sentCodeFields } from '../../domain/people/sent-code.ts';
import { claimsOfCustomer } from '../claims/claim-reader.ts';
import { changeClaim } from '../claims/claim-store.ts';
import { customerItem, readBrand } from '../people/people.ts';
import {
  askedEmailKey,
  contactChangeKey,
  contactChangePrefix,
  customerKey,
  customerOfEmailKey,
} from '../table/people-keys.ts';
import type { Table, TransactItem } from '../table/table.ts';

/** What of a customer others use to reach them. */
export type Contact = Pick<Customer, 'email' | 'phone' | 'address'>;

/** A mail address that a customer wants to be reached at, until the code that was sent there has come back. */
const askedEmailSchema = z.object({
  email: z.string(),
  ...sentCodeFields,
  version: z.int(),
});
export type AskedEmail = z.infer<typeof askedEmailSchema>;

export const readAskedEmail = (table: Table, customerId: string): Promise<AskedEmail | undefined> =>
  table.get(askedEmailKey(customerId), askedEmailSchema);

export function askedEmailItem(table: Table, customerId: string, asked: AskedEmail): TransactItem {
  const key = askedEmailKey(customerId);
  const item = { entity: 'asked-email', ...asked, expiresAt: Math.ceil(Date.parse(asked.codeUntil) / 1_000) };
  return asked.version === 1 ? table.create(key, item) : table.replace(key, item, asked.version - 1);
}

export const forgetAskedEmail = (
  table: Table,
  customerId: string,
  { version }: AskedEmail,
): TransactItem => ({
  Delete: {
    TableName: table.name,
    Key: { ...askedEmailKey(customerId) },
    ConditionExpression: '#version = :version',
    ExpressionAttributeNames: { '#version': 'version' },
    ExpressionAttributeValues: { ':version': version },
  },
});

const ownerSchema = z.object({ customerId: z.string() });

/** Whose mail address it is; undefined while it is nobody's. */
export const customerOfEmail = async (table: Table, email: string): Promise<string | undefined> =>
  (await table.get(customerOfEmailKey(email), ownerSchema))?.customerId;

const contactOf = ({ email, phone, address }: Customer): Contact => ({ email, phone, address });

/** A customer at the next version, with what was changed of the contact, by whom, in a record that nobody changes. */
export function changedContactItems(
  table: Table,
  before: Customer,
  after: Customer,
  by: Actor,
  nowMs: number,
): TransactItem[] {
  const [was, is] = [contactOf(before), contactOf(after)];
  const same = JSON.stringify(was) === JSON.stringify(is);
  const event = { entity: 'contact-change', at: new Date(nowMs).toISOString(), by, before: was, after: is };
  return [
    customerItem(table, after),
    ...(same ? [] : [table.create(contactChangeKey(after.customerId, after.version), event)]),
  ];
}

/** How long a changed contact is worth a second look, in days. */
const recentDays = 30;
const contactSchema = z.pick(customerSchema, { email: true, phone: true, address: true });
const contactChangeSchema = z.object({
  at: z.string(),
  by: actorSchema,
  before: contactSchema,
  after: contactSchema,
});

/** A change of a customer's contact: which parts, by whom. */
export interface ContactChange {
  readonly at: string;
  readonly by: string;
  readonly parts: readonly (keyof Contact)[];
}

/**
 * What of a customer's contact was changed in the last 30 days, newest first, the last five of it: a code sent to a
 * contact proves only that whoever reads there is who changed it.
 */
export async function recentContactChanges(
  table: Table,
  customerId: string,
  nowMs: number,
): Promise<ContactChange[]> {
  const { items } = await table.page(
    { partition: customerKey(customerId).pk, sortPrefix: contactChangePrefix, newestFirst: true, limit: 5 },
    contactChangeSchema,
  );
  return items
    .filter(({ at }) => nowMs - Date.parse(at) < recentDays * 86_400_000)
    .map(({ at, by, before, after }) => ({
      at,
      by: by.name,
      parts: (['phone', 'email', 'address'] as const).filter(
        (part) => JSON.stringify(before[part]) !== JSON.stringify(after[part]),
      ),
    }));
}

/** The new address is this customer's from now on, the old one nobody's. */
export const movedEmailItems = (table: Table, before: Customer, after: Customer): TransactItem[] => [
  {
    Delete: {
      TableName: table.name,
      Key: { ...customerOfEmailKey(before.email) },
      ConditionExpression: 'attribute_not_exists(pk) OR #customerId = :customerId',
      ExpressionAttributeNames: { '#customerId': 'customerId' },
      ExpressionAttributeValues: { ':customerId': before.customerId },
    },
  },
  table.create(customerOfEmailKey(after.email), {
    entity: 'customer-of-email',
    customerId: after.customerId,
  }),
];

/**
 * Brings the customer's open claims up to the contact as it stands: their mails go there, and a counter looks them up by
 * the telephone number. Run again after a crash it does what is left.
 */
export async function alignOpenClaims(
  table: Table,
  customer: Customer,
  actor: Actor,
  now: number,
): Promise<void> {
  const { customerId, name, email, phone } = customer;
  const contact = { customerId, name, email, phone };
  const { openingHours } = await readBrand(table);
  for (const { claimId, status } of await claimsOfCustomer(table, customerId)) {
    if (!isActive(status) && status !== 'draft') continue;
    await changeClaim(table, claimId, (claim) =>
      JSON.stringify(claim.customer) === JSON.stringify(contact)
        ? undefined
        : {
            change: amend(
              claim,
              { now, actor, openingHours },
              { set: { customer: contact }, note: 'The customer’s contact details changed.' },
            ),
          },
    );
  }
}
