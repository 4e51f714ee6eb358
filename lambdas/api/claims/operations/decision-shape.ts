import * as z from 'zod/mini';
import { instantSchema } from '../../../domain/calendar/instant.ts';
import { proposalKinds } from '../../../domain/coverage/adjudicate.ts';

/** A decision on a claim, as the API answers with it. A role that must not see a field does not get it. */

const described = (text: string) => z.describe(text);

const counterfactualShape = z.object({
  changes: z.array(z.object({ id: z.string(), say: z.string() })),
  proposal: z.enum(proposalKinds),
  text: z.string().check(described('The change, and what the claim would become by it.')),
});

export const decisionShape = z.looseObject({
  outcome: z.enum(['auto-approved', 'needs-evidence', 'review', 'approved', 'denied']),
  decidedBy: z.optional(z.string().check(described('`rules`, or the agent’s name.'))),
  rulebookVersion: z.string(),
  catalogueVersion: z.optional(z.string().check(described('The prices and limits it was made with.'))),
  deductibleCents: z.int(),
  limitCents: z.int(),
  inWords: z.optional(z.string().check(described('What the rules made of it, in one sentence.'))),
  claimsLeft: z.optional(
    z
      .union([z.int(), z.literal('unlimited')])
      .check(described('Claims of this kind left in the 12 months around the incident.')),
  ),
  waitingPeriod: z.optional(
    z
      .object({ endsAt: instantSchema, over: z.boolean(), waived: z.boolean() })
      .check(described('The plan’s wait, as at the incident.')),
  ),
  missingEvidence: z.optional(
    z.array(z.object({ kind: z.string(), why: z.string() })).check(described('What is asked for, and why.')),
  ),
  counterfactual: z.optional(
    z
      .object({
        smallest: z.optional(counterfactualShape),
        toApproval: z.optional(
          counterfactualShape.check(described('Where more than that is needed to be approved at once.')),
        ),
      })
      .check(
        described(
          'The smallest change of facts or documents that would change the outcome; empty when there is none. Absent once approved, or decided by an agent.',
        ),
      ),
  ),
  referReasons: z.optional(
    z
      .array(z.looseObject({ ruleId: z.string(), clause: z.string(), reason: z.string() }))
      .check(described('For the claims team only: why the rules did not approve it, each in a sentence.')),
  ),
  signals: z.optional(
    z
      .array(
        z.looseObject({
          id: z.string(),
          weight: z.enum(['note', 'stop']),
          text: z.string(),
          because: z.record(z.string(), z.unknown()),
        }),
      )
      .check(described('For the claims team only: what calls for a closer look, and what it rests on.')),
  ),
  trace: z.optional(
    z.array(
      z.looseObject({
        ruleId: z.string(),
        clause: z.string(),
        verdict: z.enum(['pass', 'fail', 'needs-evidence', 'refer']),
        facts: z.record(z.string(), z.unknown()),
      }),
    ),
  ),
});
