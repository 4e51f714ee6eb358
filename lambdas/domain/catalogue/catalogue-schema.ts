import * as z from 'zod/mini';

/** The kinds of device that a plan can protect; `drone` and `vehicle` are known so that they can be refused by name. */
export const deviceKinds = [
  'phone',
  'tablet',
  'laptop',
  'tv',
  'console',
  'camera',
  'audio',
  'watch',
  'appliance',
  'other',
] as const;
export const refusedDeviceKinds = ['drone', 'vehicle'] as const;

export const deviceKindSchema = z.enum([...deviceKinds, ...refusedDeviceKinds]);
export type DeviceKind = z.infer<typeof deviceKindSchema>;

export const planCodes = ['everything', 'everything-student', 'phone-only'] as const;
export const planCodeSchema = z.enum(planCodes);
export type PlanCode = z.infer<typeof planCodeSchema>;

export const planTerms = ['monthly', 'annual'] as const;
export const planTermSchema = z.enum(planTerms);
export type PlanTerm = z.infer<typeof planTermSchema>;

/** The outcomes a deductible is listed for; a loss takes that of theft. */
export const deductibleOutcomes = ['repair', 'replacement', 'theft'] as const;
export type DeductibleOutcome = (typeof deductibleOutcomes)[number];

/** What is broken, as the repair price list tells it apart. */
export const damageTypes = ['screen', 'back', 'liquid', 'other'] as const;
export type DamageType = (typeof damageTypes)[number];

const cents = z.int().check(z.nonnegative());
/** Every deductible of a phone lies between $29 and $99. */
const deductible = z.int().check(z.minimum(2_900), z.maximum(9_900));
const deductibles = z.strictObject({ repair: deductible, replacement: deductible, theft: deductible });
const date = z.iso.date();
const tier = z.string();

const datedPriceSchema = z.strictObject({
  /** First day (UTC) the price holds; it holds until the next date in the list. */
  from: date,
  /** Refurbished, in excellent condition, before sales tax. */
  cents: z.int().check(z.positive()),
});

const phoneModelSchema = z.strictObject({
  make: z.string(),
  model: z.string(),
  /** Other names of the same model. */
  alsoCalled: z.optional(z.array(z.string())),
  tier,
  deductibles,
  /** Usual price of a repair with parts, labor and tax; a damage that is not listed needs an estimate. */
  repairCents: z.partialRecord(z.enum(damageTypes), cents),
  replacementPrices: z.array(datedPriceSchema),
});
export type PhoneModel = z.infer<typeof phoneModelSchema>;

const planSchema = z.strictObject({
  code: planCodeSchema,
  name: z.string(),
  covers: z.strictObject({ phones: cents, otherItems: cents }),
  /** Price by term; a plan priced by phone tier has one entry per tier, others only `any`. */
  priceCents: z.record(z.string(), z.strictObject({ monthly: cents, annual: z.optional(cents) })),
  needsStudentProof: z.boolean(),
});
export type Plan = z.infer<typeof planSchema>;

const promoSchema = z.strictObject({
  code: z.string().check(z.regex(/^[A-Z0-9]{3,20}$/, 'is 3 to 20 capital letters and digits')),
  text: z.string(),
  /** Usable from and until these instants; left out, always. */
  from: z.optional(z.iso.datetime()),
  until: z.optional(z.iso.datetime()),
  /** How many sales may use it, over all payers. Each payer uses a code once in any case. */
  mostUses: z.optional(z.int().check(z.positive())),
  /** For payers who never had a plan. */
  firstPlanOnly: z.optional(z.boolean()),
  /** `free-months`: the first `months` cost nothing; `first-month-price`: the first month costs `cents`. */
  effect: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('free-months'), months: z.int().check(z.positive()) }),
    z.strictObject({ kind: z.literal('first-month-price'), cents }),
  ]),
});
export type Promo = z.infer<typeof promoSchema>;

/** Prices, deductibles and limits in force from a date: data, never code. */
export const catalogueSchema = z.strictObject({
  version: z
    .string()
    .check(z.regex(/^[a-z0-9][a-z0-9.-]{0,39}$/i, 'is 1 to 40 letters, digits, dots and hyphens')),
  effectiveFrom: z.iso.datetime({ error: 'must be an instant in UTC such as 2026-03-02T17:00:00Z' }),
  currency: z.literal('USD'),
  plans: z.array(planSchema),
  promos: z.array(promoSchema),
  /** What a company earns for a plan it sells, by plan. Left out: as in the catalogue that came with the code. */
  referralFeeCents: z.optional(z.record(planCodeSchema, cents)),
  /** Off each plan when one payer has several. */
  severalPlansDiscountPercent: z.int().check(z.minimum(0), z.maximum(100)),
  /** Days a sold plan may stay without activation, and days in which cancelling refunds everything. */
  activationDays: z.int(),
  refundDays: z.int(),
  incidentLimitCents: cents,
  /** How a replaced device comes back: within so many days of delivery, else for this fee. Left out: it may be kept. */
  returns: z.optional(z.strictObject({ days: z.int().check(z.minimum(14), z.maximum(90)), feeCents: cents })),
  /** Deductible of everything that is not a phone. */
  otherItemDeductibleCents: z.int().check(z.maximum(9_900)),
  /** Sales tax put on a catalogue price, in hundredths of a percent. */
  salesTaxBasisPoints: z.int(),
  phones: z.array(phoneModelSchema),
  /** Deductibles of a phone that is not listed, by tier. */
  tierDeductibles: z.record(tier, deductibles),
  /** The tier of a phone that is not listed: the first entry all of whose words stand in its make and model. */
  tierByWords: z.array(z.strictObject({ words: z.array(z.string()), tier })),
  unlistedPhoneTier: tier,
});
export type Catalogue = z.infer<typeof catalogueSchema>;
