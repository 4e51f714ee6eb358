import * as z from 'zod/mini';
import type { Catalogue } from '../catalogue/catalogue-schema.ts';
import type { CoverageFacts } from './facts.ts';
import type { Signal } from './fraud-signals.ts';

/** What a rule read, as kept in the trace: small plain values, nothing else about the person. */
export type TraceFacts = Readonly<Record<string, string | number | boolean | null>>;

/** What a test finds: met, not met, or that the facts do not settle it. Which verdict follows is the rule's own data. */
export type Finding =
  | { readonly met: true; readonly facts: TraceFacts }
  | {
      readonly met: false | 'unknown';
      readonly facts: TraceFacts;
      /** Why it is not met: one sentence for the agent who reads the claim. */
      readonly reason: string;
    };

export type Reading = CoverageFacts & {
  /** The zone of the mailing address, in which all days are counted. */
  readonly zone: string;
  readonly catalogue: Catalogue;
  readonly found: readonly Signal[];
};

/** A test that rules can name: pure, over the facts it says that it reads. */
export interface Predicate {
  /** Paths of facts, `incident.type`; one that ends at an object stands for all of it. */
  readonly reads: readonly string[];
  readonly params: z.ZodMiniType;
  readonly bind: (params: unknown) => (reading: Reading) => Finding;
}

/** Keeps the types of the parameters. */
export const predicate = <P extends z.ZodMiniType>(definition: {
  reads: readonly string[];
  params: P;
  test: (reading: Reading, params: z.infer<P>) => Finding;
}): Predicate => ({
  reads: definition.reads,
  params: definition.params,
  bind: (params) => {
    const parsed = definition.params.parse(params);
    return (reading) => definition.test(reading, parsed);
  },
});

export const noParams = z.strictObject({});
export const daysParam = z.strictObject({ days: z.int().check(z.nonnegative(), z.maximum(3_660)) });

/** A rule of the rulebook names a test or a parameter that the code does not have: the data is wrong, not the claim. */
export class RulebookFault extends Error {
  override readonly name = 'RulebookFault';
  readonly ruleId: string;
  constructor(ruleId: string, what: string) {
    super(`rule ${ruleId}: ${what}`);
    this.ruleId = ruleId;
  }
}

export const met = (facts: TraceFacts): Finding => ({ met: true, facts });
export const notMet = (facts: TraceFacts, reason: string): Finding => ({ met: false, facts, reason });
export const unknown = (facts: TraceFacts, reason: string): Finding => ({ met: 'unknown', facts, reason });
