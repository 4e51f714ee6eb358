import * as z from 'zod/mini';
import { instantSchema } from '../calendar/instant.ts';

/** What may happen to a device: the perils of the coverage terms. */
export const incidentTypes = [
  'accidental-damage',
  'cracked-screen',
  'liquid',
  'theft',
  'theft-from-vehicle',
  'vandalism',
  'loss',
  'mechanical-failure',
] as const;

export const incidentTypeSchema = z.enum(incidentTypes);
export type IncidentType = z.infer<typeof incidentTypeSchema>;

/** Incidents after which the item is in nobody's hands: nothing to photograph, to send in or to repair. */
export const goneIncidentTypes = ['theft', 'theft-from-vehicle', 'loss'] as const satisfies IncidentType[];
const gone: ReadonlySet<IncidentType> = new Set(goneIncidentTypes);
export const isGoneAfter = (type: IncidentType): boolean => gone.has(type);

/** What the customer tells about the incident, with the facts that coverage rules read. */
export const incidentSchema = z.object({
  /** Items claimed for the same event share one incident and its limit. */
  incidentId: z.string(),
  type: incidentTypeSchema,
  occurredAt: instantSchema,
  description: z.string().check(z.maxLength(5_000)),
  place: z.optional(z.string().check(z.maxLength(300))),
  /** Theft, vandalism: the number of the report filed with the police. */
  policeReportNumber: z.optional(z.string().check(z.maxLength(100))),
  /** Phones, theft and loss: whether tracking was on when it happened; absent is "unknown". */
  trackingEnabled: z.optional(z.boolean()),
  /** Theft from a vehicle: the doors were locked. */
  vehicleLocked: z.optional(z.boolean()),
  /** Theft from a vehicle: the windows were closed. */
  windowsClosed: z.optional(z.boolean()),
  /** Theft from a vehicle: there are visible signs of forced entry. */
  forcedEntry: z.optional(z.boolean()),
  /** The damage was there before cover began. */
  preExisting: z.optional(z.boolean()),
});

export type Incident = z.infer<typeof incidentSchema>;
