import * as z from 'zod/mini';
import { deviceKindSchema, planCodeSchema } from '../catalogue/catalogue-schema.ts';
import { incidentSchema, instantSchema } from '../claim/incident.ts';
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
    /** Photo verification was complete at activation: no wait for cracked screens. */
    waitingPeriodWaivedForScreens: z.optional(z.boolean()),
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
});

export type CoverageFacts = z.infer<typeof coverageFactsSchema>;
