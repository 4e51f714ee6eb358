import * as z from 'zod/mini';
import { instantSchema } from '../calendar/instant.ts';
import { centsSchema, positiveCentsSchema } from '../money/cents.ts';
import { reasonCodeSchema } from './reason-codes.ts';

/** The lines of a dealer's claim: what it asks credit for, and what an agent made of each. */

/** What an agent should look at twice. */
export const lineFlags = [
  'own-price',
  'more-hours',
  'other-product',
  'not-pre-authorized',
  'above-pre-authorized',
] as const;
export type LineFlag = (typeof lineFlags)[number];

/** What was decided about one line. */
export const lineReviewSchema = z.object({
  verdict: z.enum(['approved', 'lowered', 'rejected']),
  approvedCents: centsSchema,
  /** Of a line that was rejected, and of a lowered one where a code says why. */
  code: z.optional(reasonCodeSchema),
  /** The code in words. */
  codeText: z.optional(z.string()),
  reason: z.optional(z.string()),
  at: instantSchema,
});
export type LineReview = z.infer<typeof lineReviewSchema>;

const everyLine = {
  /** The same line keeps its id when the draft is changed, and from a pre-authorisation to its claim. */
  lineId: z.string(),
  description: z.string(),
  /** What is asked for, in cents. */
  amountCents: centsSchema,
  note: z.optional(z.string()),
  flags: z.array(z.enum(lineFlags)),
  review: z.optional(lineReviewSchema),
  /** What was allowed before the repair. */
  preAuthorizedCents: z.optional(centsSchema),
};

const partLineSchema = z.object({
  ...everyLine,
  kind: z.literal('part'),
  partNumber: z.string(),
  quantity: z.int(),
  unitCents: centsSchema,
  /** The price list's, and its version. */
  listCents: centsSchema,
  listVersion: z.int(),
});

const laborLineSchema = z.object({
  ...everyLine,
  kind: z.literal('labor'),
  operationCode: z.string(),
  hours: z.number(),
  standardHours: z.number(),
  centsPerHour: z.int(),
  listVersion: z.int(),
});

const serviceLineSchema = z.object({
  ...everyLine,
  kind: z.literal('service'),
  vendor: z.optional(z.string()),
});

const taxLineSchema = z.object({ ...everyLine, kind: z.literal('tax') });

export const claimLineSchema = z.discriminatedUnion('kind', [
  partLineSchema,
  laborLineSchema,
  serviceLineSchema,
  taxLineSchema,
]);
export type ClaimLine = z.infer<typeof claimLineSchema>;
export type LineKind = ClaimLine['kind'];

const note = z.optional(z.string().check(z.maxLength(500), z.describe('Why, for the agent.')));

/** A line as the dealer writes it: what the tables know is not typed. */
export const partInputSchema = z.strictObject({
  partNumber: z.string().check(z.maxLength(60), z.describe('Of the price list.')),
  quantity: z.int().check(z.positive(), z.maximum(1_000)),
  unitCents: z.optional(
    centsSchema.check(
      z.describe('Only where it is not the price list’s; above it, a note is needed and an agent looks.'),
    ),
  ),
  note,
});
export const laborInputSchema = z.strictObject({
  operationCode: z.string().check(z.maxLength(60), z.describe('Of the table of standard repair times.')),
  hours: z.optional(
    z
      .number()
      .check(
        z.positive(),
        z.maximum(200),
        z.describe('Only where it is not the standard time, to the hundredth; above it, a note is needed.'),
      ),
  ),
  note,
});
export const serviceInputSchema = z.strictObject({
  description: z
    .string()
    .check(z.regex(/\S/, 'says nothing'), z.maxLength(200), z.describe('What somebody else was paid for.')),
  vendor: z.optional(z.string().check(z.maxLength(120))),
  amountCents: positiveCentsSchema,
  note,
});

export const linesInput = {
  parts: z.optional(
    z.array(partInputSchema).check(z.maxLength(100), z.describe('Of a claim for a unit only.')),
  ),
  labor: z.optional(
    z.array(laborInputSchema).check(z.maxLength(100), z.describe('Of a claim for a unit only.')),
  ),
  services: z.optional(
    z
      .array(serviceInputSchema)
      .check(z.maxLength(20), z.describe('External services. Of a claim for a unit only.')),
  ),
  taxCents: z.optional(centsSchema.check(z.describe('Sales tax on all lines. Of a claim for a unit only.'))),
};

const linesInputSchema = z.object(linesInput);
export type LinesInput = z.infer<typeof linesInputSchema>;

/** Names of the fields that only a claim for a unit has. */
export const lineFields = ['parts', 'labor', 'services', 'taxCents'] as const;

export const saysLines = (input: LinesInput): boolean => lineFields.some((name) => input[name] !== undefined);

/** What a claim comes to, in cents, by kind and in all. */
export interface LineTotals {
  readonly partsCents: number;
  readonly laborCents: number;
  readonly servicesCents: number;
  readonly taxCents: number;
  readonly claimedCents: number;
  /** Once an agent has looked at the lines. */
  readonly approvedCents?: number;
}

const sum = (lines: readonly ClaimLine[], kind?: LineKind): number =>
  lines
    .filter((line) => kind === undefined || line.kind === kind)
    .reduce((total, { amountCents }) => total + amountCents, 0);

export const approvedCents = (lines: readonly ClaimLine[]): number =>
  lines.reduce((total, { review }) => total + (review?.approvedCents ?? 0), 0);

export const lineTotals = (lines: readonly ClaimLine[]): LineTotals => ({
  partsCents: sum(lines, 'part'),
  laborCents: sum(lines, 'labor'),
  servicesCents: sum(lines, 'service'),
  taxCents: sum(lines, 'tax'),
  claimedCents: sum(lines),
  ...(lines.some(({ review }) => review) && { approvedCents: approvedCents(lines) }),
});
