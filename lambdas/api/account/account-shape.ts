import * as z from 'zod/mini';
import { companyKindSchema } from '../../domain/companies/company-kind.ts';
import { customerPayeeSchema } from '../../domain/people/customer-payee.ts';
import { addressSchema } from '../../domain/people/people.ts';
import { languages, notificationsSchema } from '../../domain/people/preferences.ts';

export const accountSchema = z.object({
  userId: z.string(),
  role: z.enum(['customer', 'partner', 'agent', 'admin']),
  name: z.string(),
  email: z.string(),
  title: z.optional(z.string()),
  dateFormat: z.optional(z.string()),
  timeZone: z.optional(z.string().check(z.describe('An IANA name; absent is the device’s.'))),
  language: z.optional(z.enum(languages).check(z.describe('Absent is the browser’s.'))),
  notifications: z.optional(
    notificationsSchema.check(z.describe('Mails that may be left out; customers and the claims team.')),
  ),
  phone: z.optional(z.string().check(z.describe('E.164; customers.'))),
  customerId: z.optional(z.string()),
  address: z.optional(addressSchema),
  payee: z.optional(
    customerPayeeSchema.check(
      z.describe('Where reimbursements go; customers. One changed in the last 3 days waits for an agent.'),
    ),
  ),
  company: z.optional(
    z.object({
      companyId: z.string(),
      name: z.string(),
      kinds: z.array(companyKindSchema),
      approvedRepairPartner: z.boolean(),
      role: z.enum(['owner', 'clerk']),
    }),
  ),
  authorityLimitCents: z.optional(
    z.int().check(z.describe('The most an agent decides alone; absent is no limit.')),
  ),
  onDuty: z.optional(z.boolean().check(z.describe('Agents on duty get the mails for review.'))),
  finance: z.optional(z.boolean().check(z.describe('An administrator who sees and moves money.'))),
});
export type Account = z.infer<typeof accountSchema>;
