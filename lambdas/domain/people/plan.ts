import * as z from 'zod/mini';
import { deviceKindSchema } from '../catalogue/catalogue-schema.ts';
import { instantSchema } from '../claim/incident.ts';
import { type Enrollment, enrollmentSchema } from '../plans/enrollment.ts';
import { actorSchema } from './actor.ts';

/** A protection plan as sold to a customer: the enrolment is the plan's one record. */
export const planRecordSchema = enrollmentSchema;
export type PlanRecord = Enrollment;

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
