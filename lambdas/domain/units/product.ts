import * as z from 'zod/mini';
import { instantSchema } from '../calendar/instant.ts';

/** The longest warranty that anybody gives, in months: what is above is a slip of the finger. */
const LONGEST_MONTHS = 240;

/** How long the warranty of units delivered from a day on is. */
export const warrantyTermSchema = z.object({
  /** The first day of delivery it holds for; absent is "always". */
  from: z.optional(z.iso.date()),
  months: z.int().check(z.minimum(0), z.maximum(LONGEST_MONTHS)),
});
export type WarrantyTerm = z.infer<typeof warrantyTermSchema>;

/** A make of unit that is sold with a warranty. */
export const productSchema = z.object({
  /** The SKU in capitals: no SKU is given twice, and none is changed. */
  productId: z.string(),
  sku: z.string(),
  name: z.string(),
  /** What sort of thing it is, as the catalogue of the maker calls it: `power-tool`, `depth-sounder`. */
  kind: z.string(),
  warranty: z.object({
    terms: z.array(warrantyTermSchema).check(z.minLength(1)),
    /** It goes with the unit to a new owner. */
    transferable: z.boolean(),
    /** What it covers, in words for people. */
    covers: z.optional(z.string()),
  }),
  /** Not sold any more: no unit of it is added, those there are keep their warranty. */
  retired: z.optional(z.boolean()),
  createdAt: instantSchema,
  version: z.int(),
});
export type Product = z.infer<typeof productSchema>;

/** The id of the product with this SKU. */
export const productIdOf = (sku: string): string => sku.trim().toUpperCase();
