import * as z from 'zod/mini';
import { instantSchema } from '../calendar/instant.ts';
import { actorSchema } from '../people/actor.ts';
import { addressSchema } from '../people/people.ts';

/** Who has the unit: the customer of the dealer. */
export const ownerSchema = z.object({
  name: z.string(),
  email: z.optional(z.string()),
  /** E.164. */
  phone: z.optional(z.string()),
  address: z.optional(addressSchema),
});
export type Owner = z.infer<typeof ownerSchema>;

export const registrationSchema = z.object({
  /** The present owner; earlier ones stand in `transfers`. */
  customer: ownerSchema,
  deliveredAt: z.iso.date(),
  /** The paper that proves the delivery. */
  proofDocumentId: z.optional(z.string()),
  registeredAt: instantSchema,
  registeredBy: actorSchema,
});
export type Registration = z.infer<typeof registrationSchema>;

export const transferSchema = z.object({
  from: ownerSchema,
  to: ownerSchema,
  /** The day from which it is the new owner's. */
  on: z.iso.date(),
  at: instantSchema,
  by: actorSchema,
});

/** A unit with a warranty, known by its serial number. */
export const unitRecordSchema = z.object({
  /** In its one writing, see `normalSerial`. */
  serial: z.string(),
  productId: z.string(),
  createdAt: instantSchema,
  /** The dealer; absent while it is assigned to none, and then only the claims team sees it. */
  companyId: z.optional(z.string()),
  assignedAt: z.optional(instantSchema),
  registration: z.optional(registrationSchema),
  /** Follows from delivery and the product's term of that day, and is kept: later terms change nothing. */
  warranty: z.optional(z.object({ startsAt: z.iso.date(), endsAt: z.iso.date() })),
  transfers: z.array(transferSchema),
  /** The serial of the unit it was given for, and of the one given for it. */
  replaces: z.optional(z.string()),
  replacedBy: z.optional(z.string()),
  version: z.int(),
});
export type UnitRecord = z.infer<typeof unitRecordSchema>;

/** It is a dealer's and nobody's yet. */
export const isPending = ({ companyId, registration, replacedBy }: UnitRecord): boolean =>
  companyId !== undefined && registration === undefined && replacedBy === undefined;

/** One line of a unit's service record. */
export const unitEventSchema = z.object({
  what: z.enum(['created', 'assigned', 'registered', 'transferred', 'replaced', 'replacement']),
  at: instantSchema,
  actor: actorSchema,
  note: z.optional(z.string()),
});
export type UnitEvent = z.infer<typeof unitEventSchema>;

/** A unit at its next version, with what is written about it. */
export interface UnitChange {
  readonly unit: UnitRecord;
  readonly events: readonly UnitEvent[];
}
