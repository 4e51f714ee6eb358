import * as z from 'zod/mini';
import { instantSchema } from '../calendar/instant.ts';
import { actorSchema } from '../people/actor.ts';
import { addressSchema } from '../people/people.ts';

/** What becomes of the units that a dealer sends back. */
export const rmaKinds = [
  'credit',
  'advance-replacement',
  'repair-and-return',
  'recalibrate-and-return',
] as const;
export const rmaKindSchema = z.enum(rmaKinds);
export type RmaKind = (typeof rmaKinds)[number];

/** Where one unit of an RMA stands, in the order of its way. */
export const rmaUnitStates = [
  'issued',
  'in-transit',
  'received',
  'inspected',
  'credited',
  'repaired',
  'replaced',
  'rejected',
  'closed',
] as const;
export type RmaUnitState = (typeof rmaUnitStates)[number];

/** What an inspection comes to. */
export const rmaOutcomes = ['credited', 'repaired', 'replaced', 'rejected'] as const;
export type RmaOutcome = (typeof rmaOutcomes)[number];

/** How a closed unit ended: by its outcome, or without one. */
export const rmaEndings = [...rmaOutcomes, 'cancelled', 'not-returned'] as const;
export type RmaEnding = (typeof rmaEndings)[number];

const parcelSchema = z.object({
  /** One of the carriers of the terms. */
  carrier: z.string(),
  tracking: z.string(),
  at: instantSchema,
});
export type Parcel = z.infer<typeof parcelSchema>;

export const shipToSchema = z.object({
  name: z.string(),
  address: addressSchema,
});
export type ShipTo = z.infer<typeof shipToSchema>;

/** The fee for a unit replaced in advance that does not come back in time. */
const feeSchema = z.object({
  amountCents: z.int(),
  chargedAt: z.optional(instantSchema),
  waivedAt: z.optional(instantSchema),
  /** Why it was waived. */
  reason: z.optional(z.string()),
});

export const rmaUnitSchema = z.object({
  serial: z.string(),
  productName: z.string(),
  /** What the dealer says is wrong with it. */
  fault: z.optional(z.string()),
  state: z.enum(rmaUnitStates),
  shipped: z.optional(parcelSchema),
  receivedAt: z.optional(instantSchema),
  inspectedAt: z.optional(instantSchema),
  grade: z.optional(z.string()),
  disposition: z.optional(z.string()),
  inspectionNote: z.optional(z.string()),
  outcomeAt: z.optional(instantSchema),
  /** Why it was rejected, or closed without an outcome. */
  reason: z.optional(z.string()),
  /** What was credited for it. */
  creditCents: z.optional(z.int()),
  /** The unit that takes its place, with the rest of its warranty. */
  replacementSerial: z.optional(z.string()),
  /** The parcel to the dealer: the replacement, the repaired unit, or the rejected one. */
  sentBack: z.optional(parcelSchema),
  fee: z.optional(feeSchema),
  closedAt: z.optional(instantSchema),
  ending: z.optional(z.enum(rmaEndings)),
});
export type RmaUnit = z.infer<typeof rmaUnitSchema>;

/** A return merchandise authorisation: units that a dealer may send in, and what becomes of each. */
export const rmaSchema = z.object({
  rmaId: z.string(),
  claimId: z.string(),
  kind: rmaKindSchema,
  /** The dealer it is issued to. */
  dealer: z.object({ companyId: z.string(), name: z.string(), email: z.string() }),
  /** Where the units go. */
  depotId: z.string(),
  /** Where repaired, replaced or rejected units go. */
  shipTo: z.optional(shipToSchema),
  note: z.optional(z.string()),
  units: z.array(rmaUnitSchema),
  issuedAt: instantSchema,
  issuedBy: actorSchema,
  /** The units are to be on their way until then. */
  dueAt: instantSchema,
  closedAt: z.optional(instantSchema),
  /** Of the whole: that of the unit with the longest way to go. */
  state: z.enum(rmaUnitStates),
  /** Since when its units stand as they stand; the claims team's deadlines count from here. */
  since: instantSchema,
  updatedAt: instantSchema,
  updatedBy: actorSchema,
  /** Reminders sent to the dealer. */
  reminders: z.int(),
  /** How often the claims team was told since then. */
  escalations: z.int(),
  /** Executions so far; the running one is `{rmaId}-{run}`. */
  run: z.int(),
  /** What the running execution waits with. */
  questionId: z.optional(z.string()),
  version: z.int(),
});
export type Rma = z.infer<typeof rmaSchema>;

/** One line of an RMA's history. */
export const rmaEventSchema = z.object({
  what: z.enum([
    'issued',
    ...(rmaUnitStates.slice(1) as ['in-transit', 'received', 'inspected', ...RmaOutcome[], 'closed']),
    'reminded',
    'escalated',
    'fee-charged',
    'fee-waived',
    'replacement-sent',
    'changed',
  ]),
  at: instantSchema,
  actor: actorSchema,
  /** The units it concerns. */
  serials: z.array(z.string()),
  note: z.optional(z.string()),
});
export type RmaEvent = z.infer<typeof rmaEventSchema>;

/** Whom to tell of what; the words follow from the RMA after the change. */
export interface RmaNotice {
  readonly to: 'dealer' | 'agents';
  readonly kind:
    | 'issued'
    | 'reminder'
    | 'received'
    | 'inspected'
    | 'settled'
    | 'replacement-sent'
    | 'fee-charged'
    | 'closed'
    | 'overdue';
  readonly serials: readonly string[];
}

/**
 * Everything one command changes, stored in one transaction. What follows from the difference of the units (credits,
 * fees, replaced serials, the mark that a unit is in an open RMA, the open question) is derived by the store.
 */
export interface RmaChange {
  readonly before: Rma | null;
  readonly rma: Rma;
  readonly events: readonly RmaEvent[];
  readonly notices: readonly RmaNotice[];
}

export const isOpenUnit = ({ state }: Pick<RmaUnit, 'state'>): boolean => state !== 'closed';

/** By what the whole is named: what has the longest way to go, and of the settled what somebody still has to confirm. */
const longestWayFirst: readonly RmaUnitState[] = [
  ...(['issued', 'in-transit', 'received', 'inspected'] as const),
  ...(['repaired', 'replaced', 'rejected', 'credited'] as const),
];

/** The state of the whole: the earliest that any open unit stands at; `closed` once all are. */
export function wholeState(units: readonly Pick<RmaUnit, 'state'>[]): RmaUnitState {
  return longestWayFirst.find((state) => units.some((unit) => unit.state === state)) ?? 'closed';
}

/** Something was credited for the unit. */
export const hasCredit = ({ creditCents }: Pick<RmaUnit, 'creditCents'>): boolean =>
  creditCents !== undefined && creditCents > 0;

/** Something was credited, so that there is a note of it. */
export const isCredited = ({ units }: Pick<Rma, 'units'>): boolean => units.some(hasCredit);

/** The name of the running execution, which makes starting it happen once. */
export const rmaExecutionName = ({ rmaId, run }: Pick<Rma, 'rmaId' | 'run'>): string => `${rmaId}-${run}`;
