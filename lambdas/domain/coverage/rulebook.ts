import * as z from 'zod/mini';
import { deviceKindSchema } from '../catalogue/catalogue-schema.ts';
import { incidentTypeSchema } from '../claim/incident.ts';
import { rulebook202601 } from './rulebook-2026-01.ts';

/** A clause of the coverage terms, in the words the customer agreed to. */
const clauseSchema = z.object({
  id: z.string().check(z.regex(/^[a-z0-9-]+$/)),
  title: z.string(),
  text: z.string(),
  /** A denial may rest on it. The others say how claims are decided. */
  deniable: z.boolean(),
});
export type Clause = z.infer<typeof clauseSchema>;

const ruleSchema = z.object({
  id: z.string(),
  clause: z.string(),
  /** `coverage`: what the terms ask of every such claim. `approval`: what a rule needs besides, to approve without an agent. */
  stage: z.enum(['coverage', 'approval']),
  /** The incidents and kinds of device it applies to; absent, all. */
  incidentTypes: z.optional(z.array(incidentTypeSchema)),
  deviceKinds: z.optional(z.array(deviceKindSchema)),
  exceptDeviceKinds: z.optional(z.array(deviceKindSchema)),
  /** Incidents the predicate lets a rule approve. */
  approvableTypes: z.optional(z.array(incidentTypeSchema)),
  /** Numbers the predicate reads (days, counts). */
  params: z.optional(z.record(z.string(), z.number())),
});
export type Rule = z.infer<typeof ruleSchema>;

/** Coverage terms and the rules that enforce them, versioned: a claim keeps the version that decided it. */
export const rulebookSchema = z.object({
  version: z.string(),
  effectiveFrom: z.iso.datetime(),
  clauses: z.array(clauseSchema),
  rules: z.array(ruleSchema),
});
export type Rulebook = z.infer<typeof rulebookSchema>;

/** All rulebooks, oldest first. */
export const rulebooks: readonly Rulebook[] = [rulebook202601];

/** The rulebook in force at an instant (ISO, UTC); before the first, the first. */
export const rulebookAt = (at: string, known: readonly Rulebook[] = rulebooks): Rulebook => {
  const time = Date.parse(at);
  return known.findLast((book) => Date.parse(book.effectiveFrom) <= time) ?? known[0] ?? rulebook202601;
};

/** A version that decided a claim, for showing it again; undefined when unknown. */
export const rulebookVersion = (
  version: string,
  known: readonly Rulebook[] = rulebooks,
): Rulebook | undefined => known.find((book) => book.version === version);

export const findClause = (rulebook: Rulebook, id: string): Clause | undefined =>
  rulebook.clauses.find((clause) => clause.id === id);
