import * as z from 'zod/mini';
import { instantSchema } from '../calendar/instant.ts';
import { centsSchema } from '../money/cents.ts';

/** One line of an estimate, as a repair partner writes it. */
export const estimateLineSchema = z.object({
  kind: z.enum(['part', 'labor', 'tax']),
  description: z.string().check(z.regex(/\S/, 'says nothing'), z.maxLength(300)),
  quantity: z.int().check(z.positive(), z.maximum(1_000)),
  unitCents: centsSchema,
});

/** What a partner submits: the damage found, what it recommends, and the cost. */
export const estimateInputSchema = z.object({
  diagnosis: z.string().check(z.regex(/\S/, 'says nothing'), z.maxLength(5_000)),
  recommendation: z.enum(['repair', 'replace']),
  replacement: z.optional(
    z.object({
      /** The partner can supply a like-for-like replacement itself. */
      canSupply: z.boolean(),
      priceCents: z.optional(centsSchema),
    }),
  ),
  lines: z.array(estimateLineSchema).check(z.maxLength(100)),
});

export const estimateSchema = z.extend(estimateInputSchema, {
  /** Counts the estimates of a claim; every version is kept beside it. Absent in records from before there were several. */
  version: z.optional(z.int()),
  totalCents: z.int(),
  companyId: z.string(),
  submittedAt: instantSchema,
  via: z.enum(['portal', 'mail', 'link']),
});

export type EstimateInput = z.infer<typeof estimateInputSchema>;
export type Estimate = z.infer<typeof estimateSchema>;

/** Sum of an estimate's lines in cents, tax included, before any deductible. */
export const estimateTotalCents = (lines: EstimateInput['lines']): number =>
  lines.reduce((sum, line) => sum + line.quantity * line.unitCents, 0);
