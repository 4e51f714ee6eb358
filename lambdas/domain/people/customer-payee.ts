import * as z from 'zod/mini';
import { instantSchema } from '../calendar/instant.ts';
import { formatPhoneNumber } from '../ids/phone-number.ts';

const paypal = { method: z.literal('paypal'), email: z.string() };
const venmo = { method: z.literal('venmo'), phone: z.string() };
const changedAt = instantSchema;

/** Where a customer's money goes: a PayPal account by its address, or a Venmo account by its telephone (E.164, US). */
export const customerPayeeSchema = z.discriminatedUnion('method', [
  z.object({ ...paypal, changedAt }),
  z.object({ ...venmo, changedAt }),
]);
export type CustomerPayee = z.infer<typeof customerPayeeSchema>;

/** A payee as it is asked for: not stored, so not dated. */
export type AskedPayee =
  | { readonly method: 'paypal'; readonly email: string }
  | { readonly method: 'venmo'; readonly phone: string };

/** What the payment provider knows the account by. */
export const payeeAddress = (payee: AskedPayee): string =>
  payee.method === 'paypal' ? payee.email.toLowerCase() : payee.phone;

/** The account in words, for its owner: `casey@example.com`, `Venmo (415) 555-0123`. */
export const payeeName = (payee: AskedPayee): string =>
  payee.method === 'paypal' ? payee.email : `Venmo ${formatPhoneNumber(payee.phone)}`;

export const isSamePayee = (one: AskedPayee, other: AskedPayee | undefined): boolean =>
  other !== undefined && one.method === other.method && payeeAddress(one) === payeeAddress(other);
