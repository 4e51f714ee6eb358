import * as z from 'zod/mini';
import { instantSchema } from '../calendar/instant.ts';
import { companyKindSchema } from '../companies/company-kind.ts';
import { storeSchema } from '../companies/store.ts';
import { actorSchema } from './actor.ts';
import { addressSchema } from './address.ts';
import { customerPayeeSchema } from './customer-payee.ts';
import { languages, notificationsSchema } from './preferences.ts';

/** A sign-in: the person behind a token, and in which role. Companies and customers are records of their own. */
export const userSchema = z.object({
  userId: z.string(),
  role: z.enum(['customer', 'partner', 'agent', 'admin']),
  name: z.string(),
  email: z.string(),
  customerId: z.optional(z.string()),
  companyId: z.optional(z.string()),
  partnerRole: z.optional(z.enum(['owner', 'clerk'])),
  /** The most an agent decides alone, in cents; absent is no limit. */
  authorityLimitCents: z.optional(z.int()),
  /** Agents on duty get the mails for review. */
  onDuty: z.optional(z.boolean()),
  /** An administrator who sees and moves money: the right `finance`. */
  finance: z.optional(z.boolean()),
  title: z.optional(z.string()),
  dateFormat: z.optional(z.string()),
  timeZone: z.optional(z.string()),
  language: z.optional(z.enum(languages)),
  notifications: z.optional(notificationsSchema),
  /** Shut out by an administrator. */
  disabled: z.optional(z.boolean()),
  /** Sign-ins from before this instant were ended. */
  signedOutBefore: z.optional(instantSchema),
  /** Sign-ins that were ended by name. */
  endedSessions: z.optional(z.array(z.object({ sessionId: z.string(), at: instantSchema }))),
  version: z.int(),
});
export type User = z.infer<typeof userSchema>;

export { addressSchema };

export const customerSchema = z.object({
  customerId: z.string(),
  name: z.string(),
  email: z.string(),
  /** E.164. */
  phone: z.string(),
  address: addressSchema,
  /** As the customer chose; kept here as well, where the mails to customers are written from. */
  notifications: z.optional(notificationsSchema),
  language: z.optional(z.enum(languages)),
  /** The company that sold the plan and so registered the customer. */
  registeredByCompanyId: z.optional(z.string()),
  /** Where reimbursements go; set by the customer, signed in. */
  payee: z.optional(customerPayeeSchema),
  version: z.int(),
});
export type Customer = z.infer<typeof customerSchema>;

export const companySchema = z.object({
  companyId: z.string(),
  name: z.string(),
  /** Where claims mail goes. */
  email: z.string(),
  phone: z.optional(z.string()),
  address: z.optional(addressSchema),
  kinds: z.array(companyKindSchema),
  approvedRepairPartner: z.boolean(),
  /** The PayPal address on record: money goes by itself only there. */
  payee: z.optional(z.object({ method: z.literal('paypal'), email: z.string(), changedAt: instantSchema })),
  /** What its owner asked the payee to become; an agent confirms it. */
  payeeChange: z.optional(
    z.object({ email: z.string(), requestedAt: instantSchema, requestedBy: actorSchema }),
  ),
  /** Of the tax number only its last four digits: the form itself is not ours to keep. */
  taxForm: z.optional(
    z.object({
      kind: z.enum(['W-9', 'W-8BEN-E']),
      receivedAt: instantSchema,
      legalName: z.optional(z.string()),
      taxIdLastFour: z.optional(z.string()),
      signedBy: z.optional(z.string()),
    }),
  ),
  /** Where it repairs; a company without any is one shop at its own address. */
  stores: z.optional(z.array(storeSchema)),
  /** Who reads its comments unless a comment says otherwise; absent: the customer, too. */
  commentVisibility: z.optional(z.enum(['everyone', 'claims-team'])),
  /** Gets no new claims, and money waits for an agent. */
  suspended: z.optional(z.object({ reason: z.string(), at: instantSchema, by: actorSchema })),
  version: z.int(),
});
export type Company = z.infer<typeof companySchema>;
