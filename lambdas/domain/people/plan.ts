import * as z from 'zod/mini';
import { deviceKindSchema, planCodeSchema, planTermSchema } from '../catalogue/catalogue-schema.ts';
import { instantSchema } from '../claim/incident.ts';
import { actorSchema } from './actor.ts';

/** A protection plan as sold to a customer. */
export const planRecordSchema = z.object({
  planNumber: z.string(),
  enrollmentId: z.string(),
  customerId: z.string(),
  planCode: planCodeSchema,
  term: planTermSchema,
  status: z.enum(['pending-activation', 'active', 'past-due', 'cancelled', 'lapsed', 'ended']),
  priceCents: z.int(),
  catalogueVersion: z.string(),
  soldAt: instantSchema,
  soldByCompanyId: z.optional(z.string()),
  activatedAt: z.optional(instantSchema),
  coverStartsAt: z.optional(instantSchema),
  coverEndsAt: z.optional(instantSchema),
  paymentCurrent: z.boolean(),
  version: z.int(),
});
export type PlanRecord = z.infer<typeof planRecordSchema>;

/** A device a customer registered. */
export const deviceRecordSchema = z.object({
  deviceId: z.string(),
  customerId: z.string(),
  planNumber: z.string(),
  kind: deviceKindSchema,
  make: z.string(),
  model: z.string(),
  serial: z.optional(z.string()),
  imei: z.optional(z.string()),
  purchasedAt: z.optional(z.iso.date()),
  boughtAs: z.optional(z.enum(['new', 'refurbished', 'used'])),
  addedAt: instantSchema,
  verification: z.enum(['unverified', 'pending', 'verified', 'again']),
  verifiedAt: z.optional(instantSchema),
  verificationReason: z.optional(z.string()),
  /** The agent who accepted the photos or asked for others; absent where a rule did. */
  reviewedBy: z.optional(actorSchema),
  reviewedAt: z.optional(instantSchema),
  removedAt: z.optional(instantSchema),
  version: z.int(),
});
export type DeviceRecord = z.infer<typeof deviceRecordSchema>;
