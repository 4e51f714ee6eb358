import * as z from 'zod/mini';
import { deviceKindSchema } from '../catalogue/catalogue-schema.ts';
import { incidentTypeSchema } from '../claim/incident.ts';
import { documentKinds } from '../claim/records.ts';

/** Names of versions: they stand in paths, keys and decisions. */
export const versionNameSchema = z
  .string()
  .check(z.regex(/^[a-z0-9][a-z0-9.-]{0,39}$/i, 'is 1 to 40 letters, digits, dots and hyphens'));

const idSchema = z
  .string()
  .check(z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'is lower-case words joined by hyphens'), z.maxLength(60));
const sentenceSchema = z.string().check(z.minLength(1), z.maxLength(400));

/** A clause of the coverage terms, in the words the customer agreed to. */
const clauseSchema = z.strictObject({
  id: idSchema,
  title: z.string().check(z.minLength(1), z.maxLength(120)),
  text: z.string().check(z.minLength(1), z.maxLength(2_000)),
  deniable: z.boolean().check(z.describe('A denial may rest on it. The others say how claims are decided.')),
});
export type Clause = z.infer<typeof clauseSchema>;

/** The incidents and kinds of device something applies to; what is absent is all of them. */
const scope = {
  incidentTypes: z.optional(z.array(incidentTypeSchema).check(z.minLength(1))),
  deviceKinds: z.optional(z.array(deviceKindSchema).check(z.minLength(1))),
  exceptDeviceKinds: z.optional(z.array(deviceKindSchema).check(z.minLength(1))),
};

/** What a customer can hand in so that a rule passes; `payment` is done in the account, not uploaded. */
const evidenceKindSchema = z.enum([...documentKinds, 'payment']);
export type EvidenceKind = z.infer<typeof evidenceKindSchema>;

/** What can still turn out so that a rule which does not pass would: the material of the counterfactual. */
export const changeNames = [
  'document',
  'payment',
  'trackingEnabled',
  'vehicleLocked',
  'windowsClosed',
  'forcedEntry',
  'boughtNew',
  'purchasedInTime',
] as const;

const cureSchema = z.strictObject({
  change: z.enum(changeNames),
  document: z.optional(z.enum(documentKinds).check(z.describe('Of a `document`: its kind.'))),
  say: sentenceSchema.check(z.describe('The change as the customer reads it.')),
});
export type Cure = z.infer<typeof cureSchema>;

const ruleSchema = z.strictObject({
  id: idSchema,
  clause: z.string().check(z.describe('The clause of the terms that it enforces.')),
  stage: z
    .enum(['coverage', 'approval'])
    .check(
      z.describe(
        '`coverage`: what the terms ask of every such claim. `approval`: what besides lets a rule approve without an agent.',
      ),
    ),
  ...scope,
  predicate: z.string().check(z.describe('The test, by the name the code has for it.')),
  params: z.optional(
    z
      .record(z.string(), z.union([z.number(), z.string(), z.array(z.string())]))
      .check(z.describe('Numbers and lists that the test reads: days, counts, kinds.')),
  ),
  reads: z.array(z.string()).check(z.describe('The facts it reads.')),
  onFail: z
    .enum(['fail', 'refer', 'needs-evidence'])
    .check(z.describe('The verdict when the test is not met. Facts that are not known are always referred.')),
  asks: z.optional(
    z
      .strictObject({ kind: evidenceKindSchema, why: sentenceSchema })
      .check(z.describe('Of `needs-evidence`: what is asked for, in words for the customer.')),
  ),
  leadsTo: z.optional(
    z
      .literal('estimate')
      .check(z.describe('Where only such rules stand against an approval, an estimate is asked for.')),
  ),
  cures: z.optional(z.array(cureSchema).check(z.describe('What could still make it pass.'))),
  staffOnly: z.optional(z.boolean().check(z.describe('Nobody but the claims team learns of it.'))),
});
export type Rule = z.infer<typeof ruleSchema>;

/** Facts of an incident that the filing form asks for. */
export const factNames = [
  'policeReportNumber',
  'trackingEnabled',
  'vehicleLocked',
  'windowsClosed',
  'forcedEntry',
  'preExisting',
] as const;

const evidenceSchema = z.strictObject({
  ...scope,
  kind: z.enum([...documentKinds, ...factNames]),
  as: z.enum(['document', 'fact']),
  why: sentenceSchema.check(z.describe('In words for the customer: what it is, and why it is asked for.')),
  required: z
    .boolean()
    .check(z.describe('Without it the claim waits or goes to an agent; it can be sent all the same.')),
});
export type Evidence = z.infer<typeof evidenceSchema>;

export const signalIds = [
  'same-device-claimed-elsewhere',
  'same-photo-in-another-claim',
  'number-on-paper-differs',
  'photo-older-than-incident',
  'claim-soon-after-start',
  'several-claims-in-a-short-time',
] as const;

const signalSchema = z.strictObject({
  id: z.enum(signalIds),
  weight: z
    .enum(['note', 'stop'])
    .check(z.describe('`stop`: an agent decides. `note`: shown to the agent, and nothing else.')),
  params: z.optional(z.record(z.string(), z.number())),
  text: sentenceSchema,
});
export type SignalRow = z.infer<typeof signalSchema>;

/** Coverage terms and the rules that enforce them, versioned: a claim keeps the version that decided it. */
export const rulebookSchema = z.strictObject({
  version: versionNameSchema,
  effectiveFrom: z.iso.datetime({ error: 'must be an instant in UTC such as 2026-03-02T17:00:00Z' }),
  clauses: z.array(clauseSchema).check(z.minLength(1), z.maxLength(200)),
  rules: z.array(ruleSchema).check(z.minLength(1), z.maxLength(200)),
  evidence: z
    .array(evidenceSchema)
    .check(z.maxLength(200), z.describe('What the filing form asks for, by incident and kind of device.')),
  signals: z.optional(
    z.array(signalSchema).check(z.describe('Shown to the claims team only, each with what it rests on.')),
  ),
});
export type Rulebook = z.infer<typeof rulebookSchema>;
