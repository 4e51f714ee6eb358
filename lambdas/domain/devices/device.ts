import * as z from 'zod/mini';
import { instantSchema } from '../calendar/instant.ts';
import { deviceKindSchema } from '../catalogue/catalogue-schema.ts';
import { actorSchema } from '../people/actor.ts';

/** Whether a phone can be located by its owner, how we know, and since when. Where it is, we never learn. */
export const trackingSchema = z.object({
  state: z.enum(['on', 'off', 'unknown']),
  basis: z.enum(['statement', 'screenshot', 'find-my-page']),
  statedAt: instantSchema,
  /** The picture it rests on. */
  documentId: z.optional(z.string()),
});
export type Tracking = z.infer<typeof trackingSchema>;

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
  /** `pending`: photos are being inspected, or wait for an agent; `again`: other photos are asked for. */
  verification: z.enum(['unverified', 'pending', 'verified', 'again']),
  verifiedAt: z.optional(instantSchema),
  /** What verified it. */
  verifiedBy: z.optional(z.enum(['agent', 'photos', 'receipt', 'replacement'])),
  verificationReason: z.optional(z.string()),
  /** It was an agent who asked for other photos: the rules say nothing more until there are some. */
  askedByAgent: z.optional(z.boolean()),
  /** The agent who accepted the photos or asked for others; absent where a rule did. */
  reviewedBy: z.optional(actorSchema),
  reviewedAt: z.optional(instantSchema),
  /** Since when it waits for an agent, and why the rules could not tell. */
  reviewDueAt: z.optional(instantSchema),
  reviewReasons: z.optional(z.array(z.string())),
  /** Phones only; absent is unknown. */
  tracking: z.optional(trackingSchema),
  /** The device whose place on the plan it took. */
  replaces: z.optional(z.string()),
  /** The last claim that paid it out; what was sent before does not verify it any more. */
  reimbursed: z.optional(z.object({ claimId: z.string(), at: instantSchema })),
  removedAt: z.optional(instantSchema),
  version: z.int(),
});
export type DeviceRecord = z.infer<typeof deviceRecordSchema>;

/** One line of a device's history. */
export const deviceEventSchema = z.object({
  what: z.enum([
    'added',
    'removed',
    'photo-added',
    'receipt-added',
    'verified',
    'photos-asked-again',
    'sent-to-agent',
    'tracking-stated',
  ]),
  at: instantSchema,
  actor: actorSchema,
  note: z.optional(z.string()),
  /** Only the claims team reads the note. */
  internal: z.optional(z.boolean()),
});
export type DeviceEvent = z.infer<typeof deviceEventSchema>;

/** A device at its next version, with what is written about it; `tell` is whether its owner gets a mail. */
export interface DeviceChange {
  readonly device: DeviceRecord;
  readonly events: readonly DeviceEvent[];
  readonly tell?: 'verified' | 'again';
}

/** Zone-free view of an instant. */
export const instantOf = (nowMs: number): string => new Date(nowMs).toISOString();
