import { hashOf, type Key, recordKey } from './keys.ts';

/**
 * Keys of customers and of those who sign in.
 *
 * | item | pk | sk | index |
 * |---|---|---|---|
 * | customer, user | `CUSTOMER#id`, `USER#id` | `CUSTOMER`, `USER` | gsi1 addresses and staff |
 * | a sign-in | `USER#id` | `SESSION#id` | |
 * | a customer's asked address, changes of contact, caller's code, losses | `CUSTOMER#id` | `ASKED-EMAIL`, `CONTACT#…`, … | |
 */

export const userKey = (userId: string): Key => recordKey('USER', userId);
/** A sign-in of somebody. */
export const sessionKey = (userId: string, sessionId: string): Key => ({
  pk: userKey(userId).pk,
  sk: `${sessionPrefix}${sessionId}`,
});
export const sessionPrefix = 'SESSION#';
export const staffPartition = 'STAFF';
export const companyUsersPartition = (companyId: string): string => `COMPANY#${companyId}#USERS`;

export const customerKey = (customerId: string): Key => recordKey('CUSTOMER', customerId);
export const customerPartition = (customerId: string): string => `CUSTOMER#${customerId}`;
/** The customer of a mail address: nobody is a customer twice. */
export const customerOfEmailKey = (email: string): Key =>
  recordKey('CUSTOMER-OF', hashOf(email.trim().toLowerCase()));
/** The mail address that a customer has asked for, until its code came back. */
export const askedEmailKey = (customerId: string): Key => ({
  pk: `CUSTOMER#${customerId}`,
  sk: 'ASKED-EMAIL',
});
/** What was changed of a customer's contact, by the version of the customer. */
export const contactChangeKey = (customerId: string, version: number): Key => ({
  pk: `CUSTOMER#${customerId}`,
  sk: `${contactChangePrefix}${String(version).padStart(8, '0')}`,
});
export const contactChangePrefix = 'CONTACT#';
/** The code that a caller was sent, and, once told, that it was: of one agent and one customer. */
export const callerCodeKey = (customerId: string, agentId: string): Key => ({
  pk: `CUSTOMER#${customerId}`,
  sk: `CALLER#${agentId}`,
});
export const lossesKey = (customerId: string): Key => ({ pk: `CUSTOMER#${customerId}`, sk: 'LOSSES' });
/** Whoever has this mail address. */
export const emailPartition = (email: string): string => `EMAIL#${email.trim().toLowerCase()}`;
/** Customers by telephone number (E.164), and by name for those who know how it begins. */
export const phonePartition = (phone: string): string => `PHONE#${phone}`;
export const customerNamesPartition = 'CUSTOMER-NAMES';
export const nameSort = (name: string): string => name.trim().toLowerCase();
