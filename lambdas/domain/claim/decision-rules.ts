import * as z from 'zod/mini';

/** How the claims team decides: part of the brand, changed by an administrator. */
export const decisionRulesSchema = z.object({
  /** A denial as fraud is proposed by one agent and confirmed by another. */
  fraudNeedsSecondAgent: z.boolean(),
});
export type DecisionRules = z.infer<typeof decisionRulesSchema>;

/** What holds for a brand that says nothing of it, as that of a system just deployed: nobody is called a fraud by one alone. */
export const usualDecisionRules: DecisionRules = { fraudNeedsSecondAgent: true };

export const decisionRulesOf = ({
  decisions,
}: {
  readonly decisions?: DecisionRules | undefined;
}): DecisionRules => decisions ?? usualDecisionRules;
