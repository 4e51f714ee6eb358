import * as z from 'zod/mini';
import { instantSchema } from '../calendar/instant.ts';
import { warrantyReasons } from '../units/warranty.ts';
import { claimLineSchema } from '../warranty-claims/lines.ts';

/** What a dealer's claim for a warranted unit has besides any claim. */

const cents = z.int().check(z.nonnegative());

/** The unit a claim is about, as it stood when the claim was filed. */
const claimUnitSchema = z.object({
  serial: z.string(),
  productId: z.string(),
  sku: z.string(),
  product: z.string(),
  /** The dealer, who is credited. */
  companyId: z.string(),
  /** Whether it was under warranty when the claim was begun, and again when it was sent. */
  warranty: z.object({
    inWarranty: z.boolean(),
    reason: z.enum(warrantyReasons),
    text: z.string(),
    startsAt: z.optional(z.iso.date()),
    endsAt: z.optional(z.iso.date()),
    checkedAt: instantSchema,
  }),
});
export type ClaimUnit = z.infer<typeof claimUnitSchema>;

/** `asked`: the dealer wants to know before the repair; `approved`: go ahead; `claimed`: repaired, and asks for credit. */
const preAuthorizationSchema = z.object({
  state: z.enum(['asked', 'approved', 'claimed']),
  approvedCents: z.optional(cents),
  approvedAt: z.optional(instantSchema),
  claimedAt: z.optional(instantSchema),
});

/** What was credited to the dealer, with the lines as they were approved then. */
export const creditSchema = z.object({
  /** Follows from the claim and how many there were before, so that none is made twice. */
  creditId: z.string(),
  /** Of the credit note. */
  noteNumber: z.string(),
  companyId: z.string(),
  amountCents: cents,
  at: instantSchema,
  lines: z.array(claimLineSchema),
  /** The RMA whose receipt released it. */
  rmaId: z.optional(z.string()),
});
export type Credit = z.infer<typeof creditSchema>;

export const unitClaimFields = {
  unit: z.optional(claimUnitSchema),
  /** What the dealer asks credit for. */
  lines: z.optional(z.array(claimLineSchema)),
  preAuthorization: z.optional(preAuthorizationSchema),
  /** The unit comes back first: nothing is credited before this RMA has received it. */
  creditHeldFor: z.optional(z.object({ rmaId: z.string(), since: instantSchema })),
  credits: z.optional(z.array(creditSchema)),
} as const;

/**
 * Stands for the customer of a unit's claims, whose customer has no account: all claims of a unit are found under it.
 */
export const unitCustomerId = (serial: string): string => `unit-${serial}`;
