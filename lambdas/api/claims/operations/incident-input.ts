import * as z from 'zod/mini';
import { incidentTypeSchema } from '../../../domain/claim/incident.ts';

/** The facts of an incident as they are told, by name; the rules of the coverage terms read them. */
const incidentFacts = {
  place: z.optional(z.string().check(z.maxLength(300), z.describe('Where it happened.'))),
  policeReportNumber: z.optional(
    z
      .string()
      .check(z.maxLength(100), z.describe('Theft, vandalism: number of the report filed with the police.')),
  ),
  trackingEnabled: z.optional(
    z
      .boolean()
      .check(
        z.describe('Phones, theft and loss: tracking (find my phone) was on then; leave out if not known.'),
      ),
  ),
  vehicleLocked: z.optional(z.boolean().check(z.describe('Theft from a vehicle: the doors were locked.'))),
  windowsClosed: z.optional(z.boolean().check(z.describe('Theft from a vehicle: the windows were closed.'))),
  forcedEntry: z.optional(
    z.boolean().check(z.describe('Theft from a vehicle: there are visible signs of forced entry.')),
  ),
  preExisting: z.optional(z.boolean().check(z.describe('The damage was there before cover began.'))),
};

/** An instant with any offset, as the same instant in UTC. One that is in UTC stays as it was written. */
const instantAnywhere = z.pipe(
  z.iso
    .datetime({
      offset: true,
      error: 'must be an instant such as 2026-03-02T17:00:00Z or 2026-03-02T10:00:00-07:00',
    })
    .check(z.describe('When it happened, with any offset from UTC; not in the future.')),
  z.transform((told) => (told.endsWith('Z') ? told : new Date(told).toISOString())),
);

const incidentText = {
  type: incidentTypeSchema.check(z.describe('What happened.')),
  occurredAt: instantAnywhere,
  description: z.string().check(z.maxLength(5_000), z.describe('What happened, in your own words.')),
};

export const newIncident = z.strictObject({
  incidentId: z.optional(
    z
      .string()
      .check(
        z.maxLength(60),
        z.describe('An earlier claim’s incident, for another item in the same event: they share its limit.'),
      ),
  ),
  ...incidentText,
  ...incidentFacts,
});

const orUnknown = <T extends z.ZodMiniType>(fact: z.ZodMiniOptional<T>) =>
  z.optional(z.nullable(fact.def.innerType));

/** What is left out stays as it is; `null` takes a fact back. */
export const incidentPatch = z.strictObject({
  type: z.optional(incidentText.type),
  occurredAt: z.optional(incidentText.occurredAt),
  description: z.optional(incidentText.description),
  place: orUnknown(incidentFacts.place),
  policeReportNumber: orUnknown(incidentFacts.policeReportNumber),
  trackingEnabled: orUnknown(incidentFacts.trackingEnabled),
  vehicleLocked: orUnknown(incidentFacts.vehicleLocked),
  windowsClosed: orUnknown(incidentFacts.windowsClosed),
  forcedEntry: orUnknown(incidentFacts.forcedEntry),
  preExisting: orUnknown(incidentFacts.preExisting),
});
