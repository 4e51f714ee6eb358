import * as z from 'zod/mini';

/** How shops are asked for repairs: part of the brand, changed by an administrator. */
export const repairRulesSchema = z.object({
  /** Within this distance a shop is near, in miles: farther ones are shown, and never asked by themselves. */
  nearMiles: z.int().check(z.minimum(1), z.maximum(500)),
  /** Business days of the claims team that a shop has to accept a repair or pass; then the next is asked. */
  answerBusinessDays: z.int().check(z.minimum(1), z.maximum(10)),
});
export type RepairRules = z.infer<typeof repairRulesSchema>;

/** What holds for a brand that says nothing of it: an hour's drive, and the next business day. */
export const usualRepairRules: RepairRules = { nearMiles: 60, answerBusinessDays: 1 };

export const repairRulesOf = ({ repairs }: { readonly repairs?: RepairRules | undefined }): RepairRules =>
  repairs ?? usualRepairRules;
