import * as z from 'zod/mini';
import { addressSchema } from '../../domain/people/people.ts';
import { rmaEventSchema, rmaKinds, rmaUnitStates } from '../../domain/rma/rma.ts';
import { instant, typed } from '../../middleware/api/shapes.ts';

export const serialBody = typed(60).check(z.describe('The serial number, in any writing.'));
export const carrierBody = typed(60).check(
  z.describe('One of the carriers of `GET /rmas/terms`; `own` for whoever brings it in person.'),
);
export const trackingBody = typed(60).check(z.describe('The number on the carrier’s label.'));

export const shipToBody = z.strictObject({
  name: typed(120),
  address: z.strictObject({
    line1: typed(120),
    line2: z.optional(typed(120)),
    city: typed(80),
    region: typed(40).check(z.describe('State or province.')),
    postalCode: typed(12),
    country: z.enum(['US', 'CA']),
  }),
});

const parcelShape = z.object({
  carrier: z.string(),
  carrierName: z.string(),
  tracking: z.string().check(z.describe('Empty where somebody brought it in person.')),
  at: instant,
});

const namedAddress = z.object({ name: z.string(), address: addressSchema });

export const rmaUnitShape = z.object({
  serial: z.string(),
  productName: z.string(),
  fault: z.optional(z.string()),
  state: z.enum(rmaUnitStates),
  stateLabel: z.string().check(z.describe('Where the unit stands, or what became of it.')),
  moves: z
    .array(z.enum(rmaUnitStates))
    .check(z.describe('The states that the caller may move this unit to now.')),
  shipped: z.optional(parcelShape),
  receivedAt: z.optional(instant),
  inspectedAt: z.optional(instant),
  grade: z.optional(z.string()),
  disposition: z.optional(z.string()),
  inspectionNote: z.optional(z.string()),
  outcomeAt: z.optional(instant),
  reason: z.optional(z.string().check(z.describe('Why it was rejected or called off.'))),
  creditCents: z.optional(z.int()),
  replacementSerial: z.optional(
    z.string().check(z.describe('The unit in its place, which has the rest of its warranty.')),
  ),
  sentBack: z.optional(parcelShape),
  fee: z.optional(
    z.object({
      amountCents: z.int(),
      chargedAt: z.optional(instant),
      waivedAt: z.optional(instant),
      reason: z.optional(z.string()),
    }),
  ),
  closedAt: z.optional(instant),
  ending: z.optional(z.enum(['credited', 'repaired', 'replaced', 'rejected', 'cancelled', 'not-returned'])),
});

const actorShape = z.object({
  role: z.enum(['customer', 'partner', 'agent', 'admin', 'system']),
  name: z.string(),
});

export const rmaRowShape = z.object({
  rmaId: z.string(),
  claimId: z.string(),
  kind: z.enum(rmaKinds),
  kindLabel: z.string(),
  state: z
    .enum(rmaUnitStates)
    .check(z.describe('Of the whole: that of the unit with the longest way to go.')),
  stateLabel: z
    .string()
    .check(z.describe('The state in words; where the units stand apart, how many stand where.')),
  nextStep: z.object({
    who: z.enum(['dealer', 'claims-team', 'nobody']),
    what: z.string(),
    by: z.optional(instant),
  }),
  dealer: z.object({ companyId: z.string(), name: z.string() }),
  units: z.array(rmaUnitShape),
  issuedAt: instant,
  dueAt: instant.check(z.describe('The units are to be on their way until then.')),
  closedAt: z.optional(instant),
  creditCents: z.int().check(z.describe('Credited so far.')),
  version: z.int(),
});

export const rmaShape = z.extend(rmaRowShape, {
  depot: z.object({ depotId: z.string(), ...namedAddress.shape }),
  shipTo: z.optional(namedAddress),
  note: z.optional(z.string()),
  issuedBy: actorShape,
  updatedAt: instant,
  history: z.array(
    z.object({ ...rmaEventSchema.shape, actor: actorShape }).check(z.describe('Oldest first.')),
  ),
});

const named = <T extends string>(name: T) =>
  z.array(z.object({ [name]: z.string(), words: z.string() } as Record<T | 'words', z.ZodMiniString>));

export const rmaTermsShape = z.object({
  version: z.string(),
  depots: z.array(z.object({ depotId: z.string(), ...namedAddress.shape })),
  carriers: named('carrier'),
  grades: named('grade'),
  dispositions: named('disposition'),
  kinds: named('kind'),
  returnDays: z.record(z.enum(rmaKinds), z.int()),
  nonReturnFeeCents: z.int(),
  mostUnits: z.int(),
});
