import * as z from 'zod/mini';
import { instantSchema } from '../calendar/instant.ts';
import { defaultOpeningHours } from '../calendar/opening-hours.ts';
import { deviceKindSchema, planCodeSchema } from '../catalogue/catalogue-schema.ts';
import { incidentSchema } from '../claim/incident.ts';
import { documentKinds } from '../claim/records.ts';

export const documentKindSchema = z.enum(documentKinds);
export type DocumentKind = z.infer<typeof documentKindSchema>;

const count = z.int().check(z.nonnegative());

/** Everything the rules read of a claim, gathered by the caller; the decision is a pure function of it. */
export const coverageFactsSchema = z.object({
  now: instantSchema,
  incident: incidentSchema,
  /** When the claim was first sent; a draft's creation does not count. */
  reportedAt: instantSchema,
  /** Accepted documents by kind; a kind that is missing counts 0. Pending and rejected ones don't count. */
  documents: z.partialRecord(documentKindSchema, count),
  device: z.object({
    kind: deviceKindSchema,
    make: z.optional(z.string()),
    model: z.optional(z.string()),
    verified: z.boolean(),
    boughtAs: z.optional(z.enum(['new', 'refurbished', 'used'])),
    /** The purchase date on the proof, a local date. */
    purchasedAt: z.optional(z.iso.date()),
    addedToPlanAt: instantSchema,
    /** 00:01 after verification, for an item added later; absent, the plan's cover start counts alone. */
    coveredFrom: z.optional(instantSchema),
    /** When its verification photos were accepted: complete photos waive the wait where the rulebook says so. */
    photosVerifiedAt: z.optional(instantSchema),
    /** When it was taken off the plan. */
    removedAt: z.optional(instantSchema),
  }),
  plan: z.object({
    planNumber: z.string(),
    code: planCodeSchema,
    /** What the plan is called in its own life cycle, for the trace only: the rules read the instants. */
    status: z.string(),
    activatedAt: z.optional(instantSchema),
    coverStartsAt: z.optional(instantSchema),
    /** When cover ends or ended; absent while the plan runs on. */
    coverEndsAt: z.optional(instantSchema),
    paymentCurrent: z.boolean(),
    /** The zone of the mailing address, for every rule that counts days. Default: the opening hours' zone. */
    timeZone: z.optional(z.string()),
  }),
  history: z.object({
    /** Other claims on this device whose incident lies less than 12 months from this one, withdrawn and drafts aside. */
    claimsOnDeviceLast12Months: count,
    /** Other claims on this device that are neither closed nor draft. */
    openClaimsOnDevice: count,
    /** Other approved losses of this customer, over all plans, inside the window of `lossesInWindow`; thefts don't count. */
    approvedLossesInWindow: count,
    /** Approved on other claims of the same incident, after deductibles. */
    incidentApprovedCents: count,
  }),
  /** What may call for a closer look; gathered for the claims team alone. Absent where nobody looked. */
  signals: z.optional(
    z.object({
      /** Claims of other customers for a device with the same serial number or IMEI. */
      claimsWithSameDevice: z.array(z.string()),
      /** Other claims with the same picture, or one that looks the same. */
      claimsWithSamePhoto: z.array(z.string()),
      /** When the customer's other claims were filed, withdrawn ones too. */
      otherClaimsFiledAt: z.array(instantSchema),
      /** When damage photos were taken by the camera's clock: local, without a zone. */
      photosTakenAt: z.array(z.string()),
      /** Papers that name a serial number or IMEI, but not the device's: how many. */
      papersWithOtherNumber: count,
    }),
  ),
});

export type CoverageFacts = z.infer<typeof coverageFactsSchema>;

/**
 * The facts as they are kept with the decision, for replays: all that a rule reads, and nothing that somebody wrote. Of a
 * police report's number stays that there is one.
 */
export const snapshotOf = (facts: CoverageFacts): CoverageFacts => {
  const { place: _place, policeReportNumber, ...incident } = facts.incident;
  const numbered = (policeReportNumber?.trim() ?? '') !== '';
  return {
    ...facts,
    incident: { ...incident, description: '', ...(numbered && { policeReportNumber: 'given' }) },
  };
};

/** The zone of the mailing address, in which all days of a claim are counted; the usual one where the plan names none. */
export const zoneOf = (facts: Pick<CoverageFacts, 'plan'>): string =>
  facts.plan.timeZone ?? defaultOpeningHours.zone;
