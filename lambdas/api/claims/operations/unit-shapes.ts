import * as z from 'zod/mini';
import { unitClaimFields } from '../../../domain/claim/claim-unit.ts';
import { claimLineSchema } from '../../../domain/warranty-claims/lines.ts';
import { lineVerdictSchema } from '../../../domain/warranty-claims/review-lines.ts';

/** What a dealer's claim for a warranted unit has besides any claim. */
const described = (text: string) => z.describe(text);
const cents = z.int();

export const unitClaimShape = {
  unit: z.optional(
    unitClaimFields.unit.def.innerType.check(
      described('The warranted unit, instead of a device, with its warranty as the claim was sent.'),
    ),
  ),
  lines: z.optional(
    z.array(claimLineSchema).check(described('What credit is asked for, and what was made of each.')),
  ),
  parts: z.optional(z.array(z.unknown()).check(described('Of `lines`, the parts.'))),
  labor: z.optional(z.array(z.unknown()).check(described('Of `lines`, the labor.'))),
  totals: z.optional(
    z
      .object({
        partsCents: cents,
        laborCents: cents,
        servicesCents: cents,
        taxCents: cents,
        claimedCents: cents,
        approvedCents: z.optional(cents.check(described('Once an agent has looked at the lines.'))),
      })
      .check(described('Sums of `lines`.')),
  ),
  preAuthorization: z.optional(
    unitClaimFields.preAuthorization.def.innerType.check(
      described('The dealer asked before the repair; `approved`: go ahead, `claimed`: repaired.'),
    ),
  ),
  credits: z.optional(
    unitClaimFields.credits.def.innerType.check(
      described('Credited to the dealer, each with its lines as they were approved then.'),
    ),
  ),
  creditHeldFor: z.optional(
    unitClaimFields.creditHeldFor.def.innerType.check(
      described('Nothing is credited before this RMA has received the unit.'),
    ),
  ),
} as const;

/** What another agent proposed of the lines. */
export const proposedLines = z.optional(
  z.array(lineVerdictSchema).check(described('Of a dealer’s claim: what was said of its lines.')),
);
