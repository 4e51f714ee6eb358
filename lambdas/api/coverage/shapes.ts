import * as z from 'zod/mini';
import { instantSchema } from '../../domain/calendar/instant.ts';
import { proposalKinds } from '../../domain/coverage/adjudicate.ts';

/** What the rulebook, the catalogue and their replay answer with. */

const described = (text: string) => z.describe(text);

export const versionShape = z.object({
  version: z.string(),
  effectiveFrom: instantSchema.check(described('In force from then on, until another one is.')),
  storedAt: z.optional(instantSchema.check(described('Absent for those that come with the software.'))),
  storedBy: z.optional(z.string()),
  inForce: z.boolean().check(described('At this moment.')),
});

const outcomeShape = z.object({
  proposal: z.enum(proposalKinds),
  deductibleCents: z.int(),
  payableCents: z.int().check(described('What the plan pays of what a rule approves; 0 where none does.')),
});

const verdict = z.optional(z.enum(['pass', 'fail', 'needs-evidence', 'refer']));

const differenceShape = z.object({
  claimId: z.string(),
  at: instantSchema.check(described('When the rules decided it.')),
  before: outcomeShape,
  after: outcomeShape,
  effectCents: z.int().check(described('What the plan would pay more (or less, below 0) by rule.')),
  rules: z.array(z.object({ ruleId: z.string(), before: verdict, after: verdict })),
  decisive: z.array(z.string()).check(described('The rules each of which made the difference alone.')),
});

const count = z.int();

export const replayTotalsShape = z.object({
  decisions: count,
  different: count,
  approvedBefore: count,
  approvedAfter: count,
  payableBeforeCents: z.int(),
  payableAfterCents: z.int(),
  byRule: z.record(z.string(), count).check(described('How often each rule alone made the difference.')),
  byMove: z.record(z.string(), count).check(described('`review → approve`: how many.')),
});

export const replayShape = z.object({
  from: instantSchema,
  to: instantSchema,
  totals: replayTotalsShape.check(described('Of the whole replay so far: of this part and those before it.')),
  progress: z.number().check(described('How much of the period is done with this part, from 0 to 1.')),
  differences: z.array(differenceShape).check(described('At most 200 of this part, in the order of time.')),
  cursor: z.optional(
    z.string().check(described('There is more: ask again with it. It carries the totals so far.')),
  ),
});

const changeShape = z.object({
  path: z.string(),
  before: z.optional(z.unknown()),
  after: z.optional(z.unknown()),
});

export const editShape = z.object({
  stored: z.boolean().check(described('False for a dry run: nothing was changed.')),
  version: z.string(),
  effectiveFrom: instantSchema,
  basedOn: z.string().check(described('The version that it is compared with.')),
  changes: z.array(changeShape),
  plans: z.optional(
    z
      .array(z.object({ version: z.string(), plans: z.int() }))
      .check(described('Of a dry run of a catalogue: how many plans that are not over keep each version.')),
  ),
  affects: z.optional(
    replayShape.check(
      described(
        'Of a dry run: what the last 90 days would have come to; `cursor` when they are more than a call holds.',
      ),
    ),
  ),
});
